/** The steps of a ledger's stories, done by somebody who keeps articles in a plain table: the stories are the ledger's. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyArticles } from "../../test/story/any-story.ts"
import { add, both, bridge, emptyLedgers, first, idOf, on, QUAY, SHIPS } from "../../test/story/quay.ts"
import { en, judge } from "../../test/story/records.ts"
import type { Record, Story } from "../record/index.ts"
import { catchUp, storiesOf } from "./gather.ts"
import { comparingHanded, copiesHanded, type Handed, type Marks, marksHanded, storyHanded } from "./handed.ts"

const VERSION = "1.0.0"
const another = emptyLedgers()

const byId = (stories: readonly Story[]) =>
  stories.toSorted((a, b) => ((a.articles[0]?.id ?? "") < (b.articles[0]?.id ?? "") ? -1 : 1))

interface Row {
  record: Record
  marks: Marks
}

const orderOf = ({ marks }: Row) => `${marks.day ?? "9999"} ${marks.article}`
const tableOf = (records: readonly Record[]): Row[] =>
  records
    .map((record) => ({ record, marks: marksHanded(record, VERSION, en) }))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))

/** As `Marks` says it, and in no other way. */
function neighboursOf({ marks }: Row, at: number, table: readonly Row[]): { record: Record; shared: number }[] {
  const { names } = marks
  const counts = new Map<Row, number>()
  for (const mark of names.marks) {
    const within = table.filter(
      ({ marks: { day, names: theirs } }) =>
        theirs.marks.includes(mark) && (day === null || (day >= (names.from ?? "") && day <= (names.to ?? "9999"))),
    )
    for (const row of within.slice(0, names.most)) counts.set(row, (counts.get(row) ?? 0) + 1)
  }
  return [...counts]
    .filter(([row, shared]) => shared >= names.fewest && table.indexOf(row) < at)
    .toSorted(([a, x], [b, y]) => y - x || (a.marks.article < b.marks.article ? -1 : 1))
    .slice(0, names.nearest)
    .map(([{ record }, shared]) => ({ record, shared }))
}

async function handed(records: readonly Record[]): Promise<Story[]> {
  const table = tableOf(records)
  const compare = comparingHanded(judge, VERSION, en)
  const found = new Map<string, Handed["found"]>()
  for (const [at, row] of table.entries())
    found.set(row.marks.article, (await compare(row.record, neighboursOf(row, at, table))).found)
  const groups = new Map(table.map(({ marks: { article } }) => [article, new Set([article])]))
  for (const [article, all] of found)
    for (const { other } of all.filter(({ linked }) => linked)) {
      const joined = new Set([...(groups.get(article) ?? []), ...(groups.get(other) ?? [])])
      for (const member of joined) groups.set(member, joined)
    }
  return [...new Set(groups.values())].map((group) =>
    storyHanded(
      table
        .filter(({ marks }) => group.has(marks.article))
        .map(({ record, marks }) => ({ record, found: found.get(marks.article) ?? [] })),
      en,
    ),
  )
}

/** Added in the order in which a table has them: with more articles than are looked at, it tells which are. */
async function kept(records: readonly Record[]): Promise<Story[]> {
  const ledger = another()
  await add(ledger, ...tableOf(records).map(({ record }) => record))
  await catchUp(ledger, async () => judge, VERSION, en)
  const stories: Story[] = []
  for await (const story of storiesOf(ledger, VERSION, en)) stories.push(story)
  await ledger.close()
  return stories
}

describe("stories of articles that are handed in", () => {
  it("are a ledger's, of any articles", async () => {
    await fc.assert(
      fc.asyncProperty(anyArticles, async (records) => {
        const all = [...records, first, bridge]
        expect(byId(await handed(all))).toEqual(byId(await kept(all)))
      }),
      { numRuns: 25 },
    )
  })

  it("are a ledger's where more print one text than are looked at", async () => {
    const days = [null, "2031-03-03", "2031-03-05", "2031-04-12", "2031-04-30", "2031-06-01"]
    const many = Array.from({ length: 230 }, (_, i) =>
      on(`n${i}`, days[i % days.length] ?? null, ["Jun Hald", "Ada Quill"][i % 2] ?? "", QUAY, SHIPS),
    )
    const stories = byId(await kept([...many, both, bridge]))
    expect(byId(await handed([...many, both, bridge]))).toEqual(stories)
    expect(stories.length).toBeLessThan(20)
  })
})

describe("copies of articles that are handed in", () => {
  it("are told of each two", () => {
    const long = on(
      "long",
      "2031-03-03",
      "Jun Hald",
      ...[QUAY, SHIPS].map((words) => `${words} ${"and on ".repeat(9)}`),
    )
    const print = { ...long.article, id: idOf("print"), outlet: "Another", published: "2031-03-04" }
    expect(copiesHanded(en)(print, [long.article, bridge.article])).toMatchObject([
      { of: long.article.id, by: print.id, kind: "copy", way: "time" },
    ])
  })
})
