import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { languageOf } from "../../language/index.ts"
import { type Article, type Record, type Statement, spanOf } from "../../record/index.ts"
import { citationsOf } from "./citations.ts"
import { citedArticles } from "./cited.ts"
import { knownOutlets } from "./known.ts"

const en = languageOf("en")

let made = 0
const article = (told: Partial<Article> & { text: string }): Article => {
  const id = `a${++made}`
  const nothing = { uri: id, url: null, title: null, byline: null, outlet: null, published: null, updated: null }
  return { id, sha256: "0".repeat(64), language: "en", ...nothing, ...told }
}
const recordOf = (of: Article, rest: Partial<Record> = {}): Record => {
  const nothing = { entities: [], statements: [], events: [], times: [], notes: [], model: { name: "", version: "" } }
  return { article: of, ...nothing, ...rest }
}
const spanIn = (text: string, words: string) => spanOf(text, text.indexOf(words), text.indexOf(words) + words.length)

const papers = ["The Havel Courier", "Northern Light Agency", "Radio Fjord", "Salt & Sail"]
const known = knownOutlets(
  papers.map((outlet) => ({ outlet, url: `https://${outlet.replace(/\W/g, "").toLowerCase()}.example/1` })),
  en,
)
const citedIn = (text: string, outlet: string | null = "Ostby Globe", byline: string | null = null) =>
  citationsOf(recordOf(article({ text, outlet, byline })), en, known).map(
    (citation) => `${citation.kind} ${citation.outlet}`,
  )

describe("a citation", () => {
  it.each([
    ["The quay will close, The Havel Courier reported on Monday.", "source The Havel Courier"],
    ["The quay will close, according to the Courier.", "source The Havel Courier"],
    ["The closure was first reported on Sunday by the Havel Courier.", "source The Havel Courier"],
    ["Radio Fjord, citing two divers, has since said the same.", "source Radio Fjord"],
    ["On Tuesday the Globe, quoting the journal Salt & Sail, said the pillars were hollow.", "source Salt & Sail"],
    ["A diver told Radio Fjord that the pillars were hollow.", "told Radio Fjord"],
    ["In an interview with the Havel Courier, she spoke of the storm.", "told The Havel Courier"],
    ["The harbour master said in an email to the Courier that she would resign.", "told The Havel Courier"],
    ["The Courier's report of the storm was wrong.", "source The Havel Courier"],
    ["The Courier’s exclusive on the storm was wrong.", "source The Havel Courier"],
    ["The quay will close, thehavelcourier.example reported.", "source The Havel Courier"],
    ["Northern Light Agency wrote:\n\nThe quay will close.", "source Northern Light Agency"],
    ["The quay will close, according to Norvik’s Radio Fjord.", "source Radio Fjord"],
    ["NLA reported the closure.", "source Northern Light Agency"],
    ["The news came from the official Northern Light Agency.", "source Northern Light Agency"],
    ["Reuters reported the closure.", "source Reuters"],
    ["The quay will close, the newspaper Die Bake reported.", "source Die Bake"],
    ["The quay will close, the Tarn Lantern student newspaper reported.", "source Tarn Lantern"],
  ])("is shown by wording: %s", (text, expected) => {
    expect(citedIn(text)).toEqual([expected])
  })

  it.each([
    ["A fire broke out near the Radio Fjord building, police said."],
    ["The Havel Courier will move to Ostby. The mayor said so."],
    ["The council met. Havel Courier Street was closed."],
    ["She told the courier that the parcel was wet."],
    ["The mayor reported by post. Courier rates rise."],
  ])("is no name without words of citing: %s", (text) => {
    expect(citedIn(text)).toEqual([])
  })

  it.each([
    ["GRELLAU, March 3 (Northern) - The quay is closed.", "credit Northern Light Agency"],
    ["GRELLAU, March 3 (NLA) - The quay is closed.", "credit Northern Light Agency"],
    ["GRELLAU (Sternpost) - The quay is closed.", "credit Sternpost"],
    ["The quay is closed.\n\nNorthern, and our own staff", "credit Northern Light Agency"],
    ["The quay is closed.\n\nJun Hald and Radio Fjord contributed to this report.", "credit Radio Fjord"],
  ])("is a credit at the beginning or the end: %s", (text, expected) => {
    expect(citedIn(text)).toEqual([expected])
  })

  it("by the byline has no words in the text", () => {
    const [citation] = citationsOf(
      recordOf(article({ text: "The quay is closed.", byline: "Radio Fjord", outlet: "Ostby Globe" })),
      en,
      known,
    )
    expect(citation).toMatchObject({ kind: "credit", outlet: "Radio Fjord", span: null })
  })

  it("is none of the article's own outlet, by any of its names", () => {
    expect(citedIn("A diver told the Courier so, the Havel Courier reported.", "The Havel Courier")).toEqual([])
    expect(citedIn("GRELLAU (NLA) - A diver told NLA so.", "Northern Light Agency")).toEqual([])
    expect(citedIn("Radio Fjord has learned of it. A diver told Radio Fjord so.", null)).toEqual([])
  })

  it("takes the short name of two outlets for neither", () => {
    const two = knownOutlets(
      [...papers, "Tarn Courier"].map((outlet) => ({ outlet, url: null })),
      en,
    )
    const record = recordOf(article({ text: "The quay will close, according to the Courier.", outlet: "Ostby Globe" }))
    expect(citationsOf(record, en, two)).toEqual([])
  })
})

