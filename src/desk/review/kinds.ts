/** What is to be reviewed, kind by kind, and what is asked of each. */
import { doubtKinds, words } from "../../record/index.ts"

export const PROPOSED = [
  "proposed",
  "What an assistant proposes to judge. It changes nothing until somebody accepts it.",
] as const

export const pairedKinds = [
  ["same person", "Names that were taken for one, those first for which least speaks."],
  ["same claim", "Claims that are worded alike, and not enough to be joined."],
] as const

export const reviewKinds = [PROPOSED[0], ...words(doubtKinds), ...words(pairedKinds)] as const
export type ReviewKind = (typeof reviewKinds)[number]
