/** What holds of every story, whatever its articles. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyArticles, DENIES, denial } from "../../test/story/any-story.ts"
import { en, judge, told, written } from "../../test/story/records.ts"
import { type Claim, type Record, type Span, Story } from "../record/index.ts"
import { comparisonsOf } from "./claims/compare.ts"
import { storyOf } from "./story.ts"

/** Whether a claim has a carrier, too. */
const isIn =
  ({ statements }: Claim) =>
  ({ article, span, relation }: Claim["statements"][number]) =>
    relation === "carries" &&
    statements.some(
      (other) => other.relation === relation && other.article === article && other.span.start === span.start,
    )

/** Every span of a story with the article in which it stands; null: where a link leads to an outlet, in one of them. */
function shownIn({ articles, claims, changes, events }: Story): { article: string | null; span: Span }[] {
  const shown: { article: string | null; span: Span | null }[] = [
    ...articles.flatMap(({ id, cites, partOf }) => [
      ...cites.map(({ span }) => ({ article: id, span })),
      ...partOf.flatMap(({ paragraphs }) => paragraphs.map((span) => ({ article: id, span }))),
    ]),
    ...claims.flatMap(({ statements, origins, links, disputedBy }) => [
      ...statements.flatMap(({ article, span, hedge }) => [
        { article, span },
        { article, span: hedge },
      ]),
      ...origins.flatMap(({ because }) => because),
      ...links.map(({ to, span }) => ({ article: "article" in to ? to.article : null, span })),
      ...disputedBy,
    ]),
    ...changes.flatMap(({ values }) => values),
    ...events.flatMap(({ date }) => (date ? date.spans.map((span) => ({ article: date.article, span })) : [])),
  ]
  return shown.flatMap(({ article, span }) => (span ? [{ article, span }] : []))
}

/** What every story holds to. */
function expectSound(story: Story, records: readonly Record[]): void {
  const texts = new Map(records.map(({ article }) => [article.id, article.text]))
  expect(Story.parse(story)).toEqual(story)
  for (const { article, span } of shownIn(story)) {
    const within = article === null ? [...texts.values()] : [texts.get(article) ?? ""]
    expect(within.some((text) => text.slice(span.start, span.end) === span.text)).toBe(true)
  }
  const ids = story.claims.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const claim of story.claims) expectGrounded(claim, texts, new Set(ids))
}

function expectGrounded(claim: Claim, texts: ReadonlyMap<string, string>, ids: ReadonlySet<string>): void {
  const { statements, origins, links, independent, atLeast, versions, rivals, maybe } = claim
  const carriers = new Set(statements.flatMap(({ article, relation }) => (relation === "carries" ? [article] : [])))
  const own = new Set(origins.map(({ id }) => id))
  expect(own.size).toBe(origins.length)
  expect(independent).toBe(origins.length)
  expect(atLeast).toBeLessThanOrEqual(independent)
  expect(atLeast > 0).toBe(independent > 0)
  for (const { articles, because } of origins) {
    expect(articles.length).toBeGreaterThan(0)
    for (const article of articles) expect(carriers).toContain(article)
    expect(because.map(({ article }) => article)).toEqual(articles)
  }
  for (const { from, to } of links) {
    if ("origin" in from) expect(own).toContain(from.origin)
    if ("article" in from) expect(carriers).toContain(from.article)
    if ("article" in to) expect(carriers).toContain(to.article)
    expect(from).not.toEqual(to)
  }
  for (const id of [...versions, ...maybe].map(({ claim }) => claim).concat(rivals)) {
    expect(ids).toContain(id)
    expect(id).not.toBe(claim.id)
  }
  for (const { article } of statements) expect(texts.has(article)).toBe(true)
}

const options = { numRuns: 100 }

