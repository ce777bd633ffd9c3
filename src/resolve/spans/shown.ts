/**
 * What is shown and not said: "Experience shows that tolls rise", "She showed the visitors that the lock was broken".
 *
 * The reader takes "show" for a word of saying, which it is where something written shows what it holds ("The figures show …").
 */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Attribution, Span } from "../../record/index.ts"
import { is, isForm, type Passage, type Token, tokenAt } from "../words/index.ts"
import { rebuilt } from "./list.ts"

const writtenOf = perLanguage((language: Language) => new Set(language.list("document-words")))

/** Without those that say nothing; what was within one is within what that was in. */
export function withoutShown(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  return rebuilt(attributions, (attribution) => (isShown(passage, attribution) ? [] : [attribution]))
}

function isShown(passage: Passage, { source, cue, content }: Attribution): boolean {
  const [who, verb, said] = [source.at(-1), cue.at(-1), content[0]]
  if (!who || !verb || !said || said.start < verb.end) return false
  const [subject, shows] = [tokensIn(passage, who), tokensIn(passage, verb)]
  if (!shows.some((token) => isForm(token, "shows"))) return false
  const head = subject.find((token, i) => token.isWord && !subject[i + 1]?.isWord) ?? subject.at(-1)
  if (is(head, "nobody-shows")) return true
  // "showed the visitors that": what is shown to somebody by a person is there to be seen.
  if (is(subject[0], "may-be-written") || subject.some(({ lower }) => writtenOf(passage.language).has(lower)))
    return false
  const toWhom = [...shows, ...tokensIn(passage, { start: verb.end, end: said.start, text: "" })]
  const at = toWhom.findLastIndex((token) => isForm(token, "show"))
  return (
    at >= 0 &&
    at + 1 < toWhom.length &&
    toWhom.slice(at + 1).every(({ isWord }) => isWord) &&
    opensHearer(toWhom[at + 1])
  )
}

const opensHearer = (token: Token | undefined) =>
  is(token, "determiner") || is(token, "possessive") || is(token, "object-pronoun") || is(token, "bare-hearer")

const tokensIn = (passage: Passage, { start, end }: Span) =>
  end > start
    ? passage.tokens
        .slice(tokenAt(passage, start), tokenAt(passage, end - 1) + 1)
        .filter((token) => token.start >= start && token.end <= end)
    : []
