/**
 * What a record has under an id, or at a place in the text, without a look through the rest: asking it of every statement costs no more than the record is
 * long. A record is never changed once it is made, so each of its lists is gone through once.
 */
import type { Range } from "./attribution.ts"
import type { Entity } from "./entity.ts"
import type { Record } from "./record.ts"
import { type Shelf, shelf } from "./shelf.ts"
import type { Span } from "./span.ts"
import type { Statement } from "./statement.ts"
import type { Timex } from "./timex.ts"

const entities = new WeakMap<readonly Entity[], Map<string, Entity>>()
const statements = new WeakMap<readonly Statement[], Map<string, Statement>>()
const mentions = new WeakMap<readonly Entity[], Set<number>>()
const times = new WeakMap<readonly Timex[], Shelf<number>>()

export function entityOf(record: Pick<Record, "entities">, id: string | null): Entity | undefined {
  return id === null ? undefined : byId(entities, record.entities).get(id)
}

export function statementOf(record: Pick<Record, "statements">, id: string | null): Statement | undefined {
  return id === null ? undefined : byId(statements, record.statements).get(id)
}

/** Whether somebody or something that the record knows is named or called from this character on. */
export function beginsMention(record: Pick<Record, "entities">, at: number): boolean {
  const starts =
    mentions.get(record.entities) ??
    new Set(record.entities.flatMap((entity) => entity.mentions.map(({ start }) => start)))
  mentions.set(record.entities, starts)
  return starts.has(at)
}

/** The first time expression that shares a character with one of these spans. */
export function timeAt(record: Pick<Record, "times">, spans: readonly Span[]): Timex | undefined {
  const shelved = times.get(record.times) ?? shelvedBy(record.times, (time) => [time])
  times.set(record.times, shelved)
  return record.times[Math.min(...spans.flatMap((span) => shelved.over(span)).map(({ value }) => value))]
}

/** Items by the spans that each has in the text; the shelf gives their indexes. */
export function shelvedBy<T>(items: readonly T[], spansOf: (item: T) => readonly Range[]): Shelf<number> {
  const shelved = shelf<number>()
  for (const [i, item] of items.entries()) for (const span of spansOf(item)) shelved.put(span, i)
  return shelved
}

/** The first of those with one id. */
function byId<T extends { id: string }>(
  known: WeakMap<readonly T[], Map<string, T>>,
  list: readonly T[],
): Map<string, T> {
  const found = known.get(list) ?? new Map(list.toReversed().map((item) => [item.id, item]))
  known.set(list, found)
  return found
}
