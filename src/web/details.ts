/** What the text tells of a statement that its sentence does not say out: who was meant, a date, a kind of medium, a condition. */
import type { Record, Statement } from "../record/index.ts"
import type { Piece } from "./content.ts"
import { countedFrom, dateInWords } from "./dates.ts"
import { isCarried } from "./inferred.ts"
import { joined, nameOf, whoOf } from "./words.ts"

export interface Detail {
  role: string
  label: string
  text: string
  /** what was made of the words */
  more: string | null
  /** what a date was counted from */
  from?: string
  /** brought here from another sentence */
  carried: boolean
}

/** @param sentence the sentence on the card: what it says out is not said again */
export function detailsOf(record: Record, statement: Statement, sentence: readonly Piece[]): Detail[] {
  const told = sentence
    .map(({ text }) => text)
    .join("")
    .toLowerCase()
  return all(record, statement)
    .map((detail) => ({ ...detail, carried: isBrought(record, statement, detail) }))
    .filter(({ text, more, carried }) => more !== null || carried || !told.includes(text.toLowerCase()))
}

function isBrought(record: Record, statement: Statement, { role }: { role: string }): boolean {
  if (role !== "said" && role !== "medium" && role !== "addressee") return false
  const part = statement[role]
  return part !== null && isCarried(record, statement, part)
}

function all(record: Record, statement: Statement): Omit<Detail, "carried">[] {
  const { source, addressee, medium, occasion, said, condition } = statement
  const details: Omit<Detail, "carried">[] = []
  const { read } = whoOf(record, source)
  if (read) details.push({ role: "source", label: "Who", text: read.words, more: read.as })
  if (addressee) {
    const listener = nameOf(record, addressee.entity)
    const words = joined(addressee.spans)
    const more = listener && !words.toLowerCase().includes(listener.toLowerCase()) ? listener : null
    details.push({ role: "addressee", label: "To", text: words, more })
  }
  if (said) details.push({ role: "said", label: "Said", text: joined(said.spans), ...dayIn(record, said) })
  if (medium) {
    const kind = medium.kind === "other" || joined(medium.spans).includes(medium.kind) ? null : medium.kind
    details.push({ role: "medium", label: "Through", text: joined(medium.spans), more: kind })
  }
  if (occasion) details.push({ role: "occasion", label: "Occasion", text: joined(occasion.spans), more: null })
  if (condition) details.push({ role: "condition", label: "Condition", text: joined(condition.spans), more: null })
  return details
}

/** Nothing where the words already say all of it. */
function dayIn(record: Record, { spans, value }: NonNullable<Statement["said"]>) {
  const day = dateInWords(value)
  const from = countedFrom(record, spans)
  return from === "" && day === joined(spans) ? { more: null } : { more: day, from }
}
