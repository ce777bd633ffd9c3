/**
 * "One of them", "the second official", "the pair" → the people without a name that they come back to: all of them, or one of them.
 *
 * The words are in `language/en/group-words.tsv`.
 */
import { table } from "../../language/index.ts"
import * as lexicon from "./lexicon.ts"
import type { Roster } from "./roster.ts"
import type { Description, Draft } from "./types.ts"

type Sense = "whole" | "one" | "another"

const senses = new Map<string, { sense: Sense; least: number }>()
const ANYONE = new Set<string>()
const COUNTS = new Set<string>()
for (const { sense, words } of table("group-words", ["sense", "words"])) {
  for (const entry of words.split(" ")) {
    const [word = "", least] = entry.split(":")
    if (sense === "anyone") ANYONE.add(word)
    else if (sense === "count") COUNTS.add(word)
    else senses.set(word, { sense: sense as Sense, least: Number(least ?? 1) })
  }
}

/** How many sentences back a group may have been spoken of. */
const REACH = 4

export interface Belonging {
  group: Draft
  /** all of them, or one of them */
  isWhole: boolean
}

/** The group that a description comes back to, or null. Only the last few sentences are looked at, the latest group first. */
export function belongingOf(at: Description, roster: Roster): Belonging | null {
  const words = at.modifiers.filter((word) => !lexicon.notNames.has(word) || senses.has(word))
  const owned = at.modifiers.includes("of")
  const said = [...words, at.head].map((word) => senses.get(word)).find((found) => found !== undefined)
  const bare = senses.has(at.head) || (owned && /^(?:them|these|those|whom|us)$/.test(at.head))
  if (!said || (!bare && !lexicon.isPeopleWord(at.head)) || at.possessor) return null
  if (!isReference(at, said.sense, bare, owned)) return null
  const isWhole = said.sense === "whole" && !owned
  const group = latest(
    at,
    roster,
    (draft) => isLargeEnough(draft, said.least, bare) && (bare || isOfKind(at.head, draft)),
  )
  return group && { group, isWhole }
}

/** "the pair", "the two officials" come back to somebody; "two officials" are new, "another official" comes on top. */
function isReference(at: Description, sense: Sense, bare: boolean, owned: boolean): boolean {
  if (owned) return bare || at.modifiers.includes("the")
  if (sense === "whole") return at.definite || at.modifiers[0] === "all"
  return sense === "one" ? bare || at.modifiers[0] === "one" : bare || at.definite
}

function latest(at: Description, roster: Roster, fits: (draft: Draft) => boolean): Draft | null {
  let best: Draft | null = null
  let where = -1
  for (const draft of roster.near(at.sentence, REACH)) {
    const last = roster.before(draft, at.start).findLast(({ start }) => start < at.start)
    if (!last || last.end > at.start || at.sentence - last.sentence > REACH || last.start <= where) continue
    if (!isSeveral(draft) || !fits(draft)) continue
    best = draft
    where = last.start
  }
  return best
}

/** People known only together, or named people who speak together. */
const isSeveral = (draft: Draft) =>
  draft.members.length > 0 || (draft.plural && draft.type === "group" && draft.names.length === 0)

/** As many as the text says. Where it does not, several are at least two, but a bare "the third" may be anything's third. */
function isLargeEnough({ members, descriptorWords }: Draft, least: number, bare: boolean): boolean {
  const given = [...descriptorWords].flatMap((word) =>
    /^\d+$/.test(word) ? Number(word) : (lexicon.numbers.get(word) ?? []),
  )
  const size = members.length || Math.max(...given, 0)
  return size ? size >= least : least === 1 || !bare
}

const isOfKind = (head: string, { heads, members }: Draft) =>
  ANYONE.has(head) ||
  ANYONE.has(lexicon.singularOf(head)) ||
  members.length > 0 ||
  [...heads].some((own) => lexicon.singularOf(own) === lexicon.singularOf(head))

/** "two officials and a governor": more than the one of the last noun. */
export function joinsPeople(before: readonly string[]): boolean {
  const and = before.lastIndexOf("and")
  const next = before[and + 1] ?? ""
  return (
    and > 0 && lexicon.isPeopleWord(before[and - 1] ?? "") && (/^(?:an?|the)$/.test(next) || lexicon.numbers.has(next))
  )
}

/** A noun that tells what people are: "official", and not "some", "the pair". */
export const isRoleWord = (noun: string) => !senses.has(noun) && !COUNTS.has(noun)

/** A word that tells one of several from the others: "second", "other". */
export const setsApart = (word: string) => senses.get(word)?.sense === "another"
