/**
 * A record for the terminal: per statement who → what they do → to whom, then what, wrapped to the width of the window.
 *
 *    3  Edda Quist → told → the council [denies]
 *       that the crack was new
 *       said       on Monday → 10 March 2031
 *
 * What is inferred has a `~` before it: a name for a pronoun or a description, a day from another sentence, a statement read with little
 * confidence (behind its number).
 */
import {
  compareTimex,
  type Event,
  isVouchedFor,
  type Note,
  noteCodes,
  type Record,
  type Span,
  type Statement,
  timeAt,
  timexInWords,
  titleOf,
} from "../record/index.ts"
import { isCarried, isUnsure, standsFor } from "./inferred.ts"
import { judgedOf } from "./judged.ts"
import { reasonsOf } from "./reasons.ts"
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
const INFERRED = "~"

export function writeText(record: Record, { columns, color }: TextStyle): string {
  const page: Page = {
    record,
    columns: Math.max(NARROWEST, Math.min(columns, WIDEST)),
    paint: painter(color),
    gutter: Math.max(0, ...record.statements.map((one) => String(numberOf(one)).length)) + 1,
  }
  const depths = depthsOf(record.statements)
  const statements = record.statements.map((statement) => block(page, statement, depths.get(statement.id) ?? 0))
  const isInferred = statements.some(({ inferred }) => inferred)
  const blocks = [header(page, isInferred), ...statements.map(({ lines }) => lines), events(page), notes(page)]
  return `${blocks.filter((lines) => lines !== "").join("\n\n")}\n`
}

function header({ record, columns, paint }: Page, isInferred: boolean): string {
  const { outlet, byline, published } = record.article
  const day = published ? timexInWords(published.slice(0, 10)) : "no date"
  const facts = [outlet ?? "outlet unknown", byline, day].filter((fact) => fact).join(" · ")
  const lines = [
    paint.strong(clean(titleOf(record.article))),
    paint.quiet(clean(facts)),
    ...summaryOf(record).map(paint.quiet),
    ...(isInferred ? [paint.inferred(`${INFERRED} inferred, not in these words: check it in the text`)] : []),
  ]
  return lines
    .filter((line) => line !== "")
    .map((line) => wrap(line, columns, ""))
    .join("\n")
}

interface Block {
  lines: string
  /** whether some of it has the mark */
  inferred: boolean
}

/** As in the whole article, also where it is shown alone. */
const numberOf = ({ id }: Statement) => Number(id.slice(1))

function block(page: Page, statement: Statement, depth: number): Block {
  const { record, columns, paint, gutter } = page
  const inset = " ".repeat(Math.min(depth, DEEPEST) * 2)
  const unsure = isUnsure(statement)
  const first = `${String(numberOf(statement)).padStart(gutter)}${unsure ? INFERRED : " "} ${inset}${depth ? "↳ " : ""}`
  const body = " ".repeat(first.length)
  const content = clean(joined(statement.content.spans))
  const head = headline(record, statement, paint)
  const details = detailsOf(record, statement)
  const lines = [
    wrap(head.words, columns, first),
    ...(content
      ? [wrap(statement.content.quotation === "indirect" ? content : paint.quoted(content), columns, body)]
      : []),
    ...details.map(({ label, words, inferred }) =>
      wrap(
        inferred ? paint.inferred(`${INFERRED}${words}`) : paint.quiet(words),
        columns,
        `${body}${label.padEnd(LABEL)}`,
      ),
    ),
  ]
  return { lines: lines.join("\n"), inferred: unsure || head.inferred || details.some(({ inferred }) => inferred) }
}

