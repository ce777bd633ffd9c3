#!/usr/bin/env node
/**
 * Starts the command: the bundle in dist/node, or in a checkout whose sources have changed since it was built, those sources as they are.
 * (Node runs TypeScript anywhere but under node_modules, so the published package carries dist/ and no src/.)
 */
import { existsSync, mkdirSync, readFileSync } from "node:fs"
import module from "node:module"
import { homedir } from "node:os"
import { join } from "node:path"
import { builtFrom } from "./built-from.js"

const OLDEST = 24
const root = new URL("../", import.meta.url)

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    `hearsay: needs Node ${OLDEST} or later, this is ${process.version}: in a checkout type npx hearsay, which brings its own\n`,
  )
  process.exit(2)
}

keepCompiled()
await import(new URL(isBuilt() ? "dist/node/command.js" : "src/cli/main.ts", root).href)

function isBuilt() {
  const stamp = new URL("dist/node/built-from", root)
  const sources = builtFrom(root)
  return sources === null || (existsSync(stamp) && readFileSync(stamp, "utf8").trim() === sources)
}

/** What Node made of the code is kept where only this person writes; where nothing can be written, each start compiles anew. */
function keepCompiled() {
  try {
    const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache")
    // One by one: Node's own way of making a path never ends where the system lets nothing be made, as below /proc.
    for (const folder of [cache, join(cache, "hearsay"), join(cache, "hearsay", "compiled")]) {
      if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
    }
    module.enableCompileCache(join(cache, "hearsay", "compiled"))
  } catch {
    // No home, or no right to write there: nothing is kept.
  }
}
