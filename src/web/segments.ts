/**
 * A text with spans that overlap and nest → runs that do not: each knows the spans it lies in.
 *
 * The runs of a paragraph, joined, are the paragraph; every span begins and ends where a run does.
 */
import type { Marking } from "./markings.ts"

export interface Segment {
  start: number
  text: string
  marks: Marking[]
  /** contents that begin or end here, for the brackets that stand around them */
  opens: Marking[]
  closes: Marking[]
}

/** Paragraphs of segments, in order. Paragraphs part at line breaks, which belong to none. */
export function segmentsOf(text: string, markings: readonly Marking[]): Segment[][] {
  const sorted = markings.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let next = 0
  let open: Marking[] = []
  return Array.from(text.matchAll(/(?<![^\n\r\u2028\u2029])[^\S\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*/g), (match) => {
    const [from, to] = [match.index, match.index + match[0].length]
    open = open.filter((mark) => mark.end > from)
    for (let mark = sorted[next]; mark && mark.start < to; mark = sorted[++next]) if (mark.end > from) open.push(mark)
    return cut(text, from, to, open)
  })
}

function cut(text: string, from: number, to: number, marks: readonly Marking[]): Segment[] {
  const inner = marks.flatMap(({ start, end }) => [start, end]).filter((at) => at > from && at < to)
  const bounds = [...new Set([from, ...inner, to])].sort((a, b) => a - b)
  let next = 0
  let here: Marking[] = []
  return bounds.slice(0, -1).map((start, i) => {
    const end = bounds[i + 1] ?? to
    here = here.filter((mark) => mark.end > start)
    for (let mark = marks[next]; mark && mark.start < end; mark = marks[++next]) if (mark.end > start) here.push(mark)
    const contents = here.filter(({ role }) => role === "content")
    return {
      start,
      text: text.slice(start, end),
      marks: here,
      opens: contents.filter((mark) => mark.start === start || (start === from && mark.start < from)),
      closes: contents.filter((mark) => mark.end === end || (end === to && mark.end > to)),
    }
  })
}
