/** What came into a ledger, for those who wait for it. */
import type { Added } from "./jobs.ts"

export interface News {
  /** how far the ledger has come: given again, it brings what came after */
  place: string
  /** in the order they came; where more came than are told at once, the next time brings the rest */
  articles: (Added & { title: string | null; outlet: string | null })[]
  /** numbers of judgements, and of those that undo one, the number of what they undo */
  judgements: { number: number; about: string; undoes: number | null }[]
}
