/** A source's own words → its head: the word that says what it is, and what stands around it. */
import type { Range } from "../../record/index.ts"
import { beginning, merged } from "../words/index.ts"
import { isNoun } from "./descriptions.ts"
import * as lexicon from "./lexicon.ts"
import type { Token } from "./tokens.ts"
import type { NameMention } from "./types.ts"

/** The head of a source: the word that says what it is, with what stands around it. */
export interface Head {
  /** a pronoun, a name or a noun */
  kind: "pronoun" | "name" | "noun"
  token: Token
  names: NameMention[]
  /** the words before it */
  before: Token[]
  /** the words after it, lower case */
  after: string[]
  /** the name that follows in apposition: "the bank's spokesman, Emil Soster" */
  apposed: NameMention | null
}

const AFTER_HEAD = new Set(
  "of for who whom whose which that familiar with in at from on to by close about near including aged briefed such as is was has had whose involved responding polled surveyed among himself herself itself themselves alike here there taken".split(
    " ",
  ),
)
const QUANTITY = new Set(
  "one two three four five six seven eight nine ten some many several few most all half both group number dozens hundreds thousands scores majority handful couple pair dozen raft host string series slew any each none another either others panel much rest flood lot lots chunk bulk swath swathe wave bunch share generation cadre chorus plenty collection coterie".split(
    " ",
  ),
)

/** The head of the words in `spans`, or null when there are none. */
export function headOf(
  text: string,
  tokens: readonly Token[],
  names: readonly NameMention[],
  spans: readonly Range[],
): Head | null {
  const inside = merged(spans)
    .flatMap(({ start, end }) => beginning(tokens, start, end))
    .slice(0, LONGEST)
  if (inside[0]?.lower === "that" && inside.length > 1 && !isNoun(inside[1]?.lower ?? "")) inside.shift()
  const [first] = inside
  if (!first) return null
  const within = namesIn(names, spans).slice(0, LONGEST)
  if (
    isPronoun(first.lower) &&
    (inside.length === 1 ||
      /^wh/.test(first.lower) ||
      /^(?:all|both|himself|herself|itself|themselves|also|too|and)$/.test(inside[1]?.lower ?? ""))
  )
    return { kind: "pronoun", token: first, names: within, before: [], after: [], apposed: null }
  let from = 0
  let one = false
  let end = chunkEnd(text, inside, from, within)
  while (QUANTITY.has(inside[end - 1]?.lower ?? "") && inside[end]?.lower === "of" && end + 1 < inside.length) {
    one ||= /^(?:one|another|each|either)$/.test(inside[end - 1]?.lower ?? "")
    from = end + 1
    end = chunkEnd(text, inside, from, within)
  }
  const last = inside[end - 1] ?? first
  const token = one && !last.capital ? { ...last, lower: lexicon.singularOf(last.lower) } : last
  const named = within.find((name) => name.start <= token.start && token.end <= name.end + 1)
  const apposed = named ? null : apposedName(text, inside, end, within)
  return {
    kind: named ? "name" : "noun",
    token,
    names: within,
    before: inside.slice(0, end - 1),
    after: inside.slice(end).map(({ lower }) => lower),
    apposed,
  }
}

/** Words of a source that are looked at; nobody writes longer ones. */
const LONGEST = 300

function namesIn(names: readonly NameMention[], spans: readonly Range[]): NameMention[] {
  const found = spans.flatMap(({ start, end }) =>
    beginning(names, start, end + 1).filter((name) => name.end <= end + 1),
  )
  return [...new Set(found)].sort((a, b) => a.start - b.start)
}

const isPronoun = (word: string) =>
  lexicon.pronouns.has(word) || /^(?:i|we|you|me|us|my|our|who|which|that|this|these|those|whom|whose)$/.test(word)

