/**
 * How a reading becomes a record: the passes, in the order in which they run. This list is the only place that knows the order.
 *
 * A pass is given the facts that it names in `after`, and adds one fact under its own name; no fact is ever changed. To add a pass: write it in a file of
 * its own, give its fact a type in `Facts`, and put a row here, below those whose facts it needs.
 */
import type { Language } from "../language/index.ts"
import type { Article, Attribution, Event, Note, Reading, Statement, Timex } from "../record/index.ts"
import { type Chained, chainsOf } from "./chains/index.ts"
import { findEvents } from "./events/index.ts"
import { type Frames, framesOf } from "./frames/index.ts"
import { notesOf } from "./notes.ts"
import { inTextOrder } from "./order.ts"
import { mendedSpans } from "./spans/index.ts"
import { type Speakers, speakersOf } from "./speakers/index.ts"
import { type Judged, judgedOf } from "./stances/index.ts"
import { statementsOf } from "./statements.ts"
import { findTimes } from "./times/index.ts"
import { type Passage, passageOf, wallsOf, withinWalls } from "./words/index.ts"

/** What is known before the first pass. */
export interface Given {
  article: Article
  reading: Reading
  language: Language
}

/** What is known after the last: a fact for each pass, under its name. */
export interface Facts extends Given {
  passage: Passage
  walled: readonly Attribution[]
  mended: readonly Attribution[]
  chains: readonly Chained[]
  speakers: Speakers
  attributions: readonly Attribution[]
  times: readonly Timex[]
  stances: readonly Judged[]
  frames: readonly Frames[]
  statements: readonly Statement[]
  events: readonly Event[]
  notes: readonly Note[]
}

type Name = Exclude<keyof Facts, keyof Given>

export interface Pass<Own extends Name, After extends Name> {
  /** its name, and that of the fact it adds */
  name: Own
  /** the facts that it is made from, beside what is given */
  after: readonly After[]
  /** what of the record comes of it */
  gives: string
  /** why it stands where it stands */
  why: string
  run: (facts: Given & Pick<Facts, After>) => Facts[Own]
}

const pass = <Own extends Name, const After extends Name>(made: Pass<Own, After>): Pass<Own, After> => made

export const passes = [
  pass({
    name: "passage",
    after: [],
    gives: "the words, sentences and quotations that all others look into",
    why: "Every rule asks for words by where they stand.",
    run: ({ article, reading, language }) => passageOf(article.text, reading, language),
  }),
  pass({
    name: "walled",
    after: ["passage"],
    gives: "the attributions read, cut at headings, datelines and labels",
    why: "No pass below meets a statement that goes from a heading into the prose.",
    run: ({ passage, reading }) => withinWalls(passage.text, reading.attributions, wallsOf(passage)),
  }),
  pass({
    name: "mended",
    after: ["passage", "walled"],
    gives: "the attributions with their words where they begin and end",
    why: "Whose words they are is asked of whole statements.",
    run: ({ passage, walled }) => mendedSpans(passage, walled),
  }),
  pass({
    name: "chains",
    after: ["passage", "mended"],
    gives: "statements that nobody marked, `within`, whose words each statement is, and through whom they came",
    why: "The first sayer is whom the passes below ask about, not whoever passes it on.",
    run: ({ passage, mended, article }) => inTextOrder(chainsOf(passage, mended, article.outlet)),
  }),
  pass({
    name: "speakers",
    after: ["passage", "chains"],
    gives: "`source`, entities, and what could not be settled of them",
    why: "A shared source is carried to every cue of its sentence, before a stance or a frame asks whose words they are.",
    run: ({ passage, article, reading, chains }) =>
      speakersOf(passage, article.outlet, { ...reading, attributions: chains.map(({ attribution }) => attribution) }),
  }),
  pass({
    name: "attributions",
    after: ["chains", "speakers"],
    gives: "the sources in full, for the passes below",
    why: "What speakers filled in belongs to the attribution from here on.",
    run: ({ chains, speakers }) =>
      chains.map(({ attribution }, i) => ({ ...attribution, source: speakers.sources[i]?.spans ?? [] })),
  }),
  pass({
    name: "times",
    after: ["passage"],
    gives: "`times`",
    why: "The day of saying is one of them.",
    run: ({ passage, article }) => findTimes(passage, article.published),
  }),
  pass({
    name: "stances",
    after: ["passage", "attributions"],
    gives: "`stance`",
    why: "Whether a phrase belongs to a statement depends on what the source does there.",
    run: ({ passage, attributions }) => attributions.map((attribution) => judgedOf(passage, attribution)),
  }),
  pass({
    name: "frames",
    after: ["passage", "attributions", "speakers", "times", "stances"],
    gives: "`addressee`, `medium`, `occasion`, `said`, `hedge`, `condition`",
    why: "Who speaks, when and how decides which phrases belong to which statement.",
    run: ({ passage, attributions, speakers, times, stances, article }) =>
      framesOf(passage, attributions, {
        stances: stances.map(({ stance }) => stance),
        speakers: speakers.sources.map(({ entity }) => entity),
        times,
        published: article.published,
      }),
  }),
  pass({
    name: "statements",
    after: ["chains", "speakers", "attributions", "stances", "frames"],
    gives: "`statements`",
    why: "All that is said of one attribution is put together.",
    run: statementsOf,
  }),
  pass({
    name: "events",
    after: ["passage", "speakers", "times", "statements"],
    gives: "`events`",
    why: "An event stands on the word of the statement that holds it.",
    run: ({ passage, speakers, times, statements, article }) =>
      findEvents(passage, { statements, entities: speakers.entities(), times, published: article.published }),
  }),
  pass({
    name: "notes",
    after: ["speakers"],
    gives: "`notes`",
    why: "What nobody settled by now stays open.",
    run: ({ article, language, speakers }) => [...notesOf(article, language), ...speakers.notes],
  }),
]

/** Runs the passes, and stops after each, where whoever runs them can give it up. @returns all facts; each is frozen when it is made */
export function* factsOf(given: Given): Generator<void, Facts> {
  const facts: { [name: string]: unknown } = { ...given }
  for (const { name, run } of passes as readonly Pass<Name, Name>[]) {
    facts[name] = Object.freeze(run(facts as unknown as Facts))
    yield
  }
  return facts as unknown as Facts
}
