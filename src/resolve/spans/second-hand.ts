/**
 * Who said it and who passes it on, where the reader has put the one into the words of the other:
 *
 *   {“It sank,” Ada Renn wrote}, {according to} {the Courier}       →  {“It sank,”} {Ada Renn} {wrote}, according to the Courier
 *   {The pilot}, who is twelve, {said} {he was asked}               →  the pilot is the source, and no part of what is said
 *   The mine owner had known of it, {two engineers} {told} the Post  →  the clause in front is what they told
 */
import { type Attribution, type Range, type Span, spanOf } from "../../record/index.ts"
import { extentOf, is, isFiniteVerb, type Passage, sentenceOf, shelf, type Token, tokenAt } from "../words/index.ts"
import { rebuilt } from "./list.ts"
import { isRepeated } from "./quoted-as.ts"

/** How many words a sayer may have at the end of what is said, and how few a clause in front of one. */
const LONGEST = 8
const SHORTEST = 4

export function withFirstSayers(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const moved = attributions.map((attribution) => saidAtEnd(passage, attribution) ?? subjectSplit(passage, attribution))
  return rebuilt(moved, (attribution) => (isRepeated(moved, attribution) ? [] : [attribution]))
}

export const tokensIn = (passage: Passage, { start, end }: { start: number; end: number }) =>
  passage.tokens.slice(tokenAt(passage, start), tokenAt(passage, end - 1) + 1).filter((token) => token.end <= end)

