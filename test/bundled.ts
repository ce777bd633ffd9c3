/** A script as a few files, made once per run: what tests start again and again must not load hundreds of modules each time. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, join, relative } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath, pathToFileURL } from "node:url"
import { build, type Plugin } from "vite"
import { inject } from "vitest"
import type { TestProject } from "vitest/node"
import { directly, treeshake } from "../scripts/bundling.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** the folder of this run's bundles */
    bundles: string
  }
}

/** Before all tests: a folder for the scripts that any of them asks for. */
export default function setup(run: TestProject): () => void {
  // Below node_modules, so that packages with parts of their own (the model's runtime) are found from there.
  const folder = mkdtempSync(fileURLToPath(new URL("../node_modules/.hearsay-", import.meta.url)))
  // Without a word on it Node would take each file for CommonJS first.
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n')
  run.provide("bundles", folder)
  // What tests start from its sources is compiled once, too.
  process.env["NODE_COMPILE_CACHE"] = join(folder, "compiled")
  return () => rmSync(folder, { recursive: true })
}

const root = fileURLToPath(new URL("../", import.meta.url))

/** All that tests start. They are made of much the same, so that to make them in one go takes a third of the time. */
const SCRIPTS = [
  "src/cli/main.ts",
  "test/faults/adder.ts",
  "test/faults/comparer.ts",
  "test/faults/judger.ts",
  "test/faults/teller.ts",
  "test/faults/watcher.ts",
  "test/postgres/mover.ts",
]
/** What one that uses the network has of Node, loaded before the settings of bin/compiled.js: with other settings Node compiles its own parts anew. */
const NETWORK = ["assert", "console", "dns", "http", "http2", "perf_hooks", "stream/web", "tls"]
const USES_NETWORK = ["test/faults/watcher.ts"]

/** @returns the file that stands for the script, which is one of `SCRIPTS`, with all of its parts beside it */
export async function bundled(script: URL): Promise<string> {
  const path = relative(root, fileURLToPath(script))
  if (!SCRIPTS.includes(path)) throw new RangeError(`${path} is none of the scripts that are bundled: add it there`)
  const folder = join(inject("bundles"), "all")
  const making = `${folder}.making`
  while (!existsSync(folder)) {
    if (isMine(making)) await make(making, folder)
    else await pause(50)
  }
  return join(folder, `${nameOf(path)}.js`)
}

const nameOf = (path: string) => basename(path, ".ts")

/** Of all that ask for them, one makes them. */
function isMine(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

/** Modules go on finding what they read (word lists, weights) from where they stand in the project. */
const ownAddresses: Plugin = {
  name: "own-addresses",
  transform: (code, id) =>
    id.includes("node_modules") ? null : code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href)),
}

/** It starts as the command does (bin/hearsay.js): its code compiled once for all that start it. */
const starting = (path: string) => `
for (const part of ${JSON.stringify(USES_NETWORK.includes(path) ? NETWORK : [])}) process.getBuiltinModule(part)
import { compileAtOnce, keepCompiled } from ${JSON.stringify(new URL("../bin/compiled.js", import.meta.url).href)}
if (keepCompiled(${JSON.stringify(inject("bundles"))})) compileAtOnce()
await import("./${nameOf(path)}.whole.js")
`

/** What all but the mover load is one file: with a file for each few that share something, a start would open twenty. */
const common = {
  name: "common",
  test: /\/src\/(?:record|language|ledger)\/|\/zod\//,
  minShareCount: SCRIPTS.length - 1,
}

async function make(making: string, folder: string): Promise<void> {
  try {
    await build({
      configFile: false,
      logLevel: "error",
      plugins: [ownAddresses, directly],
      ssr: { noExternal: true, external: ["onnxruntime-node"] },
      build: {
        ssr: true,
        outDir: making,
        target: "node24",
        rolldownOptions: {
          treeshake,
          input: Object.fromEntries(SCRIPTS.map((path) => [nameOf(path), join(root, path)])),
          output: {
            entryFileNames: "[name].whole.js",
            chunkFileNames: "part-[name].js",
            codeSplitting: { includeDependenciesRecursively: false, groups: [common] },
          },
        },
      },
    })
    for (const path of SCRIPTS) writeFileSync(join(making, `${nameOf(path)}.js`), starting(path))
    renameSync(making, folder)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
}
