/** What is said of claims, on pages and in their JSON. */
import { z } from "zod"
import { Change, Claim, StoryArticle, words } from "../../record/index.ts"
import { JudgementLine } from "../judgements.ts"

/** A claim as a line of a list. */
export const ClaimLine = z.object({
  id: z.string(),
  text: z.string().describe("the clearest carrier's wording"),
  outlets: z.int().describe("that carry it"),
  articles: z.int(),
  independent: z.int().describe("the number of origins"),
  atLeast: z.int().describe("of these, the ones that cannot be the same people"),
  heardBy: z.int().describe("outlets that heard it themselves"),
  disputed: z.boolean(),
  circular: z.boolean(),
  changed: z.boolean(),
  interested: z.boolean().describe("one of its origins speaks of itself"),
  first: z.string().nullable().describe("the day on which the first article that speaks of it was published"),
  last: z.string().nullable(),
  story: z.string().describe("the id of its story: of its earliest article"),
})
export type ClaimLine = z.infer<typeof ClaimLine>

/** Words of an article, by their place in it, with what stands around them. */
export const Quote = z.object({
  article: z.string(),
  start: z.int(),
  end: z.int(),
  before: z.string().describe("what stands before them in their sentence"),
  behind: z.string(),
  href: z
    .string()
    .nullable()
    .describe("the address of the article that opens it at these words; null: it is not on the web"),
})
export type Quote = z.infer<typeof Quote>

const kinships = [
  ["version", "Another figure, day or status of the same."],
  ["rival", "An article sets the one against the other."],
  ["maybe", "Worded alike, and not enough to be joined. Never counted."],
] as const

/** Another claim, by what it has to do with this one. */
const Other = z.object({
  id: z.string(),
  text: z.string(),
  kinship: z.enum(words(kinships)),
  because: z.string(),
  independent: z.int(),
  outlets: z.int(),
  place: z.string().describe("where its first carrier says it, as ARTICLE/START-END: by this it is judged"),
})
export type Other = z.infer<typeof Other>

export const ToldClaim = z.object({
  claim: Claim,
  outlets: z.int().describe("that carry it"),
  place: z.string().describe("where its first carrier says it, as ARTICLE/START-END: by this it is judged"),
  articles: z.array(StoryArticle).describe("all that are spoken of here, by time"),
  changes: z.array(Change),
  others: z.array(Other),
  quotes: z.array(Quote).describe("what stands around the words that are shown; of very many, around the first"),
  shared: z
    .array(z.object({ article: z.string(), start: z.int(), end: z.int() }))
    .describe("words of a carrier that another wording of the claim has too"),
  judgements: z.array(JudgementLine).describe("on these claims, their sources and copies: the newest first"),
})
export type ToldClaim = z.infer<typeof ToldClaim>
