/**
 * Attributions by rules alone, for languages that no network was trained on: quotations with a word of saying beside them, words of saying with a clause,
 * and "according to".
 *
 *   «Estará cerrado», dijo la alcaldesa.        →  source "la alcaldesa", cue "dijo", content "«Estará cerrado»"
 *   El ministro negó que lo supiera.            →  source "El ministro", cue "negó", content "que lo supiera"
 *   Según dos agentes, nadie respondió.         →  source "dos agentes", cue "Según", content "nadie respondió"
 *
 * The words stand in `saying.tsv` of the language. What the rules do not see is left out: they find fewer statements than a network, and guess at none.
 */
import { type Language, perLanguage } from "../language/index.ts"
import { type Attribution, type QuotedRange, type Range, type Span, spanOf } from "../record/index.ts"

const SURE = 0.6
/** Words of a phrase that names a source; longer ones are clauses. */
const LONGEST = 10
/** A quotation of fewer words is a turn of phrase. */
const FEWEST_QUOTED = 2

interface Word extends Range {
  lower: string
  isWord: boolean
}

interface Rules {
  cues: readonly string[][]
  according: readonly string[][]
  before: ReadonlySet<string>
  that: ReadonlySet<string>
  ends: ReadonlySet<string>
  joins: ReadonlySet<string>
}

const rulesOf = perLanguage((language): Rules => {
  const rows = language.table("saying", ["does", "words"])
  const phrases = (does: string) =>
    rows
      .filter((row) => row.does === does)
      .flatMap((row) => row.words.split("|"))
      .map((phrase) => phrase.split(" "))
      .sort((a, b) => b.length - a.length)
  const words = (does: string) => new Set(phrases(does).flat())
  return {
    cues: phrases("cue"),
    according: phrases("according"),
    before: words("before-cue"),
    that: words("that"),
    ends: words("ends-source"),
    joins: words("joins"),
  }
})

/** Attributions in text order; no two share a word of their cues. Offsets are UTF-16 code units. */
export function attributionsByRule(
  text: string,
  sentences: readonly Range[],
  quotations: readonly QuotedRange[],
  language: Language,
): Attribution[] {
  const rules = rulesOf(language)
  return sentences.flatMap((sentence) => {
    const quoted = quotations.filter(({ start, end }) => start < sentence.end && sentence.start < end)
    return inSentence({ text, sentence, words: wordsOf(text, sentence), quoted, rules })
  })
}

interface Place {
  text: string
  sentence: Range
  words: readonly Word[]
  quoted: readonly QuotedRange[]
  rules: Rules
}

function inSentence(place: Place): Attribution[] {
  const found = [...withClause(place), ...withAccording(place)]
  const taken = found.flatMap(({ cue, content }) => [...cue, ...content])
  for (const quotation of place.quoted) {
    const isTaken = taken.some(({ start, end }) => start < quotation.end && quotation.start < end)
    const made = isTaken ? null : withQuotation(place, quotation)
    if (made) found.push(made)
  }
  return found.sort((a, b) => startOf(a) - startOf(b))
}

const startOf = ({ source, cue, content }: Attribution) =>
  Math.min(...[...source, ...cue, ...content].map(({ start }) => start))

/** "El ministro negó que …", "dijo el ministro que …", "… y advirtió que …": outside quotations. */
function withClause(place: Place): Attribution[] {
  const { words, rules } = place
  const clauses = clausesIn(place)
  let source: Span | null = null
  return clauses.flatMap(({ at, end, that }, i) => {
    const from = cueStart(rules, words, at)
    const joins = rules.joins.has(words[from - 1]?.lower ?? "")
    // "y advirtió que …": who spoke before goes on.
    const own = i > 0 && joins ? null : subjectOf(place, from, end, that)
    source = own ? span(place, own.from, own.to) : i > 0 && joins ? source : null
    const next = clauses[i + 1]
    const until = next ? cueStart(rules, words, next.at) : words.length
    const content = span(place, that, rules.joins.has(words[until - 1]?.lower ?? "") ? until - 1 : until)
    return content ? [attribution(source, span(place, from, end), content)] : []
  })
}

/** Words of saying with a clause after them: where the cue begins and ends, and where "that" stands. */
function clausesIn({ words, rules, quoted, ...place }: Place): { at: number; end: number; that: number }[] {
  return words.flatMap((word, at) => {
    const end = isIn(word, quoted) ? null : phraseAt(rules.cues, words, at)
    if (end === null) return []
    const after = phraseFrom({ words, rules, quoted, ...place }, end)
    const that = rules.that.has(words[end]?.lower ?? "") ? end : (after?.to ?? -1)
    return rules.that.has(words[that]?.lower ?? "") ? [{ at, end, that }] : []
  })
}

/** Who says it: named before the verb, also with an apposition between commas; else between the verb and "that". */
function subjectOf(place: Place, cue: number, end: number, that: number): Phrase | null {
  const { words } = place
  const isApposed = words[cue - 1]?.lower === ","
  const apposition = isApposed ? phraseTo(place, cue - 1) : null
  const named = apposition && words[apposition.from - 1]?.lower === "," ? phraseTo(place, apposition.from - 1) : null
  if (named) return { from: named.from, to: cue - 1 }
  return phraseTo(place, cue) ?? (that > end ? { from: end, to: that } : null)
}

