/** Whichever way is taken, the same claims are found, in the same order. */
import { expect, it } from "vitest"
import { ON_A_MATTER, TELLER, toldRecord, toldStory } from "../../../bench/told-matters.ts"
import { toldOf } from "../../story/index.ts"
import { openDatabase } from "../sqlite/open.ts"
import type { ClaimQuery } from "../told.ts"
import { claims, countClaims, countSomeClaims } from "./claims.ts"
import { compare } from "./comparisons.ts"
import { reindex } from "./index-record.ts"
import { stories } from "./stories.ts"
import { tell, untold } from "./telling.ts"
import { writeRecord } from "./write.ts"

const db = openDatabase(":memory:", {}, reindex)
for (let matter = 0; matter < 12; matter++) {
  const records = Array.from({ length: 4 }, (_, i) => toldRecord(matter * 30 * ON_A_MATTER + i))
  for (const [i, record] of records.entries()) {
    writeRecord(db, record, "2031-01-01T00:00:00Z")
    const found = records.slice(0, i).map(({ article }) => ({ other: article.id, linked: true, value: "[]" }))
    compare(db, TELLER.comparisons, record, found)
  }
  const readings = records.map(({ article, model }) => ({ article: article.id, model }))
  const judged = untold(db, TELLER).next().value?.judged ?? 0
  if (!tell(db, TELLER, { ...toldOf(toldStory(records)), readings, judged })) throw new Error("a story was not kept")
}
const [article] = claims(db, {}).items.map(({ story }) => story)

const filters: ClaimQuery[] = [
  {},
  { words: "okafor" },
  { words: "mar*" },
  { words: "okafor halefor" },
  { speaker: "officials" },
  { outlet: "courier" },
  { outlet: "okfor" },
  { article: article ?? "" },
  { singleOrigin: true },
  { disputed: true },
  { changed: true },
  { from: "2030-01-02", to: "2030-01-02" },
]
const queries = filters.flatMap((a, i) => filters.slice(i).map((b): ClaimQuery => ({ ...a, ...b })))
/** Everything is had by many; and so many that not even the first of a list are looked up. */
const ways = [
  { many: 1, lookedUp: 9999 },
  { many: 1, lookedUp: 1 },
]

it.each(["weight", "outlets", "newest"] as const)("claims in the order of %s", (order) => {
  let found = 0
  for (const query of queries) {
    const expected = claims(db, { ...query, order, limit: 9 }).items
    found += Number(expected.length > 0)
    for (const way of ways)
      expect(claims(db, { ...query, order, limit: 9 }, way).items, JSON.stringify(query)).toEqual(expected)
  }
  expect(found).toBeGreaterThan(queries.length / 2)
})

it("counts all of them, or some of them and says so", () => {
  let [some, all] = [0, 0]
  for (const query of queries) {
    const expected = countClaims(db, query)
    expect(countSomeClaims(db, query), JSON.stringify(query)).toEqual({ counted: expected, isAll: true })
    for (const way of ways)
      for (const most of [{}, { counted: 3 }, { seen: 20 }]) {
        const { counted, isAll } = countSomeClaims(db, query, way, most)
        if (isAll) expect(counted, JSON.stringify({ query, way, most })).toBe(expected)
        else expect(counted, JSON.stringify({ query, way, most })).toBeLessThanOrEqual(expected)
        if (isAll) all++
        else some++
      }
  }
  expect(Math.min(some, all)).toBeGreaterThan(queries.length / 4)
})

it("stories that have such a claim", () => {
  for (const having of queries) {
    const expected = stories(db, { having, limit: 3 })
    for (const way of ways) expect(stories(db, { having, limit: 3 }, way), JSON.stringify(having)).toEqual(expected)
  }
})
