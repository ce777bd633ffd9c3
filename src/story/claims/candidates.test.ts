/** Which pairs of clauses are worth a closer look. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Said, told } from "../../../test/story/told.ts"
import { languageOf } from "../../language/index.ts"
import { candidatesOf, ownCandidatesOf } from "./candidates.ts"
import { likeness, termsOf } from "./terms.ts"
import { unitsOf } from "./units.ts"

const en = languageOf("en")
const terms = (told: string) => termsOf({ told, asked: { start: 0, end: told.length } }, en)

/** Terms that count how often they are asked for one. */
class Counted extends Map<string, number> {
  static asked = 0
  override get(term: string) {
    Counted.asked++
    return super.get(term)
  }
}

describe("candidates of very many clauses", () => {
  const MANY = 3000
  const crowd = (own: (i: number) => string) =>
    Array.from({ length: MANY }, (_, i) => new Counted([...terms(`the bridge of ${own(i)}`)]))

  it("are found by what few have, without comparing each with each", () => {
    Counted.asked = 0
    const found = candidatesOf(
      crowd((i) => `w${i}`),
      crowd((i) => `w${MANY - 1 - i}`),
    )
    expect(found).toEqual(Array.from({ length: MANY }, (_, i) => [i, MANY - 1 - i]))
    expect(Counted.asked).toBeLessThan(10 * MANY)
  })

  it("are the same as of each with each where they are few", () => {
    const word = fc.constantFrom("divers", "pillars", "barge", "dues", "quay", "Lisk", "40", "grain")
    const clauses = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
    fc.assert(
      fc.property(clauses, clauses, (left, right) => {
        const [a, b] = [left, right].map((side) => side.map((words) => terms(words.join(" "))))
        const scores = (a ?? []).map((x) => (b ?? []).map((y) => likeness(x, y)))
        const best = (row: readonly number[]) =>
          [...row.entries()]
            .filter(([, score]) => score >= 0.07)
            .toSorted((x, y) => y[1] - x[1] || x[0] - y[0])
            .slice(0, 3)
            .map(([at]) => at)
        const chosen = new Set([
          ...scores.flatMap((row, i) => best(row).map((j) => `${i} ${j}`)),
          ...right.flatMap((_, j) => best(scores.map((row) => row[j] ?? 0)).map((i) => `${i} ${j}`)),
        ])
        expect(new Set(candidatesOf(a ?? [], b ?? []).map(([i, j]) => `${i} ${j}`))).toEqual(chosen)
      }),
    )
  })
})

describe("candidates of two articles", () => {
  const pairs = (left: string[], right: string[]) => candidatesOf(left.map(terms), right.map(terms))

  it("are clauses that share words, and no others", () => {
    const left = ["divers inspected hollow pillars", "a grain barge burned"]
    const right = ["dues were waived", "a burned barge sank", "hollow pillars fell"]
    expect(pairs(left, right)).toEqual([
      [0, 2],
      [1, 1],
    ])
  })

  it("are none where one word in long clauses is all they share", () => {
    const left =
      "divers inspected hollow pillars below the outer quay every morning near Lisk, measuring cracks, rust, weeds, silt and mussels"
    const right =
      "carriers asked ministers to waive grain dues on southern voyages from the quay, naming drought, fuel, wages, insurance and tolls"
    expect(pairs([left], [right])).toEqual([])
    expect(pairs(["divers near the quay"], ["carriers leave the quay"])).toEqual([[0, 0]])
  })

  it("are two for each clause, those that are most alike, the first of equals", () => {
    const left = ["divers inspected hollow pillars"]
    const right = ["divers ate", "divers inspected pillars", "divers slept", "divers inspected boats"]
    expect(pairs([...left, ...left, ...left], right.slice(0, 1))).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ])
    const crowd = [
      "divers ate",
      "divers inspected hollow pillars",
      "divers inspected pillars",
      "divers inspected",
      "divers slept",
    ]
    // Each on the right looks for its own two on the left, and there is only one: so all are looked at.
    expect(pairs(left, crowd)).toHaveLength(crowd.length)
    // With as many on the left that are nearer, only the best two of either side are.
    const near = ["divers ate", "divers ate", "divers slept", "divers slept"]
    expect(pairs([...left, ...near], crowd).filter(([i]) => i === 0)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
    ])
  })

  it("are the same pairs whichever article stands first", () => {
    const left = ["divers inspected hollow pillars", "a grain barge burned near the pillars", "dues were waived"]
    const right = ["the ministry waived grain dues", "hollow pillars fell", "divers saw the barge"]
    const turned = pairs(right, left).map(([i, j]) => [j, i])
    expect(new Set(turned.map(String))).toEqual(new Set(pairs(left, right).map(String)))
  })

  it("of an article without clauses are none", () => {
    expect(pairs([], ["divers inspected hollow pillars"])).toEqual([])
    expect(pairs(["divers inspected hollow pillars"], [])).toEqual([])
  })
})

