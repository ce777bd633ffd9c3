/** Words → descriptions of people and bodies that are not called by name: "the ministry", "her spokesman", "a 38-year-old". */
import * as lexicon from "./lexicon.ts"
import type { Token } from "./tokens.ts"
import type { Description, NameMention } from "./types.ts"

const DEFINITE = new Set([
  "the",
  "this",
  "that",
  "these",
  "those",
  "both",
  "his",
  "her",
  "its",
  "their",
  "our",
  "my",
  "your",
])
const POSSESSIVE = new Set(["his", "her", "its", "their", "our", "my", "your"])
const INDEFINITE = new Set([
  "a",
  "an",
  "one",
  "another",
  "some",
  "several",
  "many",
  "few",
  "any",
  "no",
  "all",
  "every",
  "each",
  "most",
])
const MOST_MODIFIERS = 6

export const isNoun = (word: string) =>
  lexicon.isPeopleWord(word) ||
  lexicon.organisationWords.has(word) ||
  lexicon.organisationWords.has(lexicon.singularOf(word)) ||
  lexicon.outletNouns.has(word) ||
  lexicon.documentWords.has(word)

/** Descriptions in text order: a determiner, a number or a possessor, and a noun of the lists after at most six words. */
export function descriptionsOf(text: string, tokens: readonly Token[], names: readonly NameMention[]): Description[] {
  const nameAt = new Map(names.map((name) => [name.start, name]))
  const nameTo = new Map(names.map((name) => [name.end, name]))
  const out: Description[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    const opens = DEFINITE.has(token.lower) || INDEFINITE.has(token.lower) || lexicon.numbers.has(token.lower)
    const found = opens ? phraseFrom(text, tokens, i, nameAt) : null
    if (found) out.push(found)
    const possessed = token.possessive ? possessedBy(text, tokens, i, nameTo) : null
    if (possessed) out.push(possessed)
  }
  return out
}

function phraseFrom(
  text: string,
  tokens: readonly Token[],
  i: number,
  nameAt: ReadonlyMap<number, NameMention>,
): Description | null {
  const first = tokens[i]
  const head = first && headFrom(text, tokens, i + 1)
  if (!first || !head) return null
  const modifiers = tokens.slice(i + 1, head.at).map((token) => token.lower)
  const last = tokens[head.at]
  if (!last || nameAt.has(last.start) || last.possessive) return null
  const possessor = POSSESSIVE.has(first.lower) ? { start: first.start, end: first.end } : null
  return {
    kind: "description",
    start: first.start,
    end: last.end,
    head: last.lower,
    modifiers,
    definite: DEFINITE.has(first.lower),
    plural: lexicon.isPlural(last.lower),
    possessor,
    sentence: first.sentence,
    quoted: first.quoted,
  }
}

/** "the bank's spokesman", "Hillary Okafor's campaign": from the possessor to the noun. */
function possessedBy(
  text: string,
  tokens: readonly Token[],
  i: number,
  nameTo: ReadonlyMap<number, NameMention>,
): Description | null {
  const owner = tokens[i]
  const head = headFrom(text, tokens, i + 1)
  const last = head && tokens[head.at]
  if (!owner || !last || last.possessive) return null
  const name = nameTo.get(owner.end)
  let start = name?.start ?? owner.start
  if (!name) {
    let first = i
    while (
      first > 0 &&
      i - first < 5 &&
      tokens[first - 1]?.sentence === owner.sentence &&
      !DEFINITE.has(tokens[first]?.lower ?? "") &&
      /^[^\S\n]+$/.test(text.slice(tokens[first - 1]?.end ?? 0, tokens[first]?.start ?? 0))
    )
      first--
    if (!DEFINITE.has(tokens[first]?.lower ?? "") && !INDEFINITE.has(tokens[first]?.lower ?? "")) first = i
    start = tokens[first]?.start ?? owner.start
  }
  const modifiers = tokens.slice(i + 1, head.at).map((token) => token.lower)
  return {
    kind: "description",
    start,
    end: last.end,
    head: last.lower,
    modifiers,
    definite: true,
    plural: lexicon.isPlural(last.lower),
    possessor: { start, end: owner.end },
    sentence: owner.sentence,
    quoted: owner.quoted,
  }
}

/** The last noun of an unbroken run of words, at most six on. */
function headFrom(text: string, tokens: readonly Token[], from: number): { at: number } | null {
  let found: number | null = null
  for (let i = from; i < from + MOST_MODIFIERS; i++) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (!token || !before || token.sentence !== before.sentence) break
    const gap = text.slice(before.end, token.start)
    if (!(i === from ? /^['’]?[sS]?[^\S\n]+$/ : /^[^\S\n]+$/).test(gap)) break
    if (
      lexicon.notNames.has(token.lower) &&
      !/^(?:former|first|second|new|own|other|more|two|three|four|five|last)$/.test(token.lower) &&
      !lexicon.isPeopleWord(token.lower)
    )
      break
    if (isNoun(token.lower)) found = i
    else if (found !== null && !isNoun(tokens[i + 1]?.lower ?? "")) break
    if (token.possessive) return null
  }
  return found === null ? null : { at: found }
}
