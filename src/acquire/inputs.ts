/** What was typed → what is to be read, one after the other: files, the files of folders and globs, standard input, addresses. */
import { existsSync, globSync, readdirSync, statSync } from "node:fs"
import { extname, join } from "node:path"
import { InputError } from "../record/index.ts"

export interface Input {
  kind: "file" | "stdin" | "address"
  /** as it was given; for a file of a folder, the folder as it was given and the way from there */
  uri: string
}

/** Only files with these names are taken out of a folder; a file that is named itself is read whatever its name. */
const READABLE = new Set([".html", ".htm", ".xhtml", ".txt", ".md", ".markdown", ".jsonl", ".ndjson"])

/** In argument order; the files of a folder by name, folders inside it in their place. Errors stand where their input would. */
export function* inputsOf(args: readonly string[]): Generator<Input | InputError> {
  for (const arg of args) {
    if (arg === "-") yield { kind: "stdin", uri: "-" }
    else if (/^https?:\/\//i.test(arg)) yield { kind: "address", uri: arg }
    else if (existsSync(arg)) yield* pathInputs(arg)
    else yield* globInputs(arg)
  }
}

function* pathInputs(path: string): Generator<Input | InputError> {
  if (!statSync(path).isDirectory()) {
    yield { kind: "file", uri: path }
    return
  }
  let found = false
  for (const input of folderInputs(path)) {
    found = true
    yield input
  }
  if (!found) {
    const kinds = [...READABLE].join(" ")
    yield new InputError({
      what: "the folder holds nothing that can be read",
      where: path,
      next: `put files with these endings in it: ${kinds}`,
    })
  }
}

function* folderInputs(folder: string): Generator<Input | InputError> {
  let names: string[]
  try {
    names = readdirSync(folder).sort()
  } catch (cause) {
    yield new InputError({ what: "the folder cannot be opened", where: folder, next: "check who may read it", cause })
    return
  }
  for (const name of names) {
    const path = join(folder, name)
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats?.isDirectory() && !name.startsWith(".") && name !== "node_modules") yield* folderInputs(path)
    else if (stats?.isFile() && READABLE.has(extname(name).toLowerCase())) yield { kind: "file", uri: path }
  }
}

function* globInputs(pattern: string): Generator<Input | InputError> {
  const isGlob = /[*?[\]{}]/.test(pattern)
  const paths = isGlob ? globSync(pattern).sort() : []
  for (const path of paths) yield* pathInputs(path)
  if (paths.length === 0) {
    const what = isGlob ? "no file has a name of this form" : "no such file or folder"
    yield new InputError({ what, where: pattern, next: "check the path" })
  }
}
