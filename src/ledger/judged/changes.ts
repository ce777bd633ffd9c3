/** One statement with what people changed in it. */
import { languageOf, paragraphsOf, quotationsOf } from "../../language/index.ts"
import type { Entity, JudgedBy, Quotation, Reasons, Span, Speaker, Stance, Statement } from "../../record/index.ts"
import { isSame } from "./places.ts"
import { entityFor, sourceWith } from "./speakers.ts"

export interface Change {
  by: JudgedBy
  isNone?: boolean
  /** null: open; the words null: those that were read */
  who?: { speaker: Speaker | null; source: Span[] | null }
  stance?: Stance
  words?: Span[]
}

/** What all statements of a record share while they are changed. */
export interface Working {
  text: string
  /** new ones are put behind the others */
  entities: Entity[]
}

export function changed(read: Statement, { who, stance, words }: Partial<Change>, working: Working): Statement {
  let statement = read
  if (who) {
    const entity = who.speaker && entityFor(who.speaker, working.entities, working.text, read.source.entity)
    const source = sourceWith(read.source, entity, who.source)
    if (source !== read.source) statement = without({ ...statement, source }, "source")
    if (entity && entity.id !== read.source.entity) callsSo(source.spans, entity, working.entities)
  }
  if (stance && stance !== read.stance) statement = without({ ...statement, stance }, "stance")
  if (words && !isSame(words, read.content.spans))
    statement = { ...statement, content: { spans: words, quotation: quotationOf(words, working.text) } }
  return statement
}

/** A reason why it was read so is none for what a person put in its place. */
function without(statement: Statement, field: keyof Reasons): Statement {
  if (!statement.because) return statement
  const { [field]: _, ...because } = statement.because
  return { ...statement, because }
}

/** Where the words of a source stood for somebody else, they stand for this one now. */
export function callsSo(spans: readonly Span[], entity: Entity, entities: readonly Entity[]): void {
  const isOne = (mention: Span) => spans.some((span) => isSame([span], [mention]))
  for (const other of entities) {
    if (other === entity || !other.mentions.some(isOne)) continue
    const kept = other.mentions.filter((mention) => !isOne(mention))
    if (kept.length > 0) other.mentions = kept
  }
  const own = [...entity.mentions, ...entity.descriptors]
  const more = spans.filter((span) => !own.some((mention) => isSame([mention], [span])))
  if (more.length > 0) entity.mentions = [...entity.mentions, ...more].toSorted((a, b) => a.start - b.start)
}

/** Whether all, some or none of the words stand in double quotation marks. */
export function quotationOf(words: readonly Span[], text: string): Quotation {
  const quotations = quotationsOf(text, paragraphsOf(text), languageOf("en"))
  const starts = words.flatMap(({ start, text }) =>
    Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ index }) => start + index),
  )
  const quoted = starts.filter((at) => quotations.some(({ start, end }) => start <= at && at < end)).length
  if (quoted === 0) return "indirect"
  return quoted === starts.length ? "direct" : "mixed"
}
