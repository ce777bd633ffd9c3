/** Told stories of a ledger: what is told again, when, and that it is what the stories say. */
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { anyArticles } from "../../test/story/any-story.ts"
import {
  add,
  BRIDGE,
  both,
  bridge,
  emptyLedgers,
  first,
  idOf,
  nameOf,
  QUAY,
  second,
  third,
} from "../../test/story/quay.ts"
import { en, judge } from "../../test/story/records.ts"
import type { ClaimQuery, Ledger } from "../ledger/index.ts"
import type { Record, Story } from "../record/index.ts"
import { claimsAsked } from "./filter.ts"
import { storiesOf } from "./gather.ts"
import { keepUp } from "./keep-up.ts"
import { toldClaims } from "./told.ts"

const VERSIONS = { judge: "1.0.0", story: "1" }

const another = emptyLedgers()
let ledger: Ledger
beforeEach(() => {
  ledger = another()
})
afterEach(() => ledger.close())

/** @returns the articles of each story that was told */
async function keptUp(of: Ledger = ledger, versions = VERSIONS): Promise<string[][]> {
  const told: string[][] = []
  const tell = ({ articles }: Story) => told.push(articles.map(({ id }) => nameOf(id)))
  await keepUp(of, async () => judge, versions, en, { told: tell })
  return told
}

async function madeAnew(of: Ledger): Promise<Story[]> {
  const stories: Story[] = []
  for await (const story of storiesOf(of, VERSIONS.judge, en)) stories.push(story)
  return stories
}

/** Every story that is told, page by page. */
async function told(of: Ledger = ledger, limit = 3): Promise<Story[]> {
  const stories: Story[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await of.stories({ limit, ...(cursor === undefined ? {} : { cursor }) })
    for (const { id } of page.items) stories.push((await of.story(id)) as Story)
    cursor = page.next
  }
  return stories
}

async function claimIds(of: Ledger, query: ClaimQuery, limit = 4): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await of.claims({ ...query, limit, ...(cursor === undefined ? {} : { cursor }) })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  return ids
}

describe("what is told", () => {
  it("is nothing where there is no article, and each story once", async () => {
    expect(await keptUp()).toEqual([])
    await add(ledger, first, second, bridge)
    expect((await keptUp()).toSorted()).toEqual([["bridge"], ["first", "second"]])
    expect(await keptUp()).toEqual([])
    expect(await told()).toEqual(await madeAnew(ledger))
  })

  it("again is the story of an article that came, and no other", async () => {
    await add(ledger, first, second, bridge)
    await keptUp()
    await add(ledger, third)
    expect(await keptUp()).toEqual([["first", "second", "third"]])
    expect(await told()).toEqual(await madeAnew(ledger))
  })

  it("is one story where there were two, when one comes that belongs to both", async () => {
    await add(ledger, first, bridge)
    await keptUp()
    expect(await told()).toHaveLength(2)
    await add(ledger, both)
    expect(await keptUp()).toEqual([["first", "bridge", "both"]])
    expect(await told()).toEqual(await madeAnew(ledger))
  })

  it("again is each part of a story that fell apart, when an article is read again", async () => {
    await add(ledger, first, bridge, both)
    await keptUp()
    const again = { ...both, statements: [], model: { name: "none", version: "1" } }
    await add(ledger, again)
    expect((await keptUp()).toSorted()).toEqual(
      (await madeAnew(ledger)).map(({ articles }) => articles.map(({ id }) => nameOf(id))).toSorted(),
    )
    expect(await told()).toEqual(await madeAnew(ledger))
  })

  it("heeds what is judged, and that it is undone", async () => {
    await add(ledger, first, second, bridge)
    await keptUp()
    const place = ({ article }: Record, words: string) => {
      const start = article.text.indexOf(words)
      return `${article.id}/${start}-${start + words.length}`
    }
    const judged = { about: "claim", verdict: "same", who: "desk", why: null } as const
    const { number } = await ledger.judge({ ...judged, a: place(second, QUAY), b: place(bridge, BRIDGE) })
    expect(await keptUp()).toEqual([["first", "bridge", "second"]])
    expect(await told()).toEqual(await madeAnew(ledger))
    await ledger.undo(number, "desk")
    expect((await keptUp()).toSorted()).toEqual([["bridge"], ["first", "second"]])
    expect(await told()).toEqual(await madeAnew(ledger))
    await ledger.judge({ ...judged, about: "copy", verdict: "different", a: bridge.article.id, b: idOf("gone") })
    expect(await keptUp()).toEqual([["bridge"]])
    await ledger.judge({ ...judged, about: "entity", a: "E0123456789ab", b: "Eba9876543210" })
    expect(await keptUp()).toEqual([])
  })

  it("heeds what is judged of a statement", async () => {
    await add(ledger, first, second)
    await keptUp()
    const before = await told()
    const [statement] = second.statements
    const target = { article: second.article.id, content: statement?.content.spans ?? [], source: [], cue: [] }
    const { number } = await ledger.judge({ about: "statement", verdict: "none", target, who: "desk", why: null })
    expect(await keptUp()).not.toEqual([])
    expect(await told()).toEqual(await madeAnew(ledger))
    expect(await told()).not.toEqual(before)
    await ledger.undo(number, "desk")
    await keptUp()
    expect(await told()).toEqual(before)
  })

  it("is told anew by another teller", async () => {
    await add(ledger, first, second, bridge)
    await keptUp()
    expect((await keptUp(ledger, { ...VERSIONS, story: "2" })).toSorted()).toEqual([["bridge"], ["first", "second"]])
  })

  it("stops after the article that it is at, and goes on where it was", async () => {
    const whole = another()
    await add(whole, first, second, bridge, third)
    await keptUp(whole)
    await add(ledger, first, second, bridge, third)
    const done: string[] = []
    for (let round = 0; round < 20; round++) {
      const stop = new AbortController()
      await keepUp(ledger, async () => judge, VERSIONS, en, {
        compared: ({ id }) => {
          done.push(nameOf(id))
          stop.abort()
        },
        told: ({ articles }) => {
          done.push(articles.map(({ id }) => nameOf(id)).join(" "))
          stop.abort()
        },
        signal: stop.signal,
      })
    }
    expect(done.slice(0, 4)).toEqual(["first", "second", "bridge", "third"])
    expect(done.slice(4).toSorted()).toEqual(["bridge", "first second third"])
    expect(await told()).toEqual(await told(whole))
    await whole.close()
  })
})

