/**
 * A reader that keeps what it has read in the system's temporary folder, so that a change to what comes after reading is measured in seconds.
 *
 * A reading is found again by the text, the model and every line of src/read and of the word lists it uses: change one of them and it is read anew.
 */
import { createHash, type Hash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Reader } from "../src/read/index.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const MADE_FROM = [
  /^src\/read\//,
  /^src\/language\//,
  /^language\/en\/(?:inner-|nobody|abbreviations)/,
  /^models\/reader\/.*json$/,
]

export function remembered(reader: Reader): Reader {
  const made = madeFrom().digest("hex").slice(0, 16)
  const folder = join(tmpdir(), "hearsay-readings", made)
  mkdirSync(folder, { recursive: true })
  return {
    ...reader,
    async read(text) {
      const path = join(folder, `${createHash("sha256").update(text).digest("hex")}.json`)
      if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"))
      const reading = await reader.read(text)
      writeFileSync(`${path}.${process.pid}`, JSON.stringify(reading))
      renameSync(`${path}.${process.pid}`, path)
      return reading
    },
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
