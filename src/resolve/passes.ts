/**
 * How a reading becomes a record: the passes, in the order in which they run. This list is the only place that knows the order.
 *
 * A pass is given the facts that it names in `after`, and adds one fact under its own name; no fact is ever changed. To add a pass: write it in a file of
 * its own, give its fact a type in `Facts`, and put a row here, below those whose facts it needs.
 */
import type { Language } from "../language/index.ts"
import type { Article, Attribution, Entity, Event, Note, Reading, Statement, Timex } from "../record/index.ts"
import { type Chained, chainsOf } from "./chains/index.ts"
import { findEvents } from "./events/index.ts"
import { type Frames, framesOf } from "./frames/index.ts"
import { inOrder, notesOf, turnNotes } from "./notes.ts"
import { inTextOrder } from "./order.ts"
import { type Rest, restsOf } from "./rests/index.ts"
import { mendedSpans } from "./spans/index.ts"
import {
  type Cast,
  entitiesOf,
  type Head,
  headOf,
  linkMentions,
  type NameMention,
  namedBy,
  namesOf,
  type Others,
  othersOf,
  type Speakers,
  type Speaking,
  settleTypes,
  speakerNotesOf,
  speakersOf,
  speakingOf,
  withSharedSources,
} from "./speakers/index.ts"
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
  attributions: readonly Attribution[]
  names: readonly NameMention[]
  heads: readonly (Head | null)[]
  named: Cast
  mentions: Cast
  settled: Cast
  speaking: Speaking
  speakers: Speakers
  times: readonly Timex[]
  stances: readonly Judged[]
  frames: readonly Frames[]
  rests: readonly (Rest | null)[]
  others: Others
  entities: readonly Entity[]
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
    why: "Whose words they are is asked of whole statements; what is given to one anew goes over no wall either.",
    run: ({ passage, walled }) => withinWalls(passage.text, mendedSpans(passage, walled), wallsOf(passage)),
  }),
  pass({
    name: "chains",
    after: ["passage", "mended"],
    gives: "statements that nobody marked, `within`, whose words each statement is, and through whom they came",
    why: "The first sayer is whom the passes below ask about, not whoever passes it on.",
    run: ({ passage, mended, article }) => inTextOrder(chainsOf(passage, mended, article.outlet)),
  }),
  pass({
    name: "attributions",
    after: ["passage", "chains"],
    gives: "the sources in full: those that a sentence or a quotation shares with another statement, too",
    why: "A shared source is carried to every cue of its sentence, before anybody asks whose words they are.",
    run: ({ passage, chains }) =>
      withSharedSources(
        passage,
        chains.map(({ attribution }) => attribution),
      ),
  }),
  pass({
    name: "names",
    after: ["passage", "attributions"],
    gives: "the names, each with what it names and the title or role before it",
    why: "A common word that is somebody's surname is a name where it is a source.",
    run: ({ passage, attributions, article }) =>
      namesOf(
        passage,
        article.outlet,
        attributions.flatMap(({ source }) => source),
      ),
  }),
  pass({
    name: "heads",
    after: ["passage", "attributions", "names"],
    gives: "of each source the word that says what it is: a name, a noun or a pronoun",
    why: "A noun ends where a name begins.",
    run: ({ passage, attributions, names }) => attributions.map(({ source }) => headOf(passage, names, source)),
  }),
  pass({
    name: "named",
    after: ["passage", "names"],
    gives: "whom names name: short ones go to the long ones, and a lone one is told by where it stands",
    why: "A long name may stand below the short one, so all names come before anything that only refers.",
    run: ({ passage, names }) => namedBy(passage, names),
  }),
  pass({
    name: "mentions",
    after: ["passage", "attributions", "names", "heads", "named"],
    gives: "whom descriptions, appositions, groups and pronouns stand for",
    why: "They are gone through in text order, for whom one stands for depends on all before it.",
    run: (facts) => linkMentions(facts, facts.named),
  }),
  pass({
    name: "settled",
    after: ["passage", "attributions", "names", "heads", "mentions"],
    gives: "whether a lone unknown name that says something is a person's",
    why: 'An "it" that stands for it shows that it is none.',
    run: (facts) => settleTypes(facts, facts.mentions),
  }),
  pass({
    name: "speaking",
    after: ["passage", "attributions", "names", "heads", "settled"],
    gives: 'whom each source stands for: "who", "I" and "we", too',
    why: '"I" is whoever speaks around it, who may be a pronoun.',
    run: (facts) => speakingOf(facts, facts.settled),
  }),
  pass({
    name: "speakers",
    after: ["passage", "chains", "attributions", "names", "heads", "speaking"],
    gives: "`source`: entity, type, count, role, reason for anonymity",
    why: "The kind of a source is told by its words and by whom they stand for.",
    run: (facts) =>
      speakersOf(
        facts,
        facts.speaking,
        facts.chains.map(({ attribution }) => attribution.source.length === 0),
      ),
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
    name: "rests",
    after: ["passage", "chains", "speakers", "frames"],
    gives: "members of `via` that are carried: what several statements rest on, and the text says once",
    why: "A document that a statement comes back to may be its channel.",
    run: ({ passage, chains, speakers, frames, article }) =>
      restsOf(passage, chains, speakers.sources, frames, article.outlet),
  }),
  pass({
    name: "others",
    after: ["passage", "chains", "attributions", "names", "heads", "speaking", "speakers", "frames", "rests"],
    gives: "whom addressees and relays stand for",
    why: "Which words are an addressee is known by now; nobody who speaks is found anew for it.",
    run: (facts) => othersOf(facts, facts.speaking, facts.speakers, askedOf(facts)),
  }),
  pass({
    name: "entities",
    after: ["passage", "speakers", "others"],
    gives: "`entities`",
    why: "Everybody who is asked for has been asked for.",
    run: ({ passage, speakers, others }) => entitiesOf(passage, others.ids, speakers.fullest),
  }),
  pass({
    name: "statements",
    after: ["chains", "speakers", "others", "entities", "attributions", "stances", "frames", "rests"],
    gives: "`statements`",
    why: "All that is said of one attribution is put together.",
    run: statementsOf,
  }),
  pass({
    name: "events",
    after: ["passage", "entities", "times", "statements"],
    gives: "`events`",
    why: "An event stands on the word of the statement that holds it.",
    run: ({ passage, entities, times, statements, article }) =>
      findEvents(passage, { statements, entities, times, published: article.published }),
  }),
  pass({
    name: "notes",
    after: ["passage", "attributions", "speaking", "speakers"],
    gives: "`notes`",
    why: "What nobody settled by now stays open.",
    run: ({ article, language, passage, attributions, speaking, speakers }) => [
      ...notesOf(article, language),
      ...inOrder([
        ...speakerNotesOf(passage, attributions, speakers.sources, speaking.cast.figures, speakers.ids),
        ...turnNotes(attributions),
      ]),
    ],
  }),
]

