/** Where a noun phrase ends, told by small words alone. */
import { wordList } from "../../language/index.ts"
import type { Token } from "../words/index.ts"

const ends = new Set(wordList("phrase-ends"))
const times = new Set(wordList("time-words"))
/** Hearers that are known by where they are: "a crowd in Harbourton". */
const placed =
  /^(?:crowd|group|students|audience|rally|conference|members|supporters|voters|delegates|gathering|officers|graduates|congregation|people|residents)$/

/**
 * The index after the last token of a noun phrase that begins at `from`; `from` itself when there is none.
 *
 * @param most how many tokens it may have
 */
export function phraseEnd(tokens: readonly Token[], from: number, most = 10): number {
  let at = from
  for (; at < tokens.length && at - from < most; at++) {
    const token = tokens[at]
    const before = tokens[at - 1]
    if (!token) break
    if (at > from && before && token.start - before.end > 2) break
    if (/^(?:in|at|from|on)$/.test(token.lower) && tokens.slice(from, at).some((t) => placed.test(t.lower))) {
      if (/^\p{Lu}|^(?:a|the)$/u.test(tokens[at + 1]?.text ?? "") && !times.has(tokens[at + 1]?.lower ?? "")) continue
    }
    if (!token.isWord && !isJoin(before, token, tokens[at + 1])) break
    // "CBS This Morning": a capital makes it part of a name.
    const isSmall = token.text === token.lower || at === from
    if ((isSmall && ends.has(token.lower)) || times.has(token.lower)) break
    if (at === from && !canBegin(token)) break
  }
  while (at > from && /^(?:and|or|of|the|a|an|with|for|to|'s|'|[-“"‘,.&])$/.test(tokens[at - 1]?.lower ?? "")) at--
  return at
}

/** "Radio Nord's", "AT&T", "the “Morning Show”", "Mr. Alder", "U.N. talks" go on over the mark. */
export function isJoin(before: Token | undefined, token: Token, next: Token | undefined): boolean {
  if (/^[-&/'’“”"]$/.test(token.text)) return true
  if (token.text !== "." || !before || !next || next.start - token.end > 1) return false
  return next.start === token.end || (/^(?:\p{Lu}\p{Ll}{0,3}|(?:\p{L}\.)+\p{L})$/u.test(before.text) && next.isWord)
}

function canBegin(token: Token): boolean {
  return /^[\p{L}\p{N}“"]/u.test(token.text) && !/^(?:to|of|and|or|but)$/.test(token.lower)
}
