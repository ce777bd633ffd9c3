/** Where a noun phrase ends, told by small words alone. */
import { perLanguage } from "../../language/index.ts"
import { is, type Token } from "../words/index.ts"

const endsOf = perLanguage((language) => ({
  ends: new Set(language.list("phrase-ends")),
  times: new Set(language.list("time-words")),
}))

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
    const { ends, times } = endsOf(token.language)
    if (at > from && before && token.start - before.end > 2) break
    if (is(token, "before-place") && tokens.slice(from, at).some((t) => is(t, "known-by-place"))) {
      if (isPlace(tokens[at + 1]) && !times.has(tokens[at + 1]?.lower ?? "")) continue
    }
    if (!token.isWord && !isJoin(before, token, tokens[at + 1])) break
    // "CBS This Morning": a capital makes it part of a name.
    const isSmall = token.text === token.lower || at === from
    if ((isSmall && ends.has(token.lower)) || (times.has(token.lower) && !isGivenName(token, tokens[at + 1]))) break
    if (at === from && !canBegin(token)) break
  }
  while (at > from && isLoose(tokens[at - 1])) at--
  return at
}

/** "{August} Brandt", "{April} Quist": a month with a capital and a name right behind it, which is neither a day nor a year. */
function isGivenName(token: Token, next: Token | undefined): boolean {
  const { times } = endsOf(token.language)
  const isName = /^\p{Lu}\p{Ll}/u.test(token.text) && /^\p{Lu}\p{Ll}/u.test(next?.text ?? "")
  return isName && next?.start === token.end + 1 && !times.has(next.lower) && is(token, "month-or-name")
}

/** "in {Harbourton}", "in {the} square". */
const isPlace = (token: Token | undefined) =>
  /^\p{Lu}/u.test(token?.text ?? "") || (token?.text === token?.lower && is(token, "article"))

/** A word or mark that ends no phrase. */
const isLoose = (token: Token | undefined) => /^['\-“"‘,.&]$/.test(token?.lower ?? "") || is(token, "ends-no-phrase")

/** "Radio Nord's", "AT&T", "the “Morning Show”", "Mr. Alder", "U.N. talks" go on over the mark. */
export function isJoin(before: Token | undefined, token: Token, next: Token | undefined): boolean {
  if (/^[-&/'’“”"]$/.test(token.text)) return true
  if (token.text !== "." || !before || !next || next.start - token.end > 1) return false
  return next.start === token.end || (/^(?:\p{Lu}\p{Ll}{0,3}|(?:\p{L}\.)+\p{L})$/u.test(before.text) && next.isWord)
}

function canBegin(token: Token): boolean {
  return /^[\p{L}\p{N}“"]/u.test(token.text) && !is(token, "opens-no-phrase")
}
