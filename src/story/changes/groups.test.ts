/** What is compared to find which figures are of one thing. */
import { describe, expect, it } from "vitest"
import { groupsOf } from "./groups.ts"
import type { Mention } from "./mention.ts"

const MANY = 120
const nothing: ReadonlySet<string> = new Set()

describe("figures of one thing that differ in each of very many articles", () => {
  it("are one group, and what is in it is not compared with itself again", () => {
    let asked = 0
    const mentions = Array.from({ length: MANY }, (_, i): Mention => {
      const value = String(i + 20)
      const span = { start: 0, end: value.length, text: value }
      const words = { stems: nothing, names: nothing, close: nothing, nearNames: nothing, heads: [] }
      return {
        ...{ ...words, article: `a${i}`, published: null, measure: "number", shown: value, span },
        ...{
          kinds: ["killed"],
          noun: "people",
          unit: null,
          counted: null,
          some: null,
          pair: null,
          isToCome: false,
          isBare: false,
        },
        isNew: false,
        get value() {
          asked++
          return value
        },
      }
    })
    expect(groupsOf(mentions, () => 1)).toHaveLength(1)
    // A few times for each two: each two of each two would be a hundred times as often.
    expect(asked).toBeLessThan(4 * MANY * MANY)
  })
})
