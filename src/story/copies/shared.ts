/**
 * What two texts share of their narration: runs of words in the same order, wherever they stand.
 *
 * Shingles after A. Broder, On the resemblance and containment of documents (1997): every run of RUN words is looked up among those of the other text, so that
 * paragraphs may be cut, moved and put between.
 */
import type { Range } from "../../record/index.ts"
import type { Narration, Word } from "./narration.ts"

/** Six words in a row are seldom the same by chance, and a copy edited word by word still keeps many such runs. */
const RUN = 6

export interface Shared {
  /** how much of the text's own narration stands in the other one, 0 to 1 */
  share: number
  /** words of it that do */
  words: number
  /** paragraphs of which half or more does, in order */
  paragraphs: Range[]
  /** the longest run, from its first word to its last */
  longest: Range | null
}

/** Every run of RUN words of a narration. */
export function runsOf(narration: Narration): Set<string> {
  const runs = new Set<string>()
  for (const { stretches } of narration.paragraphs)
    for (const words of stretches) for (let i = 0; i + RUN <= words.length; i++) runs.add(runAt(words, i))
  return runs
}

/** A narration whose runs have numbers, so that it can be held against many others at little cost. */
export interface Numbered {
  narration: Narration
  /** of each stretch, in order, the run at each of its words that begins one */
  runs: readonly Int32Array[]
  all: ReadonlySet<number>
}

/** @param numbers of all runs so far: the same run has the same number in every narration; new ones are added */
export function numberedIn(numbers: Map<string, number>, narration: Narration): Numbered {
  const all = new Set<number>()
  const runs = narration.paragraphs.flatMap(({ stretches }) =>
    stretches.map((words) =>
      Int32Array.from({ length: Math.max(0, words.length - RUN + 1) }, (_, i) => {
        const run = runAt(words, i)
        const number = numbers.get(run) ?? numbers.size
        numbers.set(run, number)
        all.add(number)
        return number
      }),
    ),
  )
  return { narration, runs, all }
}

/** Of one text: what of it stands in another. */
export function sharedWith({ narration, runs }: Numbered, others: ReadonlySet<number>): Shared {
  const paragraphs: Range[] = []
  let words = 0
  let longest: Range | null = null
  let most = 0
  let at = 0
  for (const { start, end, stretches } of narration.paragraphs) {
    let here = 0
    let all = 0
    for (const stretch of stretches) {
      all += stretch.length
      for (const [from, to] of coveredIn(runs[at++], others)) {
        here += to - from
        const [first, last] = [stretch[from], stretch[to - 1]]
        if (to - from > most && first && last) [most, longest] = [to - from, { start: first.start, end: last.end }]
      }
    }
    words += here
    if (here > 0 && here >= all / 2) paragraphs.push({ start, end })
  }
  return { share: words / Math.max(1, narration.length), words, paragraphs, longest }
}

/** Stretches of words, from and to (exclusive), that runs of the other text cover. */
function coveredIn(runs: Int32Array = new Int32Array(), others: ReadonlySet<number>): [number, number][] {
  const out: [number, number][] = []
  for (let i = 0; i < runs.length; i++) {
    if (!others.has(runs[i] ?? -1)) continue
    const last = out.at(-1)
    if (last && i <= last[1]) last[1] = i + RUN
    else out.push([i, i + RUN])
  }
  return out
}

function runAt(words: readonly Word[], i: number): string {
  let run = ""
  for (let j = i; j < i + RUN; j++) run += `${words[j]?.key} `
  return run
}
