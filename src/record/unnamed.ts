/** The sources of a record that the article does not name, each once, however often it speaks. */
import type { ClosedList } from "./closed-list.ts"
import type { Entity } from "./entity.ts"
import type { Record } from "./record.ts"
import type { Span } from "./span.ts"
import type { Source, Statement } from "./statement.ts"

export const unnamedKinds = [
  ["asked", "asked to stay unnamed"],
  ["role", "only a role"],
  ["none", "no source given"],
] as const satisfies ClosedList

export type UnnamedKind = (typeof unnamedKinds)[number][0]

export interface UnnamedSource {
  kind: UnnamedKind
  /** the fullest words for it; "" where the text gives no source */
  words: string
  /** why its name is kept back, as the text says it; null where it does not */
  reason: Span | null
  /** the statement beside which the reason stands, where it is not this source's own: "one of them" inherits it; null else */
  inheritedFrom: Statement["id"] | null
  /** in text order; of "one of them" too, which belongs to its group */
  statements: Statement["id"][]
}

/**
 * Groups a record's statements by source, in the order in which the sources first speak. One of several ("one of them", "the second
 * official") is counted with the people that it is one of; a statement without any source stands alone, for nobody knows who is behind it.
 * Named people, bodies, outlets and documents are left out, and a group of whom one is named.
 */
export function unnamedSources({ statements, entities }: Pick<Record, "statements" | "entities">): UnnamedSource[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  const groups = Map.groupBy(statements, (statement) => keyOf(statement, byId))
  const reasons = reasonsIn(statements)
  return [...groups].flatMap(([key, group]) => (key ? [unnamedOf(group, reasons, byId)] : []))
}

/** How many sources there are of each kind. */
export function countUnnamed(record: Pick<Record, "statements" | "entities">): { [kind in UnnamedKind]: number } {
  const counts = { asked: 0, role: 0, none: 0 }
  for (const { kind } of unnamedSources(record)) counts[kind]++
  return counts
}

type Entities = ReadonlyMap<string, Entity>

/** What the statements of one unnamed source share; null for a source that is none. */
function keyOf({ id, source }: Statement, entities: Entities): string | null {
  if (source.type === "none" || source.spans.length === 0) return id
  const entity = source.entity === null ? undefined : entities.get(source.entity)
  if (!entity) return source.type === "anonymous" ? (source.spans[0]?.text.toLowerCase() ?? null) : null
  if (!isUnnamed(entity, source)) return null
  const group = entity.partOf === undefined ? undefined : entities.get(entity.partOf)
  if (!group) return entity.id
  return isUnnamed(group, source) ? group.id : null
}

/** Records made before entities had `unnamed` tell it by the type of the source. */
const isUnnamed = (entity: Entity, source: Source) =>
  (source.type === "anonymous" || source.type === "described" || source.type === "group") &&
  (entity.type === "person" || entity.type === "group") &&
  (entity.unnamed ?? source.type === "anonymous")

function unnamedOf(group: readonly Statement[], reasons: Reasons, entities: Entities): UnnamedSource {
  const reason = group.map(({ source }) => source.reason).find((found) => found) ?? null
  const [span = null] = reason?.spans ?? []
  return {
    kind: kindOf(group, entities),
    words: fullest(group, entities),
    reason: span,
    inheritedFrom:
      span && group.every(({ source }) => !source.reason || source.reason.carried)
        ? (reasons.get(span.start) ?? null)
        : null,
    statements: group.map(({ id }) => id),
  }
}

function kindOf(group: readonly Statement[], entities: Entities): UnnamedKind {
  if (group.some(({ source }) => source.reason)) return "asked"
  // "Some say": of several people nothing is told, not even what they are.
  const isSomebody = group.some(
    ({ source }) =>
      source.role ||
      (source.type !== "none" && source.entity !== null && entities.get(source.entity)?.type !== "group") ||
      source.type === "anonymous",
  )
  return isSomebody ? "role" : "none"
}

function fullest(group: readonly Statement[], entities: Entities): string {
  const [first] = group
  if (!first || first.source.spans.length === 0) return ""
  const entity = first.source.entity === null ? undefined : entities.get(first.source.entity)
  const whole = entity?.partOf === undefined ? entity : entities.get(entity.partOf)
  return whole?.name ?? first.source.spans.map(({ text }) => text).join(" ")
}

/** Where a reason begins → the first statement whose source has it as its own. */
type Reasons = ReadonlyMap<number, Statement["id"]>

function reasonsIn(statements: readonly Statement[]): Reasons {
  return new Map(
    statements.toReversed().flatMap(({ id, source: { reason } }): [number, string][] => {
      const [span] = reason?.spans ?? []
      return span && !reason?.carried ? [[span.start, id]] : []
    }),
  )
}
