/** Through which channel, and on what occasion: "in a post on Friday", "at a rally in Harbourton", "on leaving court". */
import { languageOf, table, wordList } from "../../language/index.ts"
import { MediumKind, type Span } from "../../record/index.ts"
import { matchAt, type Passage, patternOf, type Token } from "../words/index.ts"
import { type Clause, spanOver } from "./clause.ts"
import { isJoin, phraseEnd } from "./nouns.ts"

const en = languageOf("en")

const nouns = table("media", ["noun", "kind", "occasion"])
  .map((row) => ({ words: row.noun.split(" "), kind: MediumKind.parse(row.kind), isOccasion: row.occasion === "yes" }))
  .sort((a, b) => b.words.length - a.words.length)
const stations = new Set(wordList("stations"))
const occasions = table("occasions", ["pattern"]).map((row) => patternOf(en, row.pattern))

export interface Channel {
  span: Span
  kind: MediumKind | null
  isOccasion: boolean
}

const opens = /^(?:in|on|during|via|through|at|by|over|under|throughout|following|after|while)$/
const reaches = /^(?:with|for|to|on|of|at|in|from|about|before)$/

/** The first phrase of the clause that names a channel. */
export function channelIn(passage: Passage, { tokens }: Clause): Channel | null {
  return channelsIn(passage, tokens).next().value ?? null
}

/**
 * Every phrase that might name a channel or an occasion: those of channelsIn, with and without what follows the noun; the noun without a
 * preposition ("issued {a statement}"); and any other phrase of place ("{at the grange hall}"). Whether one belongs to a statement is for
 * belongs.ts to say.
 *
 * @returns each with its form, in a word
 */
export function* possibleChannels(
  passage: Passage,
  tokens: readonly Token[],
): Generator<Channel & { form: "noun" | "whole" | "bare" | "place" }, undefined> {
  for (let at = 0; at < tokens.length; at++) {
    const lead = tokens[at]?.lower ?? ""
    if (determines.test(lead)) {
      const end = phraseEnd(tokens, at, 8)
      const named = end > at + 1 ? nounAfter(tokens.slice(0, end), at) : null
      const span = named && spanOver(passage, tokens, at, named.end)
      if (named && span) yield { span, kind: named.kind, isOccasion: named.isOccasion, form: "bare" }
    }
    if (!opens.test(lead) && !isTakenTo(tokens, at)) continue
    const named = stationAfter(tokens, at) ?? nounAfter(tokens, at)
    if (named && isTopic(tokens, at, named)) continue
    const end = named?.end ?? phraseEnd(tokens, at + 1, 8)
    if (end <= at + 1) continue
    const [short, long] = [spanOver(passage, tokens, at, end), spanOver(passage, tokens, at, reachOf(tokens, end))]
    const { kind, isOccasion } = named ?? { kind: null, isOccasion: true }
    if (short) yield { span: short, kind, isOccasion, form: named ? "noun" : "place" }
    if (long && long.end !== short?.end) yield { span: long, kind, isOccasion, form: named ? "whole" : "place" }
  }
}

const determines = /^(?:a|an|the|his|her|its|their|another|this|that|one|'s)$/

/** Every phrase of the tokens that names a channel, in their order. */
function* channelsIn(passage: Passage, tokens: readonly Token[]): Generator<Channel, undefined> {
  for (let at = 0; at < tokens.length; at++) {
    if (!opens.test(tokens[at]?.lower ?? "") && !isTakenTo(tokens, at)) continue
    const named = stationAfter(tokens, at) ?? nounAfter(tokens, at)
    if (!named) continue
    const span = spanOver(passage, tokens, at, reachOf(tokens, named.end))
    const lead = tokens[at]?.lower ?? ""
    if (isTopic(tokens, at, named)) continue
    // "by the board's report" is no channel; "by telephone" is.
    if (lead === "by" && named.kind !== "message") continue
    if (span && !(/^(?:after|following)$/.test(lead) && !named.isOccasion))
      yield { span, kind: named.kind, isOccasion: named.isOccasion }
  }
}

/** "briefed {on the talks}" tells what it is about; "on a visit" tells where. */
function isTopic(tokens: readonly Token[], at: number, { end, isOccasion }: { end: number; isOccasion: boolean }) {
  return (
    isOccasion &&
    /^(?:on|by|over|via|through)$/.test(tokens[at]?.lower ?? "") &&
    !/(?:trip|visit|tour|trail|stop|appearance)$/.test(tokens[end - 1]?.lower ?? "")
  )
}

/** "took to Twitter" */
function isTakenTo(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === "to" && (tokens[at - 1]?.forms.has("take") ?? false)
}

/** "on CNN", "on Harbour Radio's “Morning Call”": a broadcaster after "on". */
function stationAfter(tokens: readonly Token[], at: number) {
  if (tokens[at]?.lower !== "on") return null
  const end = phraseEnd(tokens, at + 1, 8)
  const named = tokens.slice(at + 1, end)
  if (!named.some((token) => stations.has(token.lower) && token.text !== token.lower)) return null
  return { end, kind: "broadcast" as const, isOccasion: false }
}

export function occasionIn(passage: Passage, { tokens, cueFrom }: Clause): Span | null {
  for (const pattern of occasions) {
    for (let at = 0; at < tokens.length; at++) {
      const end = matchAt(pattern, tokens, at)
      if (end === null || (tokens[at]?.lower === "as" && at < cueFrom)) continue
      const until = tokens.findIndex(
        (token, i) => i >= end && (/^[,.;:“"”—–]$/.test(token.text) || token.start - (tokens[i - 1]?.end ?? 0) > 2),
      )
      const span = spanOver(passage, tokens, at, Math.min(until < 0 ? tokens.length : until, at + 12))
      if (span) return span
    }
  }
  return null
}

/** The last noun of the table within the noun phrase after the preposition. */
function nounAfter(tokens: readonly Token[], preposition: number) {
  let found: { end: number; kind: MediumKind; isOccasion: boolean } | null = null
  const limit = Math.min(tokens.length, preposition + 9)
  for (let at = preposition + 1; at < limit; at++) {
    const token = tokens[at]
    if (!token || token.start - (tokens[at - 1]?.end ?? 0) > 2 || /^[,;:]$/.test(token.text)) break
    if (token.text === "." && !isJoin(tokens[at - 1], token, tokens[at + 1])) break
    if (
      at > preposition + 1 &&
      (opens.test(token.lower) ||
        reaches.test(token.lower) ||
        /^(?:that|and|but|who|which|said|told)$/.test(token.lower))
    )
      break
    for (const { words, kind, isOccasion } of nouns) {
      if (
        words.every((word, k) => tokens[at + k]?.lower === word) &&
        !/^(?:March|Post|Forum|Record)$/.test(token.text)
      ) {
        found = { end: at + words.length, kind, isOccasion }
        at += words.length - 1
        break
      }
    }
  }
  return found
}

/** "an interview | with Radio Nord", "a rally | in Harbourton": what follows the noun goes with it, but not a time. */
function reachOf(tokens: readonly Token[], end: number): number {
  const next = tokens[end]
  const before = tokens[end - 1]
  if (!next || !before || next.start - before.end > 2 || !reaches.test(next.lower)) return end
  const to = phraseEnd(tokens, end + 1, 8)
  return to > end + 1 ? to : end
}
