/**
 * `npm run bench pages [ARTICLES]`: what each kind of page costs when nothing of it is known yet, in CPU-ms: the use case that answers, and the HTML that is made of the answer. Each page is asked for
 * with other words, articles and people each time; the ledger is that of `bench desk`, its first articles judged of.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { answerTo } from "../src/desk/index.ts"
import { languageOf } from "../src/language/index.ts"
import { type Ledger, openLedger } from "../src/ledger/index.ts"
import { pages as table } from "../src/serve/pages/pages.ts"
import { renderPage } from "../src/serve/pages/render.ts"
import { chance, generatedRecord } from "./ledger-generator.ts"
import { cpuOf } from "./ledger-queries.ts"

const SEED = 11
const TIMES = 40

interface Looked {
  /** by its name, as the table of pages has it */
  page: string
  /** number `i` of those that are asked for */
  asked(i: number): object
}

export async function pages([articles = 2000]: readonly number[] = []): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  const ledger = openLedger(join(folder, "desk.db"), { durable: false })
  const ids: string[] = []
  for (let i = 0; i < articles; i++) {
    const record = generatedRecord(SEED, i)
    await ledger.record(record)
    ids.push(record.article.id)
  }
  await judgeSome(ledger, ids.slice(0, 200))
  const lines = []
  for (const looked of await lookedAt(ledger, ids)) lines.push(await measured(ledger, looked))
  await ledger.close()
  rmSync(folder, { recursive: true })
  return lines.join("\n")
}

async function measured(ledger: Ledger, { page, asked }: Looked): Promise<string> {
  const parts = { ledger, language: languageOf("en") }
  const useCase = table.find((each) => each.page === page)?.useCase ?? "front"
  const answers: number[] = []
  const renders: number[] = []
  let bytes = 0
  for (let i = 0; i < TIMES; i++) {
    const started = cpuOf()
    const answer = await answerTo(parts, useCase, asked(i))
    const answered = cpuOf()
    bytes = Buffer.byteLength(await renderPage(page, answer, asked(i)))
    answers.push(answered - started)
    renders.push(cpuOf() - answered)
  }
  return `${page}: CPU-ms ${spread(answers)} to answer, ${spread(renders)} to render; ${(bytes / 1000).toFixed(0)} kB`
}

const spread = (times: number[]) => {
  const sorted = times.toSorted((a, b) => a - b)
  return `${(sorted[TIMES >> 1] ?? 0).toFixed(1)} (p95 ${(sorted[Math.floor(TIMES * 0.95)] ?? 0).toFixed(1)})`
}

async function judgeSome(ledger: Ledger, ids: readonly string[]): Promise<void> {
  for (const [i, id] of ids.entries())
    await ledger.judge({
      about: "claim",
      verdict: "different",
      a: `${id}/0-10`,
      b: `${ids[i - 1]}/0-10`,
      who: "desk",
      why: null,
    })
}

async function lookedAt(ledger: Ledger, ids: readonly string[]): Promise<Looked[]> {
  const random = chance(SEED)
  const anyOf = <T>(all: readonly T[]) => Array.from({ length: TIMES }, () => all[Math.floor(all.length * random())])
  const words = ["okafor", "harbour", "ministry", "halberg", "union", "authority", "council"]
  const some = anyOf(ids)
  const people = anyOf((await ledger.speakers({ named: true, limit: 500 })).items.map(({ id }) => id))
  const outlets = anyOf((await ledger.outlets({ limit: 200 })).items.map(({ name }) => name))
  const word = (i: number) => words[i % words.length]
  return [
    { page: "front", asked: () => ({}) },
    { page: "articles", asked: () => ({}) },
    { page: "search", asked: (i) => ({ q: word(i) }) },
    { page: "search", asked: () => ({}) },
    { page: "article", asked: (i) => ({ id: some[i] }) },
    { page: "statement", asked: (i) => ({ id: some[i], statement: "s2" }) },
    { page: "claims", asked: () => ({}) },
    { page: "people", asked: () => ({}) },
    { page: "person", asked: (i) => ({ id: people[i] }) },
    { page: "outlets", asked: () => ({}) },
    { page: "outlet", asked: (i) => ({ name: outlets[i] }) },
    { page: "review", asked: () => ({}) },
    { page: "log", asked: () => ({}) },
  ]
}
