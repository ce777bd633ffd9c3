/**
 * What speaks for a phrase's belonging to an attribution, as named features: where it stands, whose clause it is of, who spoke in between.
 *
 * The names are the rows of models/frames/weights.tsv (training/frames.py learns the weights), so what decided can be read there in words.
 */
import type { Attribution, Stance } from "../../record/index.ts"
import { begunAt, extentOf, holding, isInside, type Passage, sentenceOf } from "../words/index.ts"
import type { Candidate } from "./candidates.ts"
import type { Clause } from "./clause.ts"

/** An article as the features see it; made once. */
export interface Scene {
  passage: Passage
  published: string | null
  attributions: readonly Attribution[]
  clauses: readonly Clause[]
  stances: readonly Stance[]
  /** for each attribution who its source is, as any key; null where that is not known */
  speakers: readonly (string | null)[]
  /** by the key of a speaker, the words with a capital of all its sources */
  names: ReadonlyMap<string, ReadonlySet<string>>
  /** by the start of a sentence, the attributions whose cue stands in it, and the keys of those who speak there */
  bySentence: ReadonlyMap<number, { members: ReadonlySet<number>; voices: ReadonlySet<string | null> }>
}

/** The words with a capital, but for the shortest. */
export const namesIn = (text: string): readonly string[] => text.match(/\p{Lu}[\p{L}\p{M}]{2,}/gu) ?? []

/** Where an attribution is taken to stand: at its cue, or at its content where it has none. */
export const placeOfCue = (one: Attribution | undefined) => (one?.cue[0] ?? one?.content[0])?.start ?? 0

/** How many paragraphs back, and on, a phrase is looked for; from the head of an article, which tells first what the body tells whole, further on. */
export const REACH = { back: 14, on: 1, head: 3, onFromHead: 4 }

/** What was chosen for the attributions before: for the last one of the same voice, and for the last one. */
export interface History {
  /** the chosen phrase's words in lower case; "" for none; null when there is no such attribution */
  same: string | null
  /** how many paragraphs further up it stands: 0, 1, 2 for two or three, 3 for more */
  gap: number
  any: string | null
  /** what was already chosen for this attribution in the fields asked before: the day is asked first, then the channel, then the hearer */
  beside: readonly Candidate[]
}

/** Names of the features that hold, in no order; those that cross two facts are joined by "&". */
export function featuresOf(scene: Scene, i: number, candidate: Candidate, rivals: Rivals, history: History): string[] {
  const attribution = scene.attributions[i]
  const clause = scene.clauses[i]
  if (!attribution || !clause) return []
  const place = placeOf(scene, i, attribution, clause, candidate)
  const near = nearness(place)
  const voice = voiceOf(scene, i, candidate)
  const between = othersBetween(scene, i, candidate)
  const stance = stanceClass(scene.stances[i])
  const rivalry = rivalryOf(scene, i, candidate, rivals.all)
  const kind = kindOf(scene, candidate)
  const source = sourceForm(scene.passage, attribution)
  const quoted = quotedness(scene.passage, attribution)
  const standing = standingOf(scene, candidate, rivals)
  const verb = cueForm(scene.passage, attribution)
  const facts = [
    `place ${place}`,
    `voice ${voice}`,
    `between ${between}`,
    `stance ${stance}`,
    `rivals ${rivalry}`,
    ...kind.map((each) => `kind ${each}`),
    `source ${source}`,
    `quoted ${quoted}`,
    `cue ${verb}`,
  ]
  return [
    ...facts,
    `place ${place} & voice ${voice}`,
    `place ${place} & between ${between}`,
    `place ${place} & rivals ${rivalry}`,
    `${near} & voice ${voice} & between ${between}`,
    `${near} & voice ${voice} & rivals ${rivalry}`,
    `${near} & stance ${stance}`,
    `${near} & source ${source}`,
    `${near} & quoted ${quoted}`,
    `${near} & cue ${verb}`,
    ...kind.map((each) => `${near} & kind ${each}`),
    ...kind.map((each) => `place ${place} & kind ${each}`),
    ...standing.map((each) => `${near} & ${each}`),
    ...standing.map((each) => `${near} & voice ${voice} & quoted ${quoted} & ${each}`),
    ...companionFeatures(scene, near, candidate, history),
    ...historyFeatures(near, candidate.span.text.toLowerCase(), stance, history),
  ]
}

function historyFeatures(near: string, words: string, stance: string, { same, gap, any }: History): string[] {
  const of = (chosen: string | null) =>
    chosen === null ? "no one" : chosen === "" ? "none" : chosen === words ? "this" : "another"
  return [
    `last of the voice ${of(same)} & ${near}`,
    `last of the voice ${of(same)} & gap ${gap} & ${near}`,
    `last of the voice ${of(same)} & stance ${stance} & ${near}`,
    `last ${of(any)} & ${near}`,
    `last ${of(any)} & last of the voice ${of(same)} & ${near}`,
  ]
}

