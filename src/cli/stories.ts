/** The one place where commands get stories from. */
import type { Ledger } from "../ledger/index.ts"
import type { Story } from "../record/index.ts"

/** What will be looked for. A maker may pass over stories that have nothing of it, and need not: commands look through what they get. */
interface StoriesAsked {
  /** words, "phrases" and beginnings* of a claim */
  words?: string
  /** the id, or the beginning of one, of an article or a claim, or article/statement */
  id?: string
}

/** The stories of a ledger, one at a time, in an order that the order of adding does not change. No two of their claims have one id. */
export type Stories = (ledger: Ledger, asked: StoriesAsked) => AsyncIterable<Story>

export const storiesIn: Stories = async function* () {}
