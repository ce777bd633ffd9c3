/** Putting another speaker into a statement: who that is among the entities of a reading, what kind of source, and by which words. */
import type { Entity, EntityType, Source, SourceType, Span, Speaker } from "../../record/index.ts"
import { isSame } from "./places.ts"

/**
 * Who of these is meant: the one that is called so at that place, else whose name it is, else the only one that is called so. Where nobody is, a new one is put behind the others.
 *
 * @param speaker its spans quote the article
 * @param before who was taken for the speaker
 */
export function entityFor(speaker: Speaker, entities: Entity[], text: string, before: string | null): Entity {
  const { type, spans } = speaker
  const name = text.includes(speaker.name) ? speaker.name : (spans[0]?.text ?? speaker.name)
  const isHere = ({ mentions, descriptors }: Entity) =>
    spans.some((span) => [...mentions, ...descriptors].some((each) => isSame([each], [span])))
  const named = entities.filter((entity) => entity.name === speaker.name || entity.name === name)
  const called = entities.filter(({ mentions, descriptors }) =>
    [...mentions, ...descriptors].some((each) => each.text === name),
  )
  const isRead = ({ id }: Entity) => id === before
  const known =
    named.filter(isHere).find(isRead) ??
    named.find(isHere) ??
    named.find(isRead) ??
    named[0] ??
    called.find(isHere) ??
    (called.length === 1 ? called[0] : undefined)
  if (known) return known
  const unnamed = speaker.unnamed ? { unnamed: true as const } : {}
  const made: Entity = { id: nextId(entities), name, type, mentions: spans, descriptors: [], ...unnamed }
  entities.push(made)
  return made
}

const nextId = (entities: readonly Entity[]) => `e${1 + Math.max(0, ...entities.map(({ id }) => Number(id.slice(1))))}`

/** @param entity null: open @param spans null: the words that were read stay */
export function sourceWith(read: Source, entity: Entity | null, spans: readonly Span[] | null): Source {
  const words = spans ? [...spans] : read.spans
  if (entity && entity.id === read.entity) return isSame(words, read.spans) ? read : { ...read, spans: words }
  if (!entity) {
    if (read.entity === null && isSame(words, read.spans)) return read
    const type = words.length === 0 ? "none" : read.type !== null && NAMES_NOBODY.has(read.type) ? read.type : null
    return { ...read, spans: words, entity: null, type }
  }
  const type = sourceTypeOf(entity, read.type)
  if (type === read.type && entity.unnamed) return { ...read, spans: words, entity: entity.id }
  return { spans: words, entity: entity.id, type, count: null }
}

/** Kinds of source that need no name to be what they are. */
const NAMES_NOBODY: ReadonlySet<SourceType> = new Set(["described", "anonymous", "group", "none", "document"])

const TYPES: { [type in EntityType]: SourceType } = {
  person: "named",
  organisation: "organisation",
  media: "media",
  government: "organisation",
  place: "organisation",
  group: "group",
  document: "document",
}

/** @param read what was read, where anything was */
export function sourceTypeOf({ type, unnamed }: Entity, read: SourceType | null = null): SourceType {
  if (unnamed && (read === "anonymous" || read === "described" || read === "group")) return read
  return type === "person" && unnamed ? "described" : TYPES[type]
}
