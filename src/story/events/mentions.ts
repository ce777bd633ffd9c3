/** Records → every place where an article or its headline tells of an event, with what it is compared by: its kind, its words, who is in it, its day. */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Event, type Range, type Record, type Span, stretchOf } from "../../record/index.ts"
import { clauseOf, sentenceAround, sentencesOf } from "./clause.ts"

/** Who reads a headline, and what a record leaves out of a text: resolving does, and is handed in, for a step imports no other. */
export interface Further {
  /** the events of a headline; spans are of it */
  headline: (title: string, language: Language) => Pick<Event, "trigger" | "type" | "kind" | "status">[]
  /** all that a text speaks of; `isBare`: a noun of which nothing is said */
  text: (
    record: Record,
    parts: { paragraphs: readonly Range[]; sentences: readonly Range[] },
    language: Language,
  ) => (Omit<Event, "id"> & { isBare: boolean })[]
}

/** Only what records list. */
export const nothingFurther: Further = { headline: () => [], text: () => [] }

export interface Mention {
  record: Record
  article: string
  /** when its article appeared; null: not known */
  published: string | null
  status: Event["status"]
  type: string
  /** PLOVER's type, and of an OTHER its kind */
  family: string
  /** the first letters of its word: "resign" and "resignation" are one */
  stem: string
  /** the words of the clause that tells of it */
  text: string
  /** where they stand; null: in the headline */
  clause: Span | null
  event: Omit<Event, "id"> | null
  /** a record or a headline has it: it is more than spoken of */
  isTold: boolean
  /** it is only named: nothing tells what became of it */
  isBare: boolean
  /** stems of the words of its sentence that say what it is about */
  about: ReadonlySet<string>
  /** last words of the names in its sentence */
  names: ReadonlySet<string>
  /** "2031-03-08"; null: no day is known */
  day: string | null
}

/** In the order of publication, those without one last; then by article and place, what the text tells before its headline. The order of records changes nothing. */
export function mentionsOf(records: readonly Record[], language: Language, further: Further): Mention[] {
  const years = yearsOf(records)
  return records
    .toSorted((a, b) => inTime(a.article, b.article))
    .flatMap((record) => [
      ...record.events.map((event) => ({ ...mentionOf(record, event, years, language), isTold: true, isBare: false })),
      ...spokenOf(record, years, language, further),
      ...headlined(record, language, further),
    ])
}

const inTime = (a: Record["article"], b: Record["article"]) =>
  compare(momentOf(a.published), momentOf(b.published)) || compare(a.id, b.id)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Written so that texts sort as times do, whatever their zone; "9999" where nothing is known. */
export function momentOf(published: string | null): string {
  const at = Date.parse(published ?? "")
  return Number.isNaN(at) ? "9999" : new Date(at).toISOString()
}

function spokenOf(record: Record, years: readonly number[], language: Language, further: Further): Mention[] {
  const sentences = sentencesOf(record.article.text, language)
  const listed = new Set(record.events.map(({ trigger }) => trigger.start))
  return further
    .text(record, { paragraphs: sentences, sentences }, language)
    .filter(({ trigger }) => !listed.has(trigger.start))
    .map(({ isBare, ...event }) => ({ ...mentionOf(record, event, years, language), isTold: false, isBare }))
}

function mentionOf(
  record: Record,
  event: Omit<Event, "id">,
  years: readonly number[],
  language: Language,
): Omit<Mention, "isTold" | "isBare"> {
  const { article, entities } = record
  const sentence = sentenceAround(article.text, event.trigger, language)
  const isInside = ({ start, end }: Range) => sentence.start <= start && end <= sentence.end
  const clause = clauseOf(record, event, language)
  return {
    record,
    ...kindOf(record, event),
    event,
    clause,
    text: clause.text,
    about: stemsOf(article.text.slice(sentence.start, sentence.end), language),
    names: namesOf(entities.filter(({ mentions }) => mentions.some(isInside))),
    day: dayOf(event.date?.value, years),
  }
}

function headlined(record: Record, language: Language, further: Further): Mention[] {
  const { article, entities } = record
  const text = (article.title ?? "")
    .replace(language.pattern("opens-revised-title"), "")
    .replace(language.pattern("ends-told-title"), "")
  const about = stemsOf(text, language)
  const names = new Set([...namesOf(entities)].filter((name) => text.toLowerCase().includes(name)))
  return further
    .headline(text, language)
    .filter(({ status }) => status !== "possible" && status !== "proposed")
    .map((headed) => ({
      record,
      ...kindOf(record, headed),
      event: null,
      isTold: true,
      isBare: false,
      clause: null,
      text,
      about,
      names,
      day: null,
    }))
}

function kindOf(
  { article }: Record,
  { type, kind, status, trigger }: Pick<Event, "type" | "kind" | "status" | "trigger">,
) {
  const family = `${type} ${kind ?? ""}`.trim()
  return { article: article.id, published: article.published, status, type, family, stem: stemOf(trigger.text) }
}

const namesOf = (entities: Record["entities"]) =>
  new Set(
    entities
      .filter(({ unnamed, name }) => !unnamed && /\p{Lu}/u.test(name))
      .flatMap(({ name }) => name.toLowerCase().split(" ").at(-1) ?? []),
  )

const STEM = 5

const stemOf = (word: string) =>
  word
    .toLowerCase()
    .replace(/['’]s$/, "")
    .slice(0, STEM)

const common = perLanguage(
  (language: Language) => new Set([...language.list("function-words"), ...language.words("common-in-clauses")]),
)

/** Stems of the words that are not among a language's commonest. */
export function stemsOf(text: string, language: Language): Set<string> {
  const words = [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu)].map(([word]) => word)
  return new Set(words.filter((word) => word.length > 1 && !common(language).has(word)).map(stemOf))
}

const yearsOf = (records: readonly Record[]) =>
  [...new Set(records.flatMap(({ article }) => Number(article.published?.slice(0, 4)) || []))].toSorted((a, b) => a - b)

/** The day of a value; one without its year has that of the articles, where they are of one year. */
function dayOf(value: string | undefined, years: readonly number[]): string | null {
  const [, year, day] = /^(\d{4}|XXXX)-(\d\d-\d\d)(?:T|$)/.exec(value ?? "") ?? []
  if (!year || !day) return null
  const full = year === "XXXX" ? `${years.length === 1 ? years[0] : ""}-${day}` : `${year}-${day}`
  return stretchOf(full) ? full : null
}
