/**
 * What somebody who may not judge proposes to be judged: an assistant, which may be wrong or may have been talked into it. It is kept apart from judgements and changes nothing; a
 * person who accepts it judges so, in their own name.
 */
import type { Judgement, Verdict } from "../record/index.ts"
import type { Page, PageOptions } from "./page.ts"

export interface Proposal {
  number: number
  /** `who` proposes it, and `why` */
  verdict: Verdict
  at: string
  /** null: nobody has looked at it yet. `judgement`: what was judged by it; null: it was dismissed */
  settled: { who: string; at: string; judgement: number | null } | null
  /** that it was settled was taken back: it is proposed again, under a number of its own */
  reopened: boolean
}

export interface Proposals {
  /**
   * What is open already is not kept twice.
   *
   * @throws {LimitError} when very many are open
   */
  put(verdict: Verdict): Promise<Proposal>
  /** Those that were made last first. @param options.only those that nobody has looked at, or that somebody dismissed */
  list(options?: PageOptions & { only?: "open" | "dismissed" }): Promise<Page<Proposal>>
  /** How many nobody has looked at. */
  countOpen(): Promise<number>
  /** Judges what was proposed. Null: there is none of this number, or somebody has looked at it. */
  accept(number: number, who: string): Promise<{ proposal: Proposal; judgement: Judgement } | null>
  /** Null: there is none of this number, or somebody has looked at it. */
  dismiss(number: number, who: string): Promise<Proposal | null>
  /**
   * Takes back that it was settled: what was judged by it is undone, and it is proposed again. What was settled, and by whom, is kept.
   *
   * @returns as it is open now; null: there is none of this number, or it is open, or was taken back already
   */
  reopen(number: number, who: string): Promise<Proposal | null>
}
