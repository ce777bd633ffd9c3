/**
 * Golden records: whole articles and the records that a person has looked through.
 *
 * A case is a folder of `test/golden/` with `why.md`, `expected.json` and `reading.json`; its article is `source.*` in it, or the sample of the same name in
 * `examples/`. The 8-bit kernels of one kind of processor round otherwise than another's, and a word at the margin may then be read otherwise: so the
 * attributions are kept as one machine read them (`reading.json`), what is made of them must be the same everywhere, and the network is held to them apart.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { acquire } from "../../src/acquire/index.ts"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../../src/language/index.ts"
import { recordOf } from "../../src/pipeline.ts"
import type { Reader } from "../../src/read/index.ts"
import type { Attribution } from "../../src/record/index.ts"

const golden = fileURLToPath(new URL("./", import.meta.url))
const examples = fileURLToPath(new URL("../../examples/", import.meta.url))

export const expectedPath = (name: string) => join(golden, name, "expected.json")
export const readingPath = (name: string) => join(golden, name, "reading.json")

export function caseNames(): string[] {
  return readdirSync(golden, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** The attributions of each article of a case, by its text; confidence left out. */
export async function readingText(name: string, reader: Reader): Promise<string> {
  const readings = []
  for await (const acquired of acquire([articlePath(name)], { entries: "text" })) {
    if ("error" in acquired) throw acquired.error
    readings.push((await reader.read(acquired.article.text)).attributions)
  }
  return `${JSON.stringify(readings.map((attributions) => attributions.map((each) => ({ ...each, confidence: 1 }))))}\n`
}

/** A reader that finds in the articles of a case what is kept in its reading.json, in their order. */
function keptReader(name: string): Reader {
  const readings: Attribution[][] = JSON.parse(readFileSync(readingPath(name), "utf8"))
  return {
    model: { name: "kept", version: "1" },
    async read(text) {
      const paragraphs = paragraphsOf(text)
      return {
        paragraphs,
        sentences: sentencesOf(text, paragraphs, languageOf("en")),
        quotations: quotationsOf(text, paragraphs, languageOf("en")),
        attributions: readings.shift() ?? [],
      }
    },
  }
}

/** The record of each article of a case as made of its kept reading, as it would stand in expected.json. */
export async function recordText(name: string): Promise<string> {
  const reader = keptReader(name)
  const records = []
  for await (const acquired of acquire([articlePath(name)], { entries: "text" })) {
    if ("error" in acquired) throw acquired.error
    const { model: _, ...record } = await recordOf(acquired.article, reader)
    const statements = record.statements.map(({ confidence: _, ...statement }) => statement)
    const uri = acquired.article.uri.replace(golden, "").replace(examples, "examples/")
    records.push({ ...record, article: { ...record.article, uri }, statements })
  }
  return `${JSON.stringify(records, null, 1)}\n`
}

function articlePath(name: string): string {
  const own = readdirSync(join(golden, name)).find((file) => file.startsWith("source."))
  const sample = join(examples, name)
  if (!own && !existsSync(sample)) throw new Error(`${name}: no source.* in its folder and no sample of that name`)
  return own ? join(golden, name, own) : sample
}

export const expectedText = (name: string) =>
  existsSync(expectedPath(name)) ? readFileSync(expectedPath(name), "utf8") : ""
