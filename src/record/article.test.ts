import { describe, expect, it } from "vitest"
import { momentOf } from "./article.ts"

describe("the moment of publication", () => {
  it("is the same on any machine where it has no offset", () => {
    expect(momentOf("2031-03-03T10:00")).toBe(Date.UTC(2031, 2, 3, 10))
    expect(momentOf("2031-03-03")).toBe(Date.UTC(2031, 2, 3))
  })

  it("counts its offset where it has one", () => {
    expect(momentOf("2031-03-03T10:00+02:00")).toBe(Date.UTC(2031, 2, 3, 8))
    expect(momentOf("2031-03-03T10:00Z")).toBe(Date.UTC(2031, 2, 3, 10))
  })
})
