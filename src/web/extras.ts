/**
 * To whom, through what, on what occasion, when and on what condition: where each of them stands in the sentence of a card.
 *
 * They stand where the text has them. What the text has in another sentence stays out: the card tells it below.
 */
import type { Record, Span, Statement } from "../record/index.ts"
import { isQuoted } from "./content.ts"
import { inTheMiddle, prepositionBefore, prepositionOfDate } from "./phrases.ts"
import { joined, nameOf } from "./words.ts"

export interface Extra {
  role: Role
  spans: readonly Span[]
  text: string
  /** what joins it to the words before it, and to those behind it */
  by: string
  to: string
  /** the article's words, where a pronoun gave way to a name */
  words?: string
}

type Role = "addressee" | "medium" | "occasion" | "said" | "condition"
const ORDER = ["addressee", "medium", "occasion", "said", "condition"] as const
const PRONOUN = /^(me|him|her|us|them|you|it)$/i
const HAS_OBJECT =
  /(^|\s)(told|tells?|assur(ed?|es)|inform(ed|s)|remind(ed|s)|warn(ed|s)|ask(ed|s)|urg(ed?|es)|order(ed|s)|promis(ed?|es)|accus(ed?|es)|call(ed|s) on|advis(ed?|es)|beg(ged|s)|implor(ed?|es)|thank(ed|s)|press(ed|es)|blam(ed?|es)|prais(ed?|es)|criticis(ed?|es)|condemn(ed|s))$/i

interface Places {
  /** "On Monday, she said …" */
  before: Extra[]
  /** "She on Monday said …" */
  middle: Extra[]
  /** "She said on Monday …" */
  after: Extra[]
  /** "She denied it on Monday." */
  behind: Extra[]
}

/** @param turned whether the text has what was said before the word of saying */
export function extrasOf(record: Record, statement: Statement, turned: boolean): Places {
  const places: Places = { before: [], middle: [], after: [], behind: [] }
  for (const extra of partsOf(record, statement)) {
    const place = placeOf(record, statement, turned, extra)
    if (place === "middle") places.middle.push({ ...extra, ...around(record, statement, extra) })
    else if (place) places[place].push(extra)
  }
  if (turned) places.after.sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
  return places
}

/** Null: nowhere that reads well. */
function placeOf(
  record: Record,
  { source, cue, content }: Statement,
  turned: boolean,
  { role, spans }: Extra,
): keyof Places | null {
  const [who, word, first, last] = [source.spans[0], cue.spans[0], content.spans[0], content.spans.at(-1)]
  const at = spans[0]?.start ?? 0
  if (role === "condition") return first && !isQuoted(content) ? "behind" : null
  if (word && at < word.start) {
    if (role === "addressee") return null // "Asked by reporters, she said": no hearer of hers
    if (who && who.start < at && at < word.start) return isShort(record, who, word) ? "middle" : null
    return turned && first && at > first.start ? "after" : "before"
  }
  if (turned || !first || !last || at < first.start || /^(that\s|["“‘«])/.test(first.text)) return "after"
  return /^[\s\p{Ll}]{0,12}$/u.test(record.article.text.slice(last.end, at)) ? "behind" : null
}

/** Nothing much between a source and its verb: " on Monday ", ", dated 14 February, ". */
function isShort({ article }: Record, who: Span, word: Span): boolean {
  return /^\s[^,.]{1,40}\s$|^,[^,.]{1,60},\s$/.test(article.text.slice(who.end, word.start))
}

function around({ article }: Record, { source, cue }: Statement, { spans }: Extra): { by: string; to: string } {
  const [first, last] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0]
  return {
    by: article.text.slice(source.spans[0]?.end ?? first, first),
    to: article.text.slice(last, cue.spans[0]?.start ?? last).trimEnd(),
  }
}

/** Those in the sentence of the cue that no other part has said, in the text's order. */
function partsOf(record: Record, statement: Statement): Extra[] {
  const { source, cue, content } = statement
  const own = [...source.spans, ...cue.spans, ...content.spans]
  const taken: Span[] = own.slice()
  return ORDER.flatMap((role) => {
    const part = statement[role]
    return part ? [{ role, spans: part.spans }] : []
  })
    .sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))
    .filter(({ spans }) => {
      const free = spans.every((span) => !taken.some(({ start, end }) => span.start < end && span.end > start))
      if (free) taken.push(...spans)
      return free && spans.some((span) => isNear(record, own, span))
    })
    .map(({ role, spans }) => {
      const by = role === "condition" ? "," : joinedBy(record, statement, role)
      return {
        role,
        spans,
        ...wordsOf(record, statement, role),
        by: by ? `${by === "," ? "" : " "}${by} ` : " ",
        to: "",
      }
    })
}

/** In one sentence with some part of the statement. */
function isNear({ article }: Record, own: readonly Span[], span: Span): boolean {
  return own.some(({ start, end }) => {
    const [from, to] = span.end <= start ? [span.end, start] : [end, span.start]
    return to - from < 200 && !/[.!?]["”’)]?\s|\n|["”]\s+\p{Lu}/u.test(article.text.slice(from - 1, to))
  })
}

function wordsOf(record: Record, statement: Statement, role: Role): { text: string; words?: string } {
  const words = joined(statement[role]?.spans ?? []).replace(/(?<![,;:\s])[,;:\s]+$/, "")
  const name = role === "addressee" && PRONOUN.test(words) ? nameOf(record, statement.addressee?.entity ?? null) : null
  return name ? { text: name, words } : { text: inTheMiddle(words) }
}

function joinedBy(record: Record, statement: Statement, role: Role): string {
  const span = statement[role]?.spans[0]
  if (!span) return ""
  const own =
    /^(in|on|at|by|via|through|to|from|during|over|before|after|until|since|for|with|about|as|when|while|ahead of|outside|inside|earlier|later|last|next|this|that|today|yesterday|tonight|asked|speaking|answering|leaving|\p{L}+ing)\b/iu
  if (own.test(span.text)) return ""
  const has = prepositionBefore(record, span)
  if (role === "addressee") return HAS_OBJECT.test(joined(statement.cue.spans)) ? "" : (has ?? "to")
  if (role === "said") return has && has !== "of" ? has : prepositionOfDate(span.text)
  const told =
    /(^|\s)(told|tells)$/i.test(joined(statement.cue.spans)) && statement.cue.spans.at(-1)?.end === span.start - 1
  return told ? "" : has && has !== "of" ? has : role === "medium" ? "in" : "at"
}
