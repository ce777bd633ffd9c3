/** Records → a ledger, and questions that a ledger is asked. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { answerTo, type UseCaseName } from "../../src/desk/index.ts"
import { languageOf } from "../../src/language/index.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import type { Record } from "../../src/record/index.ts"
import { generatedRecord } from "../ledger-generator.ts"
import { ledgers } from "./ledgers.ts"
import { mapped, type Shapes } from "./stages.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-hostile-"))
process.on("exit", () => rmSync(folder, { recursive: true }))

export function newLedger(): Ledger {
  return openLedger(join(mkdtempSync(join(folder, "ledger-")), "hostile.db"), { durable: false })
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
const filled = (unit: string, most = 1000) => unit.repeat(Math.ceil(most / unit.length)).slice(0, most)
const SEED = 11

const questions: { [shape: string]: [UseCaseName, { [field: string]: string }] } = {
  "words, each once more": ["search", { q: filled("the ") }],
  "words that differ": ["search", { q: Array.from({ length: 160 }, (_, i) => `w${i}`).join(" ") }],
  beginnings: ["search", { q: filled("bal* ") }],
  "quotation marks": ["search", { q: filled('"') }],
  "a phrase": ["search", { q: `"${filled("the ", 990)}"` }],
  "signs of a query language": ["search", { q: filled("NEAR(a OR b) NOT c:^* -") }],
  "letters without blanks": ["search", { q: filled("a") }],
  "accents on one letter": ["search", { q: `a${filled("\u0301", 900)}` }],
  "a speaker of many beginnings": ["search", { speaker: filled("bal* ", 300) }],
  "who speaks, of many words": ["people", { q: filled("bal* ") }],
  "claims of many words": ["claims", { q: filled("the ") }],
  "a hundred names": ["names", { names: Array.from({ length: 100 }, (_, i) => `bal* ${i}`).join("\n") }],
  "a list of one name": ["names", { names: filled("Okafor\n", 20_000) }],
  "what to review": ["review", {}],
  "an address that is none": ["search", { q: filled("%00") }],
}

/** What the same question costs in a ledger of so many characters. */
export const asking: Shapes = mapped(questions, ([name, asked]) => async (length: number) => {
  const ledger = await ledgerOf(length)
  const parts = { ledger, language: languageOf("en") }
  return () => answerTo(parts, name, asked)
})

/** Grown from one length to the next. */
const grown: { ledger: Ledger; count: number }[] = []

async function ledgerOf(length: number): Promise<Ledger> {
  const count = Math.ceil(length / 1000)
  let own = grown.find((each) => each.count === count)
  if (!own) {
    own = { ledger: newLedger(), count }
    grown.push(own)
    for (let i = 0; i < count; i++) await own.ledger.record(generatedRecord(SEED, i))
  }
  return own.ledger
}

export const recordsOf = (length: number): Record[] =>
  Array.from({ length: Math.ceil(length / 1000) }, (_, i) => generatedRecord(SEED, i))
