/**
 * Builds the command and the library for Node: `dist/node/command.js`, `dist/node/index.js` and the parts that they share, so that a start opens a few files
 * and not hundreds. `dist/node/built-from` says which sources they were made of (bin/built-from.js).
 */
import { execFileSync } from "node:child_process"
import { globSync, readFileSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { defineConfig, type Plugin } from "vite"
import { stampOf } from "./bin/built-from.js"
import { directly, treeshake } from "./scripts/bundling.ts"
import { filesOf, languageCodes } from "./src/language/index.ts"

const root = fileURLToPath(new URL(".", import.meta.url))

/** Modules go on finding what they read (word lists, weights, the page) from where they stand in the project. */
const ownAddresses: Plugin = {
  name: "own-addresses",
  transform: (code, id) =>
    id.startsWith(`${root}src/`)
      ? code.replaceAll("import.meta.url", `new URL("../../${relative(root, id)}", import.meta.url).href`)
      : null,
}

/** What the parser of the command line asks of Node only to show help or to start other programs, loaded only then. */
const late: { [module: string]: string } = {
  "node:util": `export const stripVTControlCharacters = (text) => process.getBuiltinModule("node:util").stripVTControlCharacters(text)`,
  "node:child_process": `export default { spawn: (...args) => process.getBuiltinModule("node:child_process").spawn(...args) }`,
}

const lateParts: Plugin = {
  name: "late-parts",
  enforce: "pre",
  resolveId: (source, importer) =>
    importer?.includes("/node_modules/commander/") && Object.hasOwn(late, source) ? `\0late:${source}` : null,
  load: (id) => (id.startsWith("\0late:") ? late[id.slice("\0late:".length)] : null),
}

/** The network's runtime is bundled but for its library, which is found where npm put it. */
const runtime: Plugin = {
  name: "runtime",
  transform: (code, id) =>
    id.endsWith("/onnxruntime-node/dist/binding.js") ? code.replace("`../bin/", "`onnxruntime-node/bin/") : null,
}

/** What the help lists, told by the commands themselves. */
function listed(): string {
  const told = `
    import { Command } from "commander"
    import { registerCommands } from "./src/cli/commands.ts"
    const program = new Command()
    await registerCommands(program)
    const written = (argument) => {
      const name = argument.name() + (argument.variadic ? "..." : "")
      return argument.required ? "<" + name + ">" : "[" + name + "]"
    }
    console.log(JSON.stringify(program.commands.map((command) => ({
      name: command.name(),
      takes: command.registeredArguments.map(written).join(" "),
      hasOptions: command.options.length > 0,
      does: command.summary() || command.description(),
    }))))`
  return execFileSync(process.execPath, ["--input-type=module", "--eval", told], { cwd: root, encoding: "utf8" })
}

const LANGUAGES = "languages.json"
/** What the languages' folders hold, in one file: to read some eighty, line by line, takes a tenth as long as an article. */
const languages: Plugin = {
  name: "languages",
  writeBundle({ dir }) {
    const all = Object.fromEntries(languageCodes().map((code) => [code, filesOf(code)]))
    if (dir) writeFileSync(join(dir, LANGUAGES), JSON.stringify(all))
  },
}

/** Words that all share, but for the schemas made of them: what makes these is loaded with them. */
const isPlain = (id: string) =>
  id.startsWith(`${root}src/language/`) ||
  (/\/src\/record\/(?!index\.ts)/.test(id) && !readFileSync(id, "utf8").includes(`from "zod"`))

const FOLDERS = ["language/", ...languageCodes().map((code) => `language/${code}/`)]
let before = new Map<string, string>()
/** Taken before the first source is read, so that one which changes meanwhile makes the bundle old and not wrong. */
const stamp: Plugin = {
  name: "built-from",
  buildStart() {
    const files = ["src/", "language/"].flatMap((folder) =>
      globSync(`${folder}**/*`, { cwd: root, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => relative(root, join(parentPath, name))),
    )
    before = new Map(["package-lock.json", ...FOLDERS, ...files].map((path) => [path, stampOf(root, [path])]))
  },
  writeBundle({ dir }) {
    const sources = [...this.getModuleIds()]
      .filter((id) => id.startsWith(`${root}src/`))
      .map((id) => relative(root, id))
    const lists = [...before.keys()].filter((path) => path.startsWith("language/"))
    const told = ["package-lock.json", ...lists, ...sources.toSorted()].map((path) => before.get(path) ?? "")
    if (dir) writeFileSync(join(dir, "built-from"), told.join(""))
  },
}

export default defineConfig({
  define: { LISTED: listed(), LANGUAGES: JSON.stringify(`../../dist/node/${LANGUAGES}`) },
  plugins: [ownAddresses, lateParts, runtime, directly, languages, stamp],
  logLevel: "warn",
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: "dist/node",
    emptyOutDir: true,
    target: "node24",
    rolldownOptions: {
      treeshake,
      input: {
        command: "src/cli/main.ts",
        index: "src/index.ts",
        "ledger-thread": "src/serve/threads/ledger-thread.ts",
        "watch-thread": "src/serve/threads/watch-thread.ts",
        "pdf-thread": "src/acquire/pdf-thread.ts",
        "postgres-thread": "src/ledger/postgres/thread.ts",
        reading: "src/serve/processes/reading.ts",
        comparing: "src/serve/processes/comparing.ts",
      },
      output: {
        format: "es",
        // Blanks and comments are left out, for Node looks at every byte of what it loads; names stay, so that a fault can be read.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        entryFileNames: "[name].js",
        chunkFileNames: "part-[name].js",
        // Small parts that nearly all share: each file of its own takes Node a third of a millisecond.
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: "plain", test: isPlain }] },
      },
    },
  },
})
