import { describe, expect, it } from "vitest"
import { parsePage } from "./parse.ts"

/** The pieces in which a paragraph's words stand. */
function texts(html: string): string[] {
  const paragraph = parsePage(`<html><head></head><body><p>${html}</p></body></html>`)?.querySelector("p")
  return [...(paragraph?.childNodes ?? [])].map((node) => node.textContent ?? "")
}

describe("a page's tree", () => {
  it("has one text between two tags, whatever entities and marks stand in it", () => {
    expect(texts("Ash &amp; Elm: 3 < 4 &lt; 5<b>x &gt; y</b> and <<< so on")).toEqual([
      "Ash & Elm: 3 < 4 < 5",
      "x > y",
      " and <<< so on",
    ])
  })

  it("keeps two texts apart that a comment parts", () => {
    expect(texts("one<!-- and -->two")).toEqual(["one", " and ", "two"])
  })
})
