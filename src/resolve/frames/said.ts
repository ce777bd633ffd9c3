/** Which time expression says when it was said: "said on Tuesday", "told reporters late on Monday"; not the times the content speaks of. */
import type { Attribution, Timex } from "../../record/index.ts"
import { extentOf, isInside, type Passage } from "../words/index.ts"
import { carriedFrom } from "./carry.ts"
import { clauseOf } from "./clause.ts"

/**
 * @param speakers as for framesOf
 * @returns for each attribution the time expression that says when it was said, or null
 */
export function saidTimes(
  passage: Passage,
  attributions: readonly Attribution[],
  times: readonly Timex[],
  speakers: readonly (string | null)[] = [],
): (Timex | null)[] {
  const points = times.filter((time) => time.type === "DATE" || time.type === "TIME")
  const own = attributions.map((attribution) => ownTime(passage, attribution, attributions, points))
  return own.map((time, i) => {
    if (time) return time
    const at = carriedFrom(passage, attributions, speakers, i, (k) => own[k] !== null)
    return at === null ? null : (own[at] ?? null)
  })
}

/** The nearest time of the cue's clause: after the cue before one in front of it; else one that the source bears ("a 2031 study"). */
function ownTime(
  passage: Passage,
  attribution: Attribution,
  all: readonly Attribution[],
  times: readonly Timex[],
): Timex | null {
  const clause = clauseOf(passage, attribution, all)
  const cue = extentOf(attribution.cue)
  if (!cue) return null
  const free = new Set(clause.tokens.map((token) => token.start))
  const inSource = times.filter((time) => isInside(time.start, attribution.source))
  const here = times.filter(
    (time) =>
      free.has(time.start) &&
      !isInside(time.start, attribution.content) &&
      clause.start <= time.start &&
      time.start < clause.end,
  )
  const far = (time: Timex) => (time.start >= cue.start ? time.start - cue.start : 40 + cue.start - time.end)
  return here.sort((a, b) => far(a) - far(b))[0] ?? inSource[0] ?? null
}
