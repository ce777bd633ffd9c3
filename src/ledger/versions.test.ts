/** A page that changed and another page at the same address. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isVersion } from "./versions.ts"

const told = (title: string | null, text: string, outlet: string | null = null) => ({ title, text, outlet })

const ferry =
  "The night ferry from Brackwater ran onto the bank below the old light on Sunday. Odo Lund, who has the ferry, said nobody was hurt. The harbour master said that the buoy had been dark for a week and that he had written to the province twice."
const school =
  "The school at Upper Haddon stays shut until Easter, its head said on Monday. Parents had asked for lessons in the parish hall. Pella Storm of the council called the heating a disgrace and promised a new boiler by autumn."

describe("a later version of an article", () => {
  it.each([
    ["a word changed", told(null, ferry.replace("nobody was", "two were"))],
    ["a paragraph put in front", told(null, `${school.slice(0, 90)}\n\n${ferry}`)],
    ["cut to its first two sentences", told(null, ferry.split(". ").slice(0, 2).join(". "))],
    [
      "a story of which only the end was kept",
      told(null, `${school} ${ferry.split(". ").at(-1)} ${ferry.split(". ")[1]}`),
    ],
    ["another case and other blanks", told(null, ferry.toUpperCase().replaceAll(" ", "\n"))],
    ["every word anew under the same headline", told("Night ferry runs aground at Brackwater", school)],
  ])("is %s", (_, later) => {
    expect(isVersion(later, told("Night ferry runs aground at Brackwater", ferry))).toBe(true)
  })

  it("is a note of one line that one word was changed in", () => {
    expect(isVersion(told(null, "The lock is open."), told(null, "The lock is shut."))).toBe(true)
  })
})

describe("another article", () => {
  it.each([
    ["has another text and title", told("School shut until Easter", school), told("Ferry aground", ferry)],
    ["has no title", told(null, school), told(null, ferry)],
    [
      "has the name of the outlet behind its title",
      told("School shut - Low Post", school, "Low Post"),
      told("Ferry aground - Low Post", ferry, "Low Post"),
    ],
    [
      "has nothing but the outlet's name for a title",
      told("The Low Post", school, "Low Post"),
      told("The Low Post", ferry, "Low Post"),
    ],
    ["is of the same column", told("Morning briefing", school), told("Morning briefing", ferry)],
    [
      "has the same lines at its foot",
      told("School shut", `${school}\n\nSign up to our letter for news of the valley every morning.`),
      told("Ferry aground", `${ferry}\n\nSign up to our letter for news of the valley every morning.`),
    ],
  ])("that %s is no version", (_, later, earlier) => {
    expect(isVersion(later, earlier)).toBe(false)
  })
})

it("says the same whichever comes first, and that every text is a version of itself", () => {
  const words = fc.array(fc.constantFrom("the", "ferry", "ran", "aground", "on", "Sunday", "語", "😀"), {
    minLength: 1,
  })
  const text = words.filter((each) => each.some((word) => word !== "😀")).map((each) => each.join(" "))
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(isVersion(told(null, a), told(null, b))).toBe(isVersion(told(null, b), told(null, a)))
      expect(isVersion(told(null, a), told(null, a))).toBe(true)
    }),
  )
})
