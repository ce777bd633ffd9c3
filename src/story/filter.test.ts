/** Which claims of a story each filter lets through. */
import { describe, expect, it } from "vitest"
import { storyOf } from "../../test/story/build.ts"
import type { Story } from "../record/index.ts"
import { type ClaimFilter, claimsAsked } from "./filter.ts"

const { story } = storyOf({
  articles: {
    a1: {
      outlet: "Tarn Gazette",
      published: "2032-03-02T23:10:00-05:00",
      text: "The café’s gate fell, Ada Quill said. Nobody was hurt. Forty pupils were sent home.",
    },
    a2: {
      outlet: "Ness Post",
      published: "2032-03-03",
      text: "The gate fell, the Capital Times says. “It stands as ever,” said Ivo Brandt. Fifty pupils were sent home.",
    },
    a3: { outlet: null, published: null, text: "The bell rang once. The owner would not say why. The mayor is ill." },
  },
  claims: [
    {
      text: "The café’s gate fell.",
      carries: [
        ["a1", "The café’s gate fell", "Ada Quill"],
        ["a2", "The gate fell", "the Capital Times"],
      ],
      denies: [["a2", "It stands as ever", "Ivo Brandt"]],
      origins: [
        ["Ada Quill", "named", "a1", ["a1", "said", "Ada Quill said"]],
        ["the Capital Times", "media", "a2", ["a2", "cites", "the Capital Times says"]],
      ],
      links: [["Capital Times", "a2", "cites", "the Capital Times says"]],
    },
    {
      text: "Forty pupils were sent home.",
      carries: [["a1", "Forty pupils were sent home"]],
      versions: [["c3", "pupils sent home"]],
    },
    { text: "Fifty pupils were sent home.", carries: [["a2", "Fifty pupils were sent home"]] },
    {
      text: "The bell rang.",
      carries: [["a3", "The bell rang once"]],
      withholds: [["a3", "why", "the owner"]],
      origins: [["a bell-ringer", "described", "a3", ["a3", "said", "The bell rang"]]],
      circular: true,
    },
    { text: "Nobody was hurt.", carries: [["a1", "Nobody was hurt"]], rivals: ["c1"] },
    { text: "The mayor is ill.", carries: [["a3", "The mayor is ill"]] },
  ],
  changes: [{ kind: "status", what: "the mayor", claims: ["c6"], values: [["a3", "ill", "ill"]] }],
})

const asked = (filter: ClaimFilter) => claimsAsked(story, filter).map(({ id }) => id)

describe("claimsAsked", () => {
  it("lets every claim through where nothing is asked, in the story's order", () => {
    expect(asked({})).toEqual(["c1", "c2", "c3", "c4", "c5", "c6"])
  })

  it.each<[string, string, string[]]>([
    ["a word, in whatever letters", "GATE", ["c1"]],
    ["a word without its accent", "cafe", ["c1"]],
    ["several words in any order", "home pupils", ["c2", "c3"]],
    ["a phrase", '"pupils were"', ["c2", "c3"]],
    ["a phrase in another order", '"were pupils"', []],
    ["a beginning", "pup*", ["c2", "c3"]],
    ["a beginning without its star", "pup", []],
    ["words of an article's wording alone", "bell once", ["c4"]],
    ["words of a denial, which are not the claim's", "stands as ever", []],
    ["words that are nowhere together", "gate pupils", []],
    ["marks alone, which ask nothing", "—", ["c1", "c2", "c3", "c4", "c5", "c6"]],
  ])("by words: %s", (_, words, found) => {
    expect(asked({ words })).toEqual(found)
  })

  it.each<[string, ClaimFilter, string[]]>([
    ["a single origin", { singleOrigin: true }, ["c4"]],
    ["disputed: denied, or set against another", { disputed: true }, ["c1", "c5"]],
    ["circular", { circular: true }, ["c4"]],
    ["changed: with another value, or named by a change", { changed: true }, ["c2", "c6"]],
    ["an outlet that carries it", { outlet: "tarn gazette" }, ["c1", "c2", "c5"]],
    ["an outlet that the ledger lacks", { outlet: "capital" }, ["c1"]],
    ["somebody who says it", { speaker: "quill" }, ["c1"]],
    ["somebody who denies it", { speaker: "brandt" }, ["c1"]],
    ["somebody who will not speak of it", { speaker: "owner" }, ["c4"]],
    ["an origin that no article names so", { speaker: "bell ringer" }, ["c4"]],
    ["from a day on", { from: "2032-03-03" }, ["c1", "c3"]],
    ["up to a day, as the article has it and not as it was in Greenwich", { to: "2032-03-02" }, ["c1", "c2", "c5"]],
    ["between two days", { from: "2032-03-04", to: "2032-03-09" }, []],
    ["all that is asked at once", { disputed: true, outlet: "post" }, ["c1"]],
    [
      "what is left out, as if it were not asked",
      { circular: false, disputed: false },
      ["c1", "c2", "c3", "c4", "c5", "c6"],
    ],
  ])("by %s", (_, filter, found) => {
    expect(asked(filter)).toEqual(found)
  })

  it("changes nothing of the story", () => {
    const before: Story = structuredClone(story)
    asked({ words: "gate", disputed: true, from: "2032-01-01" })
    expect(story).toEqual(before)
  })
})
