/** Hedges and conditions: what keeps a statement at a distance, and what it hangs on. */
import { table } from "../../language/index.ts"
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { extentOf, isInside, matchAt, type Passage, patternOf, rangeAt, type Token } from "../words/index.ts"
import { type Clause, spanOver, tokensWithin } from "./clause.ts"

const hedges = table("hedges", ["pattern"]).map((row) => patternOf(row.pattern))
const conditions = table("conditions", ["pattern", "not-after", "with"]).map((row) => ({
  pattern: patternOf(row.pattern),
  notAfter: new Set(row["not-after"].split(" ")),
  beside: row.with ? patternOf(row.with) : null,
}))

/** A hedge that the outlet puts on the saying: in the cue, or beside it outside the content. */
export function hedgeIn(passage: Passage, { tokens, cueFrom, cueTo }: Clause, { source }: Attribution): Span | null {
  const near = cueFrom < 0 ? { from: 0, to: tokens.length } : { from: Math.max(0, cueFrom - 4), to: cueTo + 3 }
  for (const pattern of hedges) {
    for (let at = near.from; at < Math.min(near.to, tokens.length); at++) {
      const end = matchAt(pattern, tokens, at)
      if (end !== null) return spanOver(passage, tokens, at, end)
    }
  }
  const [cue] = tokens.slice(Math.max(cueFrom, 0))
  const who = extentOf(source)
  const isRumour =
    who !== null &&
    /^(?:(?:media|press|news|local|some|several|various|unconfirmed|early) )*(?:reports?|rumou?rs?|hearsay)$/i.test(
      passage.text.slice(who.start, who.end),
    )
  return isRumour && cue && who
    ? spanOf(passage.text, Math.min(cue.start, who.start), Math.max(cue.end, who.end))
    : null
}

/** A condition in the content, or just outside it in the same sentence. */
export function conditionIn(passage: Passage, { content, cue }: Attribution): Span | null {
  for (const part of content) {
    const from = rangeAt(passage.sentences, part.start)?.start ?? part.start
    const to = rangeAt(passage.sentences, part.end - 1)?.end ?? part.end
    const tokens = tokensWithin(passage, from, to)
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      if (!token || (isInside(token.start, cue) && !isInside(token.start, content))) continue
      const span = conditionAt(passage, tokens, at)
      if (span && isNear(span, content)) return span
    }
  }
  return null
}

function conditionAt(passage: Passage, tokens: readonly Token[], at: number): Span | null {
  for (const { pattern, notAfter, beside } of conditions) {
    const end = matchAt(pattern, tokens, at)
    const before = tokens.slice(Math.max(0, at - 2), at)
    if (end === null || [...(before.at(-1)?.forms ?? [])].some((form) => notAfter.has(form))) continue
    // "asked her if", "told me if": the verb may stand one word further off
    if (notAfter.has("ask") && [...(before[0]?.forms ?? [])].some((form) => /^(?:ask|wonder|know)$/.test(form)))
      continue
    if (
      /^(?:should|were|had)$/.test(tokens[at]?.lower ?? "") &&
      before.at(-1)?.isWord &&
      !/^(?:and|but|or)$/.test(before.at(-1)?.lower ?? "")
    )
      continue
    if (beside && !tokens.some((_, i) => i < at && at - i < 16 && matchAt(beside, tokens, i) !== null)) continue
    const until = tokens.findIndex((token, i) => i > end && /^[,.;:”"“—–!?]$/.test(token.text))
    return spanOver(passage, tokens, at, Math.min(until < 0 ? tokens.length : until, at + 30))
  }
  return null
}

function isNear(span: Span, content: readonly Span[]): boolean {
  return content.some((part) => span.start < part.end + 4 && part.start - 4 < span.end)
}
