/** Which statements the reader wants to see. */
import type { Record, Statement } from "../record/index.ts"
import { joined, whoOf } from "./words.ts"

/** Empty strings want everything. */
export interface Wanted {
  words: string
  speaker: string
  stance: string
  type: string
  quotation: string
}

type Choice = Exclude<keyof Wanted, "words">

export function everything(): Wanted {
  return { words: "", speaker: "", stance: "", type: "", quotation: "" }
}

const fieldOf: { [key in Choice]: (record: Record, statement: Statement) => string } = {
  speaker: (record, statement) => {
    const { worded, name } = whoOf(record, statement)
    return name ?? worded
  },
  stance: (_, { stance }) => stance ?? "",
  type: (_, { source }) => source.type ?? "",
  quotation: (_, { content }) => content.quotation,
}

const labels: { [key in Choice]: string } = {
  speaker: "Source",
  stance: "Stance",
  type: "Kind of source",
  quotation: "Wording",
}

export function matches(record: Record, statement: Statement, wanted: Wanted): boolean {
  const keys = Object.keys(fieldOf) as Choice[]
  if (keys.some((key) => wanted[key] && wanted[key] !== fieldOf[key](record, statement))) return false
  const { source, cue, content } = statement
  const text = [source, cue, content]
    .map(({ spans }) => joined(spans))
    .join(" ")
    .toLowerCase()
  return wanted.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** What can be chosen, the most frequent first. */
export function choicesOf(record: Record) {
  return (Object.keys(fieldOf) as Choice[]).map((key) => {
    const counts = new Map<string, number>()
    for (const statement of record.statements) {
      const value = fieldOf[key](record, statement)
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const values = [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([value, count]) => ({ value, text: shortened(value), count }))
    return { key, label: labels[key], values }
  })
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 38)}…` : text
}
