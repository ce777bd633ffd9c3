import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ownWords } from "./changed-words.ts"
import { hitsIn } from "./hits.ts"

const own = (text: string, other: string) => ownWords(text, other).filter((run) => run.own)

describe("words that another text does not have", () => {
  it("are those that changed, and no others", () => {
    const [two, five] = ["that two cranes had failed", "that five cranes had failed"]
    expect(own(five, two).map(({ text }) => text)).toEqual(["five "])
    expect(own(two, five).map(({ text }) => text)).toEqual(["two "])
    expect(own(two, two)).toEqual([])
  })

  it("leave the text as it is, whatever it holds", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c,", "“d”", "—"), { maxLength: 30 }).map((all) => all.join(" "))
    fc.assert(
      fc.property(words, words, (text, other) => {
        const runs = ownWords(text, other)
        expect(runs.map((run) => run.text).join("")).toBe(text)
        const kept = (all: typeof runs) =>
          all
            .filter((run) => !run.own)
            .flatMap((run) => run.text.split(/\s+/))
            .filter(Boolean)
        expect(kept(runs)).toHaveLength(kept(ownWords(other, text)).length)
      }),
    )
  })
})

describe("places with words that are looked for", () => {
  it("are where a word begins with them, and phrases as they stand", () => {
    const text = "The company’s companies accompany no Company."
    expect(hitsIn(text, "compan*").map(({ start, end }) => text.slice(start, end))).toEqual([
      "compan",
      "compan",
      "Compan",
    ])
    expect(hitsIn(text, '"no company"').map(({ start }) => start)).toEqual([text.indexOf("no Company")])
  })

  it("are none for marks alone, and any for whatever is typed", () => {
    expect(hitsIn("(a) [b] *", "* ( [")).toEqual([])
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, words) => {
        for (const { start, end } of hitsIn(text, words)) expect(end).toBeGreaterThan(start)
      }),
    )
  })
})
