/**
 * A statement to print: the exact words, whose they are, in which outlet, of what day; below it the way to them.
 *
 *   “If there is no meeting, there is no mediator,” — Leopold Ansgar (“he” in the text), Skarn Valley Gazette, 4 October 2030
 *
 * Words in quotation marks are the speaker's. Of what is only retold, the outlet's own sentence is given, as the outlet's.
 */
import { linkToWords, type Record, type Statement, sentenceAt } from "../record/index.ts"
import { dayOf } from "./dates.ts"
import { joined, nameOf, relaysOf, whoOf } from "./words.ts"

export function quoteOf(record: Record, statement: Statement): string {
  const { article } = record
  const direct = statement.content.quotation === "direct" && statement.content.spans.length > 0
  const words = direct ? joined(statement.content.spans) : sentenceOfOutlet(record, statement)
  const day = dayOf(article.published)
  const who = direct ? whoInWords(record, statement) : meantInWords(record, statement)
  const from = [who, article.outlet ?? "outlet unknown", day ?? "no date"].filter(Boolean).join(", ")
  const link = linkToWords(record, statement)
  return [`${words} — ${from}`, ...(link ? [link] : [])].join("\n")
}

function sentenceOfOutlet({ article }: Record, { source, cue, content }: Statement): string {
  const sentences = [...source.spans, ...cue.spans, ...content.spans]
    .map((span) => sentenceAt(article.text, span))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: { start: number; end: number }[] = []
  for (const next of sentences) {
    const last = apart.at(-1)
    const joins = last && /^\s*$/.test(article.text.slice(last.end, Math.max(last.end, next.start)))
    if (last && joins) last.end = Math.max(last.end, next.end)
    else apart.push({ ...next })
  }
  return apart.map(({ start, end }) => article.text.slice(start, end).replace(/\s+/g, " ")).join(" … ")
}

function whoInWords(record: Record, statement: Statement): string {
  const { shown } = whoOf(record, statement.source)
  const worded = joined(statement.source.spans)
  const taken =
    shown && worded && !shown.toLowerCase().includes(worded.toLowerCase()) ? ` (“${worded}” in the text)` : ""
  const through = relaysOf(statement).map(
    ({ relay }) => `, through ${whoOf(record, relay).shown || joined(relay.spans)}`,
  )
  return `${shown || "speaker not named"}${taken}${through.join("")}`
}

/** Who a pronoun in the outlet's sentence is taken for. */
function meantInWords(record: Record, { source }: Statement): string {
  const name = nameOf(record, source.entity)
  const worded = joined(source.spans)
  return name && /^(he|she|it|they|i|we|who|which|that)$/i.test(worded) ? `“${worded}” taken for ${name}` : ""
}
