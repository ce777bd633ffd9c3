import { describe, expect, it } from "vitest"
import { recordOf } from "../../test/web/build.ts"
import { articleOf } from "../../test/web/records.ts"
import { noteCodes } from "../record/index.ts"
import { notesIn } from "./notes.ts"

describe("notesIn", () => {
  const article = articleOf("One aide talked. Another aide talked. Perhaps he did.")
  const record = recordOf(article, {
    statements: [],
    notes: [
      ["anonymous-without-reason", "One aide"],
      ["speaker-unsure", "he"],
      ["anonymous-without-reason", "Another aide"],
      ["no-date", null],
    ],
  })

  it("puts what the outlet could be asked in one list, those of a kind together, each with its words", () => {
    expect(notesIn(record, "outlet")).toEqual([
      {
        about: "A source is unnamed, and the text does not say why",
        notes: [
          { owner: "n1", words: "One aide" },
          { owner: "n3", words: "Another aide" },
        ],
      },
    ])
  })

  it("puts what Hearsay could not settle in the other", () => {
    expect(notesIn(record, "hearsay").map(({ notes }) => notes)).toEqual([
      [{ owner: "n2", words: "he" }],
      [{ owner: "n4", words: null }],
    ])
  })

  it("has each code of note in exactly one list", () => {
    for (const [code] of noteCodes) {
      const one = { ...record, notes: [{ code, span: null }] }
      expect([notesIn(one, "outlet").length, notesIn(one, "hearsay").length].sort()).toEqual([0, 1])
    }
  })
})
