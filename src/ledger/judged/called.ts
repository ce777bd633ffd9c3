/** Whom words of an article stand for, as somebody asks for them: by an entity, a name, or the place of the words. */
import { z } from "zod"
import {
  type Entity,
  EntityId,
  EntityType,
  entityOf,
  type Record,
  type Span,
  type Speaker,
  spanOf,
  UsageError,
} from "../../record/index.ts"
import { wordingOf } from "./places.ts"

export const Place = z.object({ start: z.int().nonnegative(), end: z.int().positive() })

/** An entity of the article's record, a name that stands in its text, or a place in it: the words beside the statement that say who it is. */
export const AskedSpeaker = z.union([
  z.object({ entity: EntityId }),
  z.object({ name: z.string().min(1), type: EntityType.optional() }),
  z.object({ ...Place.shape, type: EntityType.optional() }),
])
export type AskedSpeaker = z.infer<typeof AskedSpeaker>

/** The words of a statement. */
interface Worded {
  source: { spans: Span[]; entity: string | null }
  cue: { spans: Span[] }
  content: { spans: Span[] }
}

/** Who that is in the record, and by which words beside the statement; null: those that were read stay. */
export function speakerIn(
  record: Record,
  read: Worded,
  asked: AskedSpeaker | null,
): { speaker: Speaker | null; source: Span[] | null } {
  if (asked === null) return { speaker: null, source: null }
  const { text, id } = record.article
  const beside = read.source.spans[0] ?? read.cue.spans[0] ?? read.content.spans[0]
  if ("start" in asked) {
    const [words] = wordsAt(text, [asked], id)
    if (!words) throw new RangeError("a place has words")
    const there = record.entities.find((entity) => isCalledAt(entity, words))
    return { speaker: there ? speakerOf(there, words) : madeOf(words, words.text, asked.type), source: [words] }
  }
  const entity = "entity" in asked ? entityOf(record, asked.entity) : named(record, asked.name)
  if (entity) {
    const mention = nearest(entity, beside)
    return { speaker: speakerOf(entity, mention), source: isNameOfAnother(record, read, entity) ? [mention] : null }
  }
  if ("entity" in asked)
    throw new UsageError({ what: "the article has no such entity", where: asked.entity, next: "give a name" })
  const place = placesOf(text, asked.name).toSorted(byDistanceTo(beside))[0]
  if (!place)
    throw new UsageError({
      what: "the article nowhere says this name",
      where: asked.name,
      next: "give it as the article spells it, or the place of the words as START-END",
    })
  const speaker = madeOf(place, asked.name, asked.type)
  return { speaker, source: isNameOfAnother(record, read, null) ? [place] : null }
}

const madeOf = (place: Span, name: string, type: EntityType = "person"): Speaker => ({ name, type, spans: [place] })

export const speakerOf = ({ name, type, unnamed }: Entity, mention: Span): Speaker => ({
  name,
  type,
  spans: [mention],
  ...(unnamed && { unnamed }),
})

export const isCalledAt = ({ mentions, descriptors }: Entity, { start, end }: Span) =>
  [...mentions, ...descriptors].some((mention) => mention.start === start && mention.end === end)

export function named({ entities }: Record, name: string): Entity | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, " ").trim()
  const wanted = plain(name)
  return (
    entities.find((entity) => plain(entity.name) === wanted) ??
    entities.find(({ mentions, descriptors }) =>
      [...mentions, ...descriptors].some(({ text }) => plain(text) === wanted),
    )
  )
}

/** Whether the words that were read as the source are a name, or a part of one, of somebody else: then they go, where "she" and "the mayor" stay. */
function isNameOfAnother(record: Record, { source }: Pick<Worded, "source">, entity: Entity | null): boolean {
  const words = wordingOf(source.spans)
  const before = entityOf(record, source.entity)
  if (words === "") return true
  return before !== undefined && before.id !== entity?.id && before.name.includes(words)
}

/** Where it is called by its name if anywhere, beside the statement. */
export function nearest({ name, mentions }: Entity, beside: Span | undefined): Span {
  const called = mentions.filter(({ text }) => name.includes(text) || text.includes(name))
  const [mention] = (called.length > 0 ? called : mentions).toSorted(byDistanceTo(beside))
  if (!mention) throw new RangeError("an entity has a mention")
  return mention
}

const byDistanceTo = (beside: Span | undefined) => (a: Span, b: Span) =>
  Math.abs(a.start - (beside?.start ?? 0)) - Math.abs(b.start - (beside?.start ?? 0))

/** Whole words only: "Ada" is nowhere in "Adarow". */
export function placesOf(text: string, name: string): Span[] {
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)
  const out: Span[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) out.push(spanOf(text, at, at + name.length))
  return out
}

export function wordsAt(text: string, places: readonly { start: number; end: number }[], where: string): Span[] {
  const sorted = places.toSorted((a, b) => a.start - b.start)
  if (sorted.some(({ start, end }, i) => start >= end || end > text.length || end > (sorted[i + 1]?.start ?? end)))
    throw new UsageError({
      what: `there are no such words in its ${text.length} characters`,
      where: `${where} ${places.map(({ start, end }) => `${start}-${end}`).join(" ")}`,
      next: "give places as START-END, counted as the record's spans are, none within another",
    })
  return sorted.map(({ start, end }) => spanOf(text, start, end))
}
