/**
 * A statement as one sentence that a person would write, made of the article's own words:
 * who, what they do, to whom, through what, when, and what it is.
 *
 *   Odile Farrow told reporters on Monday: “Nobody put that memo in front of me.”
 */
import type { Record, Span, Statement } from "../record/index.ts"
import { joined, whoOf } from "./words.ts"

export interface Piece {
  /** the part of the statement whose words these are; null for what joins them */
  role: string | null
  text: string
}

/** A cue that a source follows and a sentence can begin with. */
const LEADS = /(^|\s)(to|of|per|by|from|citing|quoting)$/i

export function sentenceOf(record: Record, statement: Statement): Piece[] {
  const { source, cue, content } = statement
  const order =
    source.spans.length === 0
      ? nobody(statement)
      : leads(record, statement)
        ? led(record, statement)
        : told(record, statement)
  const pieces = order.filter(({ text }) => text !== "")
  const last = (content.spans.length ? content : cue.spans.length ? cue : source).spans.at(-1)?.text ?? ""
  if (pieces[0]) pieces[0] = { ...pieces[0], text: capital(pieces[0].text) }
  return /[.!?…]["”’'»)]*\s*$|,["”’»]\s*$/.test(last) ? pieces : [...pieces, joint(".")]
}

/** Who → cue → to whom, through what, when → content. */
function told(record: Record, statement: Statement): Piece[] {
  const { source, cue, content } = statement
  const { shown, also } = whoOf(record, source)
  const aside = shown.split(",").length === 2 ? "," : ""
  const pieces: Piece[] = [
    { role: "source", text: shown },
    joint(also ? ` (${also})` : aside),
    joint(cue.spans.length ? " " : ""),
  ]
  pieces.push({ role: "cue", text: joined(cue.spans) })
  let before = cue.spans.at(-1)
  for (const { role, spans } of extrasOf(statement)) {
    pieces.push(joint(gap(record, before, spans[0]) ?? " "), { role, text: joined(spans) })
    before = spans.at(-1)
  }
  const first = content.spans[0]
  if (first)
    pieces.push(joint(gap(record, before, first) ?? (startsAnew(first) ? ": " : " ")), {
      role: "content",
      text: joined(content.spans),
    })
  return pieces
}

/** According to whom, content; where another outlet has it: the outlet, citing whom, content. */
function led(record: Record, { source, cue, content, via }: Statement): Piece[] {
  const relay = via.at(-1)
  const { shown, also } = whoOf(record, source)
  const first = content.spans[0]
  return [
    ...(relay ? [{ role: `via-${via.length - 1}`, text: joined(relay.spans) }, joint(", ")] : []),
    {
      role: "cue",
      text: relay ? joined(cue.spans).replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()) : joined(cue.spans),
    },
    joint(" "),
    { role: "source", text: shown },
    joint(also ? ` (${also})` : ""),
    joint(first ? (relay || startsAnew(first) ? ": " : ", ") : ""),
    { role: "content", text: joined(content.spans) },
  ]
}

/** The words as they stand, for there is no source to put first. */
function nobody({ cue, content }: Statement): Piece[] {
  const words = [
    ...cue.spans.map((span) => ({ role: "cue", span })),
    ...content.spans.map((span) => ({ role: "content", span })),
  ]
  const sorted = words.sort((a, b) => a.span.start - b.span.start)
  return [
    joint("Nobody named: … "),
    ...sorted.flatMap(({ role, span }, i) => [joint(i ? " " : ""), { role, text: joined([span]) }]),
  ]
}

function leads({ article }: Record, { source, cue }: Statement): boolean {
  const [word, who] = [cue.spans.at(-1), source.spans[0]]
  return Boolean(
    word && who && word.end <= who.start && LEADS.test(word.text) && !article.text.slice(word.end, who.start).trim(),
  )
}

/** To whom, through what, on what occasion and when, in the text's order; not what another part already says. */
function extrasOf({ source, cue, content, addressee, medium, occasion, said }: Statement) {
  const taken = [...source.spans, ...cue.spans, ...content.spans]
  const parts = { addressee, medium, occasion, said }
  return Object.entries(parts)
    .flatMap(([role, part]) => (part ? [{ role, spans: part.spans }] : []))
    .sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))
    .filter(({ spans }) => {
      const free = spans.every((span) => !taken.some(({ start, end }) => span.start < end && span.end > start))
      if (free) taken.push(...spans)
      return free
    })
    .map(({ role, spans }) => ({
      role,
      spans: spans.map((span, i) => (i ? span : { ...span, text: lowered(span.text) })),
    }))
}

/** The one or two words that stand between two parts, when nothing else does. */
function gap({ article }: Record, left: Span | undefined, right: Span | undefined): string | null {
  if (!left || !right || left.end > right.start) return null
  const between = article.text.slice(left.end, right.start)
  return /^(\s\p{Ll}{1,8}){0,2}\s$/u.test(between) ? between.replace(/\s/g, " ") : null
}

function startsAnew({ text }: Span): boolean {
  return /^["“‘'«\p{Lu}]/u.test(text)
}

function lowered(text: string): string {
  return text.replace(
    /^(In|On|At|Earlier|Later|Late|Last|During|After|Before|By|From|When|As|Speaking|Asked)\b/,
    (word) => word.toLowerCase(),
  )
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

function joint(text: string): Piece {
  return { role: null, text }
}
