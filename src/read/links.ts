/**
 * Runs of pieces → attributions: which source and which contents belong to which cue.
 *
 * Each cue takes its best source, or none; several cues may share one ("the mayor repeated …, adding …"). Each content goes to its
 * best cue. A source that no cue took is dropped. A pair is scored in the window whose core holds the run that chooses:
 * scaled dot product of two span vectors, and a learned bias for how far apart they stand (training/model.py).
 */
import type { Run } from "./decode.ts"
import type { Window } from "./windows.ts"

export interface LinkNumbers {
  halves: readonly string[]
  width: number
  /** bounds of the distance buckets, in pieces */
  edges: readonly number[]
  /** [source|content][bucket] */
  far: readonly (readonly number[])[]
  /** the score of having no source */
  none: number
}

/** A window and its link vectors, [pieces shown, halves × width]. */
export interface LinkedWindow extends Window {
  vectors: Float32Array
}

/** The runs of one attribution. */
export interface Linked {
  source: Run[]
  cue: Run[]
  content: Run[]
}

/** Attributions in the order of their first run. */
export function linkRuns(runs: readonly Run[], windows: readonly LinkedWindow[], numbers: LinkNumbers): Linked[] {
  const cues = runs.filter((run) => run.role === 1)
  const sources = runs.filter((run) => run.role === 0)
  const made = new Map<Run, Linked>(cues.map((cue) => [cue, { source: [], cue: [cue], content: [] }]))
  for (const cue of cues) {
    const best = bestOf(cue, sources, windows, (window, source) => score(window, cue, source, numbers))
    if (best && best.score > numbers.none) made.get(cue)?.source.push(best.run)
  }
  for (const content of runs.filter((run) => run.role === 2)) {
    const best = bestOf(content, cues, windows, (window, cue) => score(window, cue, content, numbers))
    const attribution = best && made.get(best.run)
    if (attribution) attribution.content.push(content)
    else made.set(content, { source: [], cue: [], content: [content] })
  }
  const inOrder = (list: Run[]) => list.toSorted((a, b) => a.first - b.first)
  return [...made.values()]
    .map((linked) => ({ ...linked, content: inOrder(linked.content) }))
    .toSorted((a, b) => firstOf(a) - firstOf(b))
}

function firstOf({ cue, content }: Linked): number {
  return Math.min(...[...cue, ...content].map((run) => run.first))
}

function bestOf(
  run: Run,
  others: readonly Run[],
  windows: readonly LinkedWindow[],
  scored: (window: LinkedWindow, other: Run) => number,
): { run: Run; score: number } | null {
  const window = windows[countUpTo(windows, run.first, ({ coreFrom }) => coreFrom) - 1]
  if (!window || run.first >= window.coreTo) return null
  let best: { run: Run; score: number } | null = null
  for (let k = countUpTo(others, window.from - 1, ({ first }) => first); k < others.length; k++) {
    const other = others[k]
    if (!other || other.first >= window.to) break
    if (other.last >= window.to) continue
    const value = scored(window, other)
    if (!best || value > best.score) best = { run: other, score: value }
  }
  return best
}

/** How many of a list in ascending order have a value of at most `most`. */
function countUpTo<T>(list: readonly T[], most: number, of: (entry: T) => number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = list[middle]
    if (entry !== undefined && of(entry) <= most) low = middle + 1
    else high = middle
  }
  return low
}

function score(window: LinkedWindow, cue: Run, argument: Run, numbers: LinkNumbers): number {
  const role = argument.role === 0 ? 0 : 1
  const { width, halves } = numbers
  const row = (piece: number) =>
    (Math.min(Math.max(piece, window.from), window.to - 1) - window.from) * halves.length * width
  const [cueFirst, cueLast] = [row(cue.first) + 2 * role * width, row(cue.last) + (2 * role + 1) * width]
  const [argFirst, argLast] = [
    row(argument.first) + (4 + 2 * role) * width,
    row(argument.last) + (5 + 2 * role) * width,
  ]
  const v = window.vectors
  let dot = 0
  for (let i = 0; i < width; i++) {
    dot += ((v[cueFirst + i] ?? 0) + (v[cueLast + i] ?? 0)) * ((v[argFirst + i] ?? 0) + (v[argLast + i] ?? 0))
  }
  return dot / Math.sqrt(width) + (numbers.far[role]?.[bucket(gap(argument, cue), numbers.edges)] ?? 0)
}

/** Pieces between two runs: positive when the cue follows the argument. */
function gap(argument: Run, cue: Run): number {
  return cue.first > argument.last ? cue.first - argument.last : -(argument.first - cue.last)
}

function bucket(distance: number, edges: readonly number[]): number {
  const near = edges.filter((edge) => Math.abs(distance) > edge).length
  return distance >= 0 ? near : edges.length + 1 + near
}
