/** Whichever way is taken, the same is found. */
import { describe, expect, it } from "vitest"
import { generatedRecord, laterVersion } from "../../../bench/ledger-generator.ts"
import type { Statement } from "../../record/index.ts"
import type { Query } from "../ledger.ts"
import { openDatabase } from "../sqlite/open.ts"
import { BOUNDS } from "./filters.ts"
import { reindex } from "./index-record.ts"
import { search } from "./search.ts"
import { writeRecord } from "./write.ts"

const db = openDatabase(":memory:", {}, reindex)
// Every tenth article is a later version of the one before.
const records = Array.from({ length: 60 }, (_, i) =>
  i % 10 === 9 ? laterVersion(generatedRecord(9, i - 1)) : generatedRecord(9, i),
)
for (const record of records) writeRecord(db, record, "2031-01-01T00:00:00Z")
const isReplaced = (i: number) => i % 10 === 8
const [speaker = "", outlet = ""] = [records[3]?.entities[0]?.name, records[3]?.article.outlet ?? ""]

const filters: Query[] = [
  {},
  { speaker },
  { speaker: "harbour officials" },
  { outlet },
  { stance: "says" },
  { stance: "condemns" },
  { sourceType: "document" },
  { saidFrom: "2030-02-01" },
  { saidTo: "2030-06-30" },
  { publishedFrom: "2030-03-01", publishedTo: "2032-12-31" },
]
const queries = filters.flatMap((a, i) => filters.slice(i).map((b) => ({ ...a, ...b })))
const everything = { limit: 9999, allVersions: false }
/** Every filter is one of many rows, and words are everywhere that three have. */
const tight = { many: 1, window: 3, ranked: 9999 }

function passes({ outlet, stance, sourceType, saidFrom, saidTo, publishedFrom, publishedTo }: Query, i: number) {
  const article = records[i]?.article
  const published = article?.published ?? ""
  const isIn =
    (outlet === undefined || article?.outlet === outlet) &&
    (publishedFrom === undefined || published >= publishedFrom) &&
    (publishedTo === undefined || published <= publishedTo)
  return (statement: Statement) => {
    const said = /^\d/.test(statement.said?.value ?? "") ? (statement.said?.value ?? "") : null
    return (
      isIn &&
      (stance === undefined || statement.stance === stance) &&
      (sourceType === undefined || statement.source.type === sourceType) &&
      (saidFrom === undefined || (said !== null && said >= saidFrom)) &&
      (saidTo === undefined || (said !== null && said <= saidTo))
    )
  }
}

const ids = (query: Query, bounds = BOUNDS) => search(db, { ...everything, ...query }, bounds).items.map(({ id }) => id)

describe.each(["articles", "statements"] as const)("searching %s", (of) => {
  it.each(queries.filter(({ speaker }) => speaker === undefined).map((query) => [JSON.stringify(query), query]))(
    "finds with %s what a look at every record finds",
    (_, query) => {
      const expected = records.flatMap(({ article, statements }, i) => {
        const some = isReplaced(i) ? [] : statements.filter(passes(query as Query, i))
        return of === "articles" && some.length
          ? [article.id]
          : of === "statements"
            ? some.map(({ id }) => `${article.id}/${id}`)
            : []
      })
      expect(ids({ ...(query as Query), of }).toSorted()).toEqual(expected.toSorted())
    },
  )

  it.each(["", "okafor", "mar*", '"okafor halefor"'])(
    "finds with %j and each filter the same by every way",
    (words) => {
      const withWords = new Set(ids({ words, of }))
      for (const query of queries) {
        const asked = { ...query, words, of }
        const found = ids(asked)
        expect(ids(asked, tight), JSON.stringify(asked)).toEqual(found)
        expect(found.toSorted()).toEqual(
          ids({ ...query, of })
            .filter((id) => withWords.has(id))
            .toSorted(),
        )
      }
    },
  )

  it("comes newest first, and of everything only as many as asked for", () => {
    const days = ({ items }: ReturnType<typeof search>) => items.map(({ published }) => published ?? "")
    for (const bounds of [BOUNDS, tight]) {
      for (const query of [{ of }, { of, stance: "says" as const }, { of, outlet }]) {
        const found = days(search(db, { ...query, limit: 15 }, bounds))
        expect(found).toEqual(
          days(search(db, { ...query, limit: 999 }, bounds))
            .toSorted()
            .toReversed()
            .slice(0, 15),
        )
      }
    }
  })
})
