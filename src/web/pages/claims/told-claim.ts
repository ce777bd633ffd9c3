/** What is known of a claim, as the drawing of a story takes it: links lead to pages of the desk, and what stands around words was sent along. */
import type { Answer } from "../../../desk/index.ts"
import type { Claim, ClaimStatement, Span } from "../../../record/index.ts"
import { carriersOf, type Held, outletOf } from "../../story/held.ts"
import { linkPhrase } from "../../story/told.ts"

export type Told = Answer<"claim">

export interface Shown extends Held {
  /** the address of the outlet's own page, at these words */
  originalOf(article: string, span: Span): string | null
}

const NOTHING = { before: "", behind: "" }

export function shownOf({ claim, articles, changes, quotes }: Told): Shown {
  const known = new Map(quotes.map((quote) => [placeOf(quote.article, quote), quote]))
  const statements = new Map(claim.statements.map((one) => [placeOf(one.article, one.span), one.statement]))
  return {
    story: { articles, claims: [claim], changes, events: [], notes: [] },
    articles: new Map(articles.map((article) => [article.id, article])),
    around: (article, span) => known.get(placeOf(article, span)) ?? NOTHING,
    originalOf: (article, span) => known.get(placeOf(article, span))?.href ?? null,
    hrefOf: (article, span) => addressOf(article, (span && statements.get(placeOf(article, span))) ?? null),
  }
}

export const placeOf = (article: string, { start, end }: Pick<Span, "start" | "end">) => `${article}/${start}-${end}`

/** Where the desk shows a statement, or the article that has it on its own word. */
export const addressOf = (article: string, statement: string | null) =>
  `/articles/${article}${statement === null ? "" : `/statements/${statement}`}`

/** Carriers that have it in the same words, together. */
export interface Wording {
  /** the first of them */
  carrier: ClaimStatement
  others: ClaimStatement[]
  /** its words, those apart that another wording has too */
  parts: { text: string; shared: boolean }[]
}

export function wordingsOf({ claim, shared }: Told): Wording[] {
  const ranges = Map.groupBy(shared, ({ article }) => article)
  const groups = Map.groupBy(carriersOf(claim), ({ span, who }) => `${span.text.replace(/\s+/g, " ")}\n${who ?? ""}`)
  return [...groups.values()].flatMap(([carrier, ...others]) =>
    carrier ? { carrier, others, parts: partsOf(carrier.span, ranges.get(carrier.article) ?? []) } : [],
  )
}

function partsOf(span: Span, ranges: readonly { start: number; end: number }[]): Wording["parts"] {
  const own = ranges.filter(({ start, end }) => start >= span.start && end <= span.end)
  const parts: Wording["parts"] = []
  const text = (from: number, to: number) => span.text.slice(from - span.start, to - span.start).replace(/\s+/g, " ")
  let at = span.start
  for (const { start, end } of own.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    parts.push({ text: text(at, start), shared: false }, { text: text(start, end), shared: true })
    at = end
  }
  parts.push({ text: text(at, span.end), shared: false })
  return parts.filter(({ text }) => text !== "")
}

/** What happened to a claim, by the day and hour of the articles: who printed it, who denied it, who would not say. */
export interface Moment {
  article: string
  relation: ClaimStatement["relation"]
  outlet: string
  who: string | null
  /** what it has of whom: "cites Radio Nord" */
  has: string
  span: Span
}

export function momentsOf(held: Held, claim: Claim): Moment[] {
  const links = Map.groupBy(claim.links, ({ to }) => ("article" in to ? to.article : ""))
  const order = new Map(held.story.articles.map(({ id }, i) => [id, i]))
  const seen = new Set<string>()
  return claim.statements
    .toSorted((a, b) => (order.get(a.article) ?? 0) - (order.get(b.article) ?? 0) || a.span.start - b.span.start)
    .flatMap(({ article: id, relation, who, span }) => {
      const key = `${id} ${relation} ${relation === "carries" ? "" : who}`
      const article = held.articles.get(id)
      if (seen.has(key) || !article) return []
      seen.add(key)
      const own = (links.get(id) ?? []).toSorted((a, b) => Number(b.certain) - Number(a.certain))
      const has = [...new Set(own.map((link) => linkPhrase(held, claim, link)))].join("; ") || "states it"
      return { article: id, relation, outlet: outletOf(article), who, has, span }
    })
}

/** Articles of a claim that print another's text, and how much of it. */
export function copiesOf(held: Held, claim: Claim) {
  const carrying = new Set(carriersOf(claim).map(({ article }) => article))
  return held.story.articles.flatMap((article) => {
    const of = article.copyOf ?? article.revisionOf
    if (!carrying.has(article.id) || of === null) return []
    const share = article.partOf.find((part) => part.article === of)?.share ?? null
    return {
      article: article.id,
      outlet: outletOf(article),
      of,
      from: outletOf(held.articles.get(of)),
      share,
      isLater: article.revisionOf !== null,
    }
  })
}
