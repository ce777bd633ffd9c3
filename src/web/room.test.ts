import { describe, expect, it } from "vitest"
import { recordOf } from "../../test/web/build.ts"
import { articleOf, dense, quarryTalks } from "../../test/web/records.ts"
import type { Record } from "../record/index.ts"
import { markingsOf } from "./markings.ts"
import { type Lines, roomOf } from "./room.ts"
import { insidesOf, rowsOf } from "./rows.ts"
import { segmentsOf } from "./segments.ts"

function roomIn(record: Record): Lines[] {
  const paragraphs = segmentsOf(record.article.text, markingsOf(record))
  return roomOf(record, paragraphs, rowsOf(record, paragraphs), insidesOf(record))
}

const LONG = "The tide came in over the lower quay and went out again. ".repeat(12).trim()
const SAID = ["The clerk said no.", "The pilot said no.", "The mayor said no."]

function said(text: string): Record {
  const statements = ["The clerk", "The pilot", "The mayor"]
    .filter((who) => text.includes(`${who} said`))
    .map((who) => ({ who: `[${who}] said`, cue: `${who} [said]`, what: `${who} said [no]` }))
  return recordOf(articleOf(text), { statements })
}

describe("roomOf", () => {
  it("shows all of a card that has room beside its paragraph, or down to the next that has cards", () => {
    expect(roomIn(said(`${SAID[0]} ${LONG}`))).toEqual([null])
    expect(roomIn(said(`${SAID[0]}\n\n${LONG}\n\n${SAID[1]} ${LONG}`))).toEqual([null, null])
  })

  it("folds cards that would push the next from its words, and no others", () => {
    expect(roomIn(said(`${SAID[0]} ${SAID[1]} Nobody else was heard that day.\n\n${SAID[2]} ${LONG}`))).toEqual([
      3,
      null,
    ])
  })

  it("folds the more, the more cards a paragraph has, and never to nothing", () => {
    const [first] = roomIn(dense())
    expect(first).toBe(1)
    expect(roomIn(quarryTalks()).filter((lines) => lines !== null && (lines < 1 || lines > 3))).toEqual([])
  })

  it("has one answer for each paragraph with cards, and none for an article without", () => {
    expect(roomIn(quarryTalks())).toHaveLength(
      rowsOf(quarryTalks(), segmentsOf(quarryTalks().article.text, markingsOf(quarryTalks()))).length,
    )
    expect(roomIn(recordOf(articleOf(LONG), { statements: [] }))).toEqual([])
  })
})
