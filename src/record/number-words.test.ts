import { describe, expect, it } from "vitest"
import { counted, grouped } from "./number-words.ts"

describe("numbers in words", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1400, "1,400"],
    [-12_000_000, "-12,000,000"],
    [0.25, "0.25"],
    [1234.5, "1,234.5"],
  ])("%d is written as a page writes it", (n, text) => {
    expect(grouped(n)).toBe(text)
  })

  it.each([
    [1, "1 article"],
    [0, "0 articles"],
    [1400, "1,400 articles"],
  ])("%d of something", (n, text) => {
    expect(counted(n, "article")).toBe(text)
    expect(counted(2, "is", "are")).toBe("2 are")
  })
})
