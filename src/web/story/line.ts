/** How a figure, a day, a status or a source changed: its values in the order of time, on a line; a number that rises stands higher. */
import type { Story } from "../../record/index.ts"
import { type Cited, citedOf, dayIn, type Held, outletOf } from "./held.ts"

type Change = Story["changes"][number]

export interface Point {
  day: string
  value: string
  /** it is another value than the one before */
  turned: boolean
  outlets: string[]
  cited: Cited | null
  /** from 0, the least, to 1; 0 where values are no numbers */
  height: number
}

/** One point for each value of a day. */
export function pointsOf(held: Held, { values }: Change): Point[] {
  const groups = Map.groupBy(values, ({ published, value }) => `${published?.slice(0, 10) ?? ""}\n${value}`)
  const numbers = values.map(({ value }) => numberIn(value))
  const known = numbers.filter((n) => n !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const scaled = known.length === values.length && most > least
  let last: string | null = null
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const shown = group.find(({ span }) => span !== null) ?? first
    const point = {
      day: dayIn(held, first.published),
      value: first.value,
      turned: last !== null && last !== first.value,
      outlets: [...new Set(group.map(({ article }) => outletOf(held.articles.get(article))))],
      cited: shown.span ? citedOf(held, shown.article, shown.span) : null,
      height: scaled ? ((numberIn(first.value) ?? least) - least) / (most - least) : 0,
    }
    last = first.value
    return [point]
  })
}

/** 1,200 · 4.5 · 140 homes; a day of the month is no number to be compared. */
function numberIn(value: string): number | null {
  const [digits, ...others] = value.match(/\d[\d,]*(?:\.\d+)?/g) ?? []
  return digits && others.length === 0 && !/\p{L}{3}$/u.test(value.trimEnd())
    ? Number(digits.replaceAll(",", ""))
    : null
}

/** The points joined, in a box as wide as there are points and one high; each stands where its share of the width begins. */
export function lineThrough(points: readonly Point[]): string {
  return points.map(({ height }, i) => `${i === 0 ? "M" : "L"}${i} ${1 - height}`).join("")
}
