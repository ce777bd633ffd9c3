/** That an article has something from an outlet, and the words that say so. */
import type { Span } from "../../record/index.ts"

export interface Citation {
  /** id of the article that cites */
  article: string
  /** by the fullest name that is known; where the text names none, what it calls it: "a local radio station" */
  outlet: string
  /** what outlets are compared by; null: the text does not name it */
  family: string | null
  /** it is no outlet but a body, of which the articles at hand have a statement that it published: a citation only where that is what is cited */
  isBody: boolean
  /** source: the outlet says it · relay: it came through the outlet · told: somebody told it to the outlet · credit: a line, a dateline or the byline credits it */
  kind: "source" | "relay" | "told" | "credit"
  /** the statement that it is said with */
  statement: string | null
  /** the words that name the outlet; null where only the byline does, which is no part of the text */
  span: Span | null
  /** the sentence and the statement's content, by which the cited article is found; empty for a credit, which is for the whole text */
  about: Span[]
  /** when it was said or reported, where the text gives it: a TIMEX3 value */
  said: string | null
}
