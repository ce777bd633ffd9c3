/** "in audio obtained by Radio Nord … In the audio, he says …": a document and through whom it came. */
import { perLanguage } from "../../language/index.ts"
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { isOutlet, isOwn, sayerAt } from "../chains/index.ts"
import {
  begunAt,
  holding,
  is,
  isInside,
  matchAt,
  type Passage,
  patternOf,
  type Token,
  tokenAt,
  tokensOf,
} from "../words/index.ts"
import type { Rule, Told } from "./told.ts"

const knownOf = perLanguage((language) => ({
  patterns: language.table("borrowed", ["pattern"]).map(({ pattern }) => patternOf(language, pattern)),
  papers: new Set([
    ...language.list("document-words"),
    ...language.table("media", ["noun", "kind"]).flatMap(({ noun, kind }) => (kind === "interview" ? [] : [noun])),
  ]),
}))
/** How many tokens may stand between the noun and how it came: "audio of the meeting, recorded in May and obtained by". */
const REACH = 12
/** How many of an article's documents a statement may come back past. */
const MOST = 24
/** How many tokens may name the outlet. */
const LONGEST = 16

interface Paper {
  /** the noun, as it stands */
  start: number
  noun: string
  relay: Span
}

export function papersOf(passage: Passage, told: readonly Told[], outlet: string | null): Rule {
  const cues = told.map(({ at }) => ({ start: at, end: at + 1 })).toSorted((a, b) => a.start - b.start)
  const found = passage.tokens.flatMap((token, at) =>
    paperAt(passage, at, cues[begunAt(cues, token.start)]?.start, outlet),
  )
  const papers = found.toSorted((a, b) => a.start - b.start)
  const places = papers.map(({ start }) => ({ start, end: start + 1 }))
  return ({ attribution, frames, at }) => {
    const named = [
      ...attribution.source,
      ...(frames.medium ? [frames.medium.span] : []),
      ...openingOf(passage, attribution, at),
    ]
    if (!named.length) return null
    const last = Math.max(at, ...named.map(({ end }) => end))
    const newest = begunAt(places, last) - 1
    for (let k = newest; k >= 0 && newest - k < MOST; k--) {
      const paper = papers[k]
      if (!paper) break
      if (isInside(paper.start, named) || named.some((span) => comesBackTo(passage, span, paper))) return paper.relay
    }
    return null
  }
}

/** "{In the audio}, he says …": what a sentence opens with, up to whoever speaks or what is said. */
function openingOf({ text, tokens, sentences }: Passage, { source, content }: Attribution, at: number): Span[] {
  const start = holding(sentences, at)?.start ?? at
  const end = Math.min(at, ...[...source, ...content].map((span) => (span.start >= start ? span.start : at)))
  return end > start && is(tokens[tokenAt({ tokens }, start)], "in-or-on") ? [spanOf(text, start, end)] : []
}

/** A noun for what is written or recorded, and the outlet through which it came, named before the next cue. */
function paperAt(passage: Passage, at: number, cue: number | undefined, outlet: string | null): Paper[] {
  const { tokens, language } = passage
  const { patterns, papers } = knownOf(language)
  for (const pattern of patterns) {
    const end = matchAt(pattern, tokens, at)
    const relay = end === null ? null : sayerAt(passage, upTo(passage, end, cue), 0)
    if (!relay || !isOutlet(tokensOf(language, relay.text)) || isOwn(language, relay.text, outlet)) continue
    for (let back = at - 1; back >= 0 && at - back <= REACH; back--) {
      const token = tokens[back]
      if (!token || /^[.;:!?“”"]$/.test(token.text)) break
      if (papers.has(token.lower)) return [{ start: token.start, noun: token.lower, relay }]
    }
  }
  return []
}

/** The tokens from there to the cue, or to the end of the sentence. */
function upTo({ tokens, sentences }: Passage, from: number, cue = Number.POSITIVE_INFINITY): readonly Token[] {
  const end = Math.min(cue, holding(sentences, tokens[from]?.start ?? 0)?.end ?? cue)
  return tokens.slice(from, from + LONGEST).filter(({ start }) => start < end)
}

/** "in {the audio}", "{those emails}": the same noun, spoken of as known. */
function comesBackTo(passage: Passage, { start, end }: Span, { noun }: Paper): boolean {
  const from = tokenAt(passage, start)
  const words: readonly Token[] = passage.tokens.slice(from, tokenAt(passage, end - 1) + 1)
  return words.some(
    (token, i) => token.lower === noun && words.slice(Math.max(0, i - 2), i).some((b) => is(b, "known-thing")),
  )
}
