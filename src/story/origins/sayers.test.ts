/** Who says a claim, and what is known of them. */
import { describe, expect, it } from "vitest"
import { en, type Said, written } from "../../../test/story/records.ts"
import { beginningsOf, describedIn, outletAsSayer, type Sayer, sayerOf } from "./sayers.ts"

function sayer(
  who: Omit<Said, "says"> & { by: string },
  ...others: readonly (Omit<Said, "says"> & { by: string })[]
): Sayer {
  const [record, ...rest] = [who, ...others].map((each, i) =>
    written(
      `a${i}`,
      { outlet: "Havel Courier" },
      `The quay is shut, ${[...(each.called ?? []), each.by].join(", ")} said.`,
      {
        says: "The quay is shut",
        ...each,
      },
    ),
  )
  const [statement] = record?.statements ?? []
  if (!record || !statement) throw new Error("nobody said it")
  return sayerOf(record, statement, "havel courier", describedIn([record, ...rest], en), en)
}
const all = (words: ReadonlySet<string>) => [...words].toSorted()

describe("a sayer", () => {
  it("with a name has its words without titles and marks, the family name last", () => {
    expect(sayer({ by: "General Radomír Castañe" }).name).toEqual(["radomir", "castane"])
    expect(sayer({ by: "J. R. O'Dell" }).name).toEqual(["j", "r", "dell"])
    expect(sayer({ by: "two officials", type: "anonymous" }).name).toEqual([])
    expect(sayer({ by: "the Carrow Foundation", type: "organisation" }).name).toEqual([])
  })

  it("is called by the fullest name, and shown by the words that stand in its article", () => {
    const { who, span, article, isPerson } = sayer({ by: "Ms Carrow", name: "Ines Carrow" })
    expect({ who, words: span?.text, article, isPerson }).toEqual({
      who: "Ines Carrow",
      words: "Ms Carrow",
      article: "a0",
      isPerson: true,
    })
  })

  it("without an entity is called by the words", () => {
    const record = written("a", {}, "The quay is shut, said two divers.", {
      says: "The quay is shut",
      by: "two divers",
      type: "anonymous",
    })
    const [statement] = record.statements
    if (!statement) throw new Error("nobody said it")
    const bare = { source: { ...statement.source, entity: null }, via: [] }
    expect(sayerOf(record, bare, null, new Map(), en)).toMatchObject({ who: "two divers", isUnnamed: true })
  })

  it.each([
    [
      "the Vastrian defence ministry",
      "organisation",
      { body: ["defen", "vastr"], kinds: ["government", "ministry"], ofState: true, speaksForBody: true },
    ],
    [
      "the defence minister",
      "described",
      { body: ["defen"], kinds: ["government", "ministry"], ofState: true, speaksForBody: true },
    ],
    [
      "a spokeswoman for the Harbour Authority",
      "described",
      { body: ["harbo"], kinds: ["authority"], speaksForOthers: true, speaksForBody: true },
    ],
    ["residents", "group", { body: [], kinds: [], speaksForBody: false, isUnnamed: true }],
    ["two senior officials", "anonymous", { body: [], kinds: [], speaksForBody: false, isUnnamed: true }],
  ] as const)("%s is known by what it is called", (by, type, expected) => {
    const { body, kinds, ...rest } = sayer({ by, type })
    expect({ ...rest, body: all(body), kinds: all(kinds) }).toMatchObject(expected)
  })

  it("with a name has what any article calls them, and nobody of another name does", () => {
    const director = { by: "Ines Carrow", called: ["the director of the Harbour Authority"] }
    expect(all(sayer({ by: "Carrow" }, director).body)).toEqual(["harbo"])
    expect(all(sayer({ by: "Hald" }, director).body)).toEqual([])
    expect(all(sayer({ by: "a clerk", type: "described" }, director).body)).not.toContain("harbo")
  })
})

describe("an outlet as a sayer", () => {
  const record = written("a", { outlet: "Ostby Globe" }, "The quay is shut.")
  const as = (outlet: string) => outletAsSayer(outlet, "family", record, null, en)

  it("speaks for no body but itself", () => {
    expect(as("Ostby Globe")).toMatchObject({
      who: "Ostby Globe",
      type: "media",
      speaksForBody: false,
      isUnnamed: false,
    })
    expect(all(as("Ostby Globe").body)).toEqual([])
  })

  it("is a body where its name has no word for an outlet", () => {
    expect(as("Osselin Shipping").speaksForBody).toBe(true)
    expect(all(as("Osselin Shipping").body)).toEqual(["ossel"])
  })
})

describe("beginnings of names", () => {
  it("are those of capitalised words, so that a state and its people are one", () => {
    expect(beginningsOf("Hemmland")).toEqual(beginningsOf("Hemmlander"))
    expect(beginningsOf("Republic of Tarn")).toEqual(["repub", "tarn"])
    expect(beginningsOf("the coast")).toEqual([])
  })
})
