/** A turn of a transcript: what its cue is, a mark and no word. */
import type { Attribution } from "../../record/index.ts"

/** Whether somebody has said it in a turn of their own: "RUSK{:} At night", "A{.} We prayed". */
export const isTurn = ({ cue }: Attribution): boolean => cue.length > 0 && cue.every(({ text }) => /^[:.]$/.test(text))
