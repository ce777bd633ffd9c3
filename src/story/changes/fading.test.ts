/** What a claim loses from one article to the next. */
import { describe, expect, it } from "vitest"
import { storyOf } from "../../../test/story/build.ts"
import { fadingOf } from "./fading.ts"

type Told = Parameters<typeof storyOf>[0]["claims"][number]
type Carried = NonNullable<Told["carries"]>[number]

const articles = {
  a1: {
    outlet: "Havel Courier",
    published: "2031-03-03",
    text: "The quay will reportedly be shut, Ines Carrow said. Nobody will be there. She would not say more.",
  },
  a2: {
    outlet: "Ostby Globe",
    published: "2031-03-04",
    text: "The quay is to be shut. It is said to be old. Jun Hald denied it. He said the quay will be shut.",
  },
  a3: { outlet: "Radio Fjord", published: null, text: "They are shutting the quay. Perhaps it is late." },
}

function lost(told: Partial<Told>) {
  const { story } = storyOf({ articles, claims: [{ text: "The quay will be shut.", ...told }] })
  const [claim] = story.claims
  if (!claim) throw new Error("no claim")
  return fadingOf(claim, (id) => story.articles.find((article) => article.id === id)?.published ?? null)
}

const named: Carried = ["a1", "The quay will reportedly be shut", "Ines Carrow"]
const doubted: Carried = ["a1", "The quay will reportedly be shut", null, "reportedly"]
const plain: Carried = ["a2", "The quay is to be shut"]
const onwards: NonNullable<Told["links"]>[number] = ["a1", "a2", "cites", "The quay"]

describe("a source that was named", () => {
  it("is lost in a text that has the claim from there on nobody's word", () => {
    expect(lost({ carries: [named, plain], links: [onwards] })).toEqual([
      {
        kind: "source",
        what: "The quay will be shut.",
        claims: ["c1"],
        values: [
          {
            article: "a1",
            value: "Ines Carrow",
            span: expect.objectContaining({ text: "The quay will reportedly be shut" }),
            published: "2031-03-03",
          },
          {
            article: "a2",
            value: "no source",
            span: expect.objectContaining({ text: "The quay is to be shut" }),
            published: "2031-03-04",
          },
        ],
      },
    ])
  })

  it.each<[string, Partial<Told>]>([
    [
      "the later text names somebody",
      { carries: [named, ["a2", "the quay will be shut", "Jun Hald"]], links: [onwards] },
    ],
    [
      "it names somebody in one of two places",
      { carries: [named, plain, ["a2", "the quay will be shut", "Jun Hald"]], links: [onwards] },
    ],
    ["nobody was named before", { carries: [["a1", "The quay will reportedly be shut"], plain], links: [onwards] }],
    ["the one has nothing from the other", { carries: [named, plain], links: [] }],
    [
      "the later text is the same one, revised",
      { carries: [named, plain], links: [["a1", "a2", "revision", "The quay"]] },
    ],
    [
      "the way leads from an outlet that is not at hand",
      { carries: [named, plain], links: [["Salt & Sail", "a2", "cites", "The quay"]] },
    ],
    [
      "the later text only denies it",
      { carries: [named], denies: [["a2", "denied it", "Jun Hald"]], links: [onwards] },
    ],
  ])("is not lost where %s", (_, told) => {
    expect(lost(told)).toEqual([])
  })

  it("is lost once, however many have the claim from there, and each article is listed once", () => {
    const third: Carried = ["a3", "They are shutting the quay"]
    const [change, ...others] = lost({
      carries: [named, plain, third],
      links: [onwards, ["a1", "a3", "unattributed", null], ["a2", "a3", "cites", "shutting"]],
    })
    expect(others).toEqual([])
    expect(change?.values.map(({ article, value, published }) => [article, value, published])).toEqual([
      ["a1", "Ines Carrow", "2031-03-03"],
      ["a2", "no source", "2031-03-04"],
      ["a3", "no source", null],
    ])
  })
})

describe("a doubt", () => {
  it("is lost in a text that has none, and shown by its words", () => {
    const [change, ...others] = lost({ carries: [doubted, plain], links: [onwards] })
    expect(others).toEqual([])
    expect(change?.kind).toBe("hedge")
    expect(change?.values.map(({ value, span }) => [value, span?.text])).toEqual([
      ["reportedly", "reportedly"],
      ["no doubt", "The quay is to be shut"],
    ])
  })

  it("is not lost where another word of doubt stands", () => {
    const still: Carried = ["a2", "It is said to be old", null, "is said to"]
    expect(lost({ carries: [doubted, plain, still], links: [onwards] })).toEqual([])
  })

  it("and a source can be lost at once", () => {
    const both: Carried = ["a1", "The quay will reportedly be shut", "Ines Carrow", "reportedly"]
    expect(lost({ carries: [both, plain], links: [onwards] }).map(({ kind }) => kind)).toEqual(["source", "hedge"])
  })
})
