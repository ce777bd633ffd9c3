/**
 * Pairs of units as claims are made of them, out of stories whose truth is known: `node training/units.ts eval/stories > training/runs/units.jsonl`, one {"a", "b", "label", "from", "matter"} a line, as claim_pairs.py writes
 * them. Which units are compared, and where they begin and end, is as in use; a unit that has seven tenths of its words, or of the carrier's, in common with a carrier of a claim is that claim's.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { z } from "zod"
import { acquire } from "../src/acquire/index.ts"
import { languageOf } from "../src/language/index.ts"
import { recordOf } from "../src/pipeline.ts"
import { loadReader, type Reader } from "../src/read/index.ts"
import { candidatesOf } from "../src/story/claims/candidates.ts"
import { termsOf } from "../src/story/claims/terms.ts"
import { type Unit, unitsOf } from "../src/story/claims/units.ts"

const Gold = z.object({
  claims: z.array(
    z.object({ id: z.string(), carriers: z.array(z.object({ article: z.string(), quote: z.string(), stance: z.string() })) }),
  ),
})
type Gold = z.infer<typeof Gold>

const AGAINST = new Set(["denies", "withholds"])
const [ALIKE, FEWEST] = [0.7, 3]
const english = languageOf("en")

/** Whether a unit carries a claim or speaks against it, by the claims' ids. */
type Standing = ReadonlyMap<string, "carries" | "against">

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

function standingOf({ span }: Unit, file: string, { claims }: Gold): Standing {
  const own = wordsOf(span.text)
  const standing = new Map<string, "carries" | "against">()
  if (own.size < FEWEST) return standing
  for (const { id, carriers } of claims)
    for (const { article, quote, stance } of carriers) {
      const words = wordsOf(quote)
      const both = [...own].filter((word) => words.has(word)).length
      if (article === file && both / Math.min(own.size, words.size) >= ALIKE)
        standing.set(id, AGAINST.has(stance) ? "against" : "carries")
    }
  return standing
}

/** null: not to be learned from. The truth says nothing of which claims are versions of one another, so that two with figures may be. */
function labelOf(a: Standing, b: Standing, both: readonly [Unit, Unit]): "same" | "denies" | "other" | null {
  if (a.size + b.size === 0) return null
  const [shared] = [...a.keys()].filter((id) => b.has(id))
  if (shared === undefined) return a.size && b.size && both.every(({ span }) => /\d/.test(span.text)) ? null : "other"
  const [x, y] = [a.get(shared), b.get(shared)]
  if (x === y) return x === "carries" ? "same" : null
  return "denies"
}

/** The sentence with the part that is asked about in double brackets. */
const shown = ({ told, asked: { start, end } }: Unit) =>
  `${told.slice(0, start)}[[${told.slice(start, end)}]]${told.slice(end)}`

async function write(folder: string, matter: string, reader: Reader): Promise<void> {
  const gold = Gold.parse(JSON.parse(readFileSync(join(folder, matter, "gold.json"), "utf8")))
  const articles = []
  for await (const acquired of acquire([join(folder, matter, "{articles,articles.jsonl}")])) {
    if (!("article" in acquired)) continue
    const record = await recordOf(acquired.article, reader)
    const file = basename(record.article.uri.split("?")[0] ?? "")
    const units = unitsOf(record, english)
    const terms = units.map((unit) => termsOf(unit, english))
    articles.push({ units, terms, standings: units.map((unit) => standingOf(unit, file, gold)) })
  }
  for (const [i, left] of articles.entries())
    for (const right of articles.slice(i + 1))
      for (const [x, y] of candidatesOf(left.terms, right.terms)) {
        const [a, b] = [left.units[x], right.units[y]]
        const label = a && b && labelOf(left.standings[x] ?? new Map(), right.standings[y] ?? new Map(), [a, b])
        if (label) process.stdout.write(`${JSON.stringify({ a: shown(a), b: shown(b), label, from: "unit", matter })}\n`)
      }
}

const [folder = "eval/stories"] = process.argv.slice(2)
const reader = await loadReader()
for (const matter of readdirSync(folder).toSorted())
  if (existsSync(join(folder, matter, "gold.json"))) await write(folder, matter, reader)