describe("a statement", () => {
  const text = "A harbour paper said the quay is closed. The mayor spilled it to Radio Fjord."
  const statement = (id: string, told: Partial<Statement>): Statement => ({
    id,
    source: { spans: [], entity: null, type: "none", count: null },
    cue: { spans: [] },
    content: { spans: [spanIn(text, "the quay is closed")], quotation: "indirect" },
    stance: "says",
    addressee: null,
    medium: null,
    occasion: null,
    said: null,
    hedge: null,
    condition: null,
    via: [],
    within: null,
    confidence: 1,
    ...told,
  })
  const paper = spanIn(text, "A harbour paper")
  const station = spanIn(text, "Radio Fjord")

  it("whose source, relay or hearer is an outlet cites it", () => {
    const statements = [
      statement("s1", { source: { spans: [paper], entity: "e1", type: "media", count: null } }),
      statement("s2", { via: [{ spans: [station], entity: "e2", type: "media" }] }),
      statement("s3", { addressee: { spans: [station], entity: "e2" } }),
    ]
    const entities = [
      { id: "e1", name: "A harbour paper", type: "media" as const, mentions: [paper], descriptors: [] },
      { id: "e2", name: "Radio Fjord", type: "media" as const, mentions: [station], descriptors: [] },
    ]
    const record = recordOf(article({ text, outlet: "Ostby Globe" }), { statements, entities })
    const found = citationsOf(record, en, known)
    expect(found.map(({ statement, kind, family }) => [statement, kind, family])).toEqual([
      ["s1", "source", "radio fjord"],
      ["s2", "relay", "radio fjord"],
      ["s3", "told", "radio fjord"],
    ])
  })

  it("of an outlet that is only described has no family", () => {
    const statements = [statement("s1", { source: { spans: [paper], entity: null, type: "media", count: null } })]
    const record = recordOf(article({ text, outlet: "Ostby Globe" }), { statements })
    expect(citationsOf(record, en, known)).toMatchObject([{ outlet: "A harbour paper", family: null, statement: "s1" }])
  })
})

const first = article({
  outlet: "The Havel Courier",
  published: "2031-03-03",
  text: "Two divers found that the pillars of the outer quay at Grellau were hollow, and told the harbour board of it in January.",
})
const second = article({
  outlet: "The Havel Courier",
  published: "2031-03-05",
  text: "The harbour board of Grellau will sell its tug Marten to a Danish yard for 4 million crowns, its treasurer Ines Carrow said.",
})
const other = article({ outlet: "Radio Fjord", published: "2031-03-03", text: first.text })
const later = article({ outlet: "The Havel Courier", published: "2031-03-08", text: first.text })
const citing = (text: string) => article({ outlet: "Ostby Globe", published: "2031-03-06", text })
const meantBy = (by: Article, among: readonly Article[]) => {
  const citations = citationsOf(recordOf(by), en, known)
  return [...citedArticles(citations, [by, ...among], en).values()]
}

