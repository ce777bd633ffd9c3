import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Marking } from "./markings.ts"
import { segmentsOf } from "./segments.ts"

describe("segmentsOf", () => {
  const marking = fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 40 }) })

  it("loses no word, and lays every span over exactly its own characters, however they overlap", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "é", "😀"), maxLength: 80 }),
        fc.array(marking),
        (text, drawn) => {
          const markings: Marking[] = drawn
            .map(({ start, length }, i) => ({
              owner: `s${i + 1}`,
              role: "content",
              start,
              end: start + length,
            }))
            .filter(({ end }) => end <= text.length)
          const segments = segmentsOf(text, markings).flat()
          for (const { start, text: words } of segments) expect(words).toBe(text.slice(start, start + words.length))
          expect(
            segments
              .map((s) => s.text)
              .join("")
              .replace(/\s/g, ""),
          ).toBe(text.replace(/\s/g, ""))
          for (const mark of markings) {
            const covered = segments
              .filter((s) => s.marks.includes(mark))
              .map((s) => s.text)
              .join("")
            expect(covered.replace(/\s/g, "")).toBe(text.slice(mark.start, mark.end).replace(/\s/g, ""))
          }
        },
      ),
    )
  })
})
