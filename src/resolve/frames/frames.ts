/**
 * Attribution → its frame: to whom, through which channel, on what occasion, when, with what hedge, on what condition.
 *
 *   "The mayor told Radio Nord in an interview on Friday that …"  →  addressee "Radio Nord", medium "in an interview", said "Friday"
 *
 * A frame is stated once and holds for the sentences of the same act of speaking: every phrase of the article that could be a part of one
 * (candidates.ts) is asked of each attribution near it (belongs.ts).
 */
import type { Attribution, MediumKind, Span, Stance, Timex } from "../../record/index.ts"
import { type Passage, sentenceOf } from "../words/index.ts"
import { belonging, IN_ITS_CLAUSE, ORDER } from "./belongs.ts"
import { type Candidate, candidatesOf, type Field, ownOf } from "./candidates.ts"
import { type Clause, clauseOf, othersOf } from "./clause.ts"
import { conditionIn, hedgeIn } from "./distance.ts"
import { namesIn, placeOfCue, type Scene } from "./features.ts"
import { type Points, pointsOf } from "./said.ts"
import { withTranscripts } from "./transcript.ts"

export interface Frames {
  addressee: Span | null
  medium: { span: Span; kind: MediumKind } | null
  occasion: Span | null
  said: Timex | null
  hedge: Span | null
  condition: Span | null
  /** the fields whose phrase stands in another sentence than the attribution's cue */
  carried: ReadonlySet<Field>
  /** why the phrase that was chosen for a field belongs to the attribution, in words */
  why: { [F in Field]?: string }
}

/** What the article's other stages know of it. */
export interface Known {
  stances: readonly Stance[]
  /** for each attribution who its source is, as an entity's id or any other key; null where that is not known */
  speakers: readonly (string | null)[]
  times: readonly Timex[]
  published: string | null
}

/**
 * A claim inside a claim was made at another time and place: only its own clause tells of it, and the run of statements around it goes on as if it were not there.
 *
 * @returns the frames of each attribution, in the same order
 */
export function framesOf(passage: Passage, attributions: readonly Attribution[], known: Known): Frames[] {
  const outer = [...attributions.keys()].filter((i) => attributions[i]?.within == null)
  const of = <T>(list: readonly T[]) => outer.flatMap((i) => list.slice(i, i + 1))
  const stances = of(known.stances)
  const { scene, candidates } = sceneOf(passage, of(attributions), { ...known, stances, speakers: of(known.speakers) })
  const chosen = new Map(withTranscripts(scene, belonging(scene, candidates)).map((choice, k) => [outer[k], choice]))
  const [others, points] = [othersOf(attributions), pointsOf(passage, known.times)]
  return attributions.map((attribution, i) => {
    const clause = clauseOf(passage, attribution, others)
    const choices = chosen.get(i) ?? ownChoice(passage, clause, attribution, points)
    const [addressee, medium, said] = [choices.addressee, choices.medium, choices.said].map((each) => each?.candidate)
    return {
      addressee: addressee?.span ?? null,
      medium: medium?.channel?.kind ? { span: medium.span, kind: medium.channel.kind } : null,
      occasion: medium?.channel?.isOccasion ? medium.span : null,
      said: said?.time ?? null,
      hedge: hedgeIn(passage, clause, attribution),
      condition: conditionIn(passage, attribution),
      carried: carriedOf(passage, attribution, choices),
      why: Object.fromEntries(ORDER.flatMap((field) => (choices[field] ? [[field, choices[field].why]] : []))),
    }
  })
}

function carriedOf(
  passage: Passage,
  attribution: Attribution,
  choices: { [F in Field]: { candidate: { span: Span } } | null },
): Set<Field> {
  const sentence = sentenceOf(passage, placeOfCue(attribution))
  return new Set(
    ORDER.filter((field) => {
      const span = choices[field]?.candidate.span
      return span && sentence && !(sentence.start <= span.start && span.start < sentence.end)
    }),
  )
}

function ownChoice(passage: Passage, clause: Clause, attribution: Attribution, points: Points) {
  const own = ownOf(passage, clause, attribution, points)
  const of = (field: Field) => {
    const candidate = own.find((each) => each.field === field)
    return candidate ? { candidate, why: IN_ITS_CLAUSE } : null
  }
  return { addressee: of("addressee"), medium: of("medium"), said: of("said") }
}

/** The article with everything that is asked of it, and its phrases by field; training/frames.ts writes the same out to learn from. */
export function sceneOf(
  passage: Passage,
  attributions: readonly Attribution[],
  { stances, speakers, times, published }: Known,
): { scene: Scene; candidates: Record<Field, Candidate[]> } {
  const others = othersOf(attributions)
  const clauses: Clause[] = attributions.map((attribution) => clauseOf(passage, attribution, others))
  const all = candidatesOf(passage, { attributions, clauses, speakers }, times)
  const of = (field: Field) => all.filter((candidate) => candidate.field === field)
  const bySentence = Map.groupBy(
    attributions.keys(),
    (i) => sentenceOf(passage, placeOfCue(attributions[i]))?.start ?? -1,
  )
  const names = new Map<string, Set<string>>()
  for (const [i, { source }] of attributions.entries()) {
    const [key, words] = [speakers[i], source.flatMap(({ text }) => namesIn(text))]
    if (key) names.set(key, new Set([...(names.get(key) ?? []), ...words]))
  }
  const standing = new Map(
    Array.from(bySentence, ([start, members]) => [
      start,
      { members: new Set(members), voices: new Set(members.map((k) => speakers[k] ?? null)) },
    ]),
  )
  return {
    scene: { passage, published, attributions, clauses, stances, speakers, names, bySentence: standing },
    candidates: { addressee: of("addressee"), medium: of("medium"), said: of("said") },
  }
}
