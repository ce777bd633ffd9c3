/**
 * "{The family} {called on} {the police to release the films and called on people to stay calm}": "called" is no "to release", so it is the family again that calls, and not the police.
 */
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { is, type Passage, sentenceOf, type Token, tokenAt } from "../words/index.ts"

export function withSecondVerbs(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const out = [...attributions]
  for (const [i, second] of attributions.entries()) {
    const at = second.within
    const first = at === null ? undefined : out[at]
    const until = first && endBeforeSecond(passage, first, second)
    if (at === null || !first || until === null || until === undefined) continue
    out[at] = { ...first, content: cutAt(passage, first.content, until) }
    out[i] = { ...second, source: [...first.source], within: first.within }
  }
  return out
}

/** Where the first content ends, if the second is another verb of the same subject: in front of the "and" between them. Null where it is said by whoever is asked. */
function endBeforeSecond(passage: Passage, first: Attribution, { source, cue }: Attribution): number | null {
  const [asked, verb, opening] = [source[0], cue[0], first.content[0]]
  if (!asked || !verb || !opening || first.source.length === 0 || asked.start !== opening.start) return null
  if (sentenceOf(passage, asked.start) !== sentenceOf(passage, verb.start)) return null
  const from = tokenAt(passage, asked.end - 1) + 1
  const to = tokenAt(passage, verb.start)
  const between = passage.tokens.slice(from, to)
  const joint = between.findLastIndex((token) => is(token, "and") || is(token, "but"))
  const joined = joint < 0 ? undefined : between[joint]
  // "to release", of which the second verb would have to be a form as bare.
  const infinitive =
    is(between[0], "infinitive-mark") || (is(between[0], "adverb") && is(between[1], "infinitive-mark"))
  if (!joined || !infinitive || between.slice(joint + 1).some((token) => !is(token, "adverb"))) return null
  return isInflected(passage.tokens[to]) ? (between[joint - 1]?.end ?? null) : null
}

/** "called", "says"; not "call" */
const isInflected = (token: Token | undefined) =>
  token !== undefined && [...token.forms].some((form) => form !== token.lower) && !token.lower.endsWith("ing")

const cutAt = ({ text }: Passage, content: readonly Span[], until: number): Span[] =>
  content.filter(({ start }) => start < until).map(({ start, end }) => spanOf(text, start, Math.min(end, until)))