describe("a story of any articles", () => {
  it("is the same in whatever order they and what was found of them are given", async () => {
    const shuffled = anyArticles.chain((records) =>
      fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.infiniteStream(fc.nat()),
      ),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, async ([records, others, random]) => {
        const story = await told(...records)
        const keyed = (await comparisonsOf(others, judge, en)).map((each) => ({ each, key: random.next().value }))
        const comparisons = keyed.toSorted((a, b) => a.key - b.key).map(({ each }) => each)
        expect(storyOf(others, comparisons, en)).toEqual(story)
      }),
      options,
    )
  })

  it("shows words that stand in its articles, and nothing that is not in it", async () => {
    await fc.assert(
      fc.asyncProperty(anyArticles, async (records) => {
        expectSound(await told(...records), records)
      }),
      options,
    )
  })

  it("has every carrier rest on somebody, but for those that have it from each other only", async () => {
    await fc.assert(
      fc.asyncProperty(anyArticles, async (records) => {
        for (const { statements, origins, circular } of (await told(...records)).claims) {
          if (circular) continue
          const rests = new Set(origins.flatMap(({ articles }) => articles))
          for (const { article, relation } of statements) if (relation === "carries") expect(rests).toContain(article)
        }
      }),
      options,
    )
  })

  it("never has a denial for an origin, nor whoever denies", async () => {
    let denied = 0
    await fc.assert(
      fc.asyncProperty(anyArticles, fc.nat(4), async (records, claim) => {
        for (const { origins, disputedBy } of (await told(...records, denial(claim))).claims) {
          expect(origins.map(({ who }) => who)).not.toContain(DENIES)
          expect(origins.flatMap(({ articles }) => articles)).not.toContain("denial")
          if (disputedBy.some(({ article }) => article === "denial")) denied++
        }
      }),
      options,
    )
    expect(denied).toBeGreaterThan(options.numRuns / 4)
  })

  it("gains no origin by a copy", async () => {
    let copies = 0
    await fc.assert(
      fc.asyncProperty(anyArticles, fc.nat(), fc.boolean(), async (records, which, isCredited) => {
        const dated = records.filter(({ article }) => article.published !== null && article.outlet !== null)
        const original = dated[which % dated.length]
        fc.pre(original !== undefined)
        const { article } = original
        const text = isCredited ? `${article.text}\n\nWith ${article.outlet}.` : article.text
        const copy = {
          ...original,
          article: { ...article, id: "copy", uri: "copy.txt", outlet: "Tarn Lantern", published: "2031-03-09", text },
        }
        const before = await told(...records)
        const after = await told(...records, copy)
        expect(after.articles.find(({ id }) => id === "copy")?.copyOf).toBe(article.id)
        copies++
        for (const claim of after.claims) {
          const earlier = before.claims.filter((each) => each.statements.some(isIn(claim)))
          const allOf = (count: "independent" | "heardBy") => earlier.reduce((sum, each) => sum + each[count], 0)
          // Words as few as two are not the same because they are the same.
          if (earlier.length === 0) expect(claim.origins.flatMap(({ articles }) => articles)).not.toContain(article.id)
          else expect(claim.independent).toBeLessThanOrEqual(allOf("independent"))
          if (earlier.length > 0) expect(claim.heardBy).toBeLessThanOrEqual(allOf("heardBy"))
        }
      }),
      options,
    )
    expect(copies).toBeGreaterThan(50)
  })
})

