/**
 * What many articles add up to: which of them are copies, what each claim rests on, who disputes it and how it changed.
 *
 * Every link names its reason, one of a closed list, and the words that show it. Hearsay never says that a claim is true: it says who said it and on whose word.
 */
import { z } from "zod"
import { Article } from "./article.ts"
import { words } from "./closed-list.ts"
import { EventStatus } from "./event.ts"
import { SourceType } from "./source-type.ts"
import { Span } from "./span.ts"
import { StatementId } from "./statement.ts"
import { TimexValue } from "./timex.ts"

const ArticleId = z.string().min(1)

export const linkReasons = [
  ["said", "It names the first sayer itself: “said the harbour master”."],
  ["told", "The sayer spoke to another outlet, which it names: “told Radio Nord”."],
  ["cites", "It names the outlet that it has the claim from: “the Courier reported”."],
  ["through", "It names somebody who passed the words on: “two officials briefed by the minister”."],
  ["credit", "It prints another's text and credits it."],
  ["copy", "It prints another's text: the same run of words outside quotations."],
  ["revision", "It is a later version of the same article."],
  ["same words", "It names no source, is later, and has the same words as an earlier article."],
  [
    "unattributed",
    "It names no source, or only some of a kind (“locals say”), and others had the claim before: it leans on the earliest of them.",
  ],
  ["own", "It states the claim on its own word: nobody had it before, or it has seen for itself."],
  ["same people", "Described or named otherwise, these are the same people or the same body."],
] as const

export const LinkReason = z.enum(words(linkReasons))
export type LinkReason = z.infer<typeof LinkReason>

export const relations = [
  ["carries", "It passes the claim on."],
  ["denies", "It says that the claim is not so."],
  ["withholds", "Somebody was asked about the claim and will not speak of it."],
] as const

export const Relation = z.enum(words(relations))
export type Relation = z.infer<typeof Relation>

export const StoryArticle = Article.omit({ text: true, sha256: true, byline: true }).extend({
  copyOf: ArticleId.nullable().describe("the article whose text this one prints"),
  revisionOf: ArticleId.nullable().describe("the earlier version of this article"),
  partOf: z
    .array(z.object({ article: ArticleId, share: z.number(), paragraphs: z.array(Span) }))
    .describe("articles of which it prints some paragraphs, with what share of its own words they are"),
  cites: z.array(z.object({ outlet: z.string(), article: ArticleId.nullable(), span: Span })),
})
export type StoryArticle = z.infer<typeof StoryArticle>

export const ClaimStatement = z.object({
  article: ArticleId,
  statement: StatementId.nullable().describe("null: the article says it as plain fact"),
  span: Span.describe("the part that carries the claim"),
  relation: Relation,
  who: z.string().nullable().describe("who says it here, as this article names them; null: the article itself"),
  hedge: Span.nullable().describe("reportedly, is said to"),
})
export type ClaimStatement = z.infer<typeof ClaimStatement>

const Shown = z.object({ article: ArticleId, reason: LinkReason, span: Span.nullable() })

export const Origin = z.object({
  id: z.string().regex(/^o[1-9]\d*$/),
  who: z.string().describe("the first sayer, by the fullest name or description that any article has"),
  type: SourceType,
  articles: z.array(ArticleId).describe("whose version of the claim rests on it"),
  interested: z.boolean().describe("it speaks of itself"),
  because: z.array(Shown),
})
export type Origin = z.infer<typeof Origin>

/** A step on the way from a first sayer to an article. `from` is an origin's id, an article's id, or the name of an outlet whose article the ledger lacks. */
export const ClaimLink = z.object({
  from: z.union([z.object({ origin: z.string() }), z.object({ article: ArticleId }), z.object({ outlet: z.string() })]),
  to: z.union([z.object({ article: ArticleId }), z.object({ outlet: z.string() })]),
  reason: LinkReason,
  span: Span.nullable().describe("the words that show it, in the article that it leads to"),
  certain: z.boolean().describe("false: suggested by order and likeness alone; drawn dashed"),
})
export type ClaimLink = z.infer<typeof ClaimLink>

export const Claim = z.object({
  id: z.string().regex(/^c[1-9]\d*$|^[0-9a-f]{12}$/),
  text: z.string().describe("the clearest carrier's wording"),
  statements: z.array(ClaimStatement).min(1),
  origins: z.array(Origin),
  links: z.array(ClaimLink),
  independent: z.int().nonnegative().describe("the number of origins"),
  atLeast: z.int().nonnegative().describe("of these, the ones that cannot be the same people"),
  heardBy: z.int().nonnegative().describe("outlets that heard it themselves"),
  circular: z.boolean(),
  disputedBy: z.array(z.object({ who: z.string(), article: ArticleId, statement: StatementId.nullable(), span: Span })),
  rivals: z.array(z.string()).describe("claims that an article sets against this one"),
  versions: z.array(z.object({ claim: z.string(), what: z.string() })),
  maybe: z.array(z.object({ claim: z.string(), because: z.string() })),
})
export type Claim = z.infer<typeof Claim>

export const changeKinds = [
  ["figure", "A number is another one later, or elsewhere."],
  ["date", "A day is another one."],
  ["status", "What was planned was put off, called off, done or denied."],
  ["source", "A source that was named is named no more."],
  ["hedge", "A doubt was dropped, or added."],
] as const

export const Change = z.object({
  kind: z.enum(words(changeKinds)),
  what: z.string(),
  claims: z.array(z.string()).describe("the claims that are its versions"),
  values: z.array(
    z.object({ article: ArticleId, value: z.string(), span: Span.nullable(), published: z.string().nullable() }),
  ),
})
export type Change = z.infer<typeof Change>

export const StoryEvent = z.object({
  what: z.string(),
  type: z.string(),
  status: EventStatus,
  date: z.object({ value: TimexValue, article: ArticleId, spans: z.array(Span).min(1) }).nullable(),
  articles: z.array(ArticleId),
})
export type StoryEvent = z.infer<typeof StoryEvent>

/** Several articles on one matter, or all that a ledger holds. Articles and claims are ordered by time, then by id; the order of adding changes nothing. */
export const Story = z.object({
  articles: z.array(StoryArticle),
  claims: z.array(Claim),
  changes: z.array(Change),
  events: z.array(StoryEvent),
  notes: z
    .array(z.object({ article: ArticleId, code: z.string(), said: z.string() }))
    .describe("what could not be settled"),
})
export type Story = z.infer<typeof Story>

/** JSON Schema (draft 2020-12) of a story. */
export function storyJsonSchema() {
  return z.toJSONSchema(Story, { target: "draft-2020-12" })
}
