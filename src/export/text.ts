/**
 * A record for the terminal: per statement who → what the source does with it → what, wrapped to the width of the window.
 *
 *   Edda Quist  denies
 *     “that the crack was new”
 */
import stringWidth from "string-width"
import wrapAnsi from "wrap-ansi"
import type { Record, Span, Statement } from "../record/index.ts"
import { summaryOf } from "./summary.ts"

export interface TextStyle {
  /** columns to wrap at */
  columns: number
  /** whether escape sequences for colour may be written */
  color: boolean
}

const WIDEST = 88
const NARROWEST = 24

export function writeText(record: Record, style: TextStyle): string {
  const paint = painter(style.color)
  const columns = Math.max(NARROWEST, Math.min(style.columns, WIDEST))
  const depths = depthsOf(record.statements)
  const blocks = [
    header(record, columns, paint),
    ...record.statements.map((statement) => block(record, statement, depths.get(statement.id) ?? 0, columns, paint)),
    footer(record, columns, paint),
  ]
  return `${blocks.filter((lines) => lines !== "").join("\n\n")}\n`
}

function header({ article }: Record, columns: number, paint: Painter): string {
  const facts = [article.outlet, article.byline, article.published?.slice(0, 10)].filter((fact) => fact)
  const lines = [paint.strong(clean(article.title ?? article.uri))]
  if (facts.length) lines.push(paint.quiet(clean(facts.join(" · "))))
  return lines.map((line) => wrap(line, columns, "")).join("\n")
}

function block(record: Record, statement: Statement, depth: number, columns: number, paint: Painter): string {
  const indent = "  ".repeat(depth)
  const body = `${indent}    `
  const content = joined(statement.content.spans)
  return [
    wrap(`${depth ? "↳ " : ""}${headline(record, statement, paint)}`, columns, indent, body),
    wrap(statement.content.quotation === "indirect" ? content : paint.quoted(content), columns, body),
    ...detailsOf(statement).map((line) => wrap(paint.quiet(line), columns, body)),
  ].join("\n")
}

/** Who, and what they do with the content: the stance where it is known, else the cue as worded. */
function headline({ entities }: Record, { source, cue, stance, hedge }: Statement, paint: Painter): string {
  const entity = entities.find(({ id }) => id === source.entity)
  const worded = joined(source.spans)
  const who = entity && !worded.includes(entity.name) ? `${worded} (${entity.name})` : worded
  const act = joined(cue.spans)
  const parts = [who ? paint.who(clean(who)) : paint.quiet("nobody named"), paint.act(act || "—")]
  if (stance && stance !== "says") parts.push(paint.stance(`[${stance}]`))
  if (hedge) parts.push(paint.stance(`(${joined(hedge.spans)})`))
  return parts.join(" → ")
}

/** One line for each further thing that the text tells. */
function detailsOf(statement: Statement): string[] {
  const { addressee, medium, occasion, said, condition, via } = statement
  const line = (label: string, part: { spans: Span[] } | null, more = "") =>
    part ? [`${label} ${joined(part.spans)}${more}`] : []
  return [
    ...line("to", addressee),
    ...line("through", medium),
    ...line("on", occasion),
    ...line("when", said, said ? ` (${said.value})` : ""),
    ...line("only", condition),
    ...via.flatMap((relay) => line("via", relay)),
  ]
}

function footer(record: Record, columns: number, paint: Painter): string {
  const notes = record.notes.map(({ code, span }) => `note: ${code}${span ? ` (“${clean(span.text)}”)` : ""}`)
  return [summaryOf(record), ...notes].map((line) => wrap(paint.quiet(line), columns, "")).join("\n")
}

function depthsOf(statements: readonly Statement[]): Map<string, number> {
  const depths = new Map<string, number>()
  for (const { id, within } of statements) depths.set(id, within === null ? 0 : (depths.get(within) ?? 0) + 1)
  return depths
}

function joined(spans: readonly Span[]): string {
  return spans.map(({ text }) => clean(text)).join(" … ")
}

/** One line, and nothing that a terminal would obey. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, (run) =>
      /^\p{Cf}+$/u.test(run) ? run.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "") : " ",
    )
    .trim()
}

function wrap(line: string, columns: number, first: string, rest = first): string {
  const width = Math.max(10, columns - Math.max(stringWidth(first), stringWidth(rest)))
  return wrapAnsi(line, width, { hard: true })
    .split("\n")
    .map((part, i) => `${i ? rest : first}${part}`)
    .join("\n")
}

type Painter = ReturnType<typeof painter>

function painter(color: boolean) {
  const with_ = (code: string) => (text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text)
  return {
    strong: with_("1"),
    quiet: with_("2"),
    who: with_("1;36"),
    act: with_("33"),
    stance: with_("35"),
    quoted: with_("3"),
  }
}
