/** Who said it first, where the verb's own subject only passes it on. */
import { perLanguage } from "../../language/index.ts"
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import type { Others } from "../frames/index.ts"
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
  tokensOf,
} from "../words/index.ts"
import { isPersonal, isWritten, sayerAt } from "./sayers.ts"

const patternsOf = perLanguage((language) => ({
  sayers: beginningsOf(
    language
      .table("relays", ["pattern", "gives"])
      .filter((row) => row.gives === "sayer")
      .map((row) => ({ pattern: patternOf(language, row.pattern) })),
  ),
  passives: language
    .table("relays", ["pattern", "gives"])
    .filter((row) => row.gives === "hearer")
    .map((row) => patternOf(language, row.pattern)),
}))

interface Moved {
  attribution: Attribution
  via: Span[][]
}

/** The tokens of the sentences that hold an attribution's source and cue. */
export function tokensOfSentence(passage: Passage, { source, cue }: Attribution): readonly Token[] {
  const extent = extentOf([...source, ...cue])
  if (!extent) return []
  const from = sentenceOf(passage, extent.start)?.start ?? extent.start
  const to = sentenceOf(passage, extent.end - 1)?.end ?? extent.end
  return passage.tokens.slice(tokenAt(passage, from), tokenAt(passage, Math.max(to - 1, from)) + 1)
}

/** "The Courier reported, citing {two officials}, that …"; "…, the minister said, according to the Courier". */
export function firstSayer(passage: Passage, attribution: Attribution, others: Others): Moved | null {
  if (attribution.within !== null || !attribution.source.length) return null
  const tokens = tokensOfSentence(passage, attribution)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || (isInside(token.start, attribution.content) && !isInside(token.start, attribution.cue))) continue
    for (const { pattern } of patternsOf(passage.language).sayers.at(token)) {
      const end = matchAt(pattern, tokens, at)
      const sayer = end === null ? null : sayerAt(passage, tokens, end)
      const moved = sayer && movedTo(passage, attribution, sayer)
      if (moved) return moved
    }
  }
  return saidBefore(passage, attribution, others, tokens)
}

function movedTo(passage: Passage, attribution: Attribution, sayer: Span): Moved | null {
  if (restsOnWriting(passage, attribution, sayer)) return null
  const content = attribution.content.flatMap((span) => without(passage, span, sayer))
  const isSame = attribution.source.some((span) => span.start < sayer.end && sayer.start < span.end)
  if (isSame && !attribution.source.some((span) => span.end > sayer.end || span.start < sayer.start)) return null
  if (!content.length) return null
  // "citing a threat to health": a reason, unless something that is said follows.
  const isCiting = attribution.cue.every((span) => passage.language.words("citing").has(span.text.toLowerCase()))
  if (isCiting && !passage.language.pattern("opens-what-is-said").test(content[0]?.text ?? "")) return null
  const relay = isSame ? attribution.source.flatMap((span) => headBefore(passage, span, sayer)) : attribution.source
  return relay.length ? { attribution: { ...attribution, source: [sayer], content }, via: [relay] } : null
}

/** "Mr Orlo, citing {a report}, said …": he says it, and the report is what he goes by; an outlet or an office only passes it on. */
function restsOnWriting(passage: Passage, { source }: Attribution, sayer: Span): boolean {
  const words = (spans: readonly Span[]) => spans.flatMap(({ text }) => tokensOf(passage.language, text))
  return isPersonal(words(source)) && isWritten(words([sayer]))
}

/** "the journal Harbour Review, which published extracts from {a report}": the part before the relative clause. */
function headBefore(passage: Passage, span: Span, sayer: Span): Span[] {
  const head =
    passage.text
      .slice(span.start, sayer.start)
      .match(/^[^,]+/)?.[0]
      .trimEnd() ?? ""
  return head ? [spanOf(passage.text, span.start, span.start + head.length)] : []
}

/** A content without a phrase that the reader took into it, and without the marks around that. */
function without(passage: Passage, span: Span, cut: Span): Span[] {
  if (cut.end <= span.start || cut.start >= span.end) return [span]
  const before = passage.text.slice(span.start, Math.max(span.start, cut.start)).replace(/(?<![\s,])[\s,]+$/, "")
  const after = passage.text.slice(Math.min(cut.end, span.end), span.end).replace(/^[\s,]+/, "")
  const parts: Span[] = []
  if (/[\p{L}\p{N}]/u.test(before)) parts.push(spanOf(passage.text, span.start, span.start + before.length))
  if (/[\p{L}\p{N}]/u.test(after)) parts.push(spanOf(passage.text, span.end - after.length, span.end))
  return parts
}

/** "…, the foreign minister said yesterday, according to the Harbour Wire": the minister, where the reader marked the wire alone. */
function saidBefore(
  passage: Passage,
  attribution: Attribution,
  { marks }: Others,
  tokens: readonly Token[],
): Moved | null {
  const contentEnd = attribution.content.at(-1)?.end ?? 0
  const cue = extentOf(attribution.cue)
  if (!cue || contentEnd > cue.start) return null
  const free = tokens.filter(
    (token) => token.start >= contentEnd && token.end <= cue.start && !isInside(token.start, attribution.source),
  )
  const verb = free.findIndex((token) => is(token, "said-before-relay"))
  const [first, last] = [free.find((token) => token.isWord), free[verb - 1]]
  if (verb < 1 || !first || !last || marks.at(first.start).some(({ value }) => value !== attribution)) return null
  const end = free[verb - 1]?.isWord ? last.end : (free[verb - 2]?.end ?? last.start)
  if (end <= first.start || !sayerAt(passage, free, free.indexOf(first))) return null
  return {
    attribution: { ...attribution, source: [spanOf(passage.text, first.start, end)] },
    via: [attribution.source],
  }
}

/** "state media quoted {him} as saying": him, through state media. */
export function quotedSayer(passage: Passage, attribution: Attribution): Moved | null {
  const tokens = tokensOfSentence(passage, attribution)
  const cue = extentOf(attribution.cue)
  if (!cue || !attribution.source.length) return null
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || !isInside(token.start, attribution.cue) || !is(token, "quoted")) continue
    const as = tokens.findIndex((t, i) => i > at && i < at + 12 && is(t, "as") && is(tokens[i + 1], "saying-after-as"))
    const [first, last] = [tokens[at + 1], tokens[as - 1]]
    if (as <= at + 1 || !first || !last || is(first, "no-quoted-sayer")) continue
    const moved = movedTo(passage, attribution, spanOf(passage.text, first.start, last.end))
    if (moved) return moved
  }
  return null
}

/** "{The council} was told that …": whoever was told is the hearer, and nobody is named who told it. */
export function toldPassively(
  passage: Passage,
  attribution: Attribution,
): { attribution: Attribution; addressee: Span } | null {
  const [hearer] = attribution.source
  const cue = extentOf(attribution.cue)
  if (!hearer || !cue || hearer.start > cue.start || attribution.source.length > 1) return null
  const from = tokenAt(passage, cue.start)
  const to = tokenAt(passage, cue.end - 1) + 1
  const tokens = passage.tokens.slice(from, to + 1)
  for (let at = 0; at < to - from; at++) {
    const ends = patternsOf(passage.language).passives.map((pattern) => matchAt(pattern, tokens, at))
    const end = ends.find((each) => each !== null)
    if (end === undefined || end === null || end > to - from) continue
    const by = is(passage.tokens[to], "by") || tokens.some((token, i) => i >= end && is(token, "by"))
    return by ? null : { attribution: { ...attribution, source: [] }, addressee: hearer }
  }
  return null
}