/** "Según dos agentes, …" and "…, según dos agentes". */
function withAccording(place: Place): Attribution[] {
  const { words, rules, quoted } = place
  for (let at = 0; at < words.length; at++) {
    const end = phraseAt(rules.according, words, at)
    if (end === null || isIn(words[at], quoted)) continue
    const source = phraseFrom(place, end)
    if (!source) continue
    const isFirst = !words.slice(0, at).some(({ isWord }) => isWord)
    const content = isFirst ? span(place, source.to, words.length) : span(place, 0, at)
    if (content) return [attribution(span(place, source.from, source.to), span(place, at, end), content)]
  }
  return []
}

/** "«…», dijo X", "«…», X dijo", "X dijo: «…»"; with nobody beside it the quotation stands alone, for a note to say so. */
function withQuotation(place: Place, quotation: QuotedRange): Attribution | null {
  const { text, words, rules, sentence } = place
  const range = { start: Math.max(quotation.start, sentence.start), end: Math.min(quotation.end, sentence.end) }
  const nWords = words.filter(({ isWord, start }) => isWord && start >= range.start && start < range.end).length
  if (nWords < FEWEST_QUOTED) return null
  const content = spanOf(text, range.start, range.end)
  const behind = past(
    words,
    words.findIndex(({ start }) => start >= range.end),
  )
  const cueEnd = behind === null ? null : phraseAt(rules.cues, words, behind)
  if (behind !== null && cueEnd !== null) {
    const source = phraseFrom(place, cueEnd)
    return attribution(source && span(place, source.from, source.to), span(place, behind, cueEnd), content)
  }
  const ahead = behind === null ? null : phraseFrom(place, behind)
  const aheadEnd = ahead ? phraseAt(rules.cues, words, ahead.to) : null
  if (ahead && aheadEnd !== null)
    return attribution(span(place, ahead.from, ahead.to), span(place, ahead.to, aheadEnd), content)
  const mark = words.findLastIndex(({ end }) => end <= range.start)
  const cue = mark > 0 && /^[:,]$/.test(words[mark]?.lower ?? "") ? cueEndingAt(rules, words, mark) : null
  if (cue !== null) {
    const from = cueStart(rules, words, cue)
    const source = phraseTo(place, from)
    return attribution(source && span(place, source.from, source.to), span(place, from, mark), content)
  }
  return nWords > 3 ? attribution(null, null, content) : null
}

/** Past one comma or dash. */
function past(words: readonly Word[], at: number): number | null {
  if (at < 0) return null
  return /^[,—–-]$/.test(words[at]?.lower ?? "") ? at + 1 : at
}

/** The index after the longest of the phrases that stands at words[at]. */
function phraseAt(phrases: readonly string[][], words: readonly Word[], at: number): number | null {
  const found = phrases.find((phrase) => phrase.every((word, i) => words[at + i]?.lower === word))
  return found ? at + found.length : null
}

function cueEndingAt({ cues }: Rules, words: readonly Word[], end: number): number | null {
  const found = cues.find((phrase) => phrase.every((word, i) => words[end - phrase.length + i]?.lower === word))
  return found ? end - found.length : null
}

/** "no ha dicho", "también negó": what stands before the verb and belongs to it. */
function cueStart({ before }: Rules, words: readonly Word[], at: number): number {
  let from = at
  while (from > 0 && before.has(words[from - 1]?.lower ?? "")) from--
  return from
}

interface Phrase {
  from: number
  to: number
}

/** Who is named from words[at] on, up to a mark, a word of saying, or one that opens something else. */
function phraseFrom({ words, rules }: Place, at: number): Phrase | null {
  let to = at
  while (to < words.length && to - at < LONGEST) {
    const word = words[to]
    if (!word?.isWord || rules.ends.has(word.lower) || rules.that.has(word.lower)) break
    if (phraseAt(rules.cues, words, to) !== null) break
    to++
  }
  return to > at && to - at < LONGEST ? { from: at, to } : null
}

/** Who is named right before words[end], back to a mark or to a word that opens something else. */
function phraseTo({ words, rules }: Place, end: number): Phrase | null {
  let from = end
  while (from > 0 && end - from < LONGEST) {
    const word = words[from - 1]
    if (!word?.isWord || rules.ends.has(word.lower) || rules.that.has(word.lower)) break
    from--
  }
  return from < end && end - from < LONGEST ? { from, to: end } : null
}

const isIn = (word: Word | undefined, ranges: readonly Range[]) =>
  word !== undefined && ranges.some(({ start, end }) => start <= word.start && word.start < end)

const attribution = (source: Span | null, cue: Span | null, content: Span): Attribution => ({
  source: source ? [source] : [],
  cue: cue ? [cue] : [],
  content: [content],
  within: null,
  confidence: SURE,
})

/** words[from, to) without the commas and stops at their edges. */
function span({ text, words }: Place, from: number, to: number): Span | null {
  const isEdge = (word: Word | undefined) => /^[,.;:—–-]$/.test(word?.lower ?? "")
  let [first, last] = [from, to - 1]
  while (first <= last && isEdge(words[first])) first++
  while (last >= first && isEdge(words[last])) last--
  const [head, tail] = [words[first], words[last]]
  return head && tail && first <= last ? spanOf(text, head.start, tail.end) : null
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-'’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[^\s]/gu

function wordsOf(text: string, { start, end }: Range): Word[] {
  return Array.from(text.slice(start, end).matchAll(WORD), (match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    lower: match[0].toLowerCase(),
    isWord: /^[\p{L}\p{N}]/u.test(match[0]),
  }))
}
