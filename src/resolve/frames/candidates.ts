/**
 * Every phrase of an article that could say to whom, through which channel or when something was said, whoever said it.
 *
 * A frame is stated once and holds for a run of statements, so a phrase is first found by itself, and then asked of each attribution near it
 * whether it belongs to it (belongs.ts).
 */
import type { Attribution, MediumKind, Span, Timex } from "../../record/index.ts"
import { type Passage, spansBeginning, tokensIn } from "../words/index.ts"
import { type Channel, channelIn, occasionIn, possibleChannels } from "./channel.ts"
import type { Clause } from "./clause.ts"
import { hearerIn, hearersIn } from "./hearer.ts"
import { ownTime, type Points, pointsOf } from "./said.ts"

export type Field = "addressee" | "medium" | "said"

export interface Candidate {
  field: Field
  span: Span
  /** what kind of phrase it is: of a channel its kind, of a hearer whether a verb or a phrase names it, of a time its type */
  kind: string
  channel: { kind: MediumKind | null; isOccasion: boolean } | null
  time: Timex | null
  /** the attributions in whose own clause it stands where such a phrase is looked for */
  owners: Set<number>
  /** who speaks in these: their speakers' keys, null for one that is not known */
  voices: Set<string | null>
  /** the attributions in whose content it stands */
  toldBy: Set<number>
}

/** The attributions, with the clause and the speaker's key of each. */
interface Said {
  attributions: readonly Attribution[]
  clauses: readonly Clause[]
  speakers: readonly (string | null)[]
}

/** @returns in text order, each phrase once */
export function candidatesOf(
  passage: Passage,
  { attributions, clauses, speakers }: Said,
  times: readonly Timex[],
): Candidate[] {
  const points = pointsOf(passage, times)
  const made = new Map<string, Candidate>()
  const add = (candidate: Found, owner: number | null) => {
    const key = `${candidate.field} ${candidate.span.start} ${candidate.span.end}`
    const known = made.get(key)
    const nobody = { owners: new Set<number>(), voices: new Set<string | null>(), toldBy: new Set<number>() }
    const kept = known ?? { ...candidate, ...nobody }
    if (owner !== null) {
      kept.owners.add(owner)
      kept.voices.add(speakers[owner] ?? null)
    }
    if (!known) made.set(key, kept)
  }
  for (const [i, attribution] of attributions.entries()) {
    const clause = clauses[i]
    if (clause) for (const candidate of ownOf(passage, clause, attribution, points)) add(candidate, i)
  }
  for (const sentence of passage.sentences) {
    const tokens = tokensIn(passage, sentence)
    for (const channel of possibleChannels(passage, tokens)) {
      add({ ...ofChannel(channel), kind: `${channel.form} ${channel.kind ?? "occasion"}` }, null)
    }
    for (const span of hearersIn(passage, tokens)) add(ofHearer(span, "phrase"), null)
  }
  for (const time of points.inProse) add(ofTime(time), null)
  // In a dialogue the one speaks to the other.
  for (const { source } of attributions) if (source[0]) add(ofHearer(source[0], "speaker"), null)
  const all = [...made.values()].toSorted((a, b) => a.span.start - b.span.start)
  for (const [i, { content }] of attributions.entries()) {
    for (const { start, end } of content)
      for (const candidate of spansBeginning(all, start, end)) candidate.toldBy.add(i)
  }
  return all
}

/** The phrases that stand where an attribution's own clause tells to whom, through what and when. */
export function ownOf(passage: Passage, clause: Clause, attribution: Attribution, points: Points): Found[] {
  const channel = channelIn(passage, clause)
  const occasion = channel?.isOccasion ? null : occasionIn(passage, clause)
  const hearer = hearerIn(passage, clause, attribution)
  const time = ownTime(passage, attribution, clause, points)
  return [
    ...(channel ? [ofChannel(channel)] : []),
    ...(occasion ? [ofChannel({ span: occasion, kind: null, isOccasion: true })] : []),
    ...(hearer ? [ofHearer(hearer, "verb")] : []),
    ...(time ? [ofTime(time)] : []),
  ]
}

/** A phrase before anybody has asked whose it is. */
type Found = Omit<Candidate, "owners" | "voices" | "toldBy">

function ofChannel({ span, kind, isOccasion }: Channel): Found {
  return { field: "medium", span, kind: kind ?? "occasion", channel: { kind, isOccasion }, time: null }
}

function ofHearer(span: Span, kind: "verb" | "phrase" | "speaker"): Found {
  return { field: "addressee", span, kind, channel: null, time: null }
}

function ofTime(time: Timex): Found {
  const { start, end, text } = time
  return { field: "said", span: { start, end, text }, kind: time.type, channel: null, time }
}
