/** What is asked in `bench/told.ts`, by kind. */
import type { ClaimQuery, Ledger, Query } from "../src/ledger/index.ts"
import type { Ask } from "./ledger-queries.ts"

export async function asksOf(ledger: Ledger): Promise<{ [kind: string]: Ask[] }> {
  const listed = (await ledger.claims({ limit: 300 })).items
  const [one, other] = [listed[0], listed.at(-1)]
  const rare = (other?.text.match(/[a-z]{5,}/g) ?? []).toSorted((a, b) => b.length - a.length)[0] ?? ""
  const phrase = other?.text.split(" ").slice(0, 2).join(" ") ?? ""
  const words = [
    "okafor",
    "okafor halefor",
    rare,
    `"${phrase}"`,
    "mar*",
    `${rare.slice(0, 4)}*`,
    "mar* okafor",
    "nowhere",
  ]
  const flags: ClaimQuery[] = [{ singleOrigin: true }, { disputed: true }, { circular: true }, { changed: true }]
  const days: ClaimQuery[] = [
    { from: "2030-01-01", to: "2030-01-01" },
    { from: "2030-02-01" },
    { to: "2029-01-01" },
    { from: "2030-01-01", to: "2030-01-02" },
  ]
  const named: ClaimQuery[] = [
    { speaker: "maria okafor" },
    { speaker: "officials" },
    { outlet: "okfor courier" },
    { outlet: "courier" },
  ]
  const worded: ClaimQuery[] = words.map((words) => ({ words }))
  const orders = ["weight", "outlets", "newest"] as const
  const pairs = (some: readonly ClaimQuery[], others: readonly ClaimQuery[]) =>
    some.flatMap((a) => others.map((b) => ({ ...a, ...b })))
  const claims = (queries: readonly ClaimQuery[]): Ask[] =>
    queries
      .flatMap((query) => orders.map((order) => ({ ...query, order })))
      .map((query) => ({ name: JSON.stringify(query), run: (of) => of.claims(query) }))
  return {
    "claims, a list": claims([{}, ...flags, ...days, ...pairs(flags, flags), ...pairs(flags, days)]),
    "claims, the tenth page": orders.map((order) => ({
      name: order,
      run: (of) => tenth((cursor) => of.claims({ order, ...cursor })),
    })),
    "claims by words": claims([...worded, ...pairs(worded, [...flags, ...days])]),
    "claims by speaker or outlet": claims([...named, ...pairs(named, [...flags, ...days, ...worded])]),
    "claims of an article": listed
      .slice(0, 20)
      .map(({ story }) => ({ name: story, run: (of) => of.claims({ article: story }) })),
    "claims, counted": [{}, ...flags, ...worded, ...days].map((query) => ({
      name: JSON.stringify(query),
      run: (of) => of.countSomeClaims(query),
    })),
    "a claim by its id": listed.slice(0, 50).map(({ id }) => ({ name: id, run: (of) => of.claim(id) })),
    "a claim by the beginning of its id": [one, other].map((each) => ({
      name: each?.id ?? "",
      run: (of) => of.claim(each?.id.slice(0, 8) ?? ""),
    })),
    stories: [
      { name: "newest", run: (of) => of.stories() },
      { name: "tenth page", run: (of) => tenth((cursor) => of.stories(cursor)) },
      ...[...flags, ...worded, ...named].map((having) => ({
        name: JSON.stringify(having),
        run: (of: Ledger) => of.stories({ having }),
      })),
    ],
    ...searches(words),
    "people, outlets, notes, the log": [
      { name: "speakers", run: (of) => tenth((cursor) => of.speakers(cursor)) },
      { name: "speakers by name", run: (of) => of.speakers({ like: "maria" }) },
      { name: "outlets", run: (of) => of.outlets({ limit: 50 }) },
      { name: "notes", run: (of) => tenth((cursor) => of.notes(cursor)) },
      { name: "log", run: (of) => tenth((cursor) => of.log(cursor)) },
    ],
  }
}

function searches(words: readonly string[]): { [kind: string]: Ask[] } {
  const filters: Query[] = [
    {},
    { stance: "says" },
    { stance: "supports" },
    { sourceType: "anonymous" },
    { outlet: "Okfor Courier" },
    { speaker: "maria okafor" },
    { through: true },
    { through: false },
    { lookedAt: true },
    { lookedAt: false },
    { publishedFrom: "2030-01-03", publishedTo: "2030-01-04" },
    { saidFrom: "2030-02-01" },
  ]
  const queries = ["", ...words].flatMap((words) => filters.map((filter) => ({ ...filter, words })))
  const asks = (more: Query, run: (of: Ledger, query: Query) => Promise<unknown>): Ask[] =>
    queries.map((query) => ({
      name: JSON.stringify({ ...query, ...more }),
      run: (of) => run(of, { ...query, ...more }),
    }))
  return {
    "articles with their counts": asks({}, (of, query) => of.articles(query)),
    "articles, newest": asks({ order: "newest" }, (of, query) => of.articles(query)),
    "articles, last added": asks({ order: "added" }, (of, query) => of.articles(query)),
    "statements, best": asks({ of: "statements" }, (of, query) => of.search(query)),
    "statements, newest": asks({ of: "statements", order: "newest" }, (of, query) => of.search(query)),
    "statements, the tenth page": asks({ of: "statements", order: "newest" }, (of, query) =>
      tenth((cursor) => of.search({ ...query, ...cursor })),
    ),
    "facets of statements": asks({ of: "statements" }, (of, query) => of.facets(query)),
    "facets of articles": asks({}, (of, query) => of.facets(query)),
  }
}

/** Pages one after the other; only what all of them take is seen. */
async function tenth(page: (cursor: { cursor?: string }) => Promise<{ next: string | null }>): Promise<void> {
  let next: string | null | undefined
  for (let i = 0; i < 10 && next !== null; i++) ({ next } = await page(next === undefined ? {} : { cursor: next }))
}
