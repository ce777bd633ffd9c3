/** A story with the texts of its articles, and what the page asks of them again and again. */
import {
  type ClaimStatement,
  fragmentOf,
  type Span,
  type Story,
  type StoryArticle,
  sentenceAt,
} from "../../record/index.ts"
import { dayOf } from "../dates.ts"

export interface Held {
  story: Story
  /** an article's id → its text; where it is missing, words stand without their sentence */
  texts: ReadonlyMap<string, string>
  articles: ReadonlyMap<string, StoryArticle>
}

/** Words of an article with the rest of their sentence, and the way to them. */
export interface Cited {
  outlet: string
  day: string
  before: string
  words: string
  behind: string
  /** the article's address, at these words; null where it has none on the web */
  href: string | null
}

export function heldOf(story: Story, texts: ReadonlyMap<string, string>): Held {
  return { story, texts, articles: new Map(story.articles.map((article) => [article.id, article])) }
}

export function outletOf(article: StoryArticle | undefined): string {
  return article?.outlet ?? "an outlet unknown"
}

/** The day of an article as the page states it, without its year where the whole story lies in one. */
export function dayIn({ story }: Held, published: string | null): string {
  const years = new Set(story.articles.flatMap(({ published }) => published?.slice(0, 4) ?? []))
  const day = dayOf(published)
  return day === null ? "no date" : years.size === 1 ? day.replace(/ \d{4}$/, "") : day
}

/** 09:15, where the page states an hour. */
export function hourOf(published: string | null): string {
  return published?.match(/T(\d\d:\d\d)/)?.[1] ?? ""
}

/** The address of an article, where it has one on the web. */
export function webOf(article: StoryArticle | undefined): string | null {
  return [article?.url, article?.uri].find((address) => address && /^https?:\/\//i.test(address)) ?? null
}

export function hrefOf(held: Held, id: string, span: Span | null): string | null {
  const address = webOf(held.articles.get(id))
  const text = held.texts.get(id)
  const fragment = address && span && text !== undefined ? fragmentOf(text, span) : null
  return address && fragment ? `${address.replace(/#.*$/s, "")}#:~:text=${fragment}` : address
}

/** As much of a sentence as is read at a glance, on either side of the words. */
const ROOM = 140

export function citedOf(held: Held, id: string, span: Span): Cited {
  const article = held.articles.get(id)
  const text = held.texts.get(id)
  const flat = (from: number, to: number) => text?.slice(from, to).replace(/\s+/g, " ") ?? ""
  const { start, end } = text === undefined ? span : sentenceAt(text, span)
  const [before, behind] = [flat(start, span.start), flat(span.end, end)]
  return {
    outlet: outletOf(article),
    day: dayIn(held, article?.published ?? null),
    before: before.length > ROOM ? `… ${before.slice(-ROOM).replace(/^\S*\s/, "")}` : before,
    words: span.text.replace(/\s+/g, " "),
    behind: behind.length > ROOM ? `${behind.slice(0, ROOM).replace(/\s\S*$/, "")} …` : behind,
    href: hrefOf(held, id, span),
  }
}

export function carriersOf({ statements }: { statements: readonly ClaimStatement[] }): ClaimStatement[] {
  return statements.filter(({ relation }) => relation === "carries")
}

/** The outlets that carry a claim, in the order of its articles; an article whose outlet is unknown counts for itself. */
export function outletsOf(held: Held, articles: readonly string[]): string[] {
  return [...new Set(articles.map((id) => held.articles.get(id)?.outlet ?? id))]
}
