/** What is said without a word of saying: a turn of a transcript, a quotation or a post that is signed. */
import type { Attribution } from "../../record/index.ts"

/** Whether a mark is the cue: "RUSK{:} At night", "A{.} We prayed", "“It frayed.” {—} Jon Aspel". */
export const isTurn = ({ cue }: Attribution): boolean =>
  cue.length > 0 && cue.every(({ text }) => /^(?:[:.]|[―—–-]{1,2})$/.test(text))
