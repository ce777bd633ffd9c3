/** A story, and what its pages ask again and again: what stands around words, and where a link leads. */
import {
  aroundIn,
  type ClaimStatement,
  linkTo,
  type Span,
  type Story,
  type StoryArticle,
  webAddressOf,
} from "../../record/index.ts"
import { dayOf } from "../dates.ts"

export interface Held {
  story: Story
  articles: ReadonlyMap<string, StoryArticle>
  /** what stands before and behind words in their sentence; nothing where the page has not the text */
  around(article: string, span: Span): Around
  /** where an article is found, at these words; null: nowhere on the web */
  hrefOf(article: string, span: Span | null): string | null
}

interface Around {
  before: string
  behind: string
}

/** Words of an article with the rest of their sentence, and the way to them. */
export interface Cited extends Around {
  outlet: string
  day: string
  words: string
  href: string | null
}

/** @param texts an article's id → its text; where it is missing, words stand without their sentence */
export function heldOf(story: Story, texts: ReadonlyMap<string, string>): Held {
  const articles = new Map(story.articles.map((article) => [article.id, article]))
  return {
    story,
    articles,
    around(id, span) {
      const text = texts.get(id)
      return text === undefined ? NOTHING : aroundIn(text, span)
    },
    hrefOf(id, span) {
      const [article, text] = [articles.get(id), texts.get(id)]
      if (!article) return null
      return text === undefined ? webAddressOf(article) : linkTo({ ...article, text }, span ?? undefined)
    },
  }
}

const NOTHING: Around = { before: "", behind: "" }

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

export function citedOf(held: Held, id: string, span: Span): Cited {
  const article = held.articles.get(id)
  return {
    ...held.around(id, span),
    outlet: outletOf(article),
    day: dayIn(held, article?.published ?? null),
    words: span.text.replace(/\s+/g, " "),
    href: held.hrefOf(id, span),
  }
}

/** A page of the web opens beside this one, and is not told where the reader comes from. */
export const elsewhere = (href: string) =>
  /^https?:/i.test(href) ? ({ target: "_blank", rel: "noreferrer" } as const) : {}

export function carriersOf({ statements }: { statements: readonly ClaimStatement[] }): ClaimStatement[] {
  return statements.filter(({ relation }) => relation === "carries")
}

/** The outlets that carry a claim, in the order of its articles; an article whose outlet is unknown counts for itself. */
export function outletsOf(held: Held, articles: readonly string[]): string[] {
  return [...new Set(articles.map((id) => held.articles.get(id)?.outlet ?? id))]
}
