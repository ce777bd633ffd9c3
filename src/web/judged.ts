/** What people judged of a statement, in words: what a machine read looks different from what a person confirmed. */
import type { Statement } from "../record/index.ts"
import { dayOf } from "./dates.ts"

/** right: somebody confirmed it as it stands · corrected: somebody put something else in place of what was read · looked: somebody looked, and could not tell */
export type Look = "right" | "corrected" | "looked"

/** By the last judgement that says more than that somebody was unsure; null where nobody looked. */
export function lookOf({ judged = [] }: Pick<Statement, "judged">): Look | null {
  const last = judged.findLast(({ verdict }) => verdict !== "unsure")
  if (!last) return judged.length > 0 ? "looked" : null
  return last.verdict === "right" ? "right" : "corrected"
}

const SAYS: { [verdict in NonNullable<Statement["judged"]>[number]["verdict"]]: string } = {
  right: "confirmed",
  unsure: "looked at, unsure",
  none: "no statement",
  speaker: "speaker corrected",
  stance: "stance corrected",
  words: "words corrected",
  missed: "put in",
}

/** "speaker corrected, confirmed by Ada" */
export function judgedInWords({ judged = [] }: Pick<Statement, "judged">): string | null {
  const last = judged.at(-1)
  if (!last) return null
  const said = [...new Set(judged.map(({ verdict }) => SAYS[verdict]))]
  return `${said.join(", ")} by ${last.who}`
}

/** Each judgement, oldest first: "speaker corrected by Ada, 8 March 2031: the caption names her". */
export function judgedLines({ judged = [] }: Pick<Statement, "judged">): string[] {
  return judged.map(({ verdict, who, why, at }) => `${SAYS[verdict]} by ${who}, ${dayOf(at)}${why ? `: ${why}` : ""}`)
}