/** "…,” {Ada Renn} {wrote}": the last words of a content, and perhaps the cue, where the source stands behind "according to". */
function saidAtEnd(passage: Passage, attribution: Attribution): Attribution | null {
  const last = attribution.content.at(-1)
  const [cue, source] = [extentOf(attribution.cue), extentOf(attribution.source)]
  if (!last || !cue || !source || cue.start < last.end || source.start < cue.end) return null
  const spoken = tokensIn(passage, cue)
  const own = is(spoken[0], "said-before-relay") ? spoken : []
  const relay = tokensIn(passage, { start: own.length ? cue.end : cue.start, end: source.start })
  if (!relay.some((token, i) => is(token, "according") && relay.length - i < SHORTEST)) return null
  const tokens = [...tokensIn(passage, last), ...own.slice(0, 1)]
  const verb = tokens.at(-1)
  const mark = tokens.findLastIndex(({ text }) => /^[,”"’']$/.test(text))
  const who = tokens.slice(mark + 1, -1)
  const [first, end, before] = [who[0], who.at(-1), tokens[mark]]
  if (!first || !end || !before || !verb || who.length > LONGEST) return null
  if (mark < 1 || !is(verb, "said-before-relay") || !isWho(who)) return null
  return {
    ...attribution,
    source: [spanOf(passage.text, first.start, end.end)],
    cue: [spanOf(passage.text, verb.start, verb.end)],
    content: [...attribution.content.slice(0, -1), spanOf(passage.text, last.start, before.end)],
  }
}

/** A pronoun, a name, or a phrase that opens like one, without a verb. */
export function isWho(tokens: readonly Token[]): boolean {
  const [first] = tokens
  if (tokens.some((token) => isFiniteVerb(token) || !(token.isWord || token.text === "."))) return false
  return is(first, "subject-pronoun") || is(first, "determiner") || is(first, "possessive") || isCapital(first)
}

export const isCapital = (token: Token | undefined) => /^\p{Lu}/u.test(token?.text ?? "")

/** "{The pilot}, who is twelve, {said} {he was asked}": a phrase in front of an active verb of saying is who says it. */
function subjectSplit(passage: Passage, attribution: Attribution): Attribution {
  const { source, content } = attribution
  const [front, next] = content
  const cue = extentOf(attribution.cue)
  if (source.length || !front || !next || !cue || front.end > cue.start || next.start < cue.end) return attribution
  const verbs = tokensIn(passage, cue)
  const between = tokensIn(passage, { start: front.end, end: cue.start })
  const isClose = between.length === 0 || (between[0]?.text === "," && between.at(-1)?.text === ",")
  if (!is(verbs[0], "said-before-relay") || !isClose || !isWho(tokensIn(passage, front))) return attribution
  return { ...attribution, source: [front], content: content.slice(1) }
}

/** A clause, a comma, and who told it: what the reader marked nothing as, or parts of, is what they told. */
export function withClausesInFront(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const [parts, clauses] = [shelf<number>(), shelf<number>()]
  for (const [i, attribution] of attributions.entries()) for (const part of partsOf(attribution)) parts.put(part, i)
  const contents = attributions.map((attribution, i) => {
    const content = clauseInFront(passage, attribution)
    if (!content) return null
    const inside = new Set(parts.over(content).map(({ value }) => value))
    if ([...inside].some((k) => k !== i && !standsIn(attributions[k], content))) return null
    clauses.put(content, i)
    return content
  })
  return attributions.map((attribution, i) => {
    const content = contents[i]
    if (content) return { ...attribution, content: [content] }
    if (attribution.within !== null) return attribution
    const [first] = partsOf(attribution)
    const around = first && clauses.at(first.start).find((clause) => standsIn(attribution, clause))
    return around ? { ...attribution, within: around.value } : attribution
  })
}

export const partsOf = ({ source, cue, content }: Attribution) => [...source, ...cue, ...content]

export const standsIn = (attribution: Attribution | undefined, { start, end }: Range) =>
  attribution !== undefined && partsOf(attribution).every((part) => start <= part.start && part.end <= end)

/** "… two engineers told {the Harbour Post}.": a name right behind the verb that ends the sentence is whom they told. */
function isWhomTold(passage: Passage, cue: Range, [words, ...others]: readonly Span[]): boolean {
  if (!words || others.length > 0) return false
  const [from, first, to] = [
    tokenAt(passage, cue.end - 1),
    tokenAt(passage, words.start),
    tokenAt(passage, words.end - 1),
  ]
  const name = passage.tokens.slice(first, to + 1)
  const isEnd = /^[.!?]$/.test(passage.tokens[to + 1]?.text ?? "")
  return first === from + 1 && isEnd && isWho(name) && isCapital(name.at(-1)) && name.length <= LONGEST
}

function clauseInFront(passage: Passage, { source, cue, content, within }: Attribution): Span | null {
  const [who, verb] = [extentOf(source), extentOf(cue)]
  if (!who || !verb || within !== null || who.end > verb.start) return null
  if (content.length > 0 && !isWhomTold(passage, verb, content)) return null
  if (!tokensIn(passage, verb).some((token) => is(token, "said-before-relay"))) return null
  const sentence = sentenceOf(passage, who.start)
  const before = sentence ? tokensIn(passage, { start: sentence.start, end: who.start }) : []
  const [first, comma] = [before[0], before.at(-1)]
  const words = before.slice(0, -1)
  const last = words.at(-1)
  if (!first || !last || comma?.text !== "," || words.length < SHORTEST) return null
  if (words.some(({ text }) => /^[;:]$/.test(text)) || !hasOnlyTitles(words) || !words.some(isFiniteVerb)) return null
  return is(first, "opens-when-where") || is(first, "subordinator") ? null : spanOf(passage.text, first.start, last.end)
}

/** Its quotation marks, where it has any, are pairs around a few words in its midst: "to give the Silver Heron to “Salt Year” at once". */
export function hasOnlyTitles(words: readonly Token[]): boolean {
  const marks = words.flatMap(({ text }, i) => (/^[“”"«»]$/.test(text) ? [i] : []))
  const isTitle = (i: number) => i % 2 === 1 || (marks[i + 1] ?? Number.POSITIVE_INFINITY) - (marks[i] ?? 0) <= SHORTEST
  return marks.length % 2 === 0 && marks[0] !== 0 && marks.every((_, i) => isTitle(i))
}
