/** What is asked of a ledger in `bench/ledger.ts`: searches with every pair of filters, and every listing. */
import type { Ledger, Query } from "../src/ledger/index.ts"
import type { Record } from "../src/record/index.ts"

export interface Ask {
  name: string
  run(ledger: Ledger): Promise<unknown>
}

/** Words that are nearly everywhere and nearly nowhere, phrases and beginnings, each alone and with each filter and each two of them, for both kinds of result. */
export function searches({ article, statements }: Record): Ask[] {
  const words = article.text.match(/[a-z]{5,}/g) ?? []
  const rare = words.toSorted((a, b) => b.length - a.length)[0] ?? ""
  const phrase = statements[0]?.content.spans[0]?.text.split(" ").slice(0, 2).join(" ")
  const texts = ["", "okafor", "okafor harbour", rare, `"${phrase}"`, "maria", `${rare.slice(0, 4)}*`, "mar*"]
  const filters: Query[] = [
    { speaker: "Maria Okafor" },
    { speaker: "harbour officials" },
    { outlet: "Okfor Courier" },
    { outlet: article.outlet ?? "" },
    { stance: "says" },
    { stance: "condemns" },
    { stance: "supports" },
    { sourceType: "document" },
    { sourceType: "media" },
    { saidFrom: "2030-02-01", saidTo: "2030-02-03" },
    { saidFrom: "2033-01-01" },
    { publishedTo: "2030-06-30" },
    { publishedFrom: "2034-01-01" },
  ]
  const pairs = filters.flatMap((a, i) =>
    filters.slice(i + 1).flatMap((b) => (Object.keys(a).some((key) => key in b) ? [] : [{ ...a, ...b }])),
  )
  const all = { speaker: "Maria Okafor", outlet: "Okfor Courier", stance: "says", sourceType: "named" } as const
  return texts
    .flatMap((text) => [{}, ...filters, ...pairs, all].map((filter): Query => ({ ...filter, words: text })))
    .flatMap((query) => (["articles", "statements"] as const).map((of) => ({ ...query, of })))
    .map((query) => ({ name: JSON.stringify(query), run: (ledger) => ledger.search(query) }))
}

export const listings: readonly Ask[] = [
  { name: "speakers", run: (ledger) => ledger.speakers() },
  { name: "speakers with a name", run: (ledger) => ledger.speakers({ like: "maria" }) },
  { name: "speakers with words", run: (ledger) => ledger.speakers({ like: "harbour officials" }) },
  { name: "an entity", run: async (ledger) => ledger.entity((await ledger.speakers({ limit: 1 })).items[0]?.id ?? "") },
  { name: "outlets", run: (ledger) => ledger.outlets() },
  { name: "notes", run: (ledger) => ledger.notes() },
  { name: "notes of a kind", run: (ledger) => ledger.notes({ code: "no-date" }) },
  { name: "failures", run: (ledger) => ledger.failures() },
  { name: "judgements", run: (ledger) => ledger.judgements() },
  { name: "newest articles", run: (ledger) => ledger.search({}) },
  { name: "newest statements", run: (ledger) => ledger.search({ of: "statements" }) },
]

export interface Times {
  /** milliseconds that passed, at the 95th percentile */
  wall: number
  /** milliseconds of this program's CPU, which other programs' work lengthens less */
  cpu: number
  /** the most of CPU, and what it was for */
  most: { cpu: number; name: string }
}

/** Each asked once. */
export async function timesOf(ledger: Ledger, asks: readonly Ask[]): Promise<Times> {
  const times: { wall: number; cpu: number; name: string }[] = []
  for (const { name, run } of asks) {
    const started = performance.now()
    const before = cpuOf()
    await run(ledger)
    times.push({ wall: performance.now() - started, cpu: cpuOf() - before, name })
  }
  const byCpu = times.toSorted((a, b) => a.cpu - b.cpu)
  return {
    wall: p95(times.map(({ wall }) => wall)),
    cpu: p95(times.map(({ cpu }) => cpu)),
    most: byCpu.at(-1) ?? { cpu: 0, name: "nothing" },
  }
}

export function cpuOf(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const p95 = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0
