import { describe, expect, it } from "vitest"
import { languageOf, table } from "../../language/index.ts"
import { tokensOf } from "../words/index.ts"
import { cuesIn } from "./lexicon.ts"

const rows = table("cues", ["cue", "stance", "weight"]).filter(({ cue }) => !/[|@=?/.]/.test(cue))
const stanceOfWords = (words: string) => {
  const tokens = tokensOf(languageOf("en"), words)
  return cuesIn(languageOf("en"), tokens, 0, tokens.length)[0]?.stance
}

describe("the cue table", () => {
  it("gives every phrase its own stance, whatever stands before it in the table or is a part of it", () => {
    const hidden = rows.filter(({ cue, stance }) => stanceOfWords(cue) !== stance)
    expect(hidden.map(({ cue, stance }) => `${cue}: ${stance}, found ${stanceOfWords(cue)}`)).toEqual([])
  })

  it("has no phrase twice", () => {
    const cues = rows.map(({ cue }) => cue)
    expect(cues.filter((cue, i) => cues.indexOf(cue) !== i)).toEqual([])
  })

  it("lets a light word give way, in either order", () => {
    expect(stanceOfWords("tried to explain")).toBe("says")
    expect(stanceOfWords("explained how they tried")).toBe("says")
    expect(stanceOfWords("tried")).toBe("wants")
  })

  it("reads no name inside a cue as a word of saying", () => {
    expect(stanceOfWords("said in an interview with the Northern Press")).toBe("says")
  })
})
