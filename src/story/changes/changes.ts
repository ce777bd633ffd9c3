/**
 * Articles on one matter → the figures and planned days that differ or change among them, each with every value stated and the words that state it.
 *
 * From the text and its times alone. Two figures are of one thing where the words around them are of one kind ("killed", "dead"), where a sentence sets one against the other
 * ("from 3,000 to 5,000 crowns"), where they are the same and the same words stand near, or, being others, where many words around them are the same. What stands
 * in articles that name other people and places is never joined.
 *
 *   changesOf([first, update], en) // [{ kind: "figure", what: "people killed", values: [{ value: "6", … }, { value: "19", … }], … }]
 */
import type { Language } from "../../language/index.ts"
import type { Change, Record } from "../../record/index.ts"
import { type Group, groupsOf, haveCommon } from "./groups.ts"
import { mattersOf } from "./matter.ts"
import type { Mention } from "./mention.ts"
import { mentionsOf } from "./mentions.ts"
import { agree, isPair } from "./same.ts"
import { mostOf, whatOf } from "./what.ts"

/** In the order of publication of their first values. The order in which records are given changes nothing. */
export function changesOf(records: readonly Record[], language: Language): Change[] {
  const ordered = records.toSorted((a, b) => inTime(a.article, b.article))
  const matters = mattersOf(ordered)
  const sizes = new Map<number, number>()
  for (const matter of matters.values()) sizes.set(matter, (sizes.get(matter) ?? 0) + 1)
  const mentions = ordered
    .filter(({ article }) => records.length === 1 || (sizes.get(matters.get(article.id) ?? -1) ?? 0) > 1)
    .flatMap((record) => mentionsOf(record, language))
  return groupsOf(mentions, ({ article }) => matters.get(article))
    .filter(isChange)
    .map(({ all }) => ({
      kind: all[0]?.measure === "date" ? "date" : "figure",
      what: whatOf(all, language),
      claims: [],
      values: distinct(all).map((mention) => statedBy(mention, all)),
    }))
}

function inTime(a: Record["article"], b: Record["article"]): number {
  return compare(momentOf(a.published), momentOf(b.published)) || compare(a.id, b.id)
}

/** In UTC; what has no date comes last. */
const momentOf = (published: string | null) => (published === null ? "9999" : new Date(published).toISOString())
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** One article states both, or each of two states what the other does not; and of days, one was to come. */
function isChange({ different }: Group): boolean {
  const isDate = different[0]?.mention.measure === "date"
  if (isDate && !different.some(({ mention }) => mention.isToCome || mention.pair !== null)) return false
  const pairs = different.flatMap((a, i) => different.slice(i + 1).map((b) => [a, b] as const))
  if (pairs.some(([a, b]) => haveCommon(a.articles, b.articles) && isReplaced(a.mention, b.mention))) return true
  const values = (article: string) => different.filter(({ articles }) => articles.has(article))
  return pairs.some(([a, b]) => {
    const [one, other] = [a, b].map(({ mention }) => values(mention.article))
    return one?.every((x) => other?.every((y) => !agree(x.mention, y.mention)))
  })
}

const isReplaced = (a: Mention, b: Mention) =>
  !agree(a, b) && (isPair(a, b) || (a.measure === "date" && (a.isNew || b.isNew)))

function statedBy(mention: Mention, group: readonly Mention[]): Change["values"][number] {
  const { article, shown, span, published } = mention
  const unit = mention.unit ?? mostOf(group.flatMap(({ unit }) => unit ?? []))
  const value = unit === undefined ? shown : /^\p{Sc}$/u.test(unit) ? unit + shown : `${shown} ${unit}`
  return { article, value, span, published }
}

/** Each value once for each article, by its first words there. */
function distinct(mentions: readonly Mention[]): Mention[] {
  const first = new Map<string, Mention>()
  for (const mention of mentions) {
    const key = `${mention.article} ${mention.value}`
    if (!first.has(key)) first.set(key, mention)
  }
  return [...first.values()]
}
