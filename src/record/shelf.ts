/**
 * Spans that may overlap, and may become more while they are asked for, by where they stand: in every cell of CELL characters that they touch. Which of them hold
 * an offset or touch a range is answered without a look at the rest, so that asking it of every statement costs no more than the article is long.
 */
import type { Range } from "./attribution.ts"

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
