import { describe, expect, it } from "vitest"
import { voteCount } from "../../test/web/records.ts"
import { countedFrom } from "./dates.ts"

describe("countedFrom", () => {
  it("says what a relative date was counted from, and nothing of one that is complete in itself", () => {
    const record = voteCount()
    const said = record.statements.find(({ id }) => id === "s16")?.said?.spans ?? []
    expect(countedFrom(record, said)).toBe(" (from publication)")
    expect(
      countedFrom(
        record,
        record.times.filter(({ text }) => text === "2019"),
      ),
    ).toBe("")
  })
})
