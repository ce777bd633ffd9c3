/** A sentence → the days in it for which something is planned, and what is planned no more. */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Range, type Record, spanOf, stretchOf, type Timex, timexInWords } from "../../record/index.ts"
import { numberOf } from "./amounts.ts"
import { type Near, nearestKinds } from "./kinds.ts"
import { type Line, type Mention, plainMention } from "./mention.ts"
import { pairsOf } from "./pairs.ts"
import { phraseAt, phrasesOf, type Token } from "./tokens.ts"

/** Words from the subject of a sentence to its verb. */
const SENTENCE = 24

export function daysOf(record: Record, line: Line, language: Language): Mention[] {
  const { text } = record.article
  const said = record.statements.flatMap(({ said }) => said?.spans ?? [])
  const times = record.times.filter(
    ({ start, end, value }) =>
      line.start <= start &&
      end <= line.end &&
      (/^\d{4}-\d\d-\d\d/.test(value) || isLater(value, record.article.published)) &&
      !said.some((span) => span.start < end && start < span.end) &&
      !(end < DATELINE && language.pattern("after-dateline").test(text.slice(end, end + 4))),
  )
  const pairs = pairsOf(text, line, times, language)
  return times.flatMap((time, i): Mention[] => {
    const before = text.slice(line.start, time.start)
    const published = record.article.published?.slice(0, 10) ?? null
    const day = dayOf(time, before, published, language)
    const isToCome = (published !== null && day > published) || language.pattern("is-to-happen").test(before)
    const kinds = nearestKinds(line.tokens, time, record.times, language)
    const pair = pairs.get(i)
    if ((!kinds && !isToCome && pair === undefined) || isOfCall(line.tokens, time, language)) return []
    return [
      {
        ...dated(record, line, kinds),
        close: closeTo(line, time),
        span: spanOf(text, Math.min(time.start, kinds?.start ?? time.start), Math.max(time.end, kinds?.end ?? 0)),
        ...(isToCome && published !== null && day < published
          ? { value: time.text.toLowerCase(), shown: time.text }
          : { value: day, shown: timexInWords(day) }),
        pair: pair === undefined ? null : line.start + pair,
        isToCome,
        isNew: isPutOff(line.tokens, language),
      },
    ]
  })
}

/** Characters at the head of a text in which a dateline stands: "PORT AUREL, July 21 (…)". */
const DATELINE = 80
/** A month, a season or a year to come. */
function isLater(value: string, published: string | null): boolean {
  const from = published === null ? undefined : stretchOf(value)?.from
  return from !== undefined && from > Date.parse(published ?? "")
}

const putOffOf = perLanguage((language) => phrasesOf(language.words("put-off")))
const calledOffOf = perLanguage((language) => phrasesOf(language.words("called-off")))

const isPutOff = (tokens: readonly Token[], language: Language) =>
  tokens.some((_, at) => phraseAt(tokens, at, putOffOf(language)) > 0)

/** "On {Tuesday} called off the summit": the day on which somebody did so. */
function isOfCall(tokens: readonly Token[], { end }: Range, language: Language): boolean {
  return (
    phraseAt(
      tokens,
      tokens.findIndex((token) => token.start >= end),
      calledOffOf(language),
    ) > 0
  )
}

/** What was planned for a day and will not be: "the summit has been called off". */
export function calledOff(record: Record, line: Line, language: Language): Mention[] {
  const lengths = line.tokens.map((_, at) => phraseAt(line.tokens, at, calledOffOf(language)))
  const at = lengths.findIndex((length) => length > 0)
  const start = line.tokens[at]
  const end = line.tokens[at + (lengths[at] ?? 0) - 1]
  if (!start || !end) return []
  const kinds = nearestKinds(line.tokens, { start: start.start, end: end.end }, record.times, language, SENTENCE)
  if (!kinds) return []
  const span = spanOf(record.article.text, Math.min(start.start, kinds.start), Math.max(end.end, kinds.end))
  return [{ ...dated(record, line, kinds), span, value: "cancelled", shown: "cancelled", isNew: true }]
}

/** What all mentions of a day have alike. */
function dated(record: Record, line: Line, kinds: Near | null) {
  return {
    ...plainMention(record, line),
    stems: new Set([...line.stems].filter((stem) => !kinds?.stems.has(stem))),
    measure: "date" as const,
    kinds: kinds?.kinds ?? [],
    pair: null,
  }
}

const WEEK = 7 * 86_400_000

/** A weekday alone is counted from the day of publication; the verb may say which way. */
function dayOf({ text, value }: Timex, before: string, published: string | null, language: Language): string {
  const day = /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : value
  if (published === null || !language.pattern("weekday-alone").test(text)) return day
  const by = (weeks: number) => new Date(Date.parse(day) + weeks * WEEK).toISOString().slice(0, 10)
  const weeks = language.pattern("weeks-on").exec(before)?.[1]
  if (weeks) return by(numberOf(weeks, language))
  if (
    day > published &&
    language.pattern("was-to-happen").test(before) &&
    !language.pattern("is-to-happen").test(before)
  )
    return by(-1)
  return day < published && language.pattern("is-to-happen").test(before) ? by(1) : day
}

const CLOSE = 7

/** The words next to a day that are not too common. */
function closeTo({ tokens, stems }: Line, time: Range): Set<string> {
  const first = tokens.findIndex(({ start }) => start >= time.start)
  const last = tokens.findLastIndex(({ end }) => end <= time.end)
  const around = [...tokens.slice(Math.max(0, first - CLOSE), first), ...tokens.slice(last + 1, last + 1 + CLOSE)]
  return new Set(around.map(({ stem }) => stem).filter((stem) => stems.has(stem)))
}
