/**
 * Attribution → stance: what the source does with the content.
 *
 * In: a passage and an attribution. Out: a word of the closed list. The cue decides, not the tone of what is said:
 *
 *   "The agency {did not deny} …"  → withholds: a construction (language/en/constructions.tsv), asked first, in its order
 *   "The mayor {has pledged} …"    → promises: a cue (language/en/cues.tsv)
 *   "{:}", or no cue at all        → says, or asks where the content is a question
 */
import { table } from "../../language/index.ts"
import { type Attribution, Stance } from "../../record/index.ts"
import {
  classOf,
  extentOf,
  isInside,
  matchAt,
  type Passage,
  patternOf,
  rangeAt,
  type Token,
  tokenAt,
} from "../words/index.ts"
import { stanceOfContent } from "./content.ts"
import { cuesIn } from "./lexicon.ts"

const REACH = 14

const constructions = table("constructions", ["pattern", "stance"]).map((row) => ({
  pattern: patternOf(row.pattern),
  stance: Stance.parse(row.stance),
}))
const auxiliaries = new Set([...classOf("aux"), ...classOf("neg"), "n't"])

export function stanceOf(passage: Passage, attribution: Attribution): Stance {
  const region = regionOf(passage, attribution)
  if (!region || region.tokens.slice(region.cueFrom, region.cueTo).every((token) => !token.isWord))
    return ofBareCue(attribution)
  const stance = constructionIn(region) ?? cuesIn(region.tokens, region.cueFrom, region.cueTo)[0]?.stance
  if (stance === undefined) return isSpoken(passage, attribution) ? "says" : "other"
  return stance === "says" ? (stanceOfContent(attribution) ?? stance) : stance
}

/** A cue, the auxiliaries before it, and what follows up to REACH tokens, as one row of tokens; source words are left out. */
interface Region {
  tokens: Token[]
  cueFrom: number
  cueTo: number
  border: number | null
}

function regionOf(passage: Passage, { cue, content, source }: Attribution): Region | null {
  const extent = extentOf(cue)
  if (!extent) return null
  const { tokens } = passage
  const first = tokenAt(passage, extent.start)
  const last = tokenAt(passage, extent.end - 1)
  let from = first
  while (
    from > 0 &&
    first - from < 5 &&
    isAuxiliary(tokens[from - 1]) &&
    !isInside(tokens[from - 1]?.start ?? 0, [...content, ...source])
  )
    from--
  const sentenceEnd = rangeAt(passage.sentences, extent.end - 1)?.end ?? passage.text.length
  const row: Token[] = []
  for (let at = from; at < tokens.length && at <= last + REACH; at++) {
    const token = tokens[at]
    if (!token || (at > last && token.start >= sentenceEnd)) break
    if (!isInside(token.start, source)) row.push(token)
  }
  const cueFrom = row.findIndex((token) => token.end > extent.start)
  const cueTo = row.findLastIndex((token) => token.start < extent.end) + 1
  if (cueFrom < 0 || cueTo <= cueFrom) return null
  const border = row.findIndex((token, i) => i >= cueFrom && isInside(token.start, content))
  return { tokens: row, cueFrom, cueTo, border: border < 0 ? null : border }
}

function isAuxiliary(token: Token | undefined): boolean {
  if (!token) return false
  if (/ly$/.test(token.lower)) return true
  return [...token.forms].some((form) => auxiliaries.has(form))
}

/** The first construction that takes in a word of the cue. */
function constructionIn({ tokens, cueFrom, cueTo, border }: Region): Stance | null {
  for (const { pattern, stance } of constructions) {
    for (let at = 0; at < cueTo; at++) {
      const end = matchAt(pattern, tokens, at, border)
      if (end !== null && end > cueFrom) return stance
    }
  }
  return null
}

function ofBareCue({ content }: Attribution): Stance {
  return /\?["”’']?\s*$/.test(content.at(-1)?.text ?? "") ? "asks" : "says"
}

/** Words in quotation marks, or a clause that "that" opens, are a content of saying, whatever the verb ("quipped", "harrumphed that"). */
function isSpoken({ quotations }: Passage, { content }: Attribution): boolean {
  const first = content[0]
  return (
    first !== undefined &&
    (quotations.some((range) => range.start <= first.start && first.start <= range.start + 1) ||
      /^that\b/i.test(first.text))
  )
}
