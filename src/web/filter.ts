/** Which statements the reader wants to see. */
import { derived, type Readable, type Writable, writable } from "svelte/store"
import type { Record, Statement } from "../record/index.ts"
import { joined, sourceTypeWords, speakerOf } from "./words.ts"

/** Empty strings want everything. */
export interface Wanted {
  words: string
  speaker: string
  stance: string
  type: string
  trait: Trait | ""
  /** what an entry of the answer box stands for */
  answer: Answer | null
}

interface Answer {
  label: string
  ids: ReadonlySet<string>
}

export type Trait = keyof typeof traits

/** What the head counts beside the answer box. */
export const traits = {
  hedged: ({ hedge }: Statement) => hedge !== null,
  withheld: ({ stance }: Statement) => stance === "withholds",
} satisfies { [name: string]: (statement: Statement) => boolean }

export function everything(): Wanted {
  return { words: "", speaker: "", stance: "", type: "", trait: "", answer: null }
}

const fieldOf = {
  speaker: speakerOf,
  stance: (_: Record, { stance }: Statement) => stance ?? "",
  type: (_: Record, { source }: Statement) => source.type ?? "",
}
const labels = { speaker: "Source", stance: "Stance", type: "Kind of source" }
const keys = ["speaker", "stance", "type"] as const

/** What the reader wants, and the statements that answer it. */
export function wishesOf(record: Record): { wanted: Writable<Wanted>; shown: Readable<Statement[]> } {
  const wanted = writable(everything())
  const shown = derived(wanted, (wanted) => statementsFor(record, wanted))
  return { wanted, shown }
}

/** The statements that a reader wants to see. */
export function statementsFor(record: Record, wanted: Wanted): Statement[] {
  return record.statements.filter((statement) => matches(record, statement, wanted))
}

function matches(record: Record, statement: Statement, wanted: Wanted): boolean {
  if (keys.some((key) => wanted[key] && wanted[key] !== fieldOf[key](record, statement))) return false
  if (wanted.answer && !wanted.answer.ids.has(statement.id)) return false
  if (wanted.trait && !traits[wanted.trait](statement)) return false
  if (!wanted.words.trim()) return true
  const text = textOf(record, statement)
  return wanted.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const texts = new WeakMap<Statement, string>()

function textOf(record: Record, statement: Statement): string {
  const known = texts.get(statement)
  if (known !== undefined) return known
  const { source, cue, content, via } = statement
  const parts = [source, cue, content, ...via].map(({ spans }) => joined(spans))
  const text = [speakerOf(record, statement), ...parts].join(" ").toLowerCase()
  texts.set(statement, text)
  return text
}

/** What can be chosen, the most frequent first. */
export function choicesOf(record: Record) {
  return keys.map((key) => {
    const counts = new Map<string, number>()
    for (const statement of record.statements) {
      const value = fieldOf[key](record, statement)
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const values = [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([value, count]) => ({ value, text: shortened(key === "type" ? typeWords(value) : value), count }))
    return { key, label: labels[key], values }
  })
}

function typeWords(type: string): string {
  return Object.entries(sourceTypeWords).find(([known]) => known === type)?.[1] ?? type
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 38)}…` : text
}
