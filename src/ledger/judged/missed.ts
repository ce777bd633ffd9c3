/**
 * Statements that reading missed and somebody put in: what was read and they are one reading, of which everything else is judged. A reading that has such a statement of itself
 * keeps its own, as somebody confirmed it.
 */
import type {
  Entity,
  Event,
  Note,
  Record,
  Relay,
  Source,
  Span,
  Statement,
  StatementJudgement,
  StatementVerdict,
} from "../../record/index.ts"
import { callsSo, quotationOf } from "./changes.ts"
import { fitOf, isOwn } from "./fits.ts"
import { isWithin, overlap, placedIn } from "./places.ts"
import { entityFor, sourceTypeOf } from "./speakers.ts"

type Missed = Extract<StatementJudgement, { verdict: "missed" }>
type MissedVerdict = Extract<StatementVerdict, { verdict: "missed" }>

const isMissed = (judgement: StatementJudgement): judgement is Missed => judgement.verdict === "missed"

export interface Extended {
  /** with what was put in, in text order */
  record: Record
  /** as they were put in, with what was judged by it */
  added: { judgement: Missed; statement: Statement }[]
}

/** @param judgements all of them, also those that are undone: each has its number for good */
export function withMissed(asRead: Record, judgements: readonly StatementJudgement[]): Extended {
  const missed = judgements.filter(isMissed)
  const last = Math.max(0, ...asRead.statements.map(({ id }) => Number(id.slice(1))))
  const ids = new Map(
    missed.toSorted((a, b) => a.number - b.number).map((judgement, i) => [judgement, `s${last + i + 1}`]),
  )
  let record = asRead
  const added: Extended["added"] = []
  for (const judgement of missed.filter(({ undone }) => !undone).toSorted(byTime)) {
    const id = ids.get(judgement)
    const verdict = placedVerdict(judgement, record)
    if (id === undefined || !verdict || fitOf(judgement, record)) continue
    const made = put(record, verdict, id)
    record = made.record
    added.push({ judgement, statement: made.statement })
  }
  return { record, added }
}

export const byTime = (a: StatementJudgement, b: StatementJudgement) =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.number - b.number

/** With its words where this text has them: in another version all of them as far on as the first. Null where it has them not. */
function placedVerdict(verdict: Missed, record: Record): MissedVerdict | null {
  const { text } = record.article
  const isFixed = isOwn(verdict.target, record)
  const { content, cue, source } = verdict.target
  const [first] = [...content, ...cue]
  const anchor = placedIn(text, content.length > 0 ? content : cue, { shift: 0, isFixed })?.[0]
  if (!first || !anchor) return null
  const place = (spans: readonly Span[]) => placedIn(text, spans, { shift: anchor.start - first.start, isFixed })
  const placed = [content, cue, source, verdict.speaker?.spans ?? []].map(place)
  const [ownContent, ownCue, ownSource, called] = placed
  if (!ownContent || !ownCue || !ownSource || !called) return null
  return {
    ...verdict,
    target: { ...verdict.target, content: ownContent, cue: ownCue, source: ownSource },
    speaker: verdict.speaker && { ...verdict.speaker, spans: called },
  }
}

function put(into: Record, verdict: MissedVerdict, id: string): { record: Record; statement: Statement } {
  const entities = into.entities.map((entity) => ({ ...entity }))
  const outer = innermostAround(into.statements, verdict)
  const statement = statementOf(verdict, { id, outer, entities, text: into.article.text })
  const inner = into.statements.map((each) =>
    isInner(each, statement, outer) ? movedInto(each, statement, outer) : each,
  )
  const isBehind = (each: Statement) => startOf(each) - startOf(statement) > (each.within === id ? -1 : 0)
  const at = inner.findIndex(isBehind)
  const statements = at < 0 ? [...inner, statement] : inner.toSpliced(at, 0, statement)
  return {
    statement,
    record: {
      ...into,
      entities,
      statements,
      events: into.events.map((event) => onItsWord(event, statement)),
      notes: into.notes.filter((note) => isStillOpen(note, statement)),
    },
  }
}

interface Around {
  id: string
  outer: Statement | null
  /** new ones are put behind the others */
  entities: Entity[]
  text: string
}

function statementOf(
  { target, speaker, stance, sourceType }: MissedVerdict,
  { id, outer, entities, text }: Around,
): Statement {
  const entity = speaker && entityFor(speaker, entities, text, null)
  if (entity) callsSo(target.source, entity, entities)
  const source: Source = {
    spans: target.source,
    entity: entity?.id ?? null,
    type: sourceType ?? (entity ? sourceTypeOf(entity) : target.source.length === 0 ? "none" : null),
    count: null,
  }
  return {
    id,
    source,
    cue: { spans: target.cue },
    content: { spans: target.content, quotation: quotationOf(target.content, text) },
    stance,
    addressee: null,
    medium: null,
    occasion: null,
    said: null,
    hedge: null,
    condition: null,
    via: outer ? [...relayOf(outer), ...outer.via] : [],
    within: outer?.id ?? null,
    confidence: 1,
  }
}

const relayOf = ({ source: { spans, entity, type } }: Statement): Relay[] =>
  spans.length > 0 ? [{ spans, entity, type }] : []

const wordsOf = ({ source, cue, content }: Statement): Span[] => [...source.spans, ...cue.spans, ...content.spans]
const startOf = (statement: Statement) => Math.min(...wordsOf(statement).map(({ start }) => start))
const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0)

function innermostAround(statements: readonly Statement[], { target }: MissedVerdict): Statement | null {
  const words = [...target.source, ...target.cue, ...target.content]
  const around = statements.filter(({ content }) => isWithin(words, content.spans))
  const [least] = around.toSorted((a, b) => lengthOf(a.content.spans) - lengthOf(b.content.spans))
  return least ?? null
}

/** Whether what stands in the words around both stands in the words of this one too. */
const isInner = (each: Statement, added: Statement, outer: Statement | null) =>
  each !== outer &&
  each.within === added.within &&
  each.content.spans.length > 0 &&
  isWithin(wordsOf(each), added.content.spans)

/** Whoever says what stands around it passes it on, before those who passed that on. */
function movedInto(each: Statement, added: Statement, outer: Statement | null): Statement {
  const before = outer ? each.via.findIndex(({ spans }) => isSameWords(spans, outer.source.spans)) : -1
  const via = each.via.toSpliced(before < 0 ? each.via.length : before, 0, ...relayOf(added))
  return { ...each, within: added.id, via }
}

const isSameWords = (a: readonly Span[], b: readonly Span[]) => a.length > 0 && overlap(a, b) === 1

const onItsWord = (event: Event, { id, within, content }: Statement): Event =>
  event.statement === within && isWithin([event.trigger], content.spans) ? { ...event, statement: id } : event

const isStillOpen = ({ code, span }: Note, { source, content }: Statement) =>
  code !== "quotation-without-speaker" || !span || source.entity === null || overlap(content.spans, [span]) === 0
