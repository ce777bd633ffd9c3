/**
 * Article and reading → everything else of its record.
 *
 * In: an article and what reading found in it. Out: entities, statements, events, times and notes, each pointing at its words. First
 * the chain, which tells the first sayer from those who pass it on; then who is meant, for a shared source is carried to every cue
 * of its sentence; then what each source does with what is said.
 */
import { setImmediate } from "node:timers/promises"
import type { Language } from "../language/index.ts"
import type { Article, Note, Reading, Record, Relay, Source, Span, Stance } from "../record/index.ts"
import { type Chained, chainsOf } from "./chains/index.ts"
import { findEvents } from "./events/index.ts"
import { framesOf } from "./frames/index.ts"
import { speakersOf } from "./speakers/index.ts"
import { stanceOf } from "./stances/index.ts"
import { statementsOf } from "./statements.ts"
import { dayIn, findTimes } from "./times/index.ts"
import { passageOf } from "./words/index.ts"

type Resolved = Pick<Record, "entities" | "statements" | "events" | "times" | "notes">

export function resolve(article: Article, reading: Reading, language: Language): Resolved {
  const steps = resolving(article, reading, language)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/**
 * The same, with a look at the signal between steps, so that a long article can be given up: a step of a million characters takes a few seconds.
 *
 * @throws the signal's reason once it is aborted
 */
export async function resolveUnless(
  signal: AbortSignal,
  article: Article,
  reading: Reading,
  language: Language,
): Promise<Resolved> {
  const steps = resolving(article, reading, language)
  for (;;) {
    signal.throwIfAborted()
    const step = steps.next()
    if (step.done) return step.value
    // Whoever aborts it must have a turn to do so.
    await setImmediate()
  }
}

/** How many attributions are a step. */
const STEP = 500

function* resolving(article: Article, reading: Reading, language: Language): Generator<void, Resolved> {
  const { text, published } = article
  const passage = passageOf(text, reading, language)
  const chained = inTextOrder(chainsOf(passage, reading.attributions, article.outlet))
  yield
  const speakers = speakersOf(article, { ...reading, attributions: chained.map(({ attribution }) => attribution) })
  const attributions = chained.map(({ attribution }, i) => ({
    ...attribution,
    source: speakers.sources[i]?.spans ?? [],
  }))
  const keys = speakers.sources.map(({ entity }) => entity)
  yield
  const times = findTimes(text, { ...passage, published })
  const stances: Stance[] = []
  for (const [i, attribution] of attributions.entries()) {
    if (i % STEP === 0) yield
    stances.push(stanceOf(passage, attribution))
  }
  const frames = framesOf(passage, attributions, { stances, speakers: keys, times, published })
  yield
  const parts = attributions.flatMap((attribution, i) => {
    const [source, frame, chain, stance] = [speakers.sources[i], frames[i], chained[i], stances[i]]
    if (!source || !frame || !chain || !stance) return []
    return {
      attribution,
      source,
      stance,
      frames: { ...frame, addressee: chain.addressee ?? frame.addressee },
      via: chain.via.map((spans) => relayOf(spans, speakers.sourceOf(spans))),
    }
  })
  const statements = statementsOf(text, parts, reading.quotations, (spans) => speakers.sourceOf(spans).entity)
  const entities = speakers.entities()
  yield
  return {
    entities,
    statements,
    events: findEvents(passage, { statements, entities, times, published }),
    times,
    notes: [...notesOf(article), ...speakers.notes],
  }
}

function relayOf(spans: Span[], { entity, type }: Source): Relay {
  return { spans, entity, type }
}

/** By the first word of each, an outer one before its inner ones; `within` still points into the list. */
function inTextOrder(chained: readonly Chained[]): Chained[] {
  const startOf = ({ attribution: { source, cue, content } }: Chained) =>
    Math.min(...[...source, ...cue, ...content].map(({ start }) => start))
  const order = chained
    .map((chain, from) => ({ chain, from, start: startOf(chain), depth: chain.attribution.within === null ? 0 : 1 }))
    .toSorted((a, b) => a.start - b.start || a.depth - b.depth || a.from - b.from)
  const places = new Map(order.map(({ from }, to) => [from, to]))
  return order.map(({ chain }) => {
    const { within } = chain.attribution
    return {
      ...chain,
      attribution: { ...chain.attribution, within: within === null ? null : (places.get(within) ?? null) },
    }
  })
}

/** What stands in the way of reading the article as a whole. */
function notesOf({ published, language }: Article): Note[] {
  const notes: Note[] = []
  if (!dayIn(published)) notes.push({ code: "no-date", span: null })
  if (language && !/^en\b/i.test(language)) notes.push({ code: "language-forced", span: null })
  return notes
}
