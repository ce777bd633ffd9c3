/** Who speaks where: the sources of an article and what they say, by where they stand. */
import type { Attribution, Range } from "../../record/index.ts"
import { begunAt, type Shelf, shelf } from "../words/index.ts"
import type { Head } from "./head.ts"
import type { Figure } from "./types.ts"

export interface Turns {
  /** the attributions in whose content the range stands, in their order */
  around(range: Range): number[]
  /** whether it stands in the content of any */
  isTold(range: Range): boolean
  /** the attribution in whose source the offset stands, the last of several */
  sourceAt(offset: number): number | undefined
  /**
   * of the sources that begin before `offset` and do not hold it the nearest that stands for somebody, as far as the text has been walked to there; and whether none that
   * stands for nobody so far is nearer
   */
  speakerBefore(offset: number): { figure: Figure; start: number; isLast: boolean } | null
}

interface Turn extends Range {
  i: number
  head: Head | null
}

/** @param figureOf whom a head stands for, as far as is known; asked of nearer ones first */
export function turnsOf(
  attributions: readonly Attribution[],
  heads: readonly (Head | null)[],
  figureOf: (head: Head | null) => Figure | null,
): Turns {
  const contents: Shelf<number> = shelf()
  const sources: Shelf<number> = shelf()
  const turns: Turn[] = []
  for (const [
    i,
    {
      source: [source],
      content,
    },
  ] of attributions.entries()) {
    for (const span of content) contents.put(span, i)
    if (!source) continue
    sources.put(source, i)
    turns.push({ start: source.start, end: source.end, i, head: heads[i] ?? null })
  }
  // Of sources at one place the first attribution's counts, so it stands last.
  turns.sort((a, b) => a.start - b.start || b.i - a.i)
  // Those that will never stand for anybody are stepped over: each points at the nearest before it that may.
  const behind = Int32Array.from(turns, (_, k) => k)
  const live = (k: number): number => {
    let at = k
    while (at >= 0 && behind[at] !== at) {
      const next = behind[at] ?? -1
      if (next >= 0) behind[at] = behind[next] ?? -1
      at = next
    }
    return at
  }
  return {
    around: ({ start, end }) => {
      const found = contents.at(start).flatMap((placed) => (end <= placed.end ? [placed.value] : []))
      return [...new Set(found)].sort((a, b) => a - b)
    },
    isTold: ({ start, end }) => contents.at(start).some((placed) => end <= placed.end),
    sourceAt: (offset) => sources.at(offset).at(-1)?.value,
    speakerBefore(offset) {
      let last = begunAt(turns, offset - 1) - 1
      for (let k = live(last); k >= 0; k = live(k - 1)) {
        const turn = turns[k]
        if (!turn || offset < turn.end) {
          last = Math.min(last, k - 1)
          continue
        }
        const figure = figureOf(turn.head)
        if (figure) return { figure, start: turn.start, isLast: k === last }
        if (!turn.head || turn.head.token.end <= offset) behind[k] = k - 1
      }
      return null
    },
  }
}
