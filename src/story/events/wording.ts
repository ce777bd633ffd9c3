/** Mentions of one event → the words a person would list it by: the shortest headline or clause that says what most of the articles say of it. */
import { type Language, perLanguage } from "../../language/index.ts"
import { entityOf } from "../../record/index.ts"
import { type Mention, stemsOf } from "./mentions.ts"

const pronouns = perLanguage(
  (language: Language) => new Set(language.table("pronouns", ["word"]).map(({ word }) => word)),
)

const BEST_LENGTH = 14

export function wordingOf(mentions: readonly Mention[], language: Language): string {
  const clauses = mentions.map((mention) => ({ mention, text: named(mention, language) }))
  const [words, people] = [
    counts(clauses.map(({ text }) => stemsOf(text, language))),
    counts(mentions.map(({ names }) => names)),
  ]
  const worth = ({ mention, text }: (typeof clauses)[number]) => {
    const stems = [...stemsOf(text, language)]
    const length = text.split(/\s+/).length
    const unclear = text.split(/\s+/).filter((word) => pronouns(language).has(word.toLowerCase())).length
    const shouted = (text.match(/(?<!\p{L})\p{Lu}{4,}|[!?“"‘:]/gu) ?? []).length
    const said = stems.reduce((sum, stem) => sum + (words.get(stem) ?? 0), 0) / Math.max(stems.length, 4)
    const lower = text.toLowerCase()
    const who = [...mention.names].reduce((sum, name) => sum + (lower.includes(name) ? (people.get(name) ?? 0) : 0), 0)
    const lacks = 0.3 * unclear + 0.5 * shouted + 0.03 * Math.max(0, length - BEST_LENGTH) + (length < 4 ? 0.5 : 0)
    return (said + 0.3 * Math.min(who, 3 * mentions.length)) / mentions.length - lacks
  }
  const [best] = clauses
    .map((clause) => ({ text: clause.text, worth: worth(clause) }))
    .toSorted((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1))
  return best?.text ?? ""
}

function counts(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const set of sets) for (const each of set) found.set(each, (found.get(each) ?? 0) + 1)
  return found
}

/** The clause with the names of those who do it in place of "she" and "they", and a capital. */
function named({ record, event, clause, text: told }: Mention, language: Language): string {
  if (!clause || !event) return opened(told)
  let text = told
  const inPlace = event.participants
    .flatMap(({ spans, entity }) => spans.map((span) => ({ span, name: entityOf(record, entity)?.name })))
    .filter(
      ({ span }) =>
        span.start >= clause.start && span.end <= clause.end && pronouns(language).has(span.text.toLowerCase()),
    )
    .toSorted((a, b) => b.span.start - a.span.start)
  for (const { span, name } of inPlace) {
    if (!name || !/^\p{Lu}/u.test(name)) continue
    const isOwner = language.pattern("possessive-end").test(span.text)
    const owner = isOwner ? `${name}’s` : name
    text = text.slice(0, span.start - clause.start) + owner + text.slice(span.end - clause.start)
  }
  return opened(balanced(text.replace(language.pattern("opens-with-that"), "").trim()))
}

const opened = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Without a quotation mark that has no other. */
const balanced = (text: string) =>
  (text.match(/["“”]/g) ?? []).length % 2 === 0 ? text : text.replaceAll(/["“”]/g, "")
