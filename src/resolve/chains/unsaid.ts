/**
 * Statements that no verb of saying shows: refusals ("could not be reached") and words put about by nobody ("is said to have left").
 *
 * Only where the reader found nothing, and only patterns that mean nothing else (language/en/unsaid.tsv). Where it took the request for what
 * was said ("did not respond to {requests} {for comment}"), the refusal stands in its place.
 */
import { perLanguage } from "../../language/index.ts"
import { type Attribution, type Range, type Span, spanOf } from "../../record/index.ts"
import {
  type Beginnings,
  beginningsOf,
  fits,
  is,
  isInside,
  matchAt,
  type Passage,
  type Pattern,
  patternOf,
  type Shelf,
  shelf,
  type Token,
  tokenAt,
} from "../words/index.ts"

type Kind = "refusal" | "absence" | "unanswered" | "hedge"

interface Row {
  pattern: Pattern
  kind: Kind
}

const rowsOf = perLanguage((language) => {
  const rows = language
    .table("unsaid", ["pattern", "kind"])
    .map((row) => ({ pattern: patternOf(language, row.pattern), kind: kindOf(row.kind) }))
  return { rows: beginningsOf(rows), refusals: beginningsOf(rows.filter(({ kind }) => kind === "refusal")) }
})
const SURE = 0.6

function kindOf(word: string): Kind {
  if (word === "refusal" || word === "absence" || word === "unanswered" || word === "hedge") return word
  throw new RangeError(`unsaid.tsv: no kind "${word}"`)
}

/** The attributions given, some of them replaced in their places, with those added at the end. */
export function withUnsaid(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const { rows, refusals } = rowsOf(passage.language)
  const out = [...attributions]
  const [given, cues] = [shelf<"cue" | "content">(), shelf<number>()]
  for (const [i, { cue, content }] of attributions.entries()) {
    for (const span of cue) given.put(span, "cue")
    for (const span of content) given.put(span, "content")
    for (const span of cue) cues.put(span, i)
  }
  const keep = (i: number, attribution: Attribution) => {
    out[i] = attribution
    for (const span of attribution.cue) cues.put(span, i)
  }
  for (const sentence of passage.sentences) {
    const tokens = passage.tokens.slice(tokenAt(passage, sentence.start), tokenAt(passage, sentence.end - 1) + 1)
    const refused = madeOf(passage, tokens, refusals, [])
    const wrong = refused ? requestOf(passage.language.pattern("asked"), refused, out, cues) : undefined
    const there = refused?.cue.flatMap((span) => cuesOver(span, out, cues)) ?? []
    if (refused && wrong !== undefined && !there.length) {
      keep(wrong, { ...refused, within: out[wrong]?.within ?? null })
      continue
    }
    // "{The agency} {refused to comment} {}": the cue took in what the refusal is about.
    const [bare] = there.filter((i) => !out[i]?.content.length)
    if (refused && bare !== undefined && there.length === 1) {
      keep(bare, { ...refused, within: out[bare]?.within ?? null })
      continue
    }
    const made = madeOf(passage, tokens, rows, given.over(sentence))
    if (made && isFree(made, given)) keep(out.length, made)
  }
  return out
}

/** The places of those with a cue there, in their order. A shelf also has the cues of what was replaced since. */
function cuesOver(range: Range, all: readonly Attribution[], cues: Shelf<number>): number[] {
  const places = new Set(cues.over(range).map(({ value }) => value))
  return [...places].filter((i) => overlaps(all[i]?.cue ?? [], [range])).sort((a, b) => a - b)
}

/** The first whose cue is the request that a refusal is about. */
function requestOf(
  asked: RegExp,
  refused: Attribution,
  all: readonly Attribution[],
  cues: Shelf<number>,
): number | undefined {
  const near = refused.content.flatMap((part) => cuesOver(part, all, cues)).sort((a, b) => a - b)
  return near.find((i) => all[i] && isOfRequest(asked, all[i], refused))
}

function madeOf(
  passage: Passage,
  tokens: readonly Token[],
  patterns: Beginnings<Row>,
  taken: readonly Range[],
): Attribution | null {
  const found = firstIn(tokens, patterns, taken)
  return found && attributionOf(passage, tokens, found)
}

const overlaps = (a: readonly Range[], b: readonly Range[]) =>
  a.some((x) => b.some((y) => x.start < y.end && y.start < x.end))

/** Its cue is the request that a refusal is about. */
const isOfRequest = (asked: RegExp, { cue, content }: Attribution, refused: Attribution) =>
  cue.length > 0 &&
  cue.every(
    (span) => asked.test(span.text) && refused.content.some((part) => part.start <= span.start && span.end <= part.end),
  ) &&
  content.every((span) => refused.content.some((part) => part.start <= span.start && span.end <= part.end))

