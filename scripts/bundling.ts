/** What makes a bundle start sooner, for the command and for what tests start. */
import type { Plugin } from "vite"

/**
 * Node's own modules are asked for as require() would: an import of one has every part of it made ready, as the whole of WebCrypto for a checksum. They stand at the
 * head of each file, as imports do.
 */
export const directly: Plugin = {
  name: "directly",
  renderChunk: (code) =>
    code.replace(
      /^import (?:([\w$]+|\{[^}]*\})|\* as ([\w$]+)) from "(node:[\w/]+)";$/gm,
      (_, names: string | undefined, all: string | undefined, module: string) =>
        `const ${all ?? names?.replaceAll(" as ", ": ")} = globalThis.process.getBuiltinModule("${module}");`,
    ),
}

/** Who asks a folder for one thing asks nothing of its others: without this, all of a folder would be loaded with any of it. */
export const treeshake = {
  moduleSideEffects: (id: string) => !/\/node_modules\/(?:wrap-ansi|ansi-styles)\/|\/src\/(?!cli\/main|serve)/.test(id),
}
