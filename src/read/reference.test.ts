import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { languageOf, paragraphsOf } from "../language/index.ts"
import { featuresOf } from "./features.ts"
import { windowsOf } from "./windows.ts"
import { tokenizer } from "./wordpiece.ts"

/** Written by training/fixtures.py: what the code that trained the network makes of the same texts. */
interface Row {
  text: string
  ids: number[]
  offsets: [number, number][]
  features: number[]
  windows: [number, number, number, number][]
}

const rows: Row[] = JSON.parse(readFileSync(new URL("../../test/golden/pieces.json", import.meta.url), "utf8"))
const vocabulary = readFileSync(new URL("../../models/reader/vocabulary.txt", import.meta.url), "utf8")
  .split("\n")
  .slice(0, -1)
const tokenize = tokenizer(vocabulary)

describe("what the network is shown", () => {
  it.each(rows.map((row) => [row.text.slice(0, 40), row] as const))("is what it was trained on: %j", (_, row) => {
    const pieces = tokenize(row.text)
    const paragraphs = paragraphsOf(row.text)
    expect(pieces.map((piece) => piece.id)).toEqual(row.ids)
    expect(pieces.map((piece) => [piece.start, piece.end])).toEqual(row.offsets)
    expect([...featuresOf(row.text, pieces, paragraphs, languageOf("en"))]).toEqual(row.features)
    const windows = windowsOf(row.text, pieces, paragraphs)
    expect(windows.map((w) => [w.from, w.to, w.coreFrom, w.coreTo])).toEqual(row.windows)
  })

  it("takes a literal [CLS] for text", () => {
    expect(tokenize("a [CLS] b").map((piece) => piece.id)).not.toContain(101)
  })
})
