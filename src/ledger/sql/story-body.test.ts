/** A story comes back as it went in, and with no words that its articles do not have. */
import { deflateRawSync, inflateRawSync } from "node:zlib"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toldRecord, toldStory } from "../../../bench/told-matters.ts"
import { anyArticles } from "../../../test/story/any-story.ts"
import { told } from "../../../test/story/records.ts"
import { packedStory, unpackedStory } from "./story-body.ts"

const records = [0, 1, 2].map(toldRecord)
const texts = new Map(records.map(({ article }) => [article.id, article.text]))
const story = toldStory(records)
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

/** What is kept, changed by somebody else. */
const changed = (change: (json: string) => string) =>
  deflateRawSync(change(inflateRawSync(packedStory(story, texts)).toString()))

describe("a kept story", () => {
  it("is as it was, of whatever articles, and has none of their words itself", async () => {
    await fc.assert(
      fc.asyncProperty(anyArticles, async (articles) => {
        const made = await told(...articles)
        const texts = new Map(articles.map(({ article }) => [article.id, article.text]))
        const body = packedStory(made, texts)
        expect(unpackedStory(body, texts)).toEqual(plain(made))
        const { claims } = JSON.parse(inflateRawSync(body).toString())
        for (const { statements } of claims)
          for (const { span } of statements) expect(Object.keys(span)).toEqual(["start", "end"])
      }),
      { numRuns: 30 },
    )
  })

  it.each([
    ["cannot be unpacked", Buffer.from("not deflated")],
    ["opens to a gigabyte", deflateRawSync(Buffer.alloc(1 << 30, "["))],
    ["is no JSON", deflateRawSync("hearsay")],
    ["is nested without end", deflateRawSync(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)],
    ["is nothing", deflateRawSync("null")],
    ["lacks its claims", changed((json) => json.replace('"claims"', '"others"'))],
    ["has a span beyond the text", changed((json) => json.replace(/"end":\d+/, '"end":99999999'))],
    ["has a span that ends before it begins", changed((json) => json.replace(/"start":\d+/, '"start":9999'))],
    ["puts words into an article", changed((json) => json.replace(/("end":\d+)/, '$1,"text":"she knew"'))],
    [
      "has words of an article that is not its own",
      changed((json) => json.replace(/"article":"\w+"/, '"article":"0123456789abcdef"')),
    ],
    ["has a path for a claim's id", changed((json) => json.replace(/"id":"[0-9a-f]{12}"/, '"id":"../../x"'))],
  ])("that %s is refused", (_, body) => {
    expect(() => unpackedStory(body, texts)).toThrow()
  })
})
