/**
 * "{The driver}, according to police, {ran a red light}": a clause around a parenthesis that names who says it is all theirs, in two spans.
 *
 * The reader often gives one half of such a clause, and takes the verb of the other half for another saying of the same source ("according to two aides,
 * {has offered} to resign"); that one is left out.
 */
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import {
  beginning,
  extentOf,
  fits,
  is,
  isFiniteVerb,
  isForm,
  type Passage,
  sentenceOf,
  shelf,
  type Token,
  tokenAt,
} from "../words/index.ts"
import { rebuilt } from "./list.ts"

/** Tokens that may stand between who says it and the comma that ends the parenthesis: "on Monday", "an adviser to the mayor". */
const LONGEST_TAIL = 8
const LONGEST_FRONT = 20

interface Around {
  front: Span
  rest: Span
  /** who says it: "The mine, said {its owner, Tom Reck}, will close", where the reader marks nobody */
  source: Span[]
}

export function withWholeClauses(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const starts = attributions
    .filter(({ within }) => within === null)
    .flatMap(({ source, cue }) => [...source, ...cue])
    .toSorted((a, b) => a.start - b.start)
  const found = attributions.map((attribution) => aroundOf(passage, attribution, starts))
  const halves = shelf<number>()
  for (const [i, around] of found.entries())
    if (around) for (const half of [around.front, around.rest]) halves.put(half, i)
  const isVerbOf = (attribution: Attribution, i: number) => {
    const start = attribution.cue[0]?.start ?? -1
    return halves
      .at(start)
      .some(
        (half) =>
          half.value !== i && half.start === start && isSame(attributions[half.value]?.source, attribution.source),
      )
  }
  return rebuilt(attributions, (attribution, i) => {
    if (attribution.within === null && isVerbOf(attribution, i)) return []
    const around = found[i]
    if (around) return [{ ...attribution, source: around.source, content: [around.front, around.rest] }]
    if (attribution.within !== null) return [attribution]
    // What the front of the clause says for itself ("the minister … has offered to resign") is told by whoever the parenthesis names.
    const outer = halves.at(attribution.cue[0]?.start ?? -1).find(({ value }) => {
      const whole = found[value]
      return value !== i && whole && isWithin(attribution, whole)
    })
    return [outer ? { ...attribution, within: outer.value } : attribution]
  })
}

const isSame = (a: readonly Span[] | undefined, b: readonly Span[]) =>
  a?.length === b.length && b.every(({ start, end }, i) => a[i]?.start === start && a[i]?.end === end)

const isWithin = ({ source, cue, content }: Attribution, { front, rest }: Around) =>
  [...source, ...cue, ...content].every((part) =>
    [front, rest].some((half) => half.start <= part.start && part.end <= half.end),
  ) && cue.length > 0

/** ", citing two officials,", ", first reported by the Courier,": what stands around these has a subject that says or does it itself. */
function namesOthers({ tokens, language }: Passage, { source, cue }: Attribution): boolean {
  const isCiting = cue.every(({ text }) => language.words("citing").has(text.toLowerCase()))
  const [first] = source
  return isCiting || (first !== undefined && is(tokens[tokenAt({ tokens }, first.start) - 1], "by"))
}

/** The two halves of the clause around an attribution's source and cue; null where they stand in none, or where both halves are marked already. */
function aroundOf(passage: Passage, attribution: Attribution, starts: readonly Span[]): Around | null {
  const { source, cue, content, within } = attribution
  const extent = extentOf([...source, ...cue])
  if (!extent || within !== null || !cue.length || namesOthers(passage, attribution)) return null
  const sentence = sentenceOf(passage, extent.start)
  if (!sentence || extent.end > sentence.end) return null
  if (content.some(({ start, end }) => start < sentence.start || end > sentence.end)) return null
  const [isFront, isRest] = [
    content.every(({ end }) => end <= extent.start),
    content.length > 0 && content.every(({ start }) => start >= extent.end),
  ]
  if (isFront === isRest) return null
  const [first, last] = [tokenAt(passage, sentence.start), tokenAt(passage, sentence.end - 1)]
  const from = tokenAt(passage, extent.start)
  const { tokens } = passage
  const closing = CLOSING.get(tokens[from - 1]?.text ?? "")
  if (!closing || from - 1 <= first) return null
  const behind = tokenAt(passage, extent.end - 1) + 1
  const comma = closing === "," ? commaAfter(tokens, behind, last) : markAfter(tokens, behind, last, closing)
  if (comma === null || tokens.slice(first, comma).some(isQuoteMark)) return null
  const named = source.length ? source : sayerBehind(passage, cue, tokens.slice(behind, comma))
  if (named.length === 0) return null
  const front = tokens.slice(first, from - 1)
  if (front.length > LONGEST_FRONT || front.some(({ text }) => text === ";")) return null
  // "For now, they are fuming, saying …": when and where is no half of a clause of which nothing was marked.
  if (content.length === 0 && is(front[0], "opens-when-where")) return null
  // "The newsletter, citing two guests, said …": whoever stands in front says it, and nothing of it is the guests' clause.
  if (content.length === 0 && tokens.slice(comma + 1, comma + 3).some((token) => isForm(token, "said-aloud")))
    return null
  const end = endOfClause(passage, comma + 1, last, starts)
  const rest = tokens.slice(comma + 1, end)
  // What the reader marked stands outside of the parenthesis: "{police} {said} {they had come}, …" is none.
  const isOutside = content.every((span) => span.end <= extent.start || span.start >= (rest[0]?.start ?? 0))
  if (!rest[0] || !isOutside || !isWhole(front, rest, isFront)) return null
  const isMarked = isFront && content.length > 0
  const start = isMarked ? Math.min(...content.map((span) => span.start)) : (opening(front)?.start ?? sentence.start)
  const until = isRest ? Math.max(...content.map((span) => span.end)) : (rest.at(-1)?.end ?? rest[0].end)
  const frontEnd = front.at(-1)?.end ?? start
  if (start >= frontEnd || rest[0].start >= until) return null
  return {
    front: spanOf(passage.text, start, frontEnd),
    rest: spanOf(passage.text, rest[0].start, until),
    source: named,
  }
}

