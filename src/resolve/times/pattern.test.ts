import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../../language/index.ts"
import { passageOf } from "../words/index.ts"
import { byFirstWords, matchAt, rulesOf } from "./pattern.ts"
import { tokensOf } from "./tokens.ts"
import { shortWords } from "./words.ts"

const en = languageOf("en")
const cases = readFileSync(new URL("../../../test/cases/times.tsv", import.meta.url), "utf8")
/** Each without the braces and the value that stands first in them. */
const texts = cases
  .split("\n")
  .filter((line) => line.includes("\t") && !line.startsWith("#"))
  .map((line) => line.replace(/^[^\t]*\t/, "").replace(/\{\S* ([^{}]*)\}/g, "$1"))

describe("rules by their first two words", () => {
  it("are all that fit at a word, whatever the text, and far fewer than there are", () => {
    const rules = rulesOf(en)
    const starting = byFirstWords(rules)
    const joins = en.words("date-joins")
    let [fitting, tried, words] = [0, 0, 0]
    for (const text of texts) {
      const paragraphs = paragraphsOf(text)
      const sentences = sentencesOf(text, paragraphs, en)
      const reading = { paragraphs, sentences, quotations: quotationsOf(text, paragraphs, en), attributions: [] }
      const tokens = tokensOf(passageOf(text, reading, en), shortWords(en))
      for (const [at, { word }] of tokens.entries()) {
        const found = starting(word, tokens[at + 1]?.word ?? "")
        const missed = rules.filter((rule) => !found.includes(rule) && matchAt(rule, tokens, at, joins) !== null)
        expect(missed).toEqual([])
        fitting += found.filter((rule) => matchAt(rule, tokens, at, joins) !== null).length
        tried += found.length
        words++
      }
    }
    expect(fitting).toBeGreaterThan(500)
    expect(tried / words).toBeLessThan(rules.length / 20)
  })
})
