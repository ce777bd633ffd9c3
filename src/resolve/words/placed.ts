/**
 * Ranges in text order that never overlap (sentences, quotations, names): which of them hold an offset or touch a range is answered by halving, without
 * a look at the rest. Those that do overlap stand on a shelf (record/shelf.ts).
 */
import type { Range } from "../../record/index.ts"

/** How many of a list have a place of at most `most`, where places only grow. */
function countUpTo<T>(list: readonly T[], most: number, placeOf: (each: T) => number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeOf(list[middle] as T) <= most) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of some ranges in text order begin at or before `offset`. */
export const begunAt = (ranges: readonly Range[], offset: number): number =>
  countUpTo(ranges, offset, ({ start }) => start)

/** How many of some ranges in text order that never overlap end at or before `offset`: the index of the first that ends after it. */
export const endedAt = (ranges: readonly Range[], offset: number): number => countUpTo(ranges, offset, ({ end }) => end)

/** The range that holds `offset`, or the last one before it. */
export function rangeAt<R extends Range>(ranges: readonly R[], offset: number): R | undefined {
  return ranges[begunAt(ranges, offset) - 1]
}

/** The range that holds `offset`, of ranges in text order that never overlap. */
export function holding<R extends Range>(ranges: readonly R[], offset: number): R | undefined {
  const last = rangeAt(ranges, offset)
  return last && offset < last.end ? last : undefined
}

/** Those that share a character with the range, of ranges in text order that never overlap. */
export function touching<R extends Range>(ranges: readonly R[], { start, end }: Range): readonly R[] {
  const before = begunAt(ranges, start)
  const from = before > 0 && start < (ranges[before - 1]?.end ?? 0) ? before - 1 : before
  return ranges.slice(from, Math.max(from, begunAt(ranges, end - 1)))
}

/** Those that begin from `from` up to `to`, of ranges in the order of their starts. */
export function beginning<R extends Range>(ranges: readonly R[], from: number, to: number): readonly R[] {
  return ranges.slice(begunAt(ranges, from - 1), Math.max(0, begunAt(ranges, to - 1)))
}

/** As `beginning`, of what stands at a span. */
export function spansBeginning<T extends { span: Range }>(list: readonly T[], from: number, to: number): readonly T[] {
  const before = (offset: number) => countUpTo(list, offset - 1, ({ span }) => span.start)
  return list.slice(before(from), before(to))
}

/** The same characters as ranges in text order that never overlap. */
export function merged(spans: readonly Range[]): Range[] {
  const out: Range[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else out.push({ start, end })
  }
  return out
}
