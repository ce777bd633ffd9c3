/** What came into a ledger, for those who wait for it. */
import type { Added } from "./jobs.ts"

/**
 * What a change is about, told apart as far as it matters to whoever keeps answers: articles: which there are, and whatever is found and counted of them · judged: statements that
 * somebody judged · pairs: things that may be one and that somebody judged · stories: what was compared and told · marks: by which articles find each other · the others
 * by their names. One article's own: its record, its versions, what was judged in it, and the story that is told of it.
 */
export type Subject =
  | "articles"
  | "judged"
  | "pairs"
  | "stories"
  | "marks"
  | "jobs"
  | "watches"
  | "proposals"
  | "failures"
  | `article/${string}`

export interface Changes {
  /** the number of the last change; the first is 1 */
  n: number
  /** what changed, and the number of its last change; null: anything may have */
  subjects: ReadonlyMap<Subject, number> | null
}

export interface News {
  /** how far the ledger has come: given again, it brings what came after */
  place: string
  /** in the order they came; where more came than are told at once, the next time brings the rest */
  articles: (Added & { title: string | null; outlet: string | null })[]
  /** numbers of judgements, and of those that undo one, the number of what they undo */
  judgements: { number: number; about: string; undoes: number | null }[]
}
