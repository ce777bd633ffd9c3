import { describe, expect, it } from "vitest"
import { stateOf } from "./pace.ts"

const none = { added: 0, revised: 0, reread: 0, known: 0, failed: 0 }

describe("the line that stands while articles go into a ledger", () => {
  it("says how many, how fast, and how long still", () => {
    const counts = { ...none, added: 8, known: 1, failed: 1 }
    expect(stateOf(counts, { seconds: 5, inputs: 40, begun: 10 })).toBe(
      "8 articles added, 1 known, 1 failed; 2.0 a second, about 15 s left",
    )
  })

  it.each([
    [101, "about 50 s left"],
    [1201, "about 10 min left"],
    [20_001, "about 2 h 47 min left"],
  ])("says the time left for %i inputs as a person would", (inputs, time) => {
    expect(stateOf({ ...none, added: 1 }, { seconds: 0.5, inputs, begun: 1 })).toContain(time)
  })

  it("counts what is known as done: a run that goes on is not slow", () => {
    expect(stateOf({ ...none, known: 500 }, { seconds: 1, inputs: 1000, begun: 500 })).toContain(
      "500.0 a second, about 1 s left",
    )
  })

  it.each([
    ["one file of many articles", { seconds: 5, inputs: 1, begun: 1 }],
    ["an archive among many pages", { seconds: 5, inputs: 100, begun: 4 }],
    ["the last input", { seconds: 5, inputs: 10, begun: 10 }],
  ])("says no time for %s", (_, run) => {
    expect(stateOf({ ...none, added: 10 }, run)).toBe("10 articles added, 0 known, 0 failed; 2.0 a second")
  })
})
