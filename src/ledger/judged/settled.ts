/** What hangs on statements that were changed or taken out: those within them, who passes on what they said, events on their word, notes on what was open. */
import type { Entity, Note, Record, Relay, Statement } from "../../record/index.ts"
import { isSame, isWithin, overlap } from "./places.ts"

interface Changed {
  entities: Entity[]
  /** all of them, changed or not */
  statements: readonly Statement[]
  /** ids of those that are none */
  removed: ReadonlySet<string>
}

export function settled(asRead: Record, { entities, statements, removed }: Changed): Record {
  const before = new Map(asRead.statements.map((statement) => [statement.id, statement]))
  const after = new Map(statements.map((statement) => [statement.id, statement]))
  const isMoved = (id: string) => after.get(id)?.content !== before.get(id)?.content
  const withinOf = (statement: Statement) => {
    let outer = statement.within
    for (const seen = new Set<string>(); outer !== null && !seen.has(outer); ) {
      seen.add(outer)
      const around = after.get(outer)
      const isLeft = (isMoved(outer) || isMoved(statement.id)) && around && !holds(around, statement)
      if (!removed.has(outer) && !isLeft) return outer
      outer = around?.within ?? null
    }
    return null
  }
  const viaOf = ({ via, id }: Statement): Relay[] => {
    const isRead = before.get(id)
    if (!isRead?.within) return via
    return via.flatMap((relay) => passedOn(relay, isRead, { before, after, removed }))
  }
  const kept = statements
    .filter(({ id }) => !removed.has(id))
    .map((statement) => {
      const within = withinOf(statement)
      const via = viaOf(statement)
      const isAsBefore = within === statement.within && via.every((relay, i) => relay === statement.via[i])
      return isAsBefore && via.length === statement.via.length ? statement : { ...statement, via, within }
    })
  const events = asRead.events.map((event) =>
    event.statement !== null && removed.has(event.statement) ? { ...event, statement: null } : event,
  )
  return {
    ...asRead,
    entities,
    statements: kept,
    events,
    notes: asRead.notes.filter((note) => isOpen(note, before, after)),
  }
}

interface Both {
  before: ReadonlyMap<string, Statement>
  after: ReadonlyMap<string, Statement>
  removed: ReadonlySet<string>
}

/** Whoever says the statement around one passes it on; where that is somebody else now, or nobody, so is who passes it on. */
function passedOn(relay: Relay, read: Statement, { before, after, removed }: Both): Relay[] {
  const seen = new Set<string>()
  for (let id = read.within; id !== null && !seen.has(id); id = before.get(id)?.within ?? null) {
    seen.add(id)
    const [was, is] = [before.get(id)?.source, after.get(id)?.source]
    if (!was || !is || was.spans.length === 0 || !isSame(was.spans, relay.spans)) continue
    if (removed.has(id) || is.spans.length === 0) return []
    if (is === was) return [relay]
    return [{ ...relay, spans: is.spans, entity: is.entity, type: is.type }]
  }
  return [relay]
}

const holds = (outer: Statement, inner: Statement) => isWithin(inner.content.spans, outer.content.spans)

/** Whose words they are is no longer open where a person said it, or said that they are no statement. */
function isOpen({ code, span }: Note, before: Both["before"], after: Both["after"]): boolean {
  if (!span || (code !== "speaker-unsure" && code !== "quotation-without-speaker")) return true
  for (const [id, read] of before) {
    const now = after.get(id)
    if (now === read || !now || now.source.entity === null || now.source.entity === read.source.entity) continue
    const own = [...read.source.spans, ...(code === "quotation-without-speaker" ? read.content.spans : [])]
    if (overlap(own, [span]) > 0) return false
  }
  return true
}
