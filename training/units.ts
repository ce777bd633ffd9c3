/**
 * Pairs of units as claims are made of them, out of stories whose truth is known: `node training/units.ts eval/stories short > training/runs/units.jsonl`, one {"a", "b", "label", "from", "matter"} a line, as
 * claim_pairs.py writes them; `short` stands for the short stories that are there to learn from. Which units are compared, and where they begin and end, is as in use; a unit that has seven tenths of
 * its words, or of the carrier's, in common with a carrier of a claim is that claim's, unless it is so small a part of it that it may say another thing: of that nothing is learned.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { z } from "zod"
import { rememberingReader } from "../eval/remembered.ts"
import { laidOut } from "../eval/short-stories.ts"
import { acquire } from "../src/acquire/index.ts"
import { languageOf } from "../src/language/index.ts"
import { recordOf } from "../src/pipeline.ts"
import type { Reader } from "../src/read/index.ts"
import { candidatesOf } from "../src/story/claims/candidates.ts"
import { termsOf } from "../src/story/claims/terms.ts"
import { type Unit, unitsOf, wordingOf } from "../src/story/claims/units.ts"

const Gold = z.object({
  /** claims that are another value of one thing; where it is missing, the truth says nothing of it */
  versions: z.array(z.tuple([z.string(), z.string()])).optional(),
  claims: z.array(
    z.object({ id: z.string(), carriers: z.array(z.object({ article: z.string(), quote: z.string(), stance: z.string() })) }),
  ),
})
type Gold = z.infer<typeof Gold>

const AGAINST = new Set(["denies", "withholds"])
const [ALIKE, FEWEST, LEAST_PART] = [0.7, 3, 0.3]
const english = languageOf("en")

/** Whether a unit carries a claim or speaks against it, by the claims' ids. */
type Standing = ReadonlyMap<string, "carries" | "against" | "unclear">

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

function standingOf({ span }: Unit, file: string, { claims }: Gold): Standing {
  const own = wordsOf(span.text)
  const standing = new Map<string, "carries" | "against" | "unclear">()
  if (own.size < FEWEST) return standing
  for (const { id, carriers } of claims)
    for (const { article, quote, stance } of carriers) {
      const words = wordsOf(quote)
      const both = [...own].filter((word) => words.has(word)).length
      if (article !== file || both / Math.min(own.size, words.size) < ALIKE) continue
      const is = AGAINST.has(stance) ? "against" : "carries"
      standing.set(id, both / words.size < LEAST_PART ? "unclear" : is)
    }
  return standing
}

type Label = "same" | "version" | "denies" | "other"

/** null: not to be learned from. Where the truth does not say which claims are versions of one another, two with figures may be. */
function labelOf(a: Standing, b: Standing, both: readonly [Unit, Unit], { versions }: Gold): Label | null {
  if (a.size + b.size === 0 || [...a.values(), ...b.values()].includes("unclear")) return null
  const [shared] = [...a.keys()].filter((id) => b.has(id))
  if (shared === undefined) {
    if (versions?.some(([x, y]) => (a.has(x) && b.has(y)) || (a.has(y) && b.has(x)))) {
      const carry = [...a.values(), ...b.values()].every((each) => each === "carries")
      return carry ? "version" : null
    }
    return !versions && a.size && b.size && both.every(({ span }) => /\d/.test(span.text)) ? null : "other"
  }
  const [x, y] = [a.get(shared), b.get(shared)]
  if (x === y) return x === "carries" ? "same" : null
  return "denies"
}

/** The title, and the sentence with the part that is asked about in double brackets. */
const shown = ({ told, asked: { start, end }, about }: Unit) =>
  `${about ? `${about} ¦ ` : ""}${told.slice(0, start)}[[${told.slice(start, end)}]]${told.slice(end)}`

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
        const label = a && b && labelOf(left.standings[x] ?? new Map(), right.standings[y] ?? new Map(), [a, b], gold)
        if (label && a && b && !(wordingOf(a) && wordingOf(a) === wordingOf(b))) process.stdout.write(`${JSON.stringify({ a: shown(a), b: shown(b), label, from: "unit", matter })}\n`)
      }
}

const folders = process.argv.slice(2).map((folder) => (folder === "short" ? laidOut("train") : folder))
const reader = await rememberingReader()
for (const folder of folders)
  for (const matter of readdirSync(folder).toSorted())
    if (existsSync(join(folder, matter, "gold.json"))) await write(folder, matter, reader)
