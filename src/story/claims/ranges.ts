/** Ranges one behind the other, as sentences are → those at a place: looked up, for there may be as many as there are clauses to look for. */
import type { Range } from "../../record/index.ts"

/** The one that a place is in. */
export function rangeAt(ranges: readonly Range[], at: number): Range | undefined {
  const found = ranges[firstBehind(ranges, at)]
  return found && found.start <= at ? found : undefined
}

/** Those that have something of another range. */
export function rangesWithin(ranges: readonly Range[], { start, end }: Range): Range[] {
  const found: Range[] = []
  for (let i = firstBehind(ranges, start); i < ranges.length; i++) {
    const range = ranges[i]
    if (!range || range.start >= end) break
    found.push(range)
  }
  return found
}

/** The index of the first that ends behind a place; how many there are where none does. */
function firstBehind(ranges: readonly Range[], at: number): number {
  let [from, to] = [0, ranges.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ranges[middle]?.end ?? at) <= at) from = middle + 1
    else to = middle
  }
  return from
}
