import { describe, expect, it } from "vitest"
import { moves } from "./moved.ts"

const at = (screenX: number, screenY: number) => ({ screenX, screenY })

describe("a pointer", () => {
  it("has not moved when the page first hears of it, whenever that is", () => {
    expect(moves()(at(400, 300))).toBe(false)
  })

  it("has not moved where something else has come under it", () => {
    const hasMoved = moves()
    hasMoved(at(400, 300))
    expect(hasMoved(at(400, 300))).toBe(false)
  })

  it("has moved once it is elsewhere, and then rests there", () => {
    const hasMoved = moves()
    hasMoved(at(400, 300))
    expect(hasMoved(at(400, 301))).toBe(true)
    expect(hasMoved(at(400, 301))).toBe(false)
    expect(hasMoved(at(399, 301))).toBe(true)
  })
})
