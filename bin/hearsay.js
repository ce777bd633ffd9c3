#!/usr/bin/env node
/**
 * Starts the command: the bundle in dist/node, or in a checkout whose sources have changed since it was built, those sources as they are.
 * (Node runs TypeScript anywhere but under node_modules, so the published package carries dist/ and no src/.)
 */
import { existsSync, mkdirSync, readFileSync } from "node:fs"
import module from "node:module"
import { homedir } from "node:os"
import { join } from "node:path"
import v8 from "node:v8"
import { builtFrom } from "./built-from.js"

const OLDEST = 24
const root = new URL("../", import.meta.url)
const PARTS = ["zlib", "worker_threads", "fs/promises", "timers/promises"]
const SETTINGS = ["--no-lazy", "--regexp-tier-up-ticks=100", "--no-regexp-peephole-optimization"]
const OPTIMISERS = ["sparkplug", "maglev", "turbofan"]
/** CPU-seconds after which a process is taken for a long one; reading a page takes less, many articles take more. */
const LONG = 1

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    `hearsay: needs Node ${OLDEST} or later, this is ${process.version}: in a checkout type npx hearsay, which brings its own\n`,
  )
  process.exit(2)
}

if (isBuilt()) {
  if (keepCompiled()) compileAtOnce()
  await import(new URL("dist/node/command.js", root).href)
} else await import(new URL("src/cli/main.ts", root).href)

function isBuilt() {
  const stamp = new URL("dist/node/built-from", root)
  const sources = builtFrom(root)
  return sources === null || (existsSync(stamp) && readFileSync(stamp, "utf8").trim() === sources)
}

/**
 * What Node made of the code is kept where only this person writes; where nothing can be written, each start compiles anew.
 *
 * @returns {boolean} whether it is kept
 */
function keepCompiled() {
  try {
    const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache")
    // One by one: Node's own way of making a path never ends where the system lets nothing be made, as below /proc.
    for (const folder of [cache, join(cache, "hearsay"), join(cache, "hearsay", "compiled")]) {
      if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
    }
    const { ENABLED, ALREADY_ENABLED } = module.constants.compileCacheStatus
    const { status } = module.enableCompileCache(join(cache, "hearsay", "compiled"))
    return status === ENABLED || status === ALREADY_ENABLED
  } catch {
    // No home, or no right to write there: nothing is kept.
    return false
  }
}

/**
 * Settings for a process that ends after a second or two. What is kept of a file is what was compiled when it was loaded, so all of it is compiled then; and
 * code and patterns are optimised later than Node would, for optimising takes longer than one article lasts.
 */
function compileAtOnce() {
  // Other settings than those that Node's own parts were compiled with keep it from using what it has of them: these are loaded before.
  for (const part of PARTS) process.getBuiltinModule(`node:${part}`)
  for (const setting of SETTINGS) v8.setFlagsFromString(setting)
  for (const optimiser of OPTIMISERS) v8.setFlagsFromString(`--no-${optimiser}`)
  const look = setInterval(() => {
    const { user, system } = process.cpuUsage()
    if (user + system < LONG * 1e6) return
    clearInterval(look)
    for (const optimiser of OPTIMISERS) v8.setFlagsFromString(`--${optimiser}`)
  }, 100).unref()
}
