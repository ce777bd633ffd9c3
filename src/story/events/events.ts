/**
 * Articles of one story → its events, each once for each day that it was set for, and what became of them.
 *
 *   eventsOf(records, en)       // [{ what: "Dockers to strike for one day on 14 October", status: "planned", … }]
 *   eventChangesOf(records, en) // [{ kind: "status", what: "…", values: [{ value: "planned", … }, { value: "cancelled", … }] }]
 */
import type { Language } from "../../language/index.ts"
import type { Change, Event, Record, StoryEvent } from "../../record/index.ts"
import { type Matter, mattersOf } from "./matters.ts"
import { type Further, type Mention, mentionsOf, momentOf, nothingFurther } from "./mentions.ts"
import { type Setting, settingsOf } from "./settings.ts"
import { wordingOf } from "./wording.ts"

/** By day, those without one by the first article that tells of them. The order of records changes nothing. */
export function eventsOf(
  records: readonly Record[],
  language: Language,
  further: Further = nothingFurther,
): StoryEvent[] {
  return worthTelling(records, language, further)
    .flatMap((matter) => settingsOf(matter).map((setting) => eventOf(setting, language)))
    .map((event) => ({ event, at: event.date?.value ?? firstDay(event, records) }))
    .toSorted((a, b) => compare(a.at, b.at) || compare(a.event.what, b.event.what))
    .map(({ event }) => event)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function firstDay({ articles: [first] }: StoryEvent, records: readonly Record[]): string {
  return momentOf(records.find(({ article }) => article.id === first)?.article.published ?? null).slice(0, 10)
}

function eventOf({ day, status, mentions }: Setting, language: Language): StoryEvent {
  const telling = mentions.filter((one) => one.status === status)
  const [first] = mentions
  const dated = [...telling, ...mentions].find((one) => one.day === day && one.event?.date)
  const articles = [...new Set(mentions.map(({ article }) => article))]
  return {
    what: wordingOf(telling.length > 0 ? telling : mentions, language),
    type: first?.type ?? "OTHER",
    status,
    date: day && dated?.event?.date ? { value: day, article: dated.article, spans: dated.event.date.spans } : null,
    articles,
  }
}

const DAY = 86_400_000
/** What lies further back than this is background. */
const RECENT = 60 * DAY
/** So many articles speak of what none tells. */
const MANY = 3
const LEAD = 400 // characters that open an article
const NEWS = new Set<Event["status"]>(["planned", "postponed", "cancelled", "blocked", "threatened"])

/** What a person would list of a story: what several articles tell of, what one opens with, what is set or called off. Not what lies years back. */
function worthTelling(records: readonly Record[], language: Language, further: Further): Matter[] {
  const first = records.map(({ article }) => momentOf(article.published)).toSorted()[0] ?? "9999"
  return mattersOf(mentionsOf(records, language, further)).filter((matter) => {
    if (matter.every((one) => isBackground(one, first))) return false
    const told = matter.filter(({ isTold }) => isTold)
    const articles = new Set((told.length > 0 ? told : matter).map(({ article }) => article)).size
    return told.length > 0
      ? articles > 1 || told.some(isNews)
      : articles >= MANY && matter.some(({ status }) => status === "occurred" || NEWS.has(status))
  })
}

function isBackground({ event }: Mention, first: string): boolean {
  const year = /^\d{4}(?:-\d\d)?(?:-\d\d)?/.exec(event?.date?.value ?? "")?.[0]
  return year !== undefined && Date.parse(first) - Date.parse(year) > RECENT
}

function isNews({ status, event, day }: Mention): boolean {
  if (status === "possible") return false
  return !event || event.trigger.start < LEAD || NEWS.has(status) || day !== null
}

/** What was said of one event that is not the same in all articles: its status, and its day. Each article's value with the words that give it. */
export function eventChangesOf(
  records: readonly Record[],
  language: Language,
  further: Further = nothingFurther,
): Change[] {
  return worthTelling(records, language, further).flatMap((matter) => {
    const what = wordingOf(matter, language)
    return [changeOf("status", what, matter, statusIn), changeOf("date", what, matter, dayIn)].flatMap(
      (change) => change ?? [],
    )
  })
}

type Valued = { value: string; key: string; span: Change["values"][number]["span"] } | null

const statusIn = ({ status, clause }: Mention): Valued =>
  status === "possible" ? null : { value: status, key: status, span: clause }

const dayIn = ({ event, day }: Mention): Valued => {
  const [span] = event?.date?.spans ?? []
  return day && span ? { value: span.text, key: day, span } : null
}

function changeOf(
  kind: Change["kind"],
  what: string,
  matter: Matter,
  valueIn: (mention: Mention) => Valued,
): Change | null {
  const given = new Map<string, { mention: Mention; valued: NonNullable<Valued> }>()
  for (const mention of matter) {
    const valued = valueIn(mention)
    const key = `${mention.article} ${valued?.key}`
    if (valued && !given.has(key)) given.set(key, { mention, valued })
  }
  const all = [...given.values()]
  if (
    new Set(all.map(({ valued }) => valued.key)).size < 2 ||
    new Set(all.map(({ mention }) => mention.article)).size < 2
  )
    return null
  const values = all.map(({ mention, valued: { value, span } }) => ({
    article: mention.article,
    value,
    span,
    published: mention.published,
  }))
  return { kind, what, claims: [], values }
}
