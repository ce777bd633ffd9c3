/** How the parts of a statement are put into words. */
import type { Record, Span, Statement } from "../record/index.ts"

export function joined(spans: readonly Span[]): string {
  return spans.map(({ text }) => text.replace(/\s+/g, " ")).join(" … ")
}

/** The source as worded, and its full name where the words are not the name. */
export function whoOf({ entities }: Record, { source }: Statement): { worded: string; name: string | null } {
  const worded = joined(source.spans)
  const name = entities.find(({ id }) => id === source.entity)?.name ?? null
  return { worded: worded || (name ?? ""), name: name && worded && !worded.includes(name) ? name : null }
}

/** From this outlet down to whoever first said it. */
export function chainOf(record: Record, statement: Statement): string[] {
  const relays = statement.via.map((relay) => joined(relay.spans)).reverse()
  return [record.article.outlet ?? "this outlet", ...relays, whoOf(record, statement).worded || "nobody named"]
}

/** Label and words of every further part that the text gives. */
export function partsOf({ medium, occasion, said, condition }: Statement): [string, string][] {
  const part = (label: string, value: { spans: Span[] } | null, more = ""): [string, string][] =>
    value ? [[label, joined(value.spans) + more]] : []
  return [
    ...part("through", medium),
    ...part("on the occasion", occasion),
    ...part("when", said, said ? ` → ${dayOf(said.value) ?? said.value}` : ""),
    ...part("only", condition),
  ]
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

/** 2031-03-08 → 8 March 2031; what is no full day stays as it is. */
export function dayOf(value: string | null): string | null {
  const [, year, month, day] = value?.match(/^(\d{4})-(\d{2})-(\d{2})/) ?? []
  return year && month && day ? `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}` : value
}
