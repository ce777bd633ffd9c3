/**
 * Spans by where they stand: which of them hold an offset or touch a range is answered without a look at the rest, so that asking it of every
 * attribution of an article costs no more than the article is long.
 *
 * Two forms. Ranges in text order that never overlap (sentences, quotations, names) are halved. Spans that do overlap, or that become more while they
 * are asked for, stand on a shelf: in every cell of CELL characters that they touch.
 */
import type { Range } from "../../record/index.ts"

/** How many of some ranges in text order begin at or before `offset`. */
export function begunAt(ranges: readonly Range[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

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

const CELL = 64

interface Placed<T> extends Range {
  value: T
}

export interface Shelf<T> {
  put(span: Range, value: T): void
  /** those that hold the offset, in the order in which they were put there */
  at(offset: number): Placed<T>[]
  /** those that share a character with the range, each once, by the cell that they begin in */
  over(range: Range): Placed<T>[]
}

export function shelf<T>(): Shelf<T> {
  const cells = new Map<number, Placed<T>[]>()
  const cellOf = (offset: number) => Math.floor(offset / CELL)
  return {
    put({ start, end }, value) {
      const placed = { start, end, value }
      for (let cell = cellOf(start); cell <= cellOf(Math.max(start, end - 1)); cell++) {
        const there = cells.get(cell)
        if (there) there.push(placed)
        else cells.set(cell, [placed])
      }
    },
    at: (offset) => (cells.get(cellOf(offset)) ?? []).filter(({ start, end }) => start <= offset && offset < end),
    over(range) {
      const first = cellOf(range.start)
      const out: Placed<T>[] = []
      for (let cell = first; cell <= cellOf(Math.max(range.start, range.end - 1)); cell++) {
        for (const placed of cells.get(cell) ?? []) {
          const isNew = cell === first || cellOf(placed.start) === cell
          if (isNew && placed.start < range.end && range.start < placed.end) out.push(placed)
        }
      }
      return out
    },
  }
}