interface Found {
  kind: Kind
  at: number
  end: number
}

function firstIn(tokens: readonly Token[], patterns: Beginnings<Row>, taken: readonly Range[]): Found | null {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || isInside(token.start, taken)) continue
    for (const { pattern, kind } of patterns.at(token)) {
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
    if (!is(tokens[end], "from")) return null
    return make(span(end + 1, stop), span(at, at + 2), [span(at + 2, end)])
  }
  if (kind === "unanswered") return unanswered(passage, tokens, at, end)
  const from = clauseStart(tokens, at)
  const source = subjectOf(passage, tokens, from, at)
  // "declined | to comment on the sale", "did not respond | to a request", "would not be drawn | on when"
  const to = tokens.findIndex((token, i) => i > at && i < end && is(token, "infinitive-mark"))
  const cut = to > at ? to : end
  // Nothing follows in "could not be reached.": then "be reached" is all that it is about.
  const rest = span(cut, stop)
  const bare = is(tokens[end - 2], "be") ? end - 2 : end - 1
  return source ? (rest ? make(source, span(at, cut), [rest]) : make(source, span(at, bare), [span(bare, end)])) : null
}

/** "A message left with | the agency | was not returned": who was asked is the source, and what was asked is what it is about. */
function unanswered(passage: Passage, tokens: readonly Token[], at: number, end: number): Attribution | null {
  const from = clauseStart(tokens, at)
  const asked = tokens.slice(from, at).findIndex((token) => is(token, "request"))
  const to = tokens.slice(from, at).findLastIndex((token) => is(token, "before-asked"))
  if (asked < 0 || to <= asked) return null
  const source = trimmed(passage, tokens[from + to + 1]?.start ?? 0, tokens[at - 1]?.end ?? 0)
  const cue = trimmed(passage, tokens[at]?.start ?? 0, tokens[end - 1]?.end ?? 0)
  const content = trimmed(passage, tokens[from]?.start ?? 0, tokens[from + to - 1]?.end ?? 0)
  if (!source || !cue || !content || passage.language.pattern("comment").test(source.text)) return null
  return { source: [source], cue: [cue], content: [content], within: null, confidence: SURE }
}

/** After the last comma, dash or "but" before the verb, when a subject is left there; else from the sentence's beginning. */
function clauseStart(tokens: readonly Token[], at: number): number {
  for (let i = at - 1; i > 0; i--) {
    const token = tokens[i]
    if (token && (/^[;:—–“”"]$/.test(token.text) || is(token, "parts-clauses"))) return i + 1
    // "The board declined, and Mr Orlo was not available": a clause of its own, where no list has more commas.
    const commas = tokens.slice(0, i).filter(({ text }) => text === ",").length
    if (is(token, "and") && tokens[i - 1]?.text === "," && commas === 1) return i + 1
  }
  return 0
}

function clauseEnd(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex(
    (token, i) =>
      i >= from &&
      (/^[;:—–“”"?!]$/.test(token.text) ||
        (token.text === "," && is(tokens[i + 1], "after-refusal")) ||
        (token.text === "." && i >= tokens.length - 2)),
  )
  return end < 0 ? tokens.length : end
}

/** The words before the verb, if they can be a subject: they begin like one and hold no other verb of saying. */
function subjectOf(passage: Passage, tokens: readonly Token[], from: number, at: number): Span | null {
  const words = tokens.slice(from, at)
  if (!words.length || words.length > 18 || words.some((token) => is(token, "no-refuser"))) return null
  const lead = words.findIndex((token) => !is(token, "before-refuser"))
  const first = words[lead]
  const last = words.findLast((token) => token.isWord && !is(token, "after-refuser") && !fits(token, "adverb"))
  if (!first || !last || last.end <= first.start || !/^[\p{L}“]/u.test(first.text)) return null
  return is(first, "opens-no-refuser") ? null : spanOf(passage.text, first.start, last.end)
}

const isFree = (made: Attribution, given: Shelf<"cue" | "content">) =>
  !made.cue.some((span) => given.over(span).length > 0) &&
  !made.content.some((span) => given.over(span).some(({ value }) => value === "cue"))

function trimmed(passage: Passage, start: number, end: number): Span | null {
  if (end <= start) return null
  const raw = passage.text.slice(start, end)
  const lead = raw.match(/^[\s,;:—–-]+/)?.[0].length ?? 0
  const trail = raw.slice(lead).match(/(?<![\s,;:—–.])[\s,;:—–.]+$/)?.[0].length ?? 0
  return lead + trail < raw.length ? spanOf(passage.text, start + lead, end - trail) : null
}
