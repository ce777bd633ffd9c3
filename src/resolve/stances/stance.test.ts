import { describe, expect, it } from "vitest"
import { reads } from "../../../test/cases/marked.ts"
import { languageOf, table } from "../../language/index.ts"
import { spanOf } from "../../record/index.ts"
import { passageOf } from "../words/index.ts"
import { judgedOf, stanceOf } from "./index.ts"

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

/** A marked sentence → its stance, the rule that gave it, and the words that the rule went by. */
function judged(sentence: string) {
  const { passage, attribution } = reads(sentence)
  if (!attribution) throw new Error(`nothing is marked in: ${sentence}`)
  const { stance, why, spans } = judgedOf(passage, attribution)
  return { stance, why, words: spans.map(({ text }) => text) }
}

describe("a stance tells what decided it, and by which words", () => {
  it("of a construction, its words as the table writes them, auxiliaries in front of the cue among them", () => {
    expect(judged("{source:The warden} would not {cue:be drawn} {content:on the count}.")).toEqual({
      stance: "withholds",
      why: `the words fit "would|will|could not|n't? be draw"`,
      words: ["would not be drawn"],
    })
  })

  it("of a cue in the table, that cue, and no word beside it", () => {
    expect(judged("{source:The warden} {cue:had publicly praised} {content:the crew}.")).toEqual({
      stance: "supports",
      why: "the table of cues has its words",
      words: ["praised"],
    })
  })

  it("of a cue that is negated, all of the cue", () => {
    expect(judged("{source:The warden} {cue:never once praised} {content:the crew}.")).toEqual({
      stance: "condemns",
      why: "the table of cues has its words, and they are negated",
      words: ["never once praised"],
    })
  })

  it("of a verb that gives voice to something, that which it gives voice to", () => {
    expect(judged("{source:The union} {cue:reaffirmed} {content:its opposition to the bridge}.")).toEqual({
      stance: "condemns",
      why: "the verb gives voice to what it has as its object",
      words: ["its opposition to the bridge"],
    })
  })

  it("of a word of saying with an act in its content, the content and the row it fits", () => {
    const { why, ...rest } = judged("{content:“There is no list,”} {source:the ministry} {cue:said}.")
    expect(rest).toEqual({ stance: "denies", words: ["“There is no list,”"] })
    expect(why).toMatch(/^what is said fits ".+"$/)
  })

  it("of a mark without a word, the mark; where a question is asked, its last part", () => {
    expect(judged("{source:TARN}{cue::} {content:We read it.}")).toEqual({
      stance: "says",
      why: "no word of saying",
      words: [":"],
    })
    expect(judged("{source:TARN}{cue::} {content:We read it.} (Laughter) {content:Who wrote it?}")).toEqual({
      stance: "asks",
      why: "no word of saying, and what is said is a question",
      words: ["Who wrote it?"],
    })
  })

  it("of a preposition, it and the word of the source that tells what is done", () => {
    expect(judged("{source:The loudest supporters} {cue:of} {content:the bridge} filled the square.")).toEqual({
      stance: "supports",
      why: "the cue is a preposition, and the source tells what is done",
      words: ["of", "supporters"],
    })
    expect(judged("{cue:For} {source:many in the valley}, {content:the dam is a threat}.").words).toEqual(["For"])
  })

  it("of a cue that nobody knows, the cue, whether or not its content makes it one of saying", () => {
    expect(judged("{source:He} {cue:harrumphed} {content:that it was late}.")).toEqual({
      stance: "says",
      why: "the table has no such cue, and its content is a quotation or a clause with “that”",
      words: ["harrumphed"],
    })
    expect(judged("{source:He} {cue:harrumphed} {content:at the plan}.")).toEqual({
      stance: "other",
      why: "the table has no such cue",
      words: ["harrumphed"],
    })
  })
})

describe("what a stance is read from", () => {
  it("ends with the sentence: a heading or paragraph behind the cue is another's", () => {
    expect(
      judged("{content:“It is late,”} {source:the pilot} {cue:called}\n\nFor the toll, nobody was there.").stance,
    ).toBe("says")
    expect(judged("{content:“It is late,”} {source:the pilot} {cue:called} for the toll.").stance).toBe("demands")
  })

  it("is the sentence and not the source, where it stands inside the words looked at", () => {
    expect(judged("{content:“It is late,”} {cue:called} {source:the pilot} for the toll.").stance).toBe("demands")
  })
})
