import { describe, expect, it } from "vitest"
import { type Parts, recordOf } from "../../../test/web/build.ts"
import { articleOf } from "../../../test/web/records.ts"
import { askedIn } from "./asked.ts"

const OUTLET = { outlet: "The Vellmark Post" }
const HOLM: NonNullable<Parts["entities"]> = [["Ada Holm", "person", ["Ada Holm"]]]

/** Everybody in the list, by group. */
function groups(text: string, parts: Parts): [group: string, name: string][] {
  return askedIn(recordOf(articleOf(text, OUTLET), parts)).map(({ group, name }) => [group, name])
}

const refusal = (cue: string, what: string): Parts["statements"][number] => ({
  who: "Ada Holm",
  entity: "e1",
  cue,
  what,
  stance: "withholds",
})

describe("askedIn", () => {
  it.each([
    ["Ada Holm could not be reached for comment.", "could not be reached", "for comment"],
    ["Ada Holm did not return three calls.", "did not return", "three calls"],
    ["Ada Holm was not available to talk.", "was not available", "to talk"],
  ])("tells who could not be reached, or gave no answer: %s", (text, cue, what) => {
    expect(groups(text, { entities: HOLM, statements: [refusal(cue, what)] })).toEqual([["unreached", "Ada Holm"]])
  })

  it.each([
    ["Ada Holm declined to comment.", "declined", "to comment"],
    ["Ada Holm would not be drawn on the sale.", "would not be drawn", "on the sale"],
    ["Ada Holm kept her counsel on the sale.", "kept her counsel", "on the sale"],
  ])("tells who declined: %s", (text, cue, what) => {
    expect(groups(text, { entities: HOLM, statements: [refusal(cue, what)] })).toEqual([["declined", "Ada Holm"]])
  })

  it("takes somebody who declined once and could not be reached later to have declined", () => {
    const text = "Ada Holm declined to comment. Ada Holm could not be reached for comment."
    const statements = [refusal("declined", "to comment"), refusal("could not be reached", "for comment")]
    expect(groups(text, { entities: HOLM, statements })).toEqual([["declined", "Ada Holm"]])
  })

  it("counts who said anything as heard, and says on what they would not speak", () => {
    const text = "Ada Holm said the sale was on. Ada Holm declined to name the buyer."
    const statements: Parts["statements"] = [
      { who: "Ada Holm", entity: "e1", cue: "said", what: "the sale was on" },
      refusal("declined", "to name the buyer"),
    ]
    const [holm] = askedIn(recordOf(articleOf(text, OUTLET), { entities: HOLM, statements }))
    expect(holm).toMatchObject({ group: "spoke", declined: [{ id: "s2" }] })
  })

  it("tells who is heard only through others, and who is named and not heard", () => {
    const text = "Ada Holm told the clerk that the sale was on, Radio Nord reports. Ivo Tarn owns the quay."
    const parts: Parts = {
      entities: [...HOLM, ["Ivo Tarn", "person", ["Ivo Tarn"]], ["Radio Nord", "media", ["Radio Nord"]]],
      statements: [
        {
          who: "Ada Holm",
          entity: "e1",
          cue: "told",
          what: "that the sale was on",
          via: [["Radio Nord", "e3", "media"]],
        },
      ],
    }
    expect(groups(text, parts)).toEqual([
      ["through", "Ada Holm"],
      ["silent", "Ivo Tarn"],
    ])
  })

  it("takes what somebody is said to believe for no word of theirs", () => {
    const text = "Ada Holm believes the sale is on."
    const statements: Parts["statements"] = [
      { who: "Ada Holm", entity: "e1", cue: "believes", stance: "believes", what: "the sale is on" },
    ]
    expect(groups(text, { entities: HOLM, statements })).toEqual([["silent", "Ada Holm"]])
  })

  it.each([
    ["A spokesman for the harbour", true],
    ["The mayor’s office", true],
    ["Her lawyer", true],
    ["A fisherman on the quay", false],
    ["A neighbour", false],
  ])("knows whether one without a name holds an office that can be asked: %s", (who, can) => {
    const text = `${who} said the sale was on.`
    expect(
      groups(text, { statements: [{ who, type: "described", cue: "said", what: "the sale was on" }] }),
    ).toHaveLength(can ? 1 : 0)
  })

  it("leaves out the outlet itself, by its name or a short form of it, and not another", () => {
    const text = "The Post said the sale was on. Radio Nord said it was off."
    const parts: Parts = {
      statements: [
        { who: "The Post", type: "media", cue: "[said] the sale", what: "the sale was on" },
        { who: "Radio Nord", type: "media", cue: "Nord [said]", what: "it was off" },
      ],
    }
    expect(groups(text, parts)).toEqual([["spoke", "Radio Nord"]])
  })

  it("leaves out unnamed sources, and of one person the shorter of two names", () => {
    const text = "Two aides said Ada Holm had left. Mayor Ada Holm is missed."
    const parts: Parts = {
      entities: [
        ["Ada Holm", "person", ["Ada Holm"]],
        ["Mayor Ada Holm", "person", ["Mayor Ada Holm"]],
      ],
      statements: [{ who: "Two aides", type: "anonymous", cue: "said", what: "Ada Holm had left" }],
    }
    expect(groups(text, parts)).toEqual([["silent", "Mayor Ada Holm"]])
  })

  it("puts first those who are yet to be heard, and tells a short role besides the name", () => {
    const text = "Ada Holm, the clerk, said the sale was on. Ivo Tarn could not be reached."
    const parts: Parts = {
      entities: [
        ["Ada Holm", "person", ["Ada Holm"], ["the clerk"]],
        ["Ivo Tarn", "person", ["Ivo Tarn"]],
      ],
      statements: [
        { who: "Ada Holm", entity: "e1", cue: "said", what: "the sale was on" },
        { who: "Ivo Tarn", entity: "e2", cue: "could not", stance: "withholds", what: "be reached" },
      ],
    }
    expect(askedIn(recordOf(articleOf(text, OUTLET), parts)).map(({ name, role }) => [name, role])).toEqual([
      ["Ivo Tarn", null],
      ["Ada Holm", "the clerk"],
    ])
  })
})
