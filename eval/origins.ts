/**
 * On how many origins claims rest, where it is given which claims are the same: the rules for origins alone, without the pair model. Each carrier of a claim is the unit that has most of its words;
 * those of one claim are bound together as if somebody had judged them the same. "Always one" stands beside it.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { z } from "zod"
import { acquire } from "../src/acquire/index.ts"
import { languageOf } from "../src/language/index.ts"
import { recordOf } from "../src/pipeline.ts"
import type { Reader } from "../src/read/index.ts"
import type { Record } from "../src/record/index.ts"
import { type Unit, unitsOf } from "../src/story/claims/units.ts"
import { storyOf } from "../src/story/index.ts"
import { evalFolder } from "./data.ts"
import { laidOut } from "./short-stories.ts"

const Gold = z.object({
  claims: z.array(
    z.object({
      id: z.string(),
      carriers: z.array(z.object({ article: z.string(), quote: z.string(), stance: z.string() })),
      independent_sources: z.number(),
    }),
  ),
})
type Gold = z.infer<typeof Gold>

const AGAINST = new Set(["denies", "withholds"])
/** What share of the words a carrier and its unit have in common at least, and of how many words on a unit counts in full. */
const [ALIKE, FEWEST] = [0.5, 4]
const english = languageOf("en")

interface Counts {
  claims: number
  right: number
  one: number
  tooMany: number
  tooFew: number
}

export async function evalOrigins(reader: Reader): Promise<string> {
  const lines: string[] = []
  for (const [name, folder] of [
    ["short stories that rules were made by", laidOut("train")],
    ["short stories to choose by", laidOut("tune")],
    ["short stories not read", laidOut("kept")],
    ["invented stories", join(evalFolder, "stories")],
    ["stories of our own", fileURLToPath(new URL("./stories", import.meta.url))],
    ["real stories", join(evalFolder, "real-stories")],
  ] as const) {
    const counts: Counts = { claims: 0, right: 0, one: 0, tooMany: 0, tooFew: 0 }
    for (const slug of readdirSync(folder).toSorted())
      if (existsSync(join(folder, slug, "gold.json"))) await count(join(folder, slug), reader, counts)
    const { claims, right, one, tooMany, tooFew } = counts
    lines.push(`${name}: ${right} of ${claims} right (always one: ${one}), ${tooMany} too many, ${tooFew} too few`)
  }
  return lines.join("\n")
}

async function count(story: string, reader: Reader, counts: Counts): Promise<void> {
  const gold = Gold.parse(JSON.parse(readFileSync(join(story, "gold.json"), "utf8")))
  const records: Record[] = []
  for await (const acquired of acquire([join(story, "{articles,articles.jsonl}")]))
    if ("article" in acquired) records.push(await recordOf(acquired.article, reader))
  const carriers = carriersIn(gold, records)
  const told = storyOf(records, [], english, bindingsOf([...carriers.values()]))
  for (const { id, carriers: all, independent_sources } of gold.claims) {
    const [first] = carriers.get(id) ?? []
    if (!first || all.length < 2) continue
    const claim = told.claims.find(({ statements }) =>
      statements.some(({ article, span }) => article === first.article && span.start === first.span.start),
    )
    const found = claim?.independent ?? 0
    counts.claims++
    if (independent_sources === 1) counts.one++
    if (found === independent_sources) counts.right++
    else if (found > independent_sources) counts.tooMany++
    else counts.tooFew++
  }
}

/** By claim, the units that carry it; none is taken twice. */
function carriersIn({ claims }: Gold, records: readonly Record[]): Map<string, Unit[]> {
  const byFile = new Map(
    records.map((record) => [basename(record.article.uri.split("?")[0] ?? ""), unitsOf(record, english)]),
  )
  const taken = new Set<Unit>()
  return new Map(
    claims.map(({ id, carriers }) => {
      const units = carriers
        .filter(({ stance }) => !AGAINST.has(stance))
        .flatMap(({ article, quote }) => {
          const free = (byFile.get(article) ?? []).filter((unit) => unit.relation === "carries" && !taken.has(unit))
          const best = free
            .map((unit) => ({ unit, worth: worthOf(unit.span.text, quote) }))
            .reduce<{ unit: Unit; worth: number } | null>((a, b) => (a && a.worth >= b.worth ? a : b), null)
          if (!best || best.worth === 0) return []
          taken.add(best.unit)
          return [best.unit]
        })
      return [id, units]
    }),
  )
}

function worthOf(words: string, quote: string): number {
  const [own, asked] = [wordsOf(words), wordsOf(quote)]
  const both = [...own].filter((word) => asked.has(word)).length
  const share = (both / Math.max(1, Math.min(own.size, asked.size))) * Math.min(1, own.size / FEWEST)
  return share < ALIKE ? 0 : share + both / new Set([...own, ...asked]).size
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

/** Units of one claim are the same; the first of any two claims are not. */
function bindingsOf(claims: readonly Unit[][]) {
  const placeOf = ({ article, span }: Unit) => `${article}/${span.start}-${span.end}`
  const bound = (verdict: "same" | "different", a: Unit, b: Unit) => ({
    about: "claim" as const,
    verdict,
    a: placeOf(a),
    b: placeOf(b),
  })
  return claims.flatMap(([first, ...others], i) => {
    if (!first) return []
    const apart = claims.slice(i + 1).flatMap(([other]) => (other ? [bound("different", first, other)] : []))
    return [...others.map((other) => bound("same", first, other)), ...apart]
  })
}
