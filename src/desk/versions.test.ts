import { describe, expect, it } from "vitest"
import { recordOf } from "../../test/web/build.ts"
import { articleOf, book, quarryTalks } from "../../test/web/records.ts"
import { differencesOf } from "./versions.ts"

/** The board says each of these. */
function told(...all: string[]) {
  const text = all.map((what) => `The board said ${what}.`).join(" ")
  return recordOf(articleOf(text), {
    statements: all.map((what) => ({
      who: `[The board] said ${what}`,
      type: "organisation",
      cue: `The board [said] ${what}`,
      what,
    })),
  })
}
const CRANES = "that two cranes had failed in the storm"
const QUAY = "that the new quay would not be paid for"
const told3 = told(CRANES, QUAY, "that nobody was hurt")
const kinds = (before: typeof told3, after: typeof told3) =>
  differencesOf(before, after).map(({ before, after, changed }) => [before?.id ?? null, after?.id ?? null, changed])

describe("differences between versions", () => {
  it("are none where both say the same, wherever it stands and however it is printed", () => {
    expect(differencesOf(quarryTalks(), quarryTalks())).toEqual([])
    expect(differencesOf(told3, told(QUAY, "that nobody was hurt", CRANES))).toEqual([])
    expect(differencesOf(told("that it was “shut”"), told('that it was "shut"'))).toEqual([])
  })

  it("are statements that came, went, or have other words", () => {
    expect(kinds(told3, told(CRANES, QUAY))).toEqual([["s3", null, []]])
    expect(kinds(told(CRANES), told(QUAY, CRANES))).toEqual([[null, "s1", []]])
    expect(kinds(told3, told(CRANES.replace("two", "five"), QUAY, "that nobody was hurt"))).toEqual([
      ["s1", "s1", ["words"]],
    ])
  })

  it("are another speaker or stance of the same words", () => {
    const [read] = told3.statements
    const denied = read ? { ...told3, statements: told3.statements.with(0, { ...read, stance: "denies" }) } : told3
    expect(kinds(told3, denied)).toEqual([["s1", "s1", ["stance"]]])
  })

  it("have each statement of either version once, and turned round come for what went", () => {
    const [few, many] = [told(CRANES, QUAY), told(QUAY, "that it would pay", CRANES.replace("two", "nine"))]
    const [there, back] = [differencesOf(few, many), differencesOf(many, few)]
    const count = (all: typeof there) => [
      all.filter(({ before }) => !before).length,
      all.filter(({ after }) => !after).length,
    ]
    expect(count(there)).toEqual(count(back).toReversed())
    const ids = there.flatMap(({ after }) => after?.id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("are found of a book that changed nothing but its end", () => {
    const [short, long] = [book(20), book(21)]
    expect(differencesOf(short, long)).toHaveLength(quarryTalks().statements.length)
  })
})