/** A day, a channel and a hearer are often told in one sentence. */
function companionFeatures({ passage }: Scene, near: string, { span }: Candidate, { beside }: History): string[] {
  const sentence = sentenceOf(passage, span.start)
  return beside.map(({ field, span: other }) => {
    const together = sentence && sentence.start <= other.start && other.start < sentence.end
    return `${near} & ${together ? "with" : "away from"} its ${field}`
  })
}

/** The phrases of one field that are asked of an attribution, and what they are together. */
export interface Rivals {
  all: readonly Candidate[]
  /** how many different ones stand in a clause of their own */
  owned: number
  /** the first that stands in a clause of the attribution's speaker */
  first: Candidate | undefined
}

export function rivalsOf({ speakers }: Scene, i: number, all: readonly Candidate[]): Rivals {
  const owned = all.filter((other) => other.owners.size > 0)
  const own = speakers[i]
  return {
    all,
    owned: new Set(owned.map((other) => other.span.text.toLowerCase())).size,
    first: own ? owned.find((other) => other.voices.has(own)) : undefined,
  }
}

/** How the phrase stands in the whole article: near its head, alone of its field, the first of this voice. */
function standingOf({ passage }: Scene, candidate: Candidate, { owned, first }: Rivals): string[] {
  const { span, owners } = candidate
  return [
    (passage.paragraphs[3]?.end ?? Number.POSITIVE_INFINITY) > span.start ? "in the head" : "in the body",
    `owned ${owners.size ? "by some" : "by none"} of ${Math.min(owned, 3)}`,
    first === candidate ? "first of the voice" : first ? "not the first of the voice" : "the voice has none",
  ]
}

function nearness(place: string): "near" | "beside" | "far" {
  if (place === "own" || place === "clause") return "near"
  return ["sentence", "source", "content"].some((near) => place.startsWith(near)) ? "beside" : "far"
}

function placeOf(
  { passage }: Scene,
  i: number,
  attribution: Attribution,
  clause: Clause,
  { span, owners, toldBy }: Candidate,
): string {
  const at = span.start
  if (owners.has(i)) return "own"
  if (isInside(at, attribution.source)) return "source"
  if (isInside(at, attribution.content)) return "content"
  if (clause.tokens.some((token) => token.start === at)) return "clause"
  const cue = extentOf(attribution.cue.length ? attribution.cue : attribution.content)
  const here = cue?.start ?? at
  const told = toldBy.size > (toldBy.has(i) ? 1 : 0) ? " told" : ""
  const sentence = sentenceOf(passage, here)
  if (sentence && sentence.start <= at && at < sentence.end) return `sentence${told}`
  const paragraphs = begunAt(passage.paragraphs, at) - begunAt(passage.paragraphs, here)
  if (paragraphs === 0) {
    const sentences = begunAt(passage.sentences, at) - begunAt(passage.sentences, here)
    return `${sentences < -1 ? "sentences before" : sentences === -1 ? "sentence before" : "sentence after"}${told}`
  }
  return `paragraph ${paragraphs < -7 ? "-8" : paragraphs < -3 ? "-4" : Math.min(paragraphs, 2)}${told}`
}

/** How many paragraphs further up the phrase stands; fewer than none for one further on. */
export function paragraphsBack({ passage, attributions }: Scene, i: number, { span }: Candidate): number {
  return begunAt(passage.paragraphs, placeOfCue(attributions[i])) - begunAt(passage.paragraphs, span.start)
}

/** Whose words the phrase stands beside: the same speaker's, another's, or nobody's. */
export function voiceOf(
  { passage, bySentence, speakers }: Scene,
  i: number,
  { span, owners, voices }: Candidate,
): string {
  const sentence = sentenceOf(passage, span.start)?.start ?? -1
  const beside = owners.size ? { members: owners, voices } : bySentence.get(sentence)
  if (!beside) return "nobody"
  if (beside.members.has(i)) return "itself"
  const own = speakers[i]
  if (own && beside.voices.has(own)) return "same"
  const isKnown = beside.voices.size > (beside.voices.has(null) ? 1 : 0)
  return own && isKnown ? "other" : "unknown"
}

/** How many other voices speak between the phrase and the attribution. */
function othersBetween({ attributions, speakers }: Scene, i: number, { span }: Candidate): string {
  const startOf = (k: number) => placeOfCue(attributions[k])
  const [from, to] = [Math.min(span.start, startOf(i)), Math.max(span.start, startOf(i))]
  const others = new Set<string>()
  for (
    let k = i + (span.start < startOf(i) ? -1 : 1);
    k >= 0 && k < attributions.length;
    k += span.start < startOf(i) ? -1 : 1
  ) {
    const at = startOf(k)
    if (at < from || at > to) break
    const key = speakers[k]
    if (key && key !== speakers[i]) others.add(key)
    if (others.size > 1) break
  }
  return others.size > 1 ? "2" : String(others.size)
}

