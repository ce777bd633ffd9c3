/** Several stories as one: what a file that holds one story holds of many. */
import type { Story } from "../../record/index.ts"

/** Each article once, in the order of time; claims, changes, events and notes in the order of their stories. */
export function mergedOf(stories: readonly Story[]): Story {
  const [only] = stories
  if (only && stories.length === 1) return only
  const articles = new Map(stories.flatMap((story) => story.articles).map((article) => [article.id, article]))
  const whole = <Key extends "claims" | "changes" | "events" | "notes">(key: Key) =>
    stories.flatMap((story): Story[Key][number][] => story[key]) as Story[Key]
  return {
    articles: [...articles.values()].toSorted((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1)),
    claims: whole("claims"),
    changes: whole("changes"),
    events: whole("events"),
    notes: whole("notes"),
  }
}

const timeOf = ({ published }: Story["articles"][number]) =>
  published === null ? Number.POSITIVE_INFINITY : Date.parse(published)
