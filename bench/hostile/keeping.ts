/** Records → a ledger, and questions that a ledger is asked. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { answerTo, type UseCaseName } from "../../src/desk/index.ts"
import { languageOf } from "../../src/language/index.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import { generatedRecord } from "../ledger-generator.ts"
import { ledgers } from "./ledgers.ts"
import { mapped, mappedOnce, type Shapes } from "./stages.ts"

const SEED = 11
const folder = mkdtempSync(join(tmpdir(), "hearsay-hostile-"))
process.on("exit", () => rmSync(folder, { recursive: true }))

const newPath = () => join(mkdtempSync(join(folder, "ledger-")), "hostile.db")

export function newLedger(): Ledger {
  return openLedger(newPath(), { durable: false })
}

/** Ledgers with articles in them, by how many: to copy one takes a hundredth of making it again. */
const filled = new Map<number, Promise<string>>()

/** A ledger of its own with the first so many generated articles. */
export async function ledgerWith(count: number): Promise<Ledger> {
  const from = filled.get(count) ?? filledWith(count)
  filled.set(count, from)
  const path = newPath()
  copyFileSync(await from, path)
  return openLedger(path, { durable: false })
}

async function filledWith(count: number): Promise<string> {
  const path = newPath()
  const ledger = openLedger(path, { durable: false })
  for (let i = 0; i < count; i++) await ledger.record(generatedRecord(SEED, i))
  await ledger.close()
  return path
}

/** In a new ledger, which then lists who speaks. */
export const keeping: Shapes = mapped(ledgers, (made) => async (length: number) => {
  const records = made(length)
  return async () => {
    const ledger = newLedger()
    for (const record of records) await ledger.record(record)
    await ledger.speakers()
    await ledger.close()
  }
})

/** Many of one word, as long as a question may be. */
const long = (unit: string, most = 1000) => unit.repeat(Math.ceil(most / unit.length)).slice(0, most)

const questions: { [shape: string]: [UseCaseName, { [field: string]: string }] } = {
  "words, each once more": ["search", { q: long("the ") }],
  "words that differ": ["search", { q: Array.from({ length: 160 }, (_, i) => `w${i}`).join(" ") }],
  beginnings: ["search", { q: long("bal* ") }],
  "quotation marks": ["search", { q: long('"') }],
  "a phrase": ["search", { q: `"${long("the ", 990)}"` }],
  "signs of a query language": ["search", { q: long("NEAR(a OR b) NOT c:^* -") }],
  "letters without blanks": ["search", { q: long("a") }],
  "accents on one letter": ["search", { q: `a${long("\u0301", 900)}` }],
  "a speaker of many beginnings": ["search", { speaker: long("bal* ", 300) }],
  "who speaks, of many words": ["people", { q: long("bal* ") }],
  "claims of many words": ["claims", { q: long("the ") }],
  "a hundred names": ["names", { names: Array.from({ length: 100 }, (_, i) => `bal* ${i}`).join("\n") }],
  "a list of one name": ["names", { names: long("Okafor\n", 20_000) }],
  "what to review": ["review", {}],
  "an address that is none": ["search", { q: long("%00") }],
}

/** What the same question costs in a ledger of so many characters. */
export const asking: Shapes = mappedOnce(questions, ([name, asked]) => async (length: number) => {
  const ledger = await ledgerWith(Math.ceil(length / 1000))
  const parts = { ledger, language: languageOf("en") }
  return () => answerTo(parts, name, asked)
})
