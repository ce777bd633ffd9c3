/** What people judged of a statement, a line each, in words. */
import type { Statement } from "../record/index.ts"

const SAYS: { [verdict in NonNullable<Statement["judged"]>[number]["verdict"]]: string } = {
  right: "confirmed",
  unsure: "looked at, cannot be told",
  none: "no statement",
  speaker: "speaker corrected",
  stance: "stance corrected",
  words: "words corrected",
  missed: "put in, for it was missed",
}

/** `speaker corrected by desk on 2031-03-08: the caption names her`; none where nobody judged it. */
export function judgedOf({ judged = [] }: Statement): string[] {
  return judged.map(
    ({ verdict, who, why, at }) => `${SAYS[verdict]} by ${who} on ${at.slice(0, 10)}${why === null ? "" : `: ${why}`}`,
  )
}