/** What opens a parenthesis, and what closes it. */
const CLOSING = new Map([
  [",", ","],
  ["–", "–"],
  ["—", "—"],
  ["(", ")"],
])

const markAfter = (tokens: readonly Token[], at: number, last: number, mark: string): number | null => {
  const found = tokens.slice(at, Math.min(last, at + LONGEST_TAIL) + 1).findIndex(({ text }) => text === mark)
  return found < 0 ? null : at + found
}

/** ", said {its owner, Tom Reck}, ": what stands between a word of saying and the end of the parenthesis. */
function sayerBehind(passage: Passage, cue: readonly Span[], tokens: readonly Token[]): Span[] {
  const [first, last] = [tokens[0], tokens.at(-1)]
  const said = cue.flatMap(({ start, end }) =>
    passage.tokens.slice(tokenAt(passage, start), tokenAt(passage, end - 1) + 1),
  )
  if (!first || !last || !said.some((token) => isForm(token, "said-aloud"))) return []
  const isNamed = is(first, "determiner") || is(first, "possessive") || /^\p{Lu}/u.test(first.text)
  return isNamed && !tokens.some(isFiniteVerb) ? [spanOf(passage.text, first.start, last.end)] : []
}

const isQuoteMark = ({ text }: Token) => /^["“”«»]$/.test(text)

/** The comma that ends the parenthesis: right after it, after a day, or after what else is said of whoever speaks. */
function commaAfter(tokens: readonly Token[], at: number, last: number): number | null {
  const end = Math.min(last, at + LONGEST_TAIL)
  for (let i = at; i <= end && !isFiniteVerb(tokens[i]); i++)
    if (tokens[i]?.text === "," && isFiniteVerb(tokens[i + 1])) return i
  let commas: number | null = null
  for (let i = at; i <= end; i++) {
    const token = tokens[i]
    if (!token || /^[;:()—–]$/.test(token.text)) break
    if (token.text === ",") {
      if (commas === null && is(tokens[i + 1], "article-or-number")) {
        commas = i
        continue
      }
      return isFiniteVerb(tokens[i + 1]) || commas === null ? i : commas
    }
    if (isFiniteVerb(tokens[i]) && commas === null) return null
  }
  return commas
}

/** A clause in two halves: the front has no verb of its own and the rest brings it, or the front only says where and when. */
function isWhole(front: readonly Token[], rest: readonly Token[], isFront: boolean): boolean {
  const first = rest.findIndex((token) => !fits(token, "adverb") && !is(token, "adverb"))
  const hasVerb = front.some(isFiniteVerb)
  const opens = opening(front)
  if (!opens || (hasVerb && !isFront)) return false
  if (isFiniteVerb(rest[first])) return !is(front[0], "opens-no-clause")
  // "The lock, according to the warden, leaks": a form that could be a plural is a verb where the front lacks one.
  const isPresent = fits(rest[first], "third-person-form") && !isFiniteVerb(rest[first + 1])
  if (isPresent && !hasVerb && !is(front[0], "opens-when-where")) return !is(front[0], "opens-no-clause")
  if (hasVerb || is(rest[0], "clause-coordinator")) return false
  // "Nine people, according to the mayor, five of them children": half of a clause that never comes is left as it is read.
  return is(front[0], "opens-when-where") && (isFront ? rest.some(isFiniteVerb) : true)
}

/** Where the front begins that is said: past "But", "And". */
const opening = (front: readonly Token[]): Token | undefined =>
  front.find((token, i) => token.isWord && !(i === 0 && is(token, "coordinator")))

/** The clause ends with the sentence, at a stroke or a semicolon, at ", but", and before whoever speaks next. */
function endOfClause(passage: Passage, from: number, last: number, starts: readonly Span[]): number {
  const { tokens } = passage
  const [begin, stop] = [tokens[from]?.start ?? 0, tokens[last]?.end ?? 0]
  const other = beginning(starts, begin + 1, stop)[0]?.start ?? Number.POSITIVE_INFINITY
  let comma = from
  for (let i = from; i <= last; i++) {
    const token = tokens[i]
    if (!token || token.start >= other) return comma > from ? comma : i
    if (token.text === ",") comma = i
    if (/^[;:—–]$/.test(token.text) || isQuoteMark(token)) return i
    if (token.text === "," && is(tokens[i + 1], "ends-whole-clause")) return i
    if (i === last && /^[.!?]$/.test(token.text)) return i
  }
  return last + 1
}
