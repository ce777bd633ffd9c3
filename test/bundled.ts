/** A script as a few files, made once per run: what tests start again and again must not load hundreds of modules each time. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
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

/** @returns the file that stands for the script, with all of its parts beside it */
export async function bundled(script: URL): Promise<string> {
  const name = basename(script.pathname, ".ts")
  const folder = join(inject("bundles"), name)
  const making = `${folder}.making`
  while (!existsSync(folder)) {
    if (isMine(making)) await make(script, making, folder)
    else await pause(50)
  }
  return join(folder, `${name}.js`)
}

/** Of all that ask for it, one makes it. */
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
const starting = (name: string) => `
import { compileAtOnce, keepCompiled } from ${JSON.stringify(new URL("../bin/compiled.js", import.meta.url).href)}
if (keepCompiled(${JSON.stringify(inject("bundles"))})) compileAtOnce()
await import("./${name}.whole.js")
`

async function make(script: URL, making: string, folder: string): Promise<void> {
  try {
    await build({
      configFile: false,
      logLevel: "error",
      plugins: [ownAddresses, directly],
      ssr: { noExternal: true, external: ["onnxruntime-node"] },
      build: {
        ssr: fileURLToPath(script),
        outDir: making,
        target: "node24",
        rolldownOptions: { treeshake, output: { entryFileNames: "[name].whole.js", chunkFileNames: "part-[name].js" } },
      },
    })
    const name = basename(script.pathname, ".ts")
    writeFileSync(join(making, `${name}.js`), starting(name))
    renameSync(making, folder)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
}
