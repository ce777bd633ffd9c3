import fc from "fast-check"
import { fromMarkdown } from "mdast-util-from-markdown"
import { describe, expect, it } from "vitest"
import { draftOf } from "./article.ts"
import { partsOf } from "./markdown-parts.ts"

const draft = (source: string) => draftOf(Buffer.from(source), "markdown", { uri: "a.md", charset: null, base: null })
/** How many containers stand in one another. */
const depthOf = (node: { children?: unknown[] }): number =>
  1 + Math.max(0, ...(node.children ?? []).map((child) => depthOf(child as { children?: unknown[] })))

describe("Markdown of ordinary length", () => {
  it("is parsed as it stands", () => {
    const line = fc.constantFrom("> a", "- b", "1. c", "", "word", "# d", "---", "   e", "[f]: /g", "> - h")
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(partsOf(lines.join("\n"))).toEqual([lines.join("\n")])
      }),
    )
  })
})

describe("Markdown without end", () => {
  it("has its quotations and lists no deeper than a parser takes", () => {
    for (const mark of ["> ", "- ", "7. ", "> - ", "+ 1) "]) {
      const [part = ""] = partsOf(`${mark.repeat(3_000)}The quay is shut.`)
      expect(part).toContain("The quay is shut.")
      expect(depthOf(fromMarkdown(part))).toBeLessThan(100)
    }
    expect(partsOf(`${" ".repeat(5_000)}- The quay is shut.`)[0]?.length).toBeLessThan(200)
  })

  it("is parsed in parts, of which none is long", () => {
    const parts = partsOf("a\n---\n".repeat(20_000))
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(10_000)
    expect(parts.join("\n").split("---")).toHaveLength(20_001)
  })

  it("loses no paragraph and no link at the seams", async () => {
    const paragraphs = Array.from(
      { length: 900 },
      (_, i) => `Pilot ${i} told [the *board*][port] that berth ${i} is shut.`,
    )
    const { text } = await draft(`${paragraphs.join("\n\n")}\n\n[port]: https://harbour.example/\n`)
    expect(text.split("\n\n")).toEqual(paragraphs.map((each) => each.replace("[the *board*][port]", "the board")))
  })
})
