/** The person that a sentence is about: its subject, told by the first finite verb, where a name, a title or a pronoun shows a person. */
import { perLanguage } from "../../language/index.ts"
import { type Range, type Span, spanOf } from "../../record/index.ts"
import { auxiliariesBefore, isCapital, subjectBefore } from "../chains/index.ts"
import { fits, is, isFiniteVerb, isForm, type Passage, type Token, tokenAt } from "../words/index.ts"

const nounsOf = perLanguage((language) => ({
  people: new Set(language.table("people-words", ["noun"]).map(({ noun }) => noun)),
  bodies: new Set(language.table("organisation-words", ["noun"]).map(({ noun }) => noun)),
}))

/** The subject of the sentence, with what stands between commas behind it; null: no person, or one to whom something is done. */
export function personBefore(passage: Passage, sentence: Range): Span | null {
  const tokens = passage.tokens.slice(tokenAt(passage, sentence.start), tokenAt(passage, sentence.end - 1) + 1)
  const verb = tokens.findIndex((_, i) => isVerbOfSubject(tokens, i))
  if (verb < 1 || isPassive(tokens, verb)) return null
  const end = auxiliariesBefore(tokens, verb)
  const isApposed = tokens[end - 1]?.text === ","
  const comma = isApposed ? tokens.findLastIndex(({ text }, i) => i < end - 1 && text === ",") : -1
  const subject = subjectBefore(tokens, isApposed ? comma : end)
  if (!subject || (isApposed && comma < 1)) return null
  const until = isApposed ? (tokens[end - 2]?.end ?? subject.end) : subject.end
  const words = ownWords(tokens.filter(({ start, end }) => start >= subject.start && end <= subject.end))
  return words[0] && (isPerson(passage, words) || isMoving(words, tokens, verb))
    ? spanOf(passage.text, words[0].start, until)
    : null
}

function isVerbOfSubject(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (!token || !before || is(before, "determiner") || is(before, "possessive")) return false
  if (isFiniteVerb(token) || is(token, "past-as-plain")) return true
  // "Tarv shakes her head": behind a name no plural.
  return isCapital(before) && !isCapital(token) && fits(token, "third-person-form")
}

/** "On the quay {the pilot} shook …": the phrase before a second article is where it was. */
function ownWords(words: readonly Token[]): readonly Token[] {
  const second = words.findLastIndex((token, i) => i > 0 && is(token, "article-or-number") && words[i - 1]?.isWord)
  return second > 0 && !is(words[second - 1], "phrase-preposition") ? words.slice(second) : words
}

/** "was hurt", "were freed". */
function isPassive(tokens: readonly Token[], verb: number): boolean {
  return is(tokens[verb], "passive-auxiliary") && tokens.slice(verb + 1, verb + 3).some((token) => isFiniteVerb(token))
}

/** "Tarv waved", "Tarv wiped her hands": somebody who has a body, whatever the name. */
function isMoving(words: readonly Token[], tokens: readonly Token[], verb: number): boolean {
  const [name] = words
  if (words.length > 1 || !name || !isCapital(name) || fits(name, "common-ending")) return false
  return isForm(tokens[verb], "gesture") || is(tokens[verb + 1], "of-another-owner")
}

function isPerson({ text }: Passage, words: readonly Token[]): boolean {
  const [first] = words
  if (!first) return false
  if (words.length === 1 && is(first, "human-pronoun")) return true
  const { people, bodies } = nounsOf(first.language)
  if (words.some(({ lower }) => bodies.has(lower))) return false
  if (words.some(({ lower }) => people.has(lower))) return true
  const named = words.filter((token) => isCapital(token) && !is(token, "determiner") && !is(token, "possessive"))
  // A sentence begins with a capital whatever the word is: one alone is a name where it has its capital elsewhere too.
  if (named.length !== 1 || named[0] !== words.at(0)) return named.length > 1
  return hasCapitalWithin(text, named[0]?.text ?? "")
}

/** Behind a small letter or a comma a capital is a name's. */
function hasCapitalWithin(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (/[\p{Ll},] $/u.test(text.slice(Math.max(0, at - 2), at)) && !/\p{L}/u.test(text.charAt(at + word.length)))
      return true
  }
  return false
}
