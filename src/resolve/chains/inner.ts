/**
 * Claims inside claims that the reader does not mark, found by the forms they take: nouns of saying with a content of their own
 * ("his claim that …"), verbs of saying inside what another says ("a man who told the police he …"), and names given ("what she calls …").
 *
 *   {The minister} {denied} {the [union's] [claim] [that he had known]}  →  a second attribution, `within` the first
 *
 * Each goes to the innermost content that holds the whole of it, at most two levels deep, and only where the reader has no cue at that place.
 */
import { type Attribution, type Range, type Span, spanOf } from "../../record/index.ts"
import { isInside, type Passage, type Shelf, shelf, tokenAt, touching } from "../words/index.ts"
import { nounClaimAt } from "./inner-nouns.ts"
import { type Clause, type Made, nameGivenAt, verbClaimAt } from "./inner-verbs.ts"

const DEEPEST = 2
const SURE = 0.6
const rules = [nameGivenAt, nounClaimAt, verbClaimAt]

/** The attributions given, with those added at the end; an added one comes after the one it is within. */
export function withInner(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const known = knownOf(attributions)
  for (const outer of attributions) {
    if (outer.within !== null) continue
    for (const clause of clausesOf(passage, outer)) {
      const marked = cuesIn(known, clause)
      for (let at = 0; at < clause.tokens.length; at++) {
        if (isInside(clause.tokens[at]?.start ?? 0, marked)) continue
        for (const rule of rules) {
          const made = rule(clause, at)
          const placed = made && placedIn(passage, made, known)
          if (placed) {
            add(known, placed)
            break
          }
        }
      }
    }
  }
  return known.all
}

/** The attributions so far, and their parts by where they stand, with their places in the list. */
interface Known {
  all: Attribution[]
  cues: Shelf<number>
  contents: Shelf<number>
}

function knownOf(attributions: readonly Attribution[]): Known {
  const known: Known = { all: [], cues: shelf(), contents: shelf() }
  for (const attribution of attributions) add(known, attribution)
  return known
}

function add({ all, cues, contents }: Known, attribution: Attribution): void {
  for (const span of attribution.cue) cues.put(span, all.length)
  for (const span of attribution.content) contents.put(span, all.length)
  all.push(attribution)
}

/** The cues that are marked there. */
function cuesIn({ cues }: Known, { tokens }: Clause): Range[] {
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first && last ? cues.over({ start: first.start, end: last.end }) : []
}

/** The sentences of an attribution's contents, as far as the contents go. */
function clausesOf(passage: Passage, { content }: Attribution): Clause[] {
  return content.flatMap((span) =>
    touching(passage.sentences, span).map((sentence) => {
      const [start, end] = [Math.max(sentence.start, span.start), Math.min(sentence.end, span.end)]
      const tokens = passage.tokens.slice(tokenAt(passage, start), tokenAt(passage, Math.max(start, end - 1)) + 1)
      return { tokens: tokens.filter((token) => token.start >= start && token.end <= end) }
    }),
  )
}

function placedIn(passage: Passage, made: Made, { all, cues, contents }: Known): Attribution | null {
  const spans = (range: Range | null) => (range ? [trimmed(passage.text, range)] : []).filter((span) => span !== null)
  const [source, cue, content] = [spans(behindCues(made.source, cues)), spans(made.cue), spans(made.content)]
  if (!cue.length || !content.some((span) => /\p{L}/u.test(span.text))) return null
  const parts = [...source, ...cue, ...content]
  if (cue.some((span) => cues.over(span).length > 0)) return null
  const near = new Set(contents.at(parts[0]?.start ?? 0).map(({ value }) => value))
  const homes = [...near].filter((i) => parts.every((part) => holds(all[i]?.content ?? [], part)))
  const home = homes.toSorted((a, b) => depthOf(all, b) - depthOf(all, a))[0]
  if (home === undefined || depthOf(all, home) >= DEEPEST) return null
  return { source, cue, content, within: home, confidence: Math.min(SURE, all[home]?.confidence ?? SURE) }
}

/** "Ada Renn said {the pilot} had told her …": no subject goes back over a cue that is marked. */
function behindCues(source: Range | null, cues: Shelf<number>): Range | null {
  const last = source && Math.max(source.start, ...cues.over(source).map(({ end }) => end))
  return source && last !== null && last < source.end ? { start: last, end: source.end } : source
}

const holds = (content: readonly Span[], part: Span) =>
  content.some((span) => span.start <= part.start && part.end <= span.end)

function depthOf(all: readonly Attribution[], at: number): number {
  const within = all[at]?.within ?? null
  return within === null ? 0 : 1 + depthOf(all, within)
}

function trimmed(text: string, { start, end }: Range): Span | null {
  const raw = text.slice(start, end)
  const lead = raw.match(/^[\s,;:—–-]+/)?.[0].length ?? 0
  const trail = raw.slice(lead).match(/(?<![\s,;:—–.])[\s,;:—–.]+$/)?.[0].length ?? 0
  return lead + trail < raw.length ? spanOf(text, start + lead, end - trail) : null
}