/** Whether other phrases of the field stand nearer. */
function rivalryOf({ attributions }: Scene, i: number, candidate: Candidate, rivals: readonly Candidate[]): string {
  if (candidate.owners.has(i)) return "none"
  const here = placeOfCue(attributions[i])
  const [from, to] = [Math.min(here, candidate.span.end), Math.max(here, candidate.span.start)]
  const others = rivals.filter((rival) => rival !== candidate && rival.span.text !== candidate.span.text)
  const own = others.some((rival) => rival.owners.has(i)) ? "own" : ""
  const nearer = others.filter(({ span }) => from <= span.start && span.start < to).length
  return own || (nearer > 1 ? "2" : String(nearer))
}

function stanceClass(stance: Stance | undefined): string {
  switch (stance) {
    case "believes":
    case "wants":
      return "state"
    case "supports":
    case "condemns":
      return "judging"
    case "other":
      return "other"
    case "promises":
    case "demands":
      return "acting"
    default:
      return "speaking"
  }
}

function kindOf({ passage, published }: Scene, { field, kind, span, time, channel }: Candidate): string[] {
  const before = passage.text.slice(Math.max(0, span.start - 12), span.start)
  if (field === "addressee") {
    const head = /^\p{Lu}/u.test(span.text)
      ? "name"
      : passage.language.words("object-pronoun").has(span.text.toLowerCase())
        ? "pronoun"
        : "noun"
    return [kind, head]
  }
  if (field === "medium") {
    const lead = span.text.split(/\s/)[0]?.toLowerCase() ?? ""
    return [
      `${kind}${channel?.isOccasion ? " occasion" : ""}`,
      `opens with ${lead}`,
      opensSentence(passage, span.start),
    ]
  }
  const value = time?.value ?? ""
  const lead =
    before.match(/(?<!\p{L})(\p{L}+)\s+$/u)?.[1]?.toLowerCase() ?? (/[,;—–(]\s*$/.test(before) ? "comma" : "other")
  const isKnown = lead === "comma" || passage.language.words("before-day").has(lead)
  const after = passage.text.slice(span.end, span.end + 12)
  return [
    `${kind} ${/_REF$/.test(value) ? "vague" : value.length >= 10 ? "day" : value.length >= 7 ? "month" : "year"}`,
    `${agoOf(value, published)}`,
    `after ${isKnown ? lead : "another word"}`,
    passage.language.pattern("owner-of-next").test(after)
      ? "possessor"
      : passage.language.pattern("noun-after").test(after)
        ? "before a noun"
        : "free",
    opensSentence(passage, span.start),
    isSubordinate(passage, span.start) ? "in a clause of its own" : "in the main clause",
  ]
}

/** "since the office announced on {Friday}", "who said on {Monday}": the day of something else, most often. */
function isSubordinate(passage: Passage, at: number): boolean {
  const start = Math.max(sentenceOf(passage, at)?.start ?? at, at - LONGEST_CLAUSE)
  const clause = passage.text.slice(start, at).match(/(?<![^,;:—–“”"])[^,;:—–“”"]*$/)?.[0] ?? ""
  return passage.language.pattern("subordinate").test(clause)
}

const LONGEST_CLAUSE = 400

const opensSentence = (passage: Passage, at: number) =>
  at - (sentenceOf(passage, at)?.start ?? -99) <= 4 ? "opens its sentence" : "inside its sentence"

/** How long before publication a day lies, in a word. */
function agoOf(value: string, published: string | null): string {
  const [day, issued] = [Date.parse(value.slice(0, 10)), Date.parse(published?.slice(0, 10) ?? "")]
  if (!/^\d{4}-\d{2}-\d{2}/.test(value) || Number.isNaN(day) || Number.isNaN(issued)) return "no day"
  const days = Math.round((issued - day) / 86_400_000)
  return days < 0 ? "ahead" : days <= 1 ? "today" : days <= 7 ? "this week" : days <= 40 ? "this month" : "long ago"
}

function sourceForm({ language }: Passage, { source }: Attribution): string {
  const text = source.map((span) => span.text).join(" ")
  if (!text) return "none"
  if (language.words("source-pronoun").has(text.toLowerCase())) return "pronoun"
  return /\p{Lu}/u.test(text) ? "name" : "noun"
}

function quotedness({ quotations }: Passage, { content }: Attribution): string {
  const first = content[0]
  if (!first) return "no"
  const inside = (at: number) => holding(quotations, at) !== undefined
  const [opens, ends] = [inside(first.start + 1), inside((content.at(-1)?.end ?? 1) - 2)]
  return opens && ends ? "whole" : opens || ends ? "part" : "no"
}

function cueForm({ language }: Passage, { cue }: Attribution): string {
  const words = cue.map((span) => span.text.toLowerCase()).join(" ")
  if (!words) return "none"
  const isPerfect = language.pattern("perfect").test(words)
  const each = words.split(/[^\p{L}]+/u)
  for (const word of language.words("common-cue")) if (each.includes(word)) return isPerfect ? `has ${word}` : word
  if (isPerfect) return "perfect"
  if (language.pattern("modal").test(words)) return "modal"
  const first = each.find(Boolean) ?? ""
  if (language.pattern("past-form").test(first)) return "past"
  if (language.pattern("present-participle").test(first)) return "participle"
  return language.pattern("plural").test(first) ? "present" : "another"
}
