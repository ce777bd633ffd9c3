/** What a person says is a statement that was missed, by places or by its very words → the judgement, bound to the words of the article. */
import { z } from "zod"
import {
  type EntityType,
  type Range,
  type Record,
  SourceType,
  type Span,
  type Speaker,
  Stance,
  type StatementVerdict,
  UsageError,
} from "../../record/index.ts"
import { AskedSpeaker, isCalledAt, named, Place, placesOf, speakerIn, speakerOf, wordsAt } from "./called.ts"

/** A place in the article, or words as they stand there: of what is said, words that stand there once; of the others, those nearest to it. */
const Words = z.union([Place, z.string().trim().min(1).max(5000)])
type Words = z.infer<typeof Words>

export const AskedMissed = z.object({
  verdict: z.literal("missed"),
  content: z.array(Words).min(1).describe("what is said: places, or words as they stand in the article, and once"),
  source: z.array(Words).default([]).describe("who says it; of words that stand there more than once, the nearest"),
  cue: z.array(Words).default([]).describe("the word of saying, in the same way"),
  stance: Stance.nullable().default(null),
  speaker: AskedSpeaker.nullable()
    .exactOptional()
    .describe("who that is; null: open; left out: whom the article calls so there, if anybody"),
  sourceType: SourceType.exactOptional().describe("what kind of source; left out: that of whoever says it"),
})
export type AskedMissed = z.output<typeof AskedMissed>

/** @throws {UsageError} when the article has not these words, or has them more than once */
export function missedVerdict(
  record: Record,
  { content, source, cue, stance, speaker, sourceType }: AskedMissed,
  { who, why }: { who: string; why: string | null },
): StatementVerdict {
  const { text, id } = record.article
  const said = inOrder(content.map((words) => onlyPlaceIn(text, words, id)))
  const beside = (words: readonly Words[]) => inOrder(words.map((each) => nearestPlaceIn(text, each, said, id)))
  const target = { article: id, content: said, source: beside(source), cue: beside(cue) }
  apart([...target.content, ...target.source, ...target.cue], id)
  return {
    about: "statement",
    verdict: "missed",
    target,
    speaker: speaker === undefined ? calledSo(record, target.source, sourceType) : whoOf(record, target, speaker),
    stance,
    sourceType: sourceType ?? null,
    who,
    why,
  }
}

type Target = StatementVerdict["target"]

const whoOf = (record: Record, { source, cue, content }: Target, speaker: AskedSpeaker | null): Speaker | null =>
  speakerIn(
    record,
    { source: { spans: source, entity: null }, cue: { spans: cue }, content: { spans: content } },
    speaker,
  ).speaker

/** Kinds of source that are known by no name. */
const UNNAMED: ReadonlySet<SourceType> = new Set(["described", "anonymous", "group"])

const TYPES: { [type in SourceType]: EntityType | null } = {
  named: "person",
  described: "person",
  anonymous: "person",
  media: "media",
  organisation: "organisation",
  document: "document",
  group: "group",
  none: null,
}

/** Whom the words stand for by the article's own reading; else, where it is said what kind of source that is, one of their own. */
function calledSo(record: Record, source: readonly Span[], sourceType: SourceType | undefined): Speaker | null {
  const [words] = source
  if (!words) return null
  const known = record.entities.find((entity) => isCalledAt(entity, words)) ?? byName(record, words)
  if (known) return speakerOf(known, words)
  const type = sourceType === undefined ? null : TYPES[sourceType]
  if (sourceType === undefined || type === null) return null
  return { name: words.text, type, spans: [words], ...(UNNAMED.has(sourceType) && { unnamed: true as const }) }
}

/** By the whole name alone: "the mayor" may be another one here. */
function byName(record: Record, { text }: Span) {
  const entity = named(record, text)
  return entity?.name === text && !entity.unnamed ? entity : undefined
}

function onlyPlaceIn(text: string, words: Words, where: string): Span {
  if (typeof words !== "string") return placeAt(text, words, where)
  const [first, ...more] = placesOf(text, words)
  if (first && more.length === 0) return first
  const places = [first, ...more].flatMap((place) => (place ? [`${place.start}-${place.end}`] : []))
  throw new UsageError({
    what: first ? `the article says these words ${places.length} times` : "the article nowhere says these words",
    where: words,
    next: first
      ? `give more of them, or one of the places ${places.slice(0, 5).join(", ")}`
      : "give them as they stand there",
  })
}

/** The nearest that is no part of what is said. */
function nearestPlaceIn(text: string, words: Words, said: readonly Span[], where: string): Span {
  if (typeof words !== "string") return placeAt(text, words, where)
  const gap = (place: Range) =>
    Math.min(...said.map(({ start, end }) => Math.max(start - place.end, place.start - end)))
  const [nearest] = placesOf(text, words)
    .filter((place) => gap(place) >= 0)
    .toSorted((a, b) => gap(a) - gap(b))
  if (nearest) return nearest
  throw new UsageError({
    what: "the article nowhere says these words beside what is said",
    where: words,
    next: "give them as they stand there",
  })
}

function placeAt(text: string, place: Range, where: string): Span {
  const [span] = wordsAt(text, [place], where)
  if (!span) throw new RangeError("a place has words")
  return span
}

const inOrder = (spans: readonly Span[]) => spans.toSorted((a, b) => a.start - b.start)

function apart(spans: readonly Span[], where: string): void {
  const sorted = inOrder(spans)
  const both = sorted.find(({ end }, i) => end > (sorted[i + 1]?.start ?? end))
  if (both)
    throw new UsageError({
      what: "some words are given twice",
      where: `${where} “${both.text}”`,
      next: "give what is said, who says it and the word of saying apart from one another",
    })
}
