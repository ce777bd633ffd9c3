/**
 * A record for the terminal: per statement who → what they do → to whom, then what, wrapped to the width of the window.
 *
 *    3  Edda Quist → told → the council [denies]
 *       that the crack was new
 *       said       on Monday → 2031-03-10
 */
import { type Event, type Note, noteCodes, type Record, type Span, type Statement } from "../record/index.ts"
import { summaryOf } from "./summary.ts"
import { clean, type Painter, painter, wrap } from "./terminal.ts"

export interface TextStyle {
  /** columns to wrap at */
  columns: number
  /** whether escape sequences for colour may be written */
  color: boolean
}

interface Page {
  record: Record
  columns: number
  paint: Painter
  /** the columns that the statements' numbers take */
  gutter: number
}

const WIDEST = 88
const NARROWEST = 24
const DEEPEST = 4
const LABEL = 11

export function writeText(record: Record, { columns, color }: TextStyle): string {
  const page: Page = {
    record,
    columns: Math.max(NARROWEST, Math.min(columns, WIDEST)),
    paint: painter(color),
    gutter: String(record.statements.length).length + 1,
  }
  const depths = depthsOf(record.statements)
  const blocks = [
    header(page),
    ...record.statements.map((statement, i) => block(page, statement, i + 1, depths.get(statement.id) ?? 0)),
    events(page),
    notes(page),
  ]
  return `${blocks.filter((lines) => lines !== "").join("\n\n")}\n`
}

function header({ record, columns, paint }: Page): string {
  const { title, uri, outlet, byline, published } = record.article
  const facts = [outlet, byline, published?.slice(0, 10)].filter((fact) => fact).join(" · ")
  const lines = [paint.strong(clean(title ?? uri)), paint.quiet(clean(facts)), paint.quiet(summaryOf(record))]
  return lines
    .filter((line) => line !== "")
    .map((line) => wrap(line, columns, ""))
    .join("\n")
}

function block(page: Page, statement: Statement, number: number, depth: number): string {
  const { columns, paint, gutter } = page
  const inset = " ".repeat(Math.min(depth, DEEPEST) * 2)
  const first = `${String(number).padStart(gutter)}  ${inset}${depth ? "↳ " : ""}`
  const body = " ".repeat(first.length)
  const content = clean(joined(statement.content.spans))
  return [
    wrap(headline(page.record, statement, paint), columns, first),
    ...(content
      ? [wrap(statement.content.quotation === "indirect" ? content : paint.quoted(content), columns, body)]
      : []),
    ...detailsOf(statement).map(([label, words]) => wrap(paint.quiet(words), columns, `${body}${label.padEnd(LABEL)}`)),
  ].join("\n")
}

/** Who, what they do by the text's own words, to whom; then the stance, unless it is merely said, and the hedge. */
function headline(record: Record, { source, cue, addressee, stance, hedge }: Statement, paint: Painter): string {
  const who = clean(whoOf(record, source))
  const several = source.count && source.count > 1 ? paint.quiet(` ×${source.count}`) : ""
  const parts = [
    who ? paint.who(who) + several : paint.quiet("nobody named"),
    paint.act(clean(joined(cue.spans)) || "—"),
  ]
  if (addressee) parts.push(clean(whoOf(record, addressee)))
  const signs = [
    ...(stance && stance !== "says" ? [paint.stance(`[${stance}]`)] : []),
    ...(hedge ? [paint.stance(`(hedged: ${clean(joined(hedge.spans))})`)] : []),
  ]
  return [parts.join(" → "), ...signs].join(" ")
}

/** The words, and the name where the words do not hold it. */
function whoOf({ entities }: Record, { spans, entity }: { spans: Span[]; entity: string | null }): string {
  const worded = joined(spans).replace(/[,;:\s]+$/, "")
  const name = entities.find(({ id }) => id === entity)?.name
  return name && !worded.includes(name) ? `${worded} (${name})` : worded
}

/** Label and words of each further thing that the text tells. */
function detailsOf({ medium, occasion, said, condition, via }: Statement): [label: string, words: string][] {
  const line = (label: string, part: { spans: Span[] } | null, more = ""): [string, string][] =>
    part ? [[label, `${clean(joined(part.spans))}${more}`]] : []
  return [
    ...via.flatMap((relay) => line("via", relay)),
    ...line("through", medium),
    ...line("occasion", occasion),
    ...line("said", said, said ? ` → ${said.value}` : ""),
    ...line("condition", condition),
  ]
}

/** One line an event: when, what, its status, who is in it, and the number of the statement on whose word it stands. */
function events({ record, columns, paint }: Page): string {
  if (record.events.length === 0) return ""
  const width = Math.max(...record.events.map(({ date }) => (date?.value ?? "").length))
  const numbers = new Map(record.statements.map(({ id }, i) => [id, i + 1]))
  const line = ({ date, trigger, status, participants, statement }: Event) => {
    const who = participants.map(({ spans }) => clean(joined(spans))).join(", ")
    const word = statement && numbers.has(statement) ? `on the word of ${numbers.get(statement)}` : ""
    const more = [who, word].filter(Boolean).join(" · ")
    const words = `${clean(trigger.text)} ${paint.stance(`[${status}]`)} ${paint.quiet(more)}`
    return wrap(words, columns, `  ${(date?.value ?? "").padEnd(width)}${width ? "  " : ""}`)
  }
  return [paint.strong("Events"), ...record.events.toSorted(byDate).map(line)].join("\n")
}

function byDate(a: Event, b: Event): number {
  const [x, y] = [a.date?.value ?? "~", b.date?.value ?? "~"]
  return x < y ? -1 : x > y ? 1 : 0
}

function notes({ record, columns, paint }: Page): string {
  const line = ({ code, span }: Note) => {
    const about = noteCodes.find(([known]) => known === code)?.[1] ?? code
    return wrap(paint.quiet(`${about}${span ? ` “${clean(span.text)}”` : ""}`), columns, "  note  ")
  }
  return record.notes.map(line).join("\n")
}

function depthsOf(statements: readonly Statement[]): Map<string, number> {
  const depths = new Map<string, number>()
  for (const { id, within } of statements) depths.set(id, within === null ? 0 : (depths.get(within) ?? 0) + 1)
  return depths
}

function joined(spans: readonly Span[]): string {
  return spans.map(({ text }) => clean(text)).join(" … ")
}
