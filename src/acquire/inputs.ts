/** What was typed → what is to be read, one after the other: files, the files of folders and globs, standard input, addresses. */
import { type Dirent, globSync, lstatSync, readdirSync, type Stats, statSync } from "node:fs"
import { extname, join } from "node:path"
import { InputError } from "../record/index.ts"

export interface Input {
  kind: "file" | "stdin" | "address"
  /** as it was given; for a file of a folder, the folder as it was given and the way from there */
  uri: string
}

/**
 * Only files with these names are taken out of a folder, packed or not; a file that is named itself is read whatever its name. `.xml` and `.json` are
 * not among them, for most such files are no feeds.
 */
const ENDINGS = ".html .htm .xhtml .txt .md .markdown .jsonl .ndjson .rss .atom .warc .arc .wacz .pdf"
const READABLE = new Set(ENDINGS.split(" "))

const isReadable = (name: string) => READABLE.has(extname(name.toLowerCase().replace(/\.(?:gz|zst)$/, "")))

/** In argument order; the files of a folder by name, folders inside it in their place. Errors stand where their input would. */
export function* inputsOf(args: readonly string[]): Generator<Input | InputError> {
  for (const arg of args) {
    if (arg === "-") yield { kind: "stdin", uri: "-" }
    else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(arg)) yield { kind: "address", uri: arg }
    else if (isThere(arg)) yield* pathInputs(arg)
    else yield* globInputs(arg)
  }
}

/** Whether something has this name, also a link that leads nowhere and what may not be looked at. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EACCES"
  }
}

function* pathInputs(path: string): Generator<Input | InputError> {
  const stats = statsOf(path)
  if (stats instanceof InputError || !stats.isDirectory()) {
    yield stats instanceof InputError ? stats : fileInput(path, stats)
    return
  }
  let found = false
  for (const input of folderInputs(path)) {
    found = true
    yield input
  }
  if (!found) {
    yield new InputError({
      what: "the folder holds nothing that can be read",
      where: path,
      next: `put files with these endings in it: ${ENDINGS}`,
    })
  }
}

/** By name in the order of code units, the same on every machine. Hidden folders and links to folders are passed over. */
function* folderInputs(folder: string): Generator<Input | InputError> {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (cause) {
    yield new InputError({ what: "the folder cannot be opened", where: folder, next: "check who may read it", cause })
    return
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".") && entry.name !== "node_modules") yield* folderInputs(path)
    } else if (isReadable(entry.name)) {
      const stats = statsOf(path)
      if (stats instanceof InputError) yield stats
      else if (!stats.isDirectory()) yield fileInput(path, stats)
    }
  }
}

/** A pipe that the shell opened for this one reader: `<(command)`, `/dev/stdin`. */
const OPEN_PIPE = /^\/dev\/(?:stdin|fd\/\d+)$/

/** Only files have an end: a pipe that nobody writes to, a device and a socket would hold up what comes after them for ever. */
function fileInput(path: string, stats: Stats): Input | InputError {
  if (stats.isFile() || (stats.isFIFO() && OPEN_PIPE.test(path))) return { kind: "file", uri: path }
  const is = stats.isFIFO() ? "a named pipe" : stats.isSocket() ? "a socket" : "a device"
  const next = "save what comes out of it in a file, or give it as standard input (-)"
  return new InputError({ what: `it is ${is}, not a file`, where: path, next })
}

/** What a path leads to, or why it leads to nothing. */
function statsOf(path: string): Stats | InputError {
  try {
    return statSync(path)
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause)
    const what = ASTRAY[code] ?? `it cannot be opened (${code})`
    return new InputError({ what, where: path, next: "give the file itself", cause })
  }
}

const ASTRAY: { readonly [code: string]: string } = {
  ELOOP: "it is a symbolic link that leads back to itself",
  ENOENT: "it is a symbolic link to a file that is not there",
  EACCES: "it lies where you may not read",
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
