/** Stories that are told once and kept: what a ledger is given of them, and what it finds and lists. */
import type { Claim, Record, Story } from "../record/index.ts"
import type { PageOptions } from "./page.ts"

/** Who tells stories: of which comparisons, and its own version; another one tells all anew. */
export interface Teller {
  comparisons: string
  version: string
}

/** An article whose story is to be told, for the first time or again. */
export interface Untold {
  article: string
  /** the last judgement before it was said that this is to be told; the story heeds all up to it */
  judged: number
}

/** A story with what it was made of, and what its claims are found by. Who tells it says all this; what is in a story is not the ledger's business. */
export interface Telling {
  story: Story
  headline: string
  claims: readonly ToldClaim[]
  /** what was read of each of its articles */
  readings: readonly { article: string; model: Record["model"] }[]
  judged: number
}

/** What a list has of a claim. */
interface ClaimSummary {
  id: string
  text: string
  /** the number of origins */
  independent: number
  atLeast: number
  heardBy: number
  /** that carry it */
  outlets: number
  articles: number
  disputed: boolean
  circular: boolean
  changed: boolean
  /** one of its origins speaks of itself */
  interested: boolean
  /** ISO days: the first and the last on which an article that speaks of it was published */
  first: string | null
  last: string | null
}

export interface ToldClaim extends ClaimSummary {
  /** where its first carrier says it: by this it is known when its id is another one later */
  place: { article: string; start: number; end: number }
  /** articles that speak of it: carry or deny it, or withhold */
  spokenOfBy: readonly string[]
  /** its own text, and its carriers' */
  wordings: readonly string[]
  /** who says or denies it, or will not speak of it, as they are called */
  speakers: readonly string[]
  /** names of the outlets that speak of it, or are named for it */
  outletNames: readonly string[]
}

export interface ClaimListed extends ClaimSummary {
  /** the id of its story */
  story: string
}

export interface ClaimQuery extends PageOptions {
  /** words, "phrases" and beginnings*, all of which one of its wordings has, letter by letter: capitals and accents do not count, endings do */
  words?: string
  /** it rests on one origin, however many carry it */
  singleOrigin?: boolean
  /** somebody denies it, or an article sets another claim against it */
  disputed?: boolean
  circular?: boolean
  /** a figure, a day, a status, a source or a doubt of it is another one later, or elsewhere */
  changed?: boolean
  /** words of the name of an outlet that speaks of it, or that is named as having had it */
  outlet?: string
  /** words of the name of somebody who says or denies it, or will not speak of it */
  speaker?: string
  /** an article that speaks of it, by its id */
  article?: string
  /** ISO days, inclusive: an article that speaks of it was published then */
  from?: string
  to?: string
  /**
   * weight: first those that look like more sources than they are, by how many more outlets carry them than they have origins; of as many, those that more outlets carry,
   * then the newest · outlets: those that most outlets carry, then the newest · newest: by the last day on which an article that speaks of it was published
   */
  order?: "weight" | "outlets" | "newest"
}

export interface ClaimFound {
  story: Story
  claim: Claim
}

export interface StoryListed {
  /** the id of its earliest article; any of its articles' ids finds it */
  id: string
  headline: string
  articles: number
  outlets: number
  claims: number
  /** figures, days, statuses, sources and doubts that are others later, or elsewhere */
  changes: number
  /** ISO days of publication */
  first: string | null
  last: string | null
}

export interface StoryQuery extends PageOptions {
  /** only those in which something changed, or is told otherwise elsewhere */
  changing?: boolean
  /** only stories that have such a claim */
  having?: Omit<ClaimQuery, "order" | "limit" | "cursor">
}
