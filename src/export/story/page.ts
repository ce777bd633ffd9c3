/** What every line of a story's text is written with. */
import type { Claim, Span, Story, StoryArticle } from "../../record/index.ts"
import { clean, type Painter, painter } from "../terminal.ts"
import type { TextStyle } from "../text.ts"
import { outletOf } from "./words.ts"

export interface StoryStyle extends TextStyle {
  /** each carrier's own words too */
  wording?: boolean
  /** the id of an article that is asked about: marked where it stands */
  article?: string
  /** below one article or source, the most that are shown */
  most?: number
}

export interface Page {
  story: Story
  style: StoryStyle
  columns: number
  paint: Painter
  articles: ReadonlyMap<string, StoryArticle>
  claims: ReadonlyMap<string, Claim>
  /** the beginning of an article's id that no other article of the story has */
  short: (id: string) => string
}

const WIDEST = 88
const NARROWEST = 24

export function pageOf(story: Story, style: StoryStyle): Page {
  return {
    story,
    style,
    columns: Math.max(NARROWEST, Math.min(style.columns, WIDEST)),
    paint: painter(style.color),
    articles: new Map(story.articles.map((article) => [article.id, article])),
    claims: new Map(story.claims.map((claim) => [claim.id, claim])),
    short: shortened(story.articles.map(({ id }) => id)),
  }
}

/** An article is found by this many characters of its id, or more. */
const FEWEST = 6

function shortened(ids: readonly string[]): (id: string) => string {
  const sorted = [...new Set(ids)].sort()
  const short = new Map(
    sorted.map((id, i) => {
      const shared = Math.max(...[sorted[i - 1], sorted[i + 1]].map((other) => sharedStart(id, other ?? "")))
      return [id, id.slice(0, Math.max(FEWEST, shared + 1))]
    }),
  )
  return (id) => short.get(id) ?? id
}

function sharedStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && a[n] === b[n]) n++
  return n
}

/** In their own marks where they have some, so that none stand twice. */
export function quoted({ paint }: Pick<Page, "paint">, span: Span): string {
  const words = clean(span.text)
  return paint.quoted(/^["“].*["”]$/.test(words) ? words : `“${words}”`)
}

export const outletIn = ({ articles }: Pick<Page, "articles">, article: string) =>
  clean(outletOf(articles.get(article)))
