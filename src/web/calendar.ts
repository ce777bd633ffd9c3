/** The days of an article: its times in the order of the calendar, each with its sentence. */
import { compareTimex, type Record, sentenceAt, stretchOf, type Timex } from "../record/index.ts"
import { dateInWords } from "./dates.ts"

export interface Day {
  label: string
  published: boolean
  mentions: Mention[]
}

export interface Mention {
  /** t1, t2 …: by which its words are lit */
  owner: string
  before: string
  words: string
  behind: string
}

/** Days, months, years in order, the day of publication among them; and what has no place on a calendar. */
export function calendarOf(record: Record): { days: Day[]; others: Mention[] } {
  const published = record.article.published?.slice(0, 10) ?? null
  const values = new Map<string, Mention[]>()
  const others: Mention[] = []
  for (const [i, time] of record.times.entries()) {
    const dated = /^(DATE|TIME)$/.test(time.type) && stretchOf(time.value) !== null
    const mentions = dated ? (values.get(time.value) ?? []) : others
    mentions.push(mentionOf(record, time, i))
    if (dated) values.set(time.value, mentions)
  }
  if (published && values.size > 0 && !values.has(published)) values.set(published, [])
  const days = [...values]
    .sort(([a], [b]) => compareTimex(a, b))
    .map(([value, mentions]) => ({ label: dateInWords(value), published: value === published, mentions }))
  return { days, others }
}

/** As much of the sentence as reads well in a list. */
const ROOM = 150

function mentionOf({ article }: Record, time: Timex, i: number): Mention {
  const { start, end } = sentenceAt(article.text, time)
  const flat = (from: number, to: number) => article.text.slice(from, to).replace(/\s+/g, " ")
  const [before, behind] = [flat(start, time.start), flat(time.end, end)]
  return {
    owner: `t${i + 1}`,
    before: before.length > ROOM ? `… ${before.slice(-ROOM).replace(/^\S*\s/, "")}` : before,
    words: flat(time.start, time.end),
    behind: behind.length > ROOM ? `${behind.slice(0, ROOM).replace(/\s\S*$/, "")} …` : behind,
  }
}
