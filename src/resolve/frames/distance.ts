/** Hedges and conditions: what keeps a statement at a distance, and what it hangs on. */
import { perLanguage } from "../../language/index.ts"
import { type Attribution, type Range, type Span, spanOf } from "../../record/index.ts"
import {
  beginningsOf,
  extentOf,
  is,
  isInside,
  matchAt,
  type Passage,
  patternOf,
  sentenceOf,
  type Token,
  tokenAt,
  tokensIn,
} from "../words/index.ts"
import { type Clause, spanOver } from "./clause.ts"

const distancesOf = perLanguage((language) => ({
  hedges: beginningsOf(
    language.table("hedges", ["pattern"]).map((row) => ({ pattern: patternOf(language, row.pattern) })),
  ),
  conditions: beginningsOf(
    language.table("conditions", ["pattern", "not-after", "with"]).map((row) => ({
      pattern: patternOf(language, row.pattern),
      notAfter: new Set(row["not-after"].split(" ")),
      beside: row.with ? patternOf(language, row.with) : null,
    })),
  ),
}))

/** A hedge that the outlet puts on the saying: in the cue, or beside it outside the content. */
export function hedgeIn(
  passage: Passage,
  { tokens, cueFrom, cueTo }: Clause,
  { source, cue }: Attribution,
): Span | null {
  const near = cueFrom < 0 ? { from: 0, to: tokens.length } : { from: Math.max(0, cueFrom - 4), to: cueTo + 3 }
  for (const { pattern } of distancesOf(passage.language).hedges.among(tokens)) {
    for (let at = near.from; at < Math.min(near.to, tokens.length); at++) {
      const end = matchAt(pattern, tokens, at)
      if (end !== null) return spanOver(passage, tokens, at, end)
    }
  }
  const passive = passiveIn(passage, cue)
  if (passive) return passive
  const [firstOfCue] = tokens.slice(Math.max(cueFrom, 0))
  const who = extentOf(source)
  const isRumour = who !== null && passage.language.pattern("rumour").test(passage.text.slice(who.start, who.end))
  return isRumour && firstOfCue && who
    ? spanOf(passage.text, Math.min(firstOfCue.start, who.start), Math.max(firstOfCue.end, who.end))
    : null
}

/** "{is said} {to have left}": the cue is a hedge together with the "to" that opens the content. */
function passiveIn(passage: Passage, cue: readonly Span[]): Span | null {
  const extent = extentOf(cue)
  if (!extent) return null
  const from = tokenAt(passage, extent.start)
  const tokens = passage.tokens.slice(from, tokenAt(passage, extent.end - 1) + 2)
  for (const { pattern } of distancesOf(passage.language).hedges.among(tokens)) {
    for (let at = 0; at < tokens.length - 1; at++) {
      const end = matchAt(pattern, tokens, at)
      if (end === tokens.length) return spanOver(passage, tokens, at, end)
    }
  }
  return null
}

/** A condition in the content, or just outside it in the same sentence. */
export function conditionIn(passage: Passage, attribution: Attribution): Span | null {
  const { content, cue } = attribution
  for (const part of content) {
    const from = sentenceOf(passage, part.start)?.start ?? part.start
    const to = sentenceOf(passage, part.end - 1)?.end ?? part.end
    const tokens = tokensIn(passage, { start: from, end: to })
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      if (!token || (isInside(token.start, cue) && !isInside(token.start, content))) continue
      const span = conditionAt(passage, tokens, at)
      if (span && isNear(passage, span, attribution)) return span
    }
  }
  return null
}

/** The conditions of a sentence, whoever says it: "{if the army attacks}, the union will strike". */
export function conditionsOf(passage: Passage, range: Range): Span[] {
  const tokens = tokensIn(passage, range)
  return tokens.flatMap((_, at) => conditionAt(passage, tokens, at) ?? [])
}

/** How many words back the word may stand that a condition goes with, and how many words a condition has. */
const BACK = Array.from({ length: 15 }, (_, i) => i + 1)
const LONGEST_CONDITION = 30

function conditionAt(passage: Passage, tokens: readonly Token[], at: number): Span | null {
  for (const { pattern, notAfter, beside } of distancesOf(passage.language).conditions.at(tokens[at])) {
    const end = matchAt(pattern, tokens, at)
    if (end === null) continue
    const before = tokens.slice(Math.max(0, at - 2), at)
    if ([...(before.at(-1)?.forms ?? [])].some((form) => notAfter.has(form))) continue
    // "asked her if", "told me if": the verb may stand one word further off
    const asking = passage.language.words("asking")
    if ([...(before[0]?.forms ?? [])].some((form) => asking.has(form) && notAfter.has(form))) continue
    if (!beside && is(tokens[at], "inverted-if") && before.at(-1)?.isWord && !is(before.at(-1), "coordinator")) continue
    const isBeside = (back: number) => at - back >= 0 && beside !== null && matchAt(beside, tokens, at - back) !== null
    if (beside && !BACK.some(isBeside)) continue
    const last = Math.min(at + LONGEST_CONDITION, tokens.length)
    const until = tokens.slice(end + 1, last).findIndex((token) => /^[,.;:”"“—–!?]$/.test(token.text))
    return spanOver(passage, tokens, at, until < 0 ? last : end + 1 + until)
  }
  return null
}

/** In the content, or parted from it by nothing but source, cue and marks. */
function isNear({ text }: Passage, span: Span, { source, cue, content }: Attribution): boolean {
  return content.some((part) => {
    if (span.start < part.end && part.start < span.end) return true
    const [from, to] = span.end <= part.start ? [span.end, part.start] : [part.end, span.start]
    return Array.from(text.slice(from, to).matchAll(/[\p{L}\p{N}]+/gu)).every(({ index }) =>
      isInside(from + index, [...source, ...cue]),
    )
  })
}