describe("a claim", () => {
  it("is found by its id, by the beginning of it, and by one that it had before an earlier article came", async () => {
    await add(ledger, second, third)
    await keptUp()
    const [before] = (await ledger.claims({ words: `"${QUAY}"` })).items
    await add(ledger, first)
    await keptUp()
    const [after] = (await ledger.claims({ words: `"${QUAY}"` })).items
    expect(after?.id).not.toBe(before?.id)
    for (const id of [after?.id, after?.id.slice(0, 6), before?.id])
      expect((await ledger.claim(id ?? ""))?.claim).toMatchObject({ id: after?.id, text: QUAY, independent: 3 })
    expect(await ledger.claim("000000000000")).toBeNull()
    expect(await ledger.claim("no id")).toBeNull()
  })
})

const filters: fc.Arbitrary<ClaimQuery>[] = [
  fc
    .constantFrom("quay", '"the outer quay"', "har*", "Ostby OR", "the", "Globe", "for", "", "!", "fer*")
    .map((words) => ({ words })),
  fc.constantFrom("globe", "Ostby Globe", "rad*", "sail salt", "fjord", "ost*").map((outlet) => ({ outlet })),
  fc
    .constantFrom("hald", "officials", "the", "an off*", "close talks", "ministry", "jun*")
    .map((speaker) => ({ speaker })),
  fc.constantFrom({ singleOrigin: true }, { disputed: true }, { circular: true }, { changed: true }),
  fc.constantFrom("2031-03-03", "2031-03-04", "2031-03-05").map((from) => ({ from })),
  fc.constantFrom("2031-03-03", "2031-03-04", "2031-03-05").map((to) => ({ to })),
]
/** One filter or two, for hardly anything passes more. */
const query: fc.Arbitrary<ClaimQuery> = fc
  .tuple(...[0, 1].map(() => fc.oneof(...filters)))
  .map((some) => Object.assign({}, ...some))

describe("the told claims of any articles", () => {
  it("are those of the stories, in whatever order the articles came and however often it kept up between", async () => {
    const shuffled = anyArticles.chain((records) =>
      fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.infiniteStream(fc.boolean()),
      ),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, async ([records, others, pauses]) => {
        const [one, other] = [another(), another()]
        await add(one, ...records)
        await keptUp(one)
        for (const record of others) {
          await other.record(record)
          if (pauses.next().value) await keptUp(other)
        }
        await keptUp(other)
        const stories = await madeAnew(one)
        expect(await told(one)).toEqual(stories)
        const listed = async (of: Ledger) => (await of.claims({ limit: 999 })).items
        expect(await listed(other)).toEqual(await listed(one))
        expect((await listed(one)).map(({ story: _, ...claim }) => claim).toSorted(byId)).toEqual(
          stories
            .flatMap(toldClaims)
            .map(({ place: _, spokenOfBy: __, wordings: ___, speakers: ____, outletNames: _____, ...claim }) => claim)
            .toSorted(byId),
        )
        await one.close()
        await other.close()
      }),
      { numRuns: 20 },
    )
  })

  it("are found as a look into every story finds them, page by page in every order, and counted", async () => {
    const asking = { all: 0, found: 0 }
    await fc.assert(
      fc.asyncProperty(anyArticles, fc.array(query, { minLength: 8, maxLength: 8 }), async (records, queries) => {
        const one = another()
        await add(one, ...records)
        await keptUp(one)
        const stories = await madeAnew(one)
        for (const asked of queries) {
          asking.all++
          const expected = stories.flatMap((story) => claimsAsked(story, asked)).map(({ id }) => id)
          for (const order of ["weight", "outlets", "newest"] as const)
            expect((await claimIds(one, { ...asked, order }, 2)).toSorted(), JSON.stringify(asked)).toEqual(
              expected.toSorted(),
            )
          expect(await one.countClaims(asked)).toBe(expected.length)
          if (expected.length > 0) asking.found++
          const having = (await one.stories({ having: asked, limit: 99 })).items.map(({ id }) => id)
          expect(having).toEqual(
            stories
              .filter((story) => claimsAsked(story, asked).length > 0 || Object.keys(asked).length === 0)
              .map(({ articles }) => articles[0]?.id),
          )
        }
        await one.close()
      }),
      { numRuns: 25 },
    )
    // Where nothing is ever found, nothing is tried.
    expect(asking.found).toBeGreaterThan(asking.all / 8)
  })
})

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
