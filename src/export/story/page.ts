/** What every line of a story's text is written with. */
import type { Claim, Span, Story, StoryArticle } from "../../record/index.ts"
import { clean, type Painter, painter } from "../terminal.ts"
import type { TextStyle } from "../text.ts"
import { dayOf, outletOf } from "./words.ts"

export interface StoryStyle extends TextStyle {
  /** each carrier's own words too, with their place, by which they can be judged */
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
  /** the day on which an article was published, with the hour where its outlet has others of that day */
  when: (id: string) => string
}

const WIDEST = 88
const NARROWEST = 24

export function pageOf(story: Story, style: StoryStyle): Page {
  const articles = new Map(story.articles.map((article) => [article.id, article]))
  return {
    story,
    style,
    columns: Math.max(NARROWEST, Math.min(style.columns, WIDEST)),
    paint: painter(style.color),
    articles,
    claims: new Map(story.claims.map((claim) => [claim.id, claim])),
    short: shortened(story.articles.map(({ id }) => id)),
    when: moments(articles),
  }
}

function moments(articles: Page["articles"]): Page["when"] {
  const dayIn = ({ outlet, published }: StoryArticle) => `${outlet} ${published?.slice(0, 10)}`
  const days = Map.groupBy(articles.values(), dayIn)
  return (id) => {
    const article = articles.get(id)
    const hour = /T(\d\d:\d\d)/.exec(article?.published ?? "")?.[1]
    const isOne = article === undefined || days.get(dayIn(article))?.length === 1
    return `${dayOf(article?.published)}${hour === undefined || isOne ? "" : `, ${hour}`}`
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

const LONGEST_SHOWN = 160

/** As far as a line or two go, in their own marks where they have some, so that none stand twice. */
export function quoted({ paint }: Pick<Page, "paint">, span: Span): string {
  const all = clean(span.text)
  const words = all.length <= LONGEST_SHOWN ? all : `${all.slice(0, cutIn(all))} …`
  return paint.quoted(/^["“][^"“”]*["”]$/.test(words) ? words : `“${words}”`)
}

/** Between two words; in one very long word, anywhere. */
function cutIn(words: string): number {
  const at = words.lastIndexOf(" ", LONGEST_SHOWN)
  return at > LONGEST_SHOWN / 2 ? at : LONGEST_SHOWN
}

export const outletIn = ({ articles }: Pick<Page, "articles">, article: string) =>
  clean(outletOf(articles.get(article)))