describe("the article that is meant", () => {
  const divers = citing("The pillars of the outer quay were hollow, divers told the Havel Courier.")
  const tug = citing("The tug Marten goes to a Danish yard for 4 million crowns, the Havel Courier reported.")

  it("is that outlet's which has most of the words, and no later one", () => {
    expect(meantBy(divers, [first, second, other, later])).toEqual([first.id])
    expect(meantBy(tug, [first, second, other, later])).toEqual([second.id])
    expect(meantBy(divers, [other, later])).toEqual([null])
  })

  it("is none on another matter", () => {
    expect(meantBy(citing("Snow fell on Tarn overnight, the Havel Courier reported."), [first, second])).toEqual([null])
  })

  it("is the latest of those that fit alike, and none where nothing tells them apart", () => {
    const again = article({ ...first, id: "again", published: "2031-03-04" })
    const sameDay = article({ ...first, id: "same" })
    expect(meantBy(divers, [first, again])).toEqual(["again"])
    expect(meantBy(divers, [first, sameDay])).toEqual([null])
  })

  it("is the same one however many print it again", () => {
    const by = citing(
      "Pillars of the quay are hollow, divers found: freight stalls, tolls drop, crews wait, the Havel Courier reported.",
    )
    const copies = ["a", "b", "c", "d", "e", "f"].map((id) => article({ ...first, id, outlet: `Tarn Lantern ${id}` }))
    const citations = citationsOf(recordOf(by), en, known)
    const copiers = new Set(copies.map(({ id }) => id))
    const meant = (given: ReadonlySet<string>) => [
      ...citedArticles(citations, [by, first, ...copies], en, given).values(),
    ]
    expect(meantBy(by, [first])).toEqual([first.id])
    expect(meant(copiers)).toEqual([first.id])
    // Counted as texts of their own they would make rare what is not.
    expect(meant(new Set())).toEqual([null])
  })

  it("is that of the day which the text gives", () => {
    const again = article({ ...first, id: "again", published: "2031-03-05" })
    const text = "The pillars of the outer quay were hollow, the Havel Courier reported on Monday."
    const by = citing(text)
    const monday = { ...spanIn(text, "Monday"), type: "DATE" as const, value: "2031-03-03", anchor: null }
    const citations = citationsOf(recordOf(by, { times: [monday] }), en, known)
    expect([...citedArticles(citations, [by, again, first], en).values()]).toEqual([first.id])
  })
})

describe("whatever the text", () => {
  const pieces = [
    "The Havel Courier",
    "the Courier",
    "Radio Fjord",
    "AP",
    "told",
    "said",
    "by",
    "reported",
    "’s",
    ",",
    ".",
    "(",
    ")",
    "\n\n",
    "“",
    "newspaper",
    "Émile",
    "𝄞",
  ]
  const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 }).map((some) => some.join(" "))

  it("the words of a citation stand in its article", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { span, about } of citationsOf(recordOf(article({ text })), en, known))
          for (const each of [...about, ...(span ? [span] : [])])
            expect(text.slice(each.start, each.end)).toBe(each.text)
      }),
    )
  })

  it("the order of articles changes nothing", () => {
    const all = [first, second, other, later, citing("The quay is hollow, the Havel Courier reported.")]
    const answer = (articles: readonly Article[]) => {
      const outlets = knownOutlets(articles, en)
      const citations = all.flatMap((each) => citationsOf(recordOf(each), en, outlets))
      return [citations, [...citedArticles(citations, articles, en).values()]]
    }
    const expected = answer(all)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (articles) => {
        expect(answer(articles)).toEqual(expected)
      }),
    )
  })
})
