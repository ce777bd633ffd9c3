/** A script as one file: what tests start again and again must not load hundreds of modules each time. */
import { mkdtempSync, rmSync } from "node:fs"
import { basename, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { build, type Plugin } from "vite"

// Below node_modules, so that packages with parts of their own (the model's runtime) are found from there.
const installed = fileURLToPath(new URL("../node_modules/", import.meta.url))

/** Modules go on finding what they read (word lists, weights) from where they stand in the project. */
const ownAddresses: Plugin = {
  name: "own-addresses",
  transform: (code, id) =>
    id.includes("node_modules") ? null : code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href)),
}

/** @returns the file that stands for the script, and what takes it away again */
export async function bundled(script: URL): Promise<{ path: string; remove: () => void }> {
  const folder = mkdtempSync(join(installed, ".hearsay-"))
  await build({
    configFile: false,
    logLevel: "error",
    plugins: [ownAddresses],
    ssr: { noExternal: true, external: ["onnxruntime-node"] },
    build: {
      ssr: fileURLToPath(script),
      outDir: folder,
      target: "node24",
      rolldownOptions: { output: { entryFileNames: "[name].js", codeSplitting: false } },
    },
  })
  return {
    path: join(folder, `${basename(script.pathname, ".ts")}.js`),
    remove: () => rmSync(folder, { recursive: true }),
  }
}