function chunkEnd(text: string, inside: readonly Token[], from: number, names: readonly NameMention[]): number {
  for (let i = from + 1; i < inside.length; i++) {
    const token = inside[i]
    const before = inside[i - 1]
    if (!token || !before) break
    if (names.some((name) => name.start < token.start && token.start < name.end)) continue
    const gap = text.slice(before.end, token.start)
    if (gap === "," && /^\d+$/.test(before.word) && /^\d{3}$/.test(token.word)) continue
    if (gap === ", " && listsQualities(inside, i, names)) continue
    if (/[,;:(–—“"\n]|--/.test(gap) || AFTER_HEAD.has(token.lower)) return i
    if (token.lower === "and" && addsCompany(before, inside.slice(i + 1), names)) return i
    if (endsNoun(before, token) && !names.some((name) => name.start === token.start)) return i
  }
  return inside.length
}

/** "a 46-page, two-volume report", "a Sept. 15, 2011 email": the comma stands before the noun. */
function listsQualities(inside: readonly Token[], i: number, names: readonly NameMention[]): boolean {
  const before = inside[i - 1]
  const token = inside[i]
  if (!before || !token || isNoun(before.lower) || AFTER_HEAD.has(token.lower)) return false
  if (/^(?:an?|the|one|another|his|her|its|their|also|then|now|like|including)$/.test(token.lower)) return false
  if (names.some((name) => name.end === before.end || name.start === token.start)) return false
  return inside.slice(i, i + 4).some((word) => isNoun(word.lower)) && !/(?:er|or|ist|ian|man|ant)$/.test(before.lower)
}

/** "Oduya and her allies", "the company and its founder", "Oduya and other ministers": who is named first is the source. */
function addsCompany(before: Token, rest: readonly Token[], names: readonly NameMention[]): boolean {
  const [next] = rest
  if (/^(?:his|her|its|their)$/.test(next?.lower ?? "")) return true
  const named = names.some((name) => name.end === before.end)
  if (!named || !next) return false
  if (QUANTITY.has(next.lower) && rest.some(({ lower }) => /^(?:his|her|its|their)$/.test(lower))) return true
  return /^others?$/.test(next.lower) || (rest.length === 1 && lexicon.isPeopleWord(next.lower) && !next.capital)
}

/** The person's name after the comma of "the head of the press office, Dr Emil Ost", or a name right after it. */
function apposedName(
  text: string,
  inside: readonly Token[],
  end: number,
  names: readonly NameMention[],
): NameMention | null {
  for (let i = end; i < inside.length; i++) {
    const token = inside[i]
    const before = inside[i - 1]
    if (!token || !before || /^(?:who|whom|which|whose|that|including|such|led|like)$/.test(token.lower)) return null
    if (!/^['’]?s?(?:,\s|\s?[-–—]+\s?)$/.test(text.slice(before.end, token.start))) continue
    const name = names.find(
      ({ start, descriptors }) =>
        start === token.start ||
        descriptors.some(
          (range) =>
            range.start >= token.start &&
            range.start - token.start < 40 &&
            !/[,;:(]/.test(text.slice(token.start, range.start)),
        ) ||
        (start > token.start && start - token.start < 12 && lexicon.titles.has(token.lower)),
    )
    if (name && (name.type === "person" || (i === end && name.type !== "place"))) return name
    if (i > end) return null
  }
  return null
}

/** "an analysis released by", "the experts I spoke to", "people Democrats have asked": the noun was whole before this word. */
function endsNoun(before: Token, token: Token): boolean {
  if (before.possessive) return false
  const participle = /(?:ed|own|ut|ept|een|ade|itten|eld|ought)$/.test(token.lower) && !token.capital
  if (participle && (lexicon.isPlural(before.lower) || lexicon.documentWords.has(before.lower))) return true
  if (
    isNoun(before.lower) &&
    /^(?:last|this|next|today|yesterday|earlier|later|the|same)$/.test(token.lower) &&
    !token.capital
  )
    return true
  if (before.capital || !isNoun(before.lower)) return false
  return token.capital
    ? !isNoun(token.lower) || lexicon.isPlural(token.lower)
    : /(?:ed|ing|own|ut|ept|een|ade|itten|eld|ought)$/.test(token.lower) ||
        /^(?:he|she|they|it|have|will|not|also)$/.test(token.lower)
}
