/** Through which channel, and on what occasion: "in a post on Friday", "at a rally in Harbourton", "on leaving court". */
import { perLanguage } from "../../language/index.ts"
import { type MediumKind, mediumKinds, type Span, wordOf } from "../../record/index.ts"
import { beginningsOf, fits, is, isForm, matchAt, type Passage, patternOf, type Token } from "../words/index.ts"
import { type Clause, spanOver } from "./clause.ts"
import { isJoin, phraseEnd } from "./nouns.ts"

const channelsOf = perLanguage((language) => ({
  /** by their first word, the longest first */
  nouns: Map.groupBy(
    language
      .table("media", ["noun", "kind", "occasion"])
      .map((row) => ({
        words: row.noun.split(" "),
        kind: wordOf(mediumKinds, row.kind),
        isOccasion: row.occasion === "yes",
      }))
      .sort((a, b) => b.words.length - a.words.length),
    ({ words: [first] }) => first,
  ),
  stations: new Set(language.list("stations")),
  occasions: beginningsOf(
    language.table("occasions", ["pattern"]).map((row) => ({ pattern: patternOf(language, row.pattern) })),
  ),
}))

export interface Channel {
  span: Span
  kind: MediumKind | null
  isOccasion: boolean
}

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
    if (is(tokens[at], "determines-channel")) {
      const end = phraseEnd(tokens, at, 8)
      const named = end > at + 1 ? nounAfter(tokens.slice(0, end), at) : null
      const span = named && spanOver(passage, tokens, at, named.end)
      if (named && span) yield { span, kind: named.kind, isOccasion: named.isOccasion, form: "bare" }
    }
    if (!opensChannel(tokens, at)) continue
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

/** Every phrase of the tokens that names a channel, in their order. */
function* channelsIn(passage: Passage, tokens: readonly Token[]): Generator<Channel, undefined> {
  for (let at = 0; at < tokens.length; at++) {
    if (!opensChannel(tokens, at)) continue
    const named = stationAfter(tokens, at) ?? nounAfter(tokens, at)
    if (!named) continue
    const span = spanOver(passage, tokens, at, reachOf(tokens, named.end))
    if (isTopic(tokens, at, named)) continue
    // "by the board's report" is no channel; "by telephone" is.
    if (is(tokens[at], "by") && named.kind !== "message") continue
    if (span && !(is(tokens[at], "opens-occasion") && !named.isOccasion))
      yield { span, kind: named.kind, isOccasion: named.isOccasion }
  }
}

/** "briefed {on the talks}" tells what it is about; "on a visit" tells where. */
function isTopic(tokens: readonly Token[], at: number, { end, isOccasion }: { end: number; isOccasion: boolean }) {
  return isOccasion && is(tokens[at], "opens-topic") && !fits(tokens[end - 1], "journey")
}

/** "{in} a post", "took {to} Twitter", "{while} speaking in Brask", and not "while his statements were read". */
const opensChannel = (tokens: readonly Token[], at: number) =>
  (is(tokens[at], "opens-channel") &&
    (!is(tokens[at], "opens-channel-by-doing") || fits(tokens[at + 1], "present-participle"))) ||
  isTakenTo(tokens, at)

/** "took to Twitter" */
function isTakenTo(tokens: readonly Token[], at: number): boolean {
  return is(tokens[at], "infinitive-mark") && isForm(tokens[at - 1], "takes-to")
}

/** "on CNN", "on Harbour Radio's “Morning Call”": a broadcaster after "on". */
function stationAfter(tokens: readonly Token[], at: number) {
  const on = tokens[at]
  if (!on || !is(on, "on")) return null
  const { stations } = channelsOf(on.language)
  const end = phraseEnd(tokens, at + 1, 8)
  const named = tokens.slice(at + 1, end)
  if (!named.some((token) => stations.has(token.lower) && token.text !== token.lower)) return null
  return { end, kind: "broadcast" as const, isOccasion: false }
}

export function occasionIn(passage: Passage, { tokens, cueFrom }: Clause): Span | null {
  for (const { pattern } of channelsOf(passage.language).occasions.among(tokens)) {
    for (let at = 0; at < tokens.length; at++) {
      const end = matchAt(pattern, tokens, at)
      if (end === null || (is(tokens[at], "as") && (at < cueFrom || tokens[at]?.text !== "as"))) continue
      const until = tokens.findIndex(
        (token, i) =>
          i >= end &&
          (/^[,.;:“"”—–]$/.test(token.text) ||
            is(token, "ends-occasion") ||
            token.start - (tokens[i - 1]?.end ?? 0) > 2),
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
    // "in the upcoming debates": nothing has been said there yet.
    if (is(token, "yet-to-come")) return null
    if (at > preposition + 1 && (is(token, "opens-channel") || is(token, "after-channel") || is(token, "ends-channel")))
      break
    for (const { words, kind, isOccasion } of channelsOf(token.language).nouns.get(token.lower) ?? []) {
      if (
        words.every((word, k) => tokens[at + k]?.lower === word) &&
        !token.language.pattern("channel-or-name").test(token.text)
      ) {
        const end = at + words.length
        // "the email server", "an ad hoc group": the noun only says what kind of thing the next one is.
        found = is(tokens[end], "makes-no-channel") ? null : { end, kind, isOccasion }
        at = end - 1
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
  if (!next || !before || next.start - before.end > 2 || !is(next, "after-channel")) return end
  const to = phraseEnd(tokens, end + 1, 8)
  return to > end + 1 ? to : end
}