describe("a story", () => {
  const QUAY = "The outer quay at Grellau will be closed in June."
  const hald = { says: "the outer quay at Grellau will be closed in June", by: "Jun Hald" }
  const said = "Jun Hald said that the outer quay at Grellau will be closed in June."

  it("of no article has nothing", async () => {
    expect(await told()).toEqual({ articles: [], claims: [], changes: [], events: [], notes: [] })
  })

  it("of one article has what that one says, each claim on whoever says it", async () => {
    const records = [written("a", { outlet: "Havel Courier" }, `${said} Eleven boats sank in January.`, hald)]
    const story = await told(...records)
    expectSound(story, records)
    expect(story.articles).toMatchObject([{ id: "a", copyOf: null, revisionOf: null, partOf: [], cites: [] }])
    expect(story.claims.map(({ text, origins }) => [text, origins.map(({ who }) => who)])).toEqual([
      ["the outer quay at Grellau will be closed in June", ["Jun Hald"]],
      ["Eleven boats sank in January", ["Havel Courier"]],
    ])
  })

  it("of an article without a word has no claim", async () => {
    const records = [written("a", {}, "\n\n")]
    const story = await told(...records)
    expectSound(story, records)
    expect(story.claims).toEqual([])
  })

  it("of articles without dates has them in the order of their ids, and those with a date first", async () => {
    const at = (id: string, on: string | null) => written(id, { outlet: `Paper ${id}`, on }, QUAY)
    const orderOf = async (...records: Record[]) => (await told(...records)).articles.map(({ id }) => id)
    expect(await orderOf(at("c", null), at("a", null), at("b", null))).toEqual(["a", "b", "c"])
    expect(await orderOf(at("a", null), at("b", "2031-03-04"), at("c", "2031-03-03"))).toEqual(["c", "b", "a"])
    expect(await orderOf(at("a", "2031-03-03T23:00:00-05:00"), at("b", "2031-03-04T01:00:00Z"))).toEqual(["b", "a"])
  })

  it("without a date or a source rests on the first by id, and that is not certain", async () => {
    const story = await told(written("b", { outlet: "Ostby Globe" }, `On page one: ${QUAY}`), written("a", {}, QUAY))
    const [claim] = story.claims
    expect(claim?.links.map(({ certain, reason, to }) => ({ certain, reason, to }))).toEqual([
      { certain: true, reason: "own", to: { article: "a" } },
      { certain: false, reason: "unattributed", to: { article: "b" } },
    ])
  })

  it("of an article that cites itself, or only its own outlet, has it rest on itself", async () => {
    const own = { says: hald.says, by: "Havel Courier", type: "media" as const, cue: "reported" }
    const text = `Havel Courier reported that ${hald.says}.`
    const records = ["2031-03-03", "2031-03-05"].map((on, i) =>
      written(`a${i}`, { outlet: "Havel Courier", on }, text, own),
    )
    const story = await told(...records)
    expectSound(story, records)
    expect(story.claims).toMatchObject([{ independent: 1, circular: false, origins: [{ who: "Havel Courier" }] }])
    expect(story.articles.flatMap(({ cites }) => cites)).toEqual([])
  })

  it("has each claim under the name that its first carrier gives it, whatever comes later", async () => {
    const first = written("a", { outlet: "Havel Courier", on: "2031-03-03" }, said, hald)
    const later = written("b", { outlet: "Ostby Globe", on: "2031-03-05" }, QUAY)
    const earlier = written("c", { outlet: "Radio Fjord", on: "2031-03-01" }, QUAY)
    const idsOf = async (...records: Record[]) => (await told(...records)).claims.map(({ id }) => id)
    const alone = await idsOf(first)
    expect(await idsOf(later, first)).toEqual(alone)
    expect(await idsOf(later, first, earlier)).not.toEqual(alone)
  })

  it("has a denial under what it denies, with who denies it", async () => {
    const records = [
      written("a", { outlet: "Havel Courier", on: "2031-03-03" }, said, hald),
      written(
        "b",
        { outlet: "Ostby Globe", on: "2031-03-04" },
        "Ada Quill denied that the outer quay at Grellau will be closed in June.",
        { ...hald, by: "Ada Quill", stance: "denies" },
      ),
    ]
    expect((await told(...records)).claims).toMatchObject([
      { independent: 1, disputedBy: [{ who: "Ada Quill", article: "b" }], origins: [{ who: "Jun Hald" }] },
    ])
  })

  it("calls a claim by words that stand alone: who is to do it, and rather no relative clause", async () => {
    const agreed = "Ada Quill agreed to close the outer quay at Grellau in June."
    const record = written("a", {}, agreed, {
      says: "to close the outer quay at Grellau in June",
      by: "Ada Quill",
      cue: "agreed",
    })
    expect((await told(record)).claims.map(({ text }) => text)).toEqual([
      "Ada Quill agreed to close the outer quay at Grellau in June",
    ])
  })

  it("has what two say in a few words of one place as one claim", async () => {
    const records = [
      written(
        "a",
        { outlet: "Havel Courier" },
        "Jun Hald and Ada Quill said that boats sank.",
        { says: "boats sank", by: "Jun Hald" },
        { says: "boats sank", by: "Ada Quill" },
      ),
    ]
    const story = await told(...records)
    expectSound(story, records)
    expect(story.claims).toMatchObject([{ independent: 2, statements: [{ who: "Jun Hald" }, { who: "Ada Quill" }] }])
  })

  it("shows what was lost on the way from one article to another", async () => {
    const rewrite = written("b", { outlet: "Ostby Globe", on: "2031-03-05" }, QUAY)
    const { changes } = await told(written("a", { outlet: "Havel Courier", on: "2031-03-03" }, said, hald), rewrite)
    expect(changes).toMatchObject([
      {
        kind: "source",
        values: [
          { article: "a", value: "Jun Hald" },
          { article: "b", value: "no source" },
        ],
      },
    ])
  })

  it("is made of an article of ten thousand words as of any other", async () => {
    const sentences = Array.from({ length: 1000 }, (_, i) => `Boat ${i} of Grellau came past the mill at ${i + 7}.`)
    const records = [
      written("a", { outlet: "Havel Courier", on: "2031-03-03" }, [...sentences, said].join(" "), hald),
      written("b", { outlet: "Ostby Globe", on: "2031-03-04" }, said, hald),
    ]
    expect(records[0]?.article.text.split(" ").length).toBeGreaterThan(10_000)
    const story = await told(...records)
    expectSound(story, records)
    const about = story.claims.find(({ origins }) => origins.some(({ who }) => who === "Jun Hald"))
    expect(about).toMatchObject({ independent: 1, heardBy: 2, origins: [{ articles: ["a", "b"] }] })
    expect(story.claims.length).toBeGreaterThan(1)
  })
})
