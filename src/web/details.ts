/** What the text tells of a statement that its sentence does not say out: a date, a kind of medium, a condition, a name. */
import type { Record, Statement } from "../record/index.ts"
import { countedFrom, dateInWords } from "./dates.ts"
import { sentenceOf } from "./sentence.ts"
import { joined, nameOf } from "./words.ts"

export interface Detail {
  role: string
  label: string
  text: string
  /** what was made of the words */
  more: string | null
}

export function detailsOf(record: Record, statement: Statement): Detail[] {
  const sentence = sentenceOf(record, statement)
    .map(({ text }) => text)
    .join("")
    .toLowerCase()
  return all(record, statement).filter(({ text, more }) => more !== null || !sentence.includes(text.toLowerCase()))
}

function all(record: Record, statement: Statement): Detail[] {
  const { addressee, medium, occasion, said, condition } = statement
  const details: Detail[] = []
  const listener = addressee && nameOf(record, addressee.entity)
  if (addressee && listener && listener !== joined(addressee.spans)) {
    details.push({ role: "addressee", label: "To", text: joined(addressee.spans), more: listener })
  }
  if (said) {
    const more = `${dateInWords(said.value)}${countedFrom(record, said.spans)}`
    details.push({ role: "said", label: "Said", text: joined(said.spans), more })
  }
  if (medium) {
    const kind = medium.kind === "other" || joined(medium.spans).includes(medium.kind) ? null : medium.kind
    details.push({ role: "medium", label: "Through", text: joined(medium.spans), more: kind })
  }
  if (occasion) details.push({ role: "occasion", label: "Occasion", text: joined(occasion.spans), more: null })
  if (condition) details.push({ role: "condition", label: "Condition", text: joined(condition.spans), more: null })
  return details
}
