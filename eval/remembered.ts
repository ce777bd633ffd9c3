/**
 * A reader that keeps what the network has read in the system's temporary folder, so that a change to what comes after it is measured in seconds.
 *
 * A reading is found again by the text, the model and every line that cuts windows and makes attributions of them: change one of those and it is
 * read anew. Claims inside claims are chosen anew each time; only a content that nobody has read before costs a run of the network.
 */
import { createHash, type Hash } from "node:crypto"
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type FlatReader, type Judge, loadJudge, loadNetwork, type Reader, readerOf } from "../src/read/index.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const MADE_FROM = [
  /^src\/read\/(?!nested|pairs|.*\.test)/,
  /^src\/language\/(?:quotes|paragraphs|sentences)/,
  /^language\/en\/quotation-marks/,
  /^models\/reader\/.*json$/,
]

export async function rememberingReader(): Promise<Reader> {
  return readerOf(await loadNetwork(), undefined, remembered)
}

/** The same flat reader, which reads no text twice. */
export function remembered(readFlat: FlatReader): FlatReader {
  const made = madeFrom().digest("hex").slice(0, 16)
  const folder = join(tmpdir(), "hearsay-flat-readings", made)
  mkdirSync(folder, { recursive: true })
  return async (text, paragraphs) => {
    const key = createHash("sha256")
      .update(JSON.stringify([text, paragraphs]))
      .digest("hex")
    const path = join(folder, `${key}.json`)
    if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"))
    const attributions = await readFlat(text, paragraphs)
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(attributions))
    renameSync(`${path}.${process.pid}`, path)
    return attributions
  }
}

/** A judge that compares no two sentences twice. */
export async function rememberingJudge(): Promise<Judge> {
  const judge = await loadJudge()
  const made = createHash("sha256")
    .update(readFileSync(join(root, "models/claims/claims.json")))
    .digest("hex")
    .slice(0, 16)
  const folder = join(tmpdir(), "hearsay-standings")
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${made}.jsonl`)
  const lines = existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : []
  const known = new Map<string, Awaited<ReturnType<Judge>>>(lines.filter(Boolean).map((line) => JSON.parse(line)))
  return async (a, b) => {
    const key = createHash("sha256")
      .update(JSON.stringify([a.told, a.asked, a.about, b.told, b.asked, b.about]))
      .digest("hex")
      .slice(0, 24)
    const before = known.get(key)
    if (before) return before
    const standing = await judge(a, b)
    known.set(key, standing)
    appendFileSync(path, `${JSON.stringify([key, standing])}\n`)
    return standing
  }
}

function madeFrom(): Hash {
  const hash = createHash("sha256")
  const files = ["src/read", "src/language", "language/en", "models/reader"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
  )
  for (const file of files.toSorted()) {
    if (MADE_FROM.some((pattern) => pattern.test(file))) hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash
}