/** What is asked of each attribution beside its source. Nobody was told what is no statement. */
const askedOf = ({
  chains,
  attributions,
  frames,
  rests,
}: Pick<Facts, "chains" | "attributions" | "frames" | "rests">) =>
  chains.map(({ via: own, addressee, isSaid }, i) => {
    const rest = rests[i]
    const via = rest ? [...own, [rest.span]] : own
    const isTold = isSaid && attributions[i]?.content.length
    return { via, addressee: isTold ? (addressee ?? frames[i]?.addressee ?? null) : null }
  })

/** Some facts, made from those that they need; one that is given is not made again. */
export function factsFor<Wanted extends Name>(given: Given & Partial<Facts>, ...wanted: Wanted[]): Pick<Facts, Wanted> {
  const facts: { [name: string]: unknown } = { ...given }
  const make = (name: Name) => {
    if (name in facts) return
    const found = (passes as readonly Pass<Name, Name>[]).find((each) => each.name === name)
    for (const other of found?.after ?? []) make(other)
    facts[name] = Object.freeze(found?.run(facts as unknown as Facts))
  }
  for (const name of wanted) make(name)
  return facts as unknown as Facts
}

/** Runs the passes, and stops after each, where whoever runs them can give it up. @returns all facts; each is frozen when it is made */
export function* factsOf(given: Given): Generator<void, Facts> {
  const facts: { [name: string]: unknown } = { ...given }
  for (const { name, run } of passes as readonly Pass<Name, Name>[]) {
    facts[name] = Object.freeze(run(facts as unknown as Facts))
    yield
  }
  return facts as unknown as Facts
}
