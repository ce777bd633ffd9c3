/** Words → descriptions of people and bodies that are not called by name: "the ministry", "her spokesman", "a 38-year-old". */
import { is, type Passage } from "../words/index.ts"
import { lexiconOf } from "./lexicon.ts"
import type { Description, NameMention } from "./types.ts"

const MOST_MODIFIERS = 6

/** Descriptions in text order: a determiner, a number or a possessor, and a noun of the lists after at most six words. */
export function descriptionsOf(passage: Passage, names: readonly NameMention[]): Description[] {
  const { words: tokens } = passage
  const { numbers } = lexiconOf(passage.language)
  const nameAt = new Map(names.map((name) => [name.start, name]))
  const nameTo = new Map(names.map((name) => [name.end, name]))
  const out: Description[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    const opens = is(token, "definite") || is(token, "indefinite") || numbers.has(token.lower)
    const found = opens ? phraseFrom(passage, i, nameAt) : null
    if (found) out.push(found)
    const possessed = token.possessive ? possessedBy(passage, i, nameTo) : null
    if (possessed) out.push(possessed)
  }
  return out
}

function phraseFrom(passage: Passage, i: number, nameAt: ReadonlyMap<number, NameMention>): Description | null {
  const { words: tokens } = passage
  const first = tokens[i]
  const head = first && headFrom(passage, i + 1)
  if (!first || !head) return null
  const modifiers = tokens.slice(i + 1, head.at).map((token) => token.lower)
  const last = tokens[head.at]
  if (!last || nameAt.has(last.start)) return null
  const possessor = is(first, "possessive") ? { start: first.start, end: first.end } : null
  return {
    kind: "description",
    start: first.start,
    end: last.end,
    head: last.lower,
    modifiers,
    definite: is(first, "definite"),
    plural: lexiconOf(passage.language).isPlural(last.lower),
    possessive: last.possessive,
    possessor,
    sentence: first.sentence,
    quoted: first.quoted,
  }
}

/** "the bank's spokesman", "Hillary Okafor's campaign": from the possessor to the noun. */
function possessedBy(passage: Passage, i: number, nameTo: ReadonlyMap<number, NameMention>): Description | null {
  const { text, words: tokens } = passage
  const owner = tokens[i]
  const head = headFrom(passage, i + 1)
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
      !is(tokens[first], "definite") &&
      /^[^\S\n]+$/.test(text.slice(tokens[first - 1]?.end ?? 0, tokens[first]?.start ?? 0))
    )
      first--
    if (!is(tokens[first], "definite") && !is(tokens[first], "indefinite")) first = i
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
    plural: lexiconOf(passage.language).isPlural(last.lower),
    possessive: false,
    possessor: { start, end: owner.end },
    sentence: owner.sentence,
    quoted: owner.quoted,
  }
}

/** The last noun of an unbroken run of words, at most six on. */
function headFrom({ text, words: tokens, language }: Passage, from: number): { at: number } | null {
  const lexicon = lexiconOf(language)
  let found: number | null = null
  for (let i = from; i < from + MOST_MODIFIERS; i++) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (!token || !before || token.sentence !== before.sentence) break
    const gap = text.slice(before.end, token.start)
    if (!(i === from ? /^['’]?[sS]?[^\S\n]+$/ : /^[^\S\n]+$/).test(gap)) break
    if (lexicon.notNames.has(token.lower) && !is(token, "modifies-description") && !lexicon.isPeopleWord(token.lower))
      break
    if (lexicon.isNoun(token.lower)) found = i
    else if (found !== null && !lexicon.isNoun(tokens[i + 1]?.lower ?? "")) break
    if (token.possessive) return found === i ? { at: i } : null
  }
  return found === null ? null : { at: found }
}
