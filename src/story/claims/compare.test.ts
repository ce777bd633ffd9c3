/** What is compared of several articles, and what the judge is shown. */
import { describe, expect, it } from "vitest"
import { told } from "../../../test/story/told.ts"
import { languageOf } from "../../language/index.ts"
import type { Record } from "../../record/index.ts"
import { type Comparison, comparisonsOf, type Judge } from "./compare.ts"
import { unitsOf } from "./units.ts"

const en = languageOf("en")

/** Finds any two the same, and keeps what it was asked. */
function judging(): { judge: Judge; asked: string[][] } {
  const asked: string[][] = []
  const judge: Judge = async (a, b) => {
    asked.push([a, b].map(({ told, asked }) => told.slice(asked.start, asked.end)))
    return { same: 0.9, version: 0.05, denies: 0 }
  }
  return { judge, asked }
}

const wire = told("a1", "The outer quay at Lisk was shut. Carrow denied the outer quay was unsafe.", [
  { source: "Carrow", cue: "denied", content: "the outer quay was unsafe", stance: "denies" },
])
const paper = told("b2", "Divers found hollow pillars. The outer quay at Lisk is closed, the mayor said.", [
  { source: "the mayor", cue: "said", content: "The outer quay at Lisk is closed" },
])
const radio = told("c3", "A grain barge burned at noon.")

/** The pairs by their words. */
const shown = (comparison: Comparison | undefined, records: readonly Record[]) => {
  const units = (id: string | undefined) =>
    records.filter(({ article }) => article.id === id).flatMap((record) => unitsOf(record, en))
  return comparison?.found.map(({ left, right }) => [
    units(comparison.a)[left]?.span.text,
    units(comparison.b)[right]?.span.text,
  ])
}

describe("comparisons", () => {
  const all = [wire, paper, radio]

  it("are of each article by itself and of every two, the smaller id first, in the order of ids", async () => {
    const pairs = (await comparisonsOf([radio, wire, paper], judging().judge, en)).map(({ a, b }) => `${a} ${b}`)
    expect(pairs).toEqual(["a1 a1", "a1 b2", "a1 c3", "b2 b2", "b2 c3", "c3 c3"])
  })

  it("count the units of each article in their order", async () => {
    const [, between] = await comparisonsOf(all, judging().judge, en)
    expect(shown(between, all)).toEqual([
      ["The outer quay at Lisk was shut", "The outer quay at Lisk is closed"],
      ["the outer quay was unsafe", "The outer quay at Lisk is closed"],
    ])
  })

  it("within an article are of what is denied beside what is said", async () => {
    const [within] = await comparisonsOf(all, judging().judge, en)
    expect(shown(within, all)).toEqual([["The outer quay at Lisk was shut", "the outer quay was unsafe"]])
  })

  it("are none of what shares no words", async () => {
    const found = await comparisonsOf(all, judging().judge, en)
    for (const { a, b, found: pairs } of found) if (a === "c3" || b === "c3") expect(pairs).toEqual([])
  })

  it("of two articles are the same whatever others there are, and in whatever order they come", async () => {
    const alone = await comparisonsOf([wire, paper], judging().judge, en)
    const among = await comparisonsOf([radio, paper, wire], judging().judge, en)
    expect(among.filter(({ a, b }) => a !== "c3" && b !== "c3")).toEqual(alone)
  })

  it("are none of no article", async () => {
    expect(await comparisonsOf([], judging().judge, en)).toEqual([])
  })
})

describe("the judge", () => {
  it("is shown the part that is asked about in its sentence, with who says it", async () => {
    const carrow = told("b2", "Carrow spoke up. She said the quay was shut at noon.", [
      { source: "She", name: "Ines Carrow", cue: "said", content: "the quay was shut at noon" },
    ])
    const sides: unknown[] = []
    const judge: Judge = async (a, b) => {
      sides.push([a.told, b.told])
      return { same: 0, version: 0, denies: 0 }
    }
    await comparisonsOf([told("a1", "By noon the quay was shut."), carrow], judge, en)
    expect(sides).toEqual([["By noon the quay was shut.", "Ines Carrow: She said the quay was shut at noon."]])
  })

  it("is asked of each pair once, the article with the smaller id on the left", async () => {
    const { judge, asked } = judging()
    await comparisonsOf([paper, wire], judge, en)
    expect(asked).toEqual([
      ["The outer quay at Lisk was shut", "the outer quay was unsafe"],
      ["The outer quay at Lisk was shut", "The outer quay at Lisk is closed"],
      ["the outer quay was unsafe", "The outer quay at Lisk is closed"],
    ])
  })

  it("is believed to a thousandth", async () => {
    const judge: Judge = async () => ({ same: 0.12345, version: 0.9996, denies: 0.00049 })
    const [, between] = await comparisonsOf([wire, paper], judge, en)
    expect(between?.found[0]).toMatchObject({ same: 0.123, version: 1, denies: 0 })
  })

  it("is not asked of what is the same word by word, whatever the marks", async () => {
    const { judge, asked } = judging()
    const again = told("b2", "“The outer quay, at Lisk, was shut.”")
    const [, between] = await comparisonsOf([told("a1", "The outer quay at Lisk was shut."), again], judge, en)
    expect(between?.found).toEqual([])
    expect(asked).toEqual([])
  })

  it("is asked of the same words where one denies what the other says, or where they are few", async () => {
    const { judge, asked } = judging()
    const text = "Carrow spoke of the closing of the outer quay."
    const said = { source: "Carrow", cue: "spoke of", content: "the closing of the outer quay" }
    await comparisonsOf([told("a1", text, [said]), told("b2", text, [{ ...said, stance: "denies" }])], judge, en)
    expect(asked).toEqual([[said.content, said.content]])
    const few = { source: "Carrow", cue: "said", content: "dues doubled" }
    await comparisonsOf(
      ["a1", "b2"].map((id) => told(id, "Carrow said dues doubled.", [few])),
      judge,
      en,
    )
    expect(asked.at(-1)).toEqual(["dues doubled", "dues doubled"])
  })
})
