import { describe, expect, it } from "vitest"
import { languageOf, table } from "../../language/index.ts"
import { spanOf } from "../../record/index.ts"
import { passageOf } from "../words/index.ts"
import { stanceOf } from "./index.ts"

/** The stance of an example as the tables write it: the cue, and after "|" the content. */
function stanceOfExample(example: string): string {
  const [cue = "", content = ""] = example.split(" | ")
  const text = [cue, content].join(" ").trim()
  const whole = { start: 0, end: text.length }
  const passage = passageOf(text, { paragraphs: [whole], sentences: [whole], quotations: [] }, languageOf("en"))
  const contents = content ? [spanOf(text, cue.length + 1, text.length)] : []
  return stanceOf(passage, {
    source: [],
    cue: [spanOf(text, 0, cue.length)],
    content: contents,
    within: null,
    confidence: 1,
  })
}

describe("constructions", () => {
  const rows = table("constructions", ["pattern", "stance", "example"]).filter(({ example }) => example)

  it("give every example the stance of its row: no row hides one below it", () => {
    const hidden = rows.filter(({ example, stance }) => stanceOfExample(example) !== stance)
    expect(hidden.map(({ example, stance }) => `${example}: ${stance}, found ${stanceOfExample(example)}`)).toEqual([])
  })
})