/** Who, what they do by the text's own words, to whom; then the stance, unless it is merely said, and the hedge. */
function headline(record: Record, statement: Statement, paint: Painter) {
  const { source, cue, addressee, stance, hedge } = statement
  const who = whoOf(record, source, paint, isVouchedFor(statement, "speaker"))
  const whom = addressee && whoOf(record, addressee, paint)
  const several = source.count && source.count > 1 ? paint.quiet(` ×${source.count}`) : ""
  const parts = [
    who.words ? `${paint.who(who.words)}${who.name}${several}` : paint.quiet("nobody named"),
    paint.act(clean(joined(cue.spans)) || "—"),
    ...(whom ? [`${whom.words}${whom.name}`] : []),
  ]
  const signs = [
    ...(stance && stance !== "says" ? [paint.stance(`[${stance}]`)] : []),
    ...(hedge ? [paint.stance(`(hedged: ${clean(joined(hedge.spans))})`)] : []),
  ]
  return { words: [parts.join(" → "), ...signs].join(" "), inferred: who.inferred || (whom?.inferred ?? false) }
}

/** The words, and behind them the name where they do not hold it. */
function whoOf(
  record: Record,
  { spans, entity }: { spans: Span[]; entity: string | null },
  paint: Painter,
  isVouched = false,
) {
  const words = clean(joined(spans).replace(/(?<![,;:\s])[,;:\s]+$/, ""))
  const meant = standsFor(record, words, entity)
  if (!meant) return { words, name: "", inferred: false }
  const name = clean(meant.name)
  const inferred = meant.inferred && !isVouched
  return {
    words: words || name,
    name: words ? ` ${inferred ? paint.inferred(`(${INFERRED}${name})`) : `(${name})`}` : "",
    inferred,
  }
}

interface Detail {
  label: string
  words: string
  /** brought here from another sentence */
  inferred: boolean
}

/** Each further thing that the text tells. */
function detailsOf(record: Record, statement: Statement): Detail[] {
  const { medium, occasion, said, condition, via } = statement
  const line = (label: string, part: { spans: Span[] } | null, more = ""): Detail[] =>
    part ? [{ label, words: `${clean(joined(part.spans))}${more}`, inferred: isCarried(record, statement, part) }] : []
  return [
    ...via.flatMap((relay) => line("via", relay)),
    ...line("through", medium),
    ...line("occasion", occasion),
    ...line("said", said, said ? dayBehind(record, said) : ""),
    ...line("condition", condition),
    ...judgedOf(statement).map((line) => ({ label: "judged", words: clean(line), inferred: false })),
    ...reasonsOf(statement).map((reason) => ({ label: "why", words: clean(reason), inferred: false })),
  ]
}

/** Nothing where the words already are the day. */
function dayBehind(record: Record, { spans, value }: { spans: Span[]; value: string }): string {
  const day = dayOf(record, { spans, value })
  return joined(spans).includes(day) ? "" : ` → ${day}`
}

/** In words, which depend on whether the text means one of them ("some Monday") or each ("every Monday"). */
function dayOf(record: Record, { spans, value }: { spans: readonly Span[]; value: string }): string {
  return timexInWords(value, timeAt(record, spans)?.type)
}

/** One line an event: when, what, its status, who is in it, and the number of the statement on whose word it stands. */
function events({ record, columns, paint }: Page): string {
  if (record.events.length === 0) return ""
  const dayIn = ({ date }: Event) => (date ? dayOf(record, date) : "")
  const width = record.events.reduce((widest, event) => Math.max(widest, dayIn(event).length), 0)
  const numbers = new Map(record.statements.map((one) => [one.id, numberOf(one)]))
  const line = (event: Event) => {
    const { trigger, status, participants, statement } = event
    const who = participants.map(({ spans }) => clean(joined(spans))).join(", ")
    const word = statement && numbers.has(statement) ? `on the word of ${numbers.get(statement)}` : ""
    const more = [who, word].filter(Boolean).join(" · ")
    const words = `${clean(trigger.text)} ${paint.stance(`[${status}]`)} ${paint.quiet(more)}`
    return wrap(words, columns, `  ${dayIn(event).padEnd(width)}${width ? "  " : ""}`)
  }
  return [paint.strong("Events"), ...record.events.toSorted(byDate).map(line)].join("\n")
}

const byDate = (a: Event, b: Event) => compareTimex(a.date?.value ?? "", b.date?.value ?? "")

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
