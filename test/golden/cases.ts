/**
 * Golden records: whole articles and the records that a person has looked through.
 *
 * A case is a folder of `test/golden/` with `why.md` and `expected.json`; its article is `source.*` in it, or the sample of the same name in
 * `examples/`. Confidence is left out, for its last digit may differ between processors.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { acquire } from "../../src/acquire/index.ts"
import { recordOf } from "../../src/pipeline.ts"
import type { Reader } from "../../src/read/index.ts"

const golden = fileURLToPath(new URL("./", import.meta.url))
const examples = fileURLToPath(new URL("../../examples/", import.meta.url))

export const expectedPath = (name: string) => join(golden, name, "expected.json")

export function caseNames(): string[] {
  return readdirSync(golden, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** What is read now, as it would stand in expected.json. */
export async function recordText(name: string, reader: Reader): Promise<string> {
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