describe("candidates within an article", () => {
  const pairs = (text: string, said: readonly Said[]) => {
    const units = unitsOf(told("a1", text, said), en)
    const found = ownCandidatesOf(
      units,
      units.map((unit) => termsOf(unit, en)),
    )
    return found.map((pair) => pair.map((i) => units[i]?.span.text))
  }
  const plain = [
    "Divers inspected the hollow pillars.",
    "A grain barge burned at noon.",
    "The ministry waived all dues.",
    "The cranes stood still again.",
  ].join(" ")
  const [pillars, barge, dues, cranes] = plain.split(/\. ?/)

  it("are none where nobody denies or withholds anything", () => {
    expect(pairs(`${plain} Divers inspected the hollow pillars again.`, [])).toEqual([])
  })

  it("are a denial and what stands just before it, three at most", () => {
    const denial: Said = { source: "The mayor", cue: "denied", content: "it", stance: "denies" }
    expect(pairs(`${plain} The mayor denied it.`, [{ ...denial, content: "it." }])).toEqual(
      [barge, dues, cranes].map((before) => [before, "The mayor denied"]),
    )
  })

  it("are a denial and what is most like it too, even behind it", () => {
    const behind = "Two more divers saw the hollow pillars."
    const denial: Said = { source: "The mayor", cue: "denied", content: "the pillars were hollow", stance: "denies" }
    expect(pairs(`${plain} The mayor denied the pillars were hollow. ${behind}`, [denial])).toEqual([
      [pillars, "the pillars were hollow"],
      [barge, "the pillars were hollow"],
      [dues, "the pillars were hollow"],
      [cranes, "the pillars were hollow"],
      ["the pillars were hollow", "Two more divers saw the hollow pillars"],
    ])
  })

  it("are a denial and no more than three that are like it, the most alike, the first of equals", () => {
    const denial: Said = { source: "The mayor", cue: "denied", content: "hollow pillars were found", stance: "denies" }
    const of = (...behind: string[]) =>
      pairs(`The mayor denied hollow pillars were found. ${behind.join(". ")}.`, [denial]).map(([, other]) => other)
    const [least, some, more, most] = [
      "Painted pillars please every mayor",
      "Hollow pillars please nobody here",
      "Hollow pillars were painted again",
      "Hollow pillars were found again",
    ]
    expect(of(least, some, more, most)).toEqual([some, more, most])
    expect(of(most, least, more, some)).toEqual([most, more, some])
    const equal = ["now", "then", "today", "tonight"].map((when) => `${some} ${when}`)
    expect(of(...equal)).toEqual(equal.slice(0, 3))
  })

  it("are never two denials, nor a denial and what it stands in", () => {
    const text = "The mayor denied the pillars were hollow. The deputy denied the pillars were hollow now."
    const said: Said[] = [
      { source: "The mayor", cue: "denied", content: "the pillars were hollow", stance: "denies" },
      { source: "The deputy", cue: "denied", content: "the pillars were hollow now", stance: "denies" },
    ]
    expect(pairs(text, said)).toEqual([])
    const around =
      "Carrow recalled that nobody had asked her about it and that the mayor denied the pillars were hollow."
    expect(
      pairs(around, [
        { source: "Carrow", cue: "recalled", content: around.slice("Carrow recalled that ".length, -1) },
        { source: "the mayor", cue: "denied", content: "the pillars were hollow", stance: "denies", within: "s1" },
      ]),
    ).toEqual([["nobody had asked her about it", "the pillars were hollow"]])
  })
})
