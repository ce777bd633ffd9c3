/**
 * "One of them", "the second official", "the pair" → the people without a name that they come back to: all of them, or one of them.
 *
 * The words are in `language/en/group-words.tsv`.
 */
import type { GroupSense, Lexicon } from "./lexicon.ts"
import type { Roster } from "./roster.ts"
import type { Description, Figure } from "./types.ts"

/** How many sentences back a group may have been spoken of. */
const REACH = 4

export interface Belonging {
  group: Figure
  /** all of them, or one of them */
  isWhole: boolean
}

/** The group that a description comes back to, or null. Only the last few sentences are looked at, the latest group first. */
export function belongingOf(at: Description, roster: Roster): Belonging | null {
  const { lexicon } = roster
  const { groupSenses: senses } = lexicon
  const words = at.modifiers.filter((word) => !lexicon.notNames.has(word) || senses.has(word))
  const owned = at.modifiers.some((word) => lexicon.is(word, "of"))
  const said = [...words, at.head].map((word) => senses.get(word)).find((found) => found !== undefined)
  const bare = senses.has(at.head) || (owned && lexicon.is(at.head, "of-them"))
  if (!said || (!bare && !lexicon.isPeopleWord(at.head)) || at.possessor) return null
  if (!isReference(lexicon, at, said.sense, bare, owned)) return null
  const isWhole = said.sense === "whole" && !owned
  const group = latest(
    at,
    roster,
    (figure) => isLargeEnough(lexicon, figure, said.least, bare) && (bare || isOfKind(lexicon, at.head, figure)),
  )
  return group && { group, isWhole }
}

/** "the pair", "the two officials" come back to somebody; "two officials" are new, "another official" comes on top. */
function isReference({ is }: Lexicon, at: Description, sense: GroupSense, bare: boolean, owned: boolean): boolean {
  if (owned) return bare || at.modifiers.some((word) => is(word, "definite-article"))
  if (sense === "whole") return at.definite || is(at.modifiers[0], "all")
  return sense === "one" ? bare || is(at.modifiers[0], "one") : bare || at.definite
}

function latest(at: Description, roster: Roster, fits: (figure: Figure) => boolean): Figure | null {
  let best: Figure | null = null
  let where = -1
  for (const figure of roster.near(at.sentence, REACH)) {
    const last = roster.before(figure, at.start).findLast(({ start }) => start < at.start)
    if (!last || last.end > at.start || at.sentence - last.sentence > REACH || last.start <= where) continue
    if (!isSeveral(figure) || !fits(figure)) continue
    best = figure
    where = last.start
  }
  return best
}

/** People known only together, or named people who speak together. */
const isSeveral = (figure: Figure) =>
  figure.members.length > 0 || (figure.plural && figure.type === "group" && figure.names.length === 0)

/** As many as the text says. Where it does not, several are at least two, but a bare "the third" may be anything's third. */
function isLargeEnough(lexicon: Lexicon, { members, descriptorWords }: Figure, least: number, bare: boolean): boolean {
  const given = [...descriptorWords].flatMap((word) =>
    /^\d+$/.test(word) ? Number(word) : (lexicon.numbers.get(word) ?? []),
  )
  const size = members.length || Math.max(...given, 0)
  return size ? size >= least : least === 1 || !bare
}

const isOfKind = ({ anyone, singularOf }: Lexicon, head: string, { heads, members }: Figure) =>
  anyone.has(head) ||
  anyone.has(singularOf(head)) ||
  members.length > 0 ||
  [...heads].some((own) => singularOf(own) === singularOf(head))

/** "two officials and a governor": more than the one of the last noun. */
export function joinsPeople({ is, isPeopleWord, numbers }: Lexicon, before: readonly string[]): boolean {
  const and = before.findLastIndex((word) => is(word, "and"))
  const next = before[and + 1] ?? ""
  return and > 0 && isPeopleWord(before[and - 1] ?? "") && (is(next, "any-article") || numbers.has(next))
}

/** A word that tells one of several from the others: "second", "other". */
export const setsApart = ({ groupSenses }: Lexicon, word: string) => groupSenses.get(word)?.sense === "another"
