/** "On {this weekend's broadcast} she said … Partial transcript as follows:": what was told of the saying is true of every turn of it. */
import { begunAt, isTurn } from "../words/index.ts"
import type { Chosen } from "./belongs.ts"
import { placeOfCue, type Scene } from "./features.ts"

const WHY = "a transcript of what was said there follows"

/** The turns behind an announcement of a transcript have the channel and the day of the statement before it, where they have none of their own. */
export function withTranscripts({ passage, attributions }: Scene, chosen: readonly Chosen[]): Chosen[] {
  const { text, language, paragraphs } = passage
  const announces = language.pattern("announces-transcript")
  const open = paragraphs.flatMap(({ start, end }, i) => (announces.test(text.slice(start, end).trimEnd()) ? i : []))
  if (open.length === 0) return [...chosen]
  const paragraphOf = (k: number) => begunAt(paragraphs, placeOfCue(attributions[k])) - 1
  return chosen.map((own, k) => {
    const one = attributions[k]
    const announced = one && isTurn(one) ? open.findLast((i) => i < paragraphOf(k)) : undefined
    if (announced === undefined) return own
    const carried = (field: "medium" | "said") => {
      const told = chosen.findLast((each, j) => j < k && each[field] && isAbove(paragraphOf(j), announced))
      return own[field] ?? (told?.[field] ? { candidate: told[field].candidate, why: WHY } : null)
    }
    return { ...own, medium: carried("medium"), said: carried("said") }
  })
}

/** In the announcement itself, or in the paragraph before it. */
const isAbove = (paragraph: number, announced: number) => paragraph <= announced && paragraph >= announced - 1
