/** The paragraphs that have words of a statement, and of their neighbours as much as shows where they stand. */
import type { Segment } from "../../segments.ts"

interface Shown {
  segments: Segment[]
  /** it has words of the statement */
  own: boolean
}

const OWN = new Set(["source", "cue", "content"])
/** As much of a neighbour, in letters. */
const ROOM = 180

export function contextOf(paragraphs: readonly Segment[][]): Shown[] {
  const own = paragraphs.map((segments) => segments.some(({ marks }) => marks.some(({ role }) => OWN.has(role))))
  const [first, last] = [own.indexOf(true), own.lastIndexOf(true)]
  if (first < 0) return []
  const before = paragraphs[first - 1]
  const after = paragraphs[last + 1]
  return [
    ...(before ? [{ segments: [plain(ended(textOf(before)))], own: false }] : []),
    ...paragraphs.slice(first, last + 1).map((segments, i) => ({ segments, own: own[first + i] ?? false })),
    ...(after ? [{ segments: [plain(begun(textOf(after)))], own: false }] : []),
  ]
}

const textOf = (segments: readonly Segment[]) => segments.map(({ text }) => text).join("")
const ended = (text: string) => (text.length > ROOM ? `… ${text.slice(-ROOM).replace(/^\S*\s/, "")}` : text)
const begun = (text: string) => (text.length > ROOM ? `${text.slice(0, ROOM).replace(/\s\S*$/, "")} …` : text)
const plain = (text: string): Segment => ({ start: 0, text, marks: [], opens: [], closes: [] })
