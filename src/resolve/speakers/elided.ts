/**
 * Attributions that came without a source → the source that their sentence or their quotation shares.
 *
 * High precision is the aim: a source is filled in only where grammar gives it, so that "it was said that" stays nobody's.
 */
import type { Language } from "../../language/index.ts"
import type { Attribution, Range, Span } from "../../record/index.ts"
import { begunAt, holding, type LastOf, lastOf, type Passage, type Shelf, shelf, touching } from "../words/index.ts"
import { lexiconOf } from "./lexicon.ts"

/** Transcripts: "WALLIS: I did not say that." */
const LABEL = /^["“]?(\p{Lu}[\p{Lu}.'’ -]{1,30}):\s/u

/** The attributions, each with its own source, or that of the one that it shares it with, or none. */
export function withSharedSources(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const sources = sharedSources(passage, attributions)
  return attributions.map((attribution, i) => ({ ...attribution, source: sources[i] ?? [] }))
}

function sharedSources(passage: Passage, attributions: readonly Attribution[]): Span[][] {
  const sources = attributions.map(({ source }) => source)
  const order = attributions.map((_, i) => i).sort((a, b) => anchorOf(attributions[a]) - anchorOf(attributions[b]))
  const known = knownOf(attributions, order)
  for (const [place, i] of order.entries()) {
    const attribution = attributions[i]
    if (!attribution || attribution.source.length > 0) continue
    const from = attribution.cue.length
      ? sharerOfCue(passage, attribution, place, known, sources)
      : sharerOfQuotation(passage, attribution, known)
    const own = attribution.cue.length ? subjectOf(passage, attribution) : labelOf(attribution)
    sources[i] = (own && from === undefined) || (own && !attribution.cue.length) ? [own] : (sources[from ?? -1] ?? [])
    if (sources[i]?.length) known.speaks(place)
  }
  return sources
}

/** The attributions in the order of their verbs, as far as they are known to have a source. */
interface Known {
  attributions: readonly Attribution[]
  order: readonly number[]
  /** by their cues, the places in that order */
  cues: Shelf<number>
  /** where the contents end of those that have a source and stand in no other, by place */
  ends: LastOf
  /** of the one at this place a source has been found */
  speaks(place: number): void
}

function knownOf(attributions: readonly Attribution[], order: readonly number[]): Known {
  const cues = shelf<number>()
  const ends = lastOf(order.length)
  const speaks = (place: number) => {
    const attribution = attributions[order[place] ?? -1]
    if (attribution?.within === null) ends.set(place, attribution.content.at(-1)?.end ?? 0)
  }
  for (const [place, i] of order.entries()) {
    const attribution = attributions[i]
    for (const span of attribution?.cue ?? []) cues.put(span, place)
    if (attribution?.source.length) speaks(place)
  }
  return { attributions, order, cues, ends, speaks }
}

/** "He was hungry and asking for a telephone": the subject of the sentence, where none of its verbs was read as saying. */
function subjectOf({ text, language, sentences }: Passage, { cue, content, within }: Attribution): Span | null {
  const lexicon = lexiconOf(language)
  const [verb] = cue
  const sentence = verb && holding(sentences, verb.start)
  if (!verb || !sentence || within !== null || content.some((span) => span.start < verb.start)) return null
  const before = text.slice(sentence.start, verb.start)
  if (/[“”"]/.test(before) || !sharesSubject(language, before, verb.text)) return null
  const found = before.match(language.pattern("opening-subject"))
  const words = found?.[1]
  if (!found || !words) return null
  if (lexicon.notNames.has(words.toLowerCase()) && !lexicon.pronouns.has(words.toLowerCase())) return null
  const start = sentence.start + found[0].length - words.length
  return { start, end: start + words.length, text: words }
}

function labelOf({ content: [first] }: Attribution): Span | null {
  const label = first?.text.match(LABEL)
  if (!first || !label?.[1]) return null
  const start = first.start + label[0].indexOf(label[1])
  return { start, end: start + label[1].length, text: label[1] }
}

/** A participle of saying, or a second verb after "and" or "but". */
function sharesSubject(language: Language, before: string, verb: string): boolean {
  const { fits } = lexiconOf(language)
  if (isSayingParticiple(language, verb))
    return !fits(before, "ends-without-subject") || fits(before, "ends-in-conjunction")
  return fits(before, "coordinates") && (fits(verb, "second-verb") || fits(verb, "refusing-verb"))
}

function isSayingParticiple(language: Language, words: string): boolean {
  const [verb = ""] = words.toLowerCase().replace(language.pattern("adverb-before-participle"), "").split(" ")
  return lexiconOf(language).sayingParticiples.has(verb)
}

const anchorOf = (attribution: Attribution | undefined) =>
  attribution?.cue[0]?.start ?? attribution?.content[0]?.start ?? attribution?.source[0]?.start ?? 0

/** "…, adding that", "… but declined": a participle or a second verb of the sentence in which the source already speaks. */
function sharerOfCue(
  { text, language, sentences }: Passage,
  { cue, within }: Attribution,
  place: number,
  { attributions, order, cues }: Known,
  sources: readonly Span[][],
): number | undefined {
  const [verb] = cue
  const sentence = verb && holding(sentences, verb.start)
  if (!verb || !sentence) return undefined
  const before = text.slice(sentence.start, verb.start)
  if (!sharesSubject(language, before, verb.text)) return undefined
  // A source can be shared that stands in the sentence and has a verb there before this one.
  const verbs = cues.over({ start: sentence.start, end: verb.start })
  const speaking = verbs.filter(({ start, end }) => start >= sentence.start && end <= verb.start)
  const earlier = new Set(speaking.map(({ value }) => value).filter((other) => other < place))
  const last = [...earlier]
    .sort((a, b) => b - a)
    .find((other) => {
      const j = order[other] ?? -1
      const source = sources[j]?.[0]
      const isHere = source !== undefined && source.start >= sentence.start && source.end <= verb.start
      return isHere && attributions[j]?.within === within
    })
  return last === undefined ? undefined : order[last]
}

/** A quotation with no verb of saying: it goes on from the one before it, in its paragraph or in the paragraph above. */
function sharerOfQuotation(
  passage: Passage,
  { content, within }: Attribution,
  { attributions, order, ends }: Known,
): number | undefined {
  const [first] = content
  if (!first || within !== null) return undefined
  const { text, paragraphs, sentences, quotations } = passage
  const quotation = holding(quotations, first.start) ?? holding(quotations, first.start + 1)
  const sentence = holding(sentences, first.start)
  if (!quotation || !sentence || !wholeSentence(text, sentence, quotation)) return undefined
  const paragraphIndex = begunAt(paragraphs, first.start) - 1
  const oldest =
    paragraphs[
      quotation.carried || startsParagraph(passage, paragraphIndex, quotation) ? paragraphIndex - 1 : paragraphIndex
    ]?.start ?? 0
  const last = order[ends.within(0, first.start + 1)]
  const other = last === undefined ? undefined : attributions[last]
  const goesOn = other && anchorOf(other) >= oldest && other.content.some((span) => isQuoted(passage, span))
  return goesOn ? last : undefined
}

const isQuoted = ({ quotations }: Passage, span: Range) => touching(quotations, span).length > 0
const startsParagraph = ({ paragraphs }: Passage, index: number, quotation: Range) =>
  paragraphs[index]?.start === quotation.start
/** Nothing but quotation marks stands around it in its sentence. */
const wholeSentence = (text: string, sentence: Range, quotation: Range) =>
  /^[\s“"]*$/.test(text.slice(sentence.start, Math.max(sentence.start, quotation.start)))
