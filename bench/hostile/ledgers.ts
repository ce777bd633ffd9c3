/** Articles that cost a ledger the most to keep: each a function of their characters together, some thousand to an article. */
import { createHash } from "node:crypto"
import type { Record } from "../../src/record/index.ts"
import { generatedRecord } from "../ledger-generator.ts"

const SEED = 11
const IN_ONE = 1000

const many = (made: (i: number) => Record) => (length: number) =>
  Array.from({ length: Math.ceil(length / IN_ONE) }, (_, i) => made(i))

/** The same article with another last line, at this address. */
function changed(record: Record, line: string, url: string): Record {
  const text = `${record.article.text}\n\n${line}`
  const sha256 = createHash("sha256").update(text).digest("hex")
  return { ...record, article: { ...record.article, id: sha256.slice(0, 16), sha256, text, url, uri: url } }
}

/** Every entity under this name. */
function renamed(record: Record, name: (i: number) => string): Record {
  return { ...record, entities: record.entities.map((entity, i) => ({ ...entity, type: "person", name: name(i) })) }
}

const one = generatedRecord(SEED, 0)

export const ledgers: { [shape: string]: (length: number) => Record[] } = {
  "ordinary articles": many((i) => generatedRecord(SEED, i)),
  "versions of one address": many((i) => changed(one, `Changed ${i} times.`, "https://paper.example/story")),
  "stories at one address": many((i) => {
    const record = generatedRecord(SEED, i)
    return { ...record, article: { ...record.article, url: "https://paper.example/" } }
  }),
  "copies of one article": many((i) => changed(one, `Paper ${i}.`, `https://paper-${i}.example/story`)),
  "one name": many((i) => renamed(generatedRecord(SEED, i), () => "Maria Okafor")),
  "one surname": many((i) => renamed(generatedRecord(SEED, i), (k) => `${"ABCDEFGHIJ".charAt(k % 10)}${i} Okafor`)),
  "names of many words": many((i) => renamed(generatedRecord(SEED, i), (k) => `${"Okafor ".repeat(200)}${i} ${k}`)),
}
