/** What resolving speakers could not settle: one note a place, from the closed list of codes. */
import { type Attribution, type Note, type Range, type Source, spanOf } from "../../record/index.ts"
import { beginning, type Passage, shelf } from "../words/index.ts"
import { isUnnamed } from "./reasons.ts"
import type { Figure } from "./types.ts"

/**
 * Notes in text order. A quotation shorter than four words is a turn of phrase, and needs no speaker.
 *
 * @param ids of those who are named or speak
 */
export function speakerNotesOf(
  passage: Passage,
  attributions: readonly Attribution[],
  sources: readonly Source[],
  figures: readonly Figure[],
  ids: ReadonlyMap<Figure, string>,
): Note[] {
  const notes = [
    ...sourceNotes(sources, unnamedIds(ids)),
    ...quotationNotes(passage, attributions, sources),
    ...differences(passage, figures),
  ]
  const seen = new Set<string>()
  return notes
    .filter(({ code, span }) => !seen.has(`${code}:${span?.start}`) && seen.add(`${code}:${span?.start}`))
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
}

/** Of the entities that nobody names: for one of several the id of its group, else its own. */
function unnamedIds(ids: ReadonlyMap<Figure, string>): Map<string, string> {
  return new Map(
    Array.from(ids)
      .filter(([figure]) => isUnnamed(figure))
      .map(([figure, id]) => [id, ids.get(figure.group ?? figure) ?? id]),
  )
}

/** One of several belongs to its group: what is noted of that is not noted again. */
function sourceNotes(sources: readonly Source[], unnamed: ReadonlyMap<string, string>): Note[] {
  const settled = new Set(sources.filter(({ reason }) => reason).map(({ entity }) => entity))
  return sources.flatMap((source): Note[] => {
    const span = source.spans[0]
    if (!span) return []
    if (source.entity === null) return [{ code: "speaker-unsure", span }]
    const entity = unnamed.get(source.entity)
    if (source.type !== "anonymous" || source.reason || !entity || settled.has(entity)) return []
    settled.add(entity)
    return [{ code: "anonymous-without-reason", span }]
  })
}

function quotationNotes(
  { text, quotations, paragraphs }: Passage,
  attributions: readonly Attribution[],
  sources: readonly Source[],
): Note[] {
  const parts = shelf<true>()
  for (const [i, { content }] of attributions.entries())
    if (sources[i]?.spans.length) for (const part of content) parts.put(part, true)
  const starts = new Set(paragraphs.map(({ start }) => start))
  return quotations.flatMap((range): Note[] => {
    const span = spanOf(text, range.start, range.end)
    const notes: Note[] = []
    // It is whole sentences, and no title or phrase within one.
    const long = (span.text.match(/[\p{L}\p{N}]+/gu) ?? []).length >= 4
    if (
      parts.over(range).length === 0 &&
      long &&
      (starts.has(range.start) || /[.!?,…]["”»]$/.test(text.slice(range.start, range.end)))
    )
      notes.push({ code: "quotation-without-speaker", span })
    if (!range.closed && !beginning(quotations, range.end, range.end + 8).some((next) => next.carried))
      notes.push({ code: "quotation-not-closed", span })
    return notes
  })
}

/** Two ages, or a "former" mayor who is elsewhere "mayor of": what the second says is noted. A bare "the mayor" only refers back. */
function differences(passage: Passage, figures: readonly Figure[]): Note[] {
  return figures.flatMap((figure): Note[] => {
    const said = new Map<string, string>()
    return [
      ...figure.names.map((range) => ageAfter(passage, range)),
      ...figure.descriptors.flatMap((range) => claimsOf(passage, range)),
    ]
      .filter((claim) => claim !== null)
      .sort((a, b) => a.start - b.start)
      .flatMap(({ about, value, start, end }): Note[] => {
        const before = said.get(about)
        if (before === undefined) said.set(about, value)
        return before !== undefined && before !== value
          ? [{ code: "descriptor-differs", span: spanOf(passage.text, start, end) }]
          : []
      })
  })
}

interface Claim extends Range {
  about: string
  value: string
}

function ageAfter({ text }: Passage, { end }: Range): Claim | null {
  const age = text.slice(end, end + 6).match(/^, (\d{2})(?=[,.])/)?.[1]
  return age ? { about: "age", value: age, start: end + 2, end: end + 4 } : null
}

function claimsOf({ text, language }: Passage, { start, end }: Range): Claim[] {
  const words = text.slice(start, end)
  const age = words.match(language.pattern("age"))?.[1]
  const office = words.match(language.pattern("office-held"))
  return [
    ...(age ? [{ about: "age", value: age, start, end }] : []),
    ...(office?.[2] ? [{ about: office[2].toLowerCase(), value: office[1] ? "former" : "present", start, end }] : []),
  ]
}
