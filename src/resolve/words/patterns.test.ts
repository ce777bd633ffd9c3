import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { languageOf } from "../../language/index.ts"
import { beginningsOf, matchAt, patternOf } from "./patterns.ts"
import { tokensOf } from "./tokens.ts"

const en = languageOf("en")
const rows = ["hedges", "conditions", "contents", "addressing", "unsaid"].flatMap((table) =>
  en.table(table, ["pattern"]).map((row) => ({ pattern: patternOf(en, row.pattern) })),
)
const texts = ["stances", "frames", "chains", "no-statements"].flatMap((cases) =>
  readFileSync(new URL(`../../../test/cases/${cases}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.includes("\t") && !line.startsWith("#")),
)

describe("rows of a table by the words that they can begin with", () => {
  const beginnings = beginningsOf(rows)

  it("are all that fit at a token, in the order of the table, and far fewer than there are", () => {
    let [fitting, asked, places] = [0, 0, 0]
    for (const text of texts) {
      const tokens = tokensOf(en, text)
      for (const [at, token] of tokens.entries()) {
        const found = beginnings.at(token)
        const fit = rows.filter(({ pattern }) => matchAt(pattern, tokens, at) !== null)
        expect(found.filter((row) => fit.includes(row))).toEqual(fit)
        fitting += fit.length
        asked += found.length
        places++
      }
    }
    expect(fitting).toBeGreaterThan(100)
    expect(asked / places).toBeLessThan(rows.length / 10)
  })

  it("are those of any of some tokens, each once and in the order of the table", () => {
    for (const text of texts.slice(0, 200)) {
      const tokens = tokensOf(en, text)
      const any = new Set(tokens.flatMap((token) => beginnings.at(token)))
      expect(beginnings.among(tokens)).toEqual(rows.filter((row) => any.has(row)))
    }
  })

  it("are those that begin with a gap or a word that may be missing, wherever that is", () => {
    const open = [{ pattern: patternOf(en, "not? so") }, { pattern: patternOf(en, "so") }]
    const [token] = tokensOf(en, "harbour")
    expect(beginningsOf(open).at(token)).toEqual(open.slice(0, 1))
    expect(beginningsOf(open).at(undefined)).toEqual(open.slice(0, 1))
  })
})
