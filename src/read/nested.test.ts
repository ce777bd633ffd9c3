import { describe, expect, it } from "vitest"
import { languageOf } from "../language/index.ts"
import { type Attribution, spanOf } from "../record/index.ts"
import { withNested } from "./nested.ts"

/** What the network is asked to read again of a content. */
async function readAgain(content: string): Promise<string[]> {
  const text = `Renn said ${content}`
  const span = (words: string) => spanOf(text, text.indexOf(words), text.indexOf(words) + words.length)
  const outer: Attribution = {
    source: [span("Renn")],
    cue: [span("said")],
    content: [span(content)],
    within: null,
    confidence: 1,
  }
  const asked: string[] = []
  const readFlat = async (inner: string) => {
    asked.push(inner)
    return []
  }
  await withNested(text, [outer], readFlat, languageOf("en"))
  return asked
}

describe("a content is read again", () => {
  it("where somebody may say something in it", async () => {
    expect(await readAgain("that the pilots had warned the port")).toEqual(["The pilots had warned the port."])
    expect(await readAgain("the crew thought it safe")).toEqual(["The crew thought it safe."])
    expect(await readAgain("that everyone who fears a strike should go home")).toHaveLength(1)
  })

  it("only from the first sentence that may hold a claim to the last", async () => {
    expect(
      await readAgain("“It was dark. The pilot told us to wait. We went on. The crew denied it. It rained.”"),
    ).toEqual(["The pilot told us to wait. We went on. The crew denied it."])
    expect(await readAgain("“The lamp was out. Nobody warned us.”")).toEqual(["Nobody warned us."])
  })

  it("not where nothing is said, nor for the thoughts of a pronoun, of which no claim is made", async () => {
    expect(await readAgain("that the ferry would sail")).toEqual([])
    expect(await readAgain("he thinks the hull is sound")).toEqual([])
    expect(await readAgain("her plans were ready")).toEqual([])
    expect(await readAgain("“We hope so. They want a lift.”")).toEqual([])
  })
})
