import { describe, expect, it } from "vitest"
import { quarryTalks, voteCount } from "../../test/web/records.ts"
import type { Record } from "../record/index.ts"
import { sentenceOf } from "./sentence.ts"

const sentences = (record: Record) =>
  record.statements.map((statement) =>
    sentenceOf(record, statement)
      .map(({ text }) => text)
      .join(""),
  )

describe("sentenceOf", () => {
  it.each([
    // who, by what word, to whom, what
    [16, "The minister of labour, Casimir Hovland, urged both sides to return to the table at once."],
    // the channel where the text has it
    [
      3,
      "Dolmen Stone said in a statement that it had “put a generous offer on the table three times” and that the union had answered each with a new demand.",
    ],
    // the source first, though the text has it last; a quotation after a colon, its pieces parted
    [
      2,
      "Ragna Thole, who leads the Stonecutters’ Union, said: “They got up at twenty past ten and did not come back.” “We are still sitting here. We will sit here tomorrow.”",
    ],
    // a cue that leads
    [
      5,
      "According to three officials briefed on the talks, who asked not to be named while mediation goes on, the owners were ready to pay nine per cent over two years.",
    ],
    // a name for a pronoun, a short description with its name
    [13, "Beatrix Dolmen dismissed the report as “gossip with a byline”."],
    [4, "The company (Dolmen Stone) did not say what the offer was."],
    // through another outlet
    [
      11,
      "The business daily Meridian reported, citing a person close to the family that owns the quarries, that Dolmen’s chairwoman, Beatrix Dolmen, had told her managers that she would sooner sell the north pit than give in — this outlet does not say it spoke to them.",
    ],
    // nobody, and nothing
    [20, "They are said to have admitted it — the article does not say on whose word."],
    [21, "Their lawyer could not be reached."],
  ])("reads statement %i of the strike as a person would write it", (number, sentence) => {
    expect(sentences(quarryTalks())[number - 1]).toBe(sentence)
  })

  it("puts medium and date in where the text has them", () => {
    expect(sentences(voteCount())[3]).toBe(
      'President Henrik Aldous, who is seeking a third term, had said on state radio hours earlier that he had won "clearly, and in the first round".',
    )
  })

  it("says each part in words of the article, but for a capital at its head", () => {
    for (const record of [quarryTalks(), voteCount()]) {
      for (const statement of record.statements) {
        for (const { role, text } of sentenceOf(record, statement)) {
          if (role === null || role === "source" || role.startsWith("via")) continue
          for (const words of text.split(" … "))
            expect(record.article.text.toLowerCase()).toContain(words.toLowerCase())
        }
      }
    }
  })
})
