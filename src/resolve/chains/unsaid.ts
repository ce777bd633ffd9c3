/**
 * Statements that no verb of saying shows: refusals ("could not be reached") and words put about by nobody ("is said to have left").
 *
 * Only sentences in which the reader found nothing at that place, and only patterns that mean nothing else (language/en/unsaid.tsv).
 */
import { table } from "../../language/index.ts"
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { isInside, matchAt, type Passage, type Pattern, patternOf, type Token, tokenAt } from "../words/index.ts"

type Kind = "refusal" | "absence" | "hedge"
const rows = table("unsaid", ["pattern", "kind"]).map((row) => ({
  pattern: patternOf(row.pattern),
  kind: kindOf(row.kind),
}))
const SURE = 0.6

function kindOf(word: string): Kind {
  if (word === "refusal" || word === "absence" || word === "hedge") return word
  throw new RangeError(`language/en/unsaid.tsv: no kind "${word}"`)
}

/** The attributions given, with those added at the end. */
export function withUnsaid(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const taken = attributions.flatMap(({ cue, content }) => [...cue, ...content])
  const added: Attribution[] = []
  for (const sentence of passage.sentences) {
    const tokens = passage.tokens.slice(tokenAt(passage, sentence.start), tokenAt(passage, sentence.end - 1) + 1)
    const near = taken.filter((span) => span.start < sentence.end && sentence.start < span.end)
    const found = firstIn(tokens, rows, near)
    const made = found && attributionOf(passage, tokens, found)
    if (made && isFree(made, attributions)) added.push(made)
  }
  return [...attributions, ...added]
}

interface Found {
  kind: Kind
  at: number
  end: number
}

function firstIn(
  tokens: readonly Token[],
  patterns: readonly { pattern: Pattern; kind: Kind }[],
  taken: readonly Span[],
): Found | null {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || isInside(token.start, taken)) continue
    for (const { pattern, kind } of patterns) {
      const end = matchAt(pattern, tokens, at)
      if (end !== null && !tokens.slice(at, end).some((t) => isInside(t.start, taken) || /^[,“"]$/.test(t.text)))
        return { kind, at, end }
    }
  }
  return null
}

function attributionOf(passage: Passage, tokens: readonly Token[], { kind, at, end }: Found): Attribution | null {
  const span = (from: number, to: number) => trimmed(passage, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
  const stop = clauseEnd(tokens, end)
  const make = (source: Span | null, cue: Span | null, content: (Span | null)[]): Attribution | null => {
    const parts = content.filter((part) => part !== null)
    return cue && parts.length
      ? { source: source ? [source] : [], cue: [cue], content: parts, within: null, confidence: SURE }
      : null
  }
  if (kind === "hedge") {
    const one = end - at === 1
    const before = span(clauseStart(tokens, at), at)
    const after = span(one ? end : end - 2, clauseEnd(tokens, end))
    return before && after ? make(null, span(at, one ? end : end - 2), [before, after]) : null
  }
  if (kind === "absence") {
    if (tokens[end]?.lower !== "from") return null
    return make(span(end + 1, stop), span(at, at + 2), [span(at + 2, end)])
  }
  const from = clauseStart(tokens, at)
  const source = subjectOf(passage, tokens, from, at)
  // "declined | to comment on the sale", "did not respond | to a request", "would not be drawn | on when"
  const to = tokens.findIndex((token, i) => i > at && i < end && token.lower === "to")
  const cut = to > at ? to : end
  // Nothing follows in "could not be reached.": then "be reached" is all that it is about.
  const rest = span(cut, stop)
  const bare = tokens[end - 2]?.lower === "be" ? end - 2 : end - 1
  return source ? (rest ? make(source, span(at, cut), [rest]) : make(source, span(at, bare), [span(bare, end)])) : null
}

/** After the last comma, dash or "but" before the verb, when a subject is left there; else from the sentence's beginning. */
function clauseStart(tokens: readonly Token[], at: number): number {
  for (let i = at - 1; i > 0; i--) {
    const token = tokens[i]
    if (token && /^(?:[;:—–“”"]|but|while|although|though)$/.test(token.lower)) return i + 1
  }
  return 0
}

function clauseEnd(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex(
    (token, i) =>
      i >= from &&
      (/^[;:—–“”"?!]$/.test(token.text) ||
        (token.text === "," && /^(?:but|and|saying|adding|citing|while|as)$/.test(tokens[i + 1]?.lower ?? "")) ||
        (token.text === "." && i >= tokens.length - 2)),
  )
  return end < 0 ? tokens.length : end
}

/** The words before the verb, if they can be a subject: they begin like one and hold no other verb of saying. */
function subjectOf(passage: Passage, tokens: readonly Token[], from: number, at: number): Span | null {
  const words = tokens.slice(from, at)
  if (
    !words.length ||
    words.length > 18 ||
    words.some((token) => /^(?:said|says|told|that|if|when|asked|whether)$/.test(token.lower))
  )
    return null
  const lead = words.findIndex((token) => !/^(?:and|but|so|however|,|both|yet|still)$/.test(token.lower))
  const first = words[lead]
  const last = words.findLast((token) => token.isWord && !/ly$|^(?:has|have|had|also|still|again)$/.test(token.lower))
  if (!first || !last || last.end <= first.start || !/^[\p{L}“]/u.test(first.text)) return null
  return /^(?:in|on|at|after|before|by|there|what|as|for|with)$/i.test(first.text)
    ? null
    : spanOf(passage.text, first.start, last.end)
}

function isFree(made: Attribution, attributions: readonly Attribution[]): boolean {
  return !attributions.some(
    ({ cue, content }) =>
      made.cue.some((a) => [...cue, ...content].some((b) => a.start < b.end && b.start < a.end)) ||
      made.content.some((a) => cue.some((b) => a.start < b.end && b.start < a.end)),
  )
}

function trimmed(passage: Passage, start: number, end: number): Span | null {
  if (end <= start) return null
  const raw = passage.text.slice(start, end)
  const lead = raw.match(/^[\s,;:—–-]+/)?.[0].length ?? 0
  const trail = raw.slice(lead).match(/[\s,;:—–.]+$/)?.[0].length ?? 0
  return lead + trail < raw.length ? spanOf(passage.text, start + lead, end - trail) : null
}
