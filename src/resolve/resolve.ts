/**
 * Article and reading → everything else of its record.
 *
 * In: an article and what reading found in it. Out: entities, statements, events, times and notes, each pointing at its words. Who is
 * meant comes first, for a shared source is carried to every cue of its sentence; then what each source does with what is said.
 */
import type { Article, Note, Reading, Record } from "../record/index.ts"
import { findEvents } from "./events/index.ts"
import { framesOf, saidTimes } from "./frames/index.ts"
import { speakersOf } from "./speakers/index.ts"
import { stanceOf } from "./stances/index.ts"
import { statementsOf } from "./statements.ts"
import { findTimes } from "./times/index.ts"
import { passageOf } from "./words/index.ts"

type Resolved = Pick<Record, "entities" | "statements" | "events" | "times" | "notes">

export function resolve(article: Article, reading: Reading): Resolved {
  const { text, published } = article
  const passage = passageOf(text, reading)
  const speakers = speakersOf(article, reading)
  const attributions = reading.attributions.map((attribution, i) => ({
    ...attribution,
    source: speakers.sources[i]?.spans ?? [],
  }))
  const keys = speakers.sources.map(({ entity }) => entity)
  const times = findTimes(text, { ...reading, published })
  const said = saidTimes(passage, attributions, times, keys)
  const frames = framesOf(passage, attributions, keys)
  const parts = attributions.flatMap((attribution, i) => {
    const [source, frame] = [speakers.sources[i], frames[i]]
    if (!source || !frame) return []
    return {
      attribution,
      source,
      stance: stanceOf(passage, attribution),
      frames: frame,
      said: said[i] ?? null,
      via: [],
    }
  })
  const statements = statementsOf(text, parts, reading.quotations, (spans) => speakers.sourceOf(spans).entity)
  const entities = speakers.entities()
  return {
    entities,
    statements,
    events: findEvents(passage, { statements, entities, times, published }),
    times,
    notes: [...notesOf(article), ...speakers.notes],
  }
}

/** What stands in the way of reading the article as a whole. */
function notesOf({ published, language }: Article): Note[] {
  const notes: Note[] = []
  if (!published) notes.push({ code: "no-date", span: null })
  if (language && !/^en\b/i.test(language)) notes.push({ code: "language-forced", span: null })
  return notes
}
