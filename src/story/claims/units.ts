/**
 * A record → the parts of its text that assert something: clauses of what its statements say, and clauses of sentences that are nobody's statement.
 *
 * The clause is the unit, for one sentence may carry two claims. A statement whose content is mostly another statement gives only what is none of that one: what the inner one says is the claim.
 */
import { type Language, marksOf, paragraphsOf, perLanguage, sentencesOf } from "../../language/index.ts"
import {
  entityOf,
  type Range,
  type Record,
  type Relation,
  type Span,
  type Statement,
  spanOf,
  statementOf,
} from "../../record/index.ts"
import { isOwnWord } from "../outlets/own-word.ts"
import { mayAssert } from "./asserts.ts"
import { rangeAt, rangesWithin } from "./ranges.ts"
import { termsIn } from "./terms.ts"

export interface Unit {
  article: string
  /** null: the article says it as plain fact */
  statement: Statement | null
  /** the part of the text that asserts it */
  span: Span
  relation: Relation
  /** who says it, by the fullest name or description that the article has, or the body whose own word the article is; null: an outlet's article, or nobody is named */
  who: string | null
  /** the sentence that it is a part of, with who says it in front where the sentence does not name them: what is shown to whoever compares */
  told: string
  /** where the part stands in `told` */
  asked: Range
  /** the article's title, which may tell what the sentence leaves unsaid; empty where it has none */
  about: string
}

const FEWEST_WORDS = 4
/** What hangs on a word before it has a verb of its own where it is longer. */
const MOST_WORDS_HANGING = 8
/** From this share on, what a statement says is another's statement. */
const MOSTLY = 0.6

const secrecyOf = perLanguage((language) => language.list("anonymity").map((line) => new RegExp(line, "iu")))
const breaksOf = perLanguage((language) => new RegExp(language.pattern("clause-break").source, "giu"))

/** In text order. */
export function unitsOf(record: Record, language: Language): Unit[] {
  const { article, statements } = record
  const { text } = article
  const sentences = sentencesOf(text, paragraphsOf(text), language)
  const inner = new Map<string, Statement[]>()
  for (const statement of statements) {
    if (statement.within === null) continue
    const others = inner.get(statement.within)
    if (others) others.push(statement)
    else inner.set(statement.within, [statement])
  }
  const taken = new Uint8Array(text.length)
  const units: Unit[] = []
  for (const statement of statements) {
    for (const { start, end } of partsOf(statement)) taken.fill(1, start, end)
    const { source, cue, content } = statement
    if (isOnlyWanted(record, statement) || isOnlyAsked(statement)) continue
    // That somebody asked is what is said here: the question itself is no claim.
    const told = (inner.get(statement.id) ?? []).filter((other) => !isOnlyAsked(other))
    const within = statement.stance === "demands" ? [] : told
    const passedOn = isPassedOn(statement, within) ? within.flatMap(partsOf) : []
    const who = whoOf(record, statement)
    const isEmpty = content.spans.every(({ text }) => !/\p{L}{3}/u.test(text))
    if (isEmpty && relationOf(statement) !== "carries") {
      const parts = [...source.spans.slice(0, 1), ...cue.spans]
      const [start, end] = [Math.min(...parts.map(({ start }) => start)), Math.max(...parts.map(({ end }) => end))]
      if (cue.spans.length > 0) units.push(unitOf(record, { start, end }, sentences, { statement, who }, language))
      continue
    }
    for (const span of withWholeFronts(text, content.spans, sentences, language))
      for (const clause of clausesWithin(text, span, sentences, language))
        if (!passedOn.some((part) => overlap(part, clause)))
          units.push(unitOf(record, clause, sentences, { statement, who }, language))
  }
  const body = isOwnWord(article, language) ? article.outlet : null
  for (const sentence of sentences)
    for (const rest of untaken(sentence, taken))
      for (const clause of clausesWithin(text, rest, sentences, language))
        if (hasWords(text, clause) && !isLeftOver(text, clause, sentence, language))
          units.push(unitOf(record, clause, sentences, { statement: null, who: body }, language))
  return units
    .filter(({ relation, span }) => relation !== "carries" || !termsIn(span.text, language).next().done)
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

/**
 * "{The governor}, he said, {intends to stay}": a front that says nothing yet is one with the rest of its sentence, over what stands between.
 *
 * @param parts of one statement, in text order
 */
function withWholeFronts(text: string, parts: readonly Range[], sentences: readonly Range[], language: Language) {
  const whole: Range[] = []
  for (const { start, end } of parts) {
    const front = whole.at(-1)
    if (front && start >= front.end && isFront(text, front, sentences, language, end)) front.end = end
    else whole.push({ start, end })
  }
  return whole
}

/** Whether it breaks off without a stop or a verb, in the sentence that goes on to there. */
function isFront(text: string, front: Range, sentences: readonly Range[], language: Language, until: number): boolean {
  const isEnded = /[.!?…]/.test(text.slice(front.end - 1, front.end + 1))
  if (isEnded || until > (rangeAt(sentences, front.start)?.end ?? 0)) return false
  return !mayAssert({ text: text.slice(front.start, front.end) }, language)
}

/** Units with the same wording do the same and say the same, and need no comparing. Null: too few words to tell by them alone. */
export function wordingOf({ span, relation }: Pick<Unit, "span" | "relation">): string | null {
  const words = span.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length < FEWEST_WORDS ? null : `${relation} ${words.join(" ")}`
}

const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

/** Whether what is said is mostly what another says. */
function isPassedOn({ content }: Statement, inner: readonly Statement[]): boolean {
  const own = content.spans.reduce((sum, { start, end }) => sum + end - start, 0)
  const passed = inner
    .flatMap(({ content }) => content.spans)
    .filter((span) => content.spans.some(({ start, end }) => start <= span.start && span.end <= end))
    .reduce((sum, { start, end }) => sum + end - start, 0)
  return own > 0 && passed >= MOSTLY * own
}

/** "Demanded that the minister say what he knew": what the minister is to say, he has not said. */
const isOnlyWanted = (record: Record, { within }: Statement): boolean =>
  statementOf(record, within)?.stance === "demands"

/** "Was there a report?", "asked whether there was one": whoever asks has not said that there was. */
const isOnlyAsked = ({ stance }: Statement): boolean => stance === "asks"

/** The words of a statement: who says it, to whom, through what, and what; when it was said may stand in the midst of another clause. */
const partsOf = ({ source, cue, content, hedge, addressee, medium, occasion, via }: Statement): Span[] =>
  [source, cue, content, hedge, addressee, medium, occasion, ...via].flatMap((part) => part?.spans ?? [])

/** What a statement leaves of its sentence and says nothing by itself: "to the station on Thursday", "who asked not to be named". */
function isLeftOver(text: string, clause: Range, sentence: Range, language: Language): boolean {
  const words = text.slice(clause.start, clause.end)
  if (secrecyOf(language).some((pattern) => pattern.test(words))) return true
  const before = text.slice(sentence.start, clause.start)
  const isShort = !hasWords(text, clause, MOST_WORDS_HANGING + 1)
  return isShort && /[\p{L}\p{N}]/u.test(before) && language.pattern("hangs-on").test(words)
}

/** The fullest name, or the words that describe who says it; where nobody is named, who passes it on. */
function whoOf(record: Record, { source, within }: Pick<Statement, "source" | "within">): string | null {
  const own = entityOf(record, source.entity)?.name ?? (source.spans.map(({ text }) => text).join(" ") || null)
  const outer = statementOf(record, within)
  return own ?? (outer ? whoOf(record, outer) : null)
}

function relationOf(statement: Statement | null): Relation {
  if (statement?.stance === "denies") return "denies"
  return statement?.stance === "withholds" ? "withholds" : "carries"
}

/** "The figure of 340 is an invention", "a report that [she would go] was wrong". */
function isCalledFalse(text: string, { start, end }: Range, sentence: Range, language: Language): boolean {
  return (
    language.pattern("says-false").test(text.slice(start, end)) ||
    (language.pattern("report-before").test(text.slice(sentence.start, start)) &&
      language.pattern("false-behind").test(text.slice(end, sentence.end)))
  )
}

function unitOf(
  { article }: Record,
  clause: Range,
  sentences: readonly Range[],
  { statement, who }: Pick<Unit, "statement" | "who">,
  language: Language,
): Unit {
  const around = rangeAt(sentences, clause.start) ?? clause
  const sentence = article.text.slice(around.start, Math.max(around.end, clause.end)).replaceAll(/\s/g, " ")
  const last = who?.split(" ").at(-1)
  const before = who === null || !last || sentence.toLowerCase().includes(last.toLowerCase()) ? "" : `${who}: `
  const at = before.length - around.start
  return {
    article: article.id,
    statement,
    span: spanOf(article.text, clause.start, clause.end),
    relation:
      (statement || who !== null) && isCalledFalse(article.text, clause, around, language)
        ? "denies"
        : relationOf(statement),
    who,
    told: before + sentence,
    asked: { start: clause.start + at, end: clause.end + at },
    about: article.title ?? "",
  }
}

/** The clauses of a range, none of which goes over the end of a sentence. Too short ones stay with the one behind, the last with the one before. */
function clausesWithin(text: string, range: Range, sentences: readonly Range[], language: Language): Range[] {
  return rangesWithin(sentences, range)
    .map(({ start, end }) => ({ start: Math.max(start, range.start), end: Math.min(end, range.end) }))
    .filter(({ start, end }) => start < end)
    .flatMap((part) => clausesOf(text, part, language))
    .flatMap((clause) => trimmed(text, clause, language))
}

function clausesOf(text: string, { start, end }: Range, language: Language): Range[] {
  const out: Range[] = []
  let from = start
  for (const { 0: mark, index } of text.slice(start, end).matchAll(breaksOf(language))) {
    const before = { start: from, end: start + index }
    const rest = { start: start + index + mark.length, end }
    if (!hasWords(text, before) || !hasWords(text, rest)) continue
    out.push(before)
    from = rest.start
  }
  return [...out, { start: from, end }]
}

/** Whether it has so many words, enough to be a clause: no more are counted. */
function hasWords(text: string, { start, end }: Range, least = FEWEST_WORDS): boolean {
  let words = 0
  for (const _ of text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)) if (++words === least) return true
  return false
}

/** Stretches of a range that no statement has taken. */
function untaken({ start, end }: Range, taken: Uint8Array): Range[] {
  const out: Range[] = []
  for (let i = start; i < end; i++) {
    if (taken[i]) continue
    const last = out.at(-1)
    if (last && last.end === i) last.end = i + 1
    else out.push({ start: i, end: i + 1 })
  }
  return out
}

/** Without quotation marks, blanks and stops at its ends, but with the mark that closes a quotation in it; nothing where no word is left. */
function trimmed(text: string, { start, end }: Range, language: Language): Range[] {
  const inner = text.slice(start, end)
  const first = inner.search(/[$£€]?[\p{L}\p{N}]/u)
  if (first < 0) return []
  let last = inner.length
  while (last > first && !/[\p{L}\p{N}%\p{M}]|[\uDC00-\uDFFF]/u.test(inner.charAt(last - 1))) last--
  return [{ start: start + first, end: start + closed(inner, first, last, language) }]
}

/** Where a text's part ends when the quotation that is open at its end is closed right behind it: there, else where it did. */
function closed(text: string, first: number, last: number, language: Language): number {
  const { opening, closing, straight } = marksOf(language)
  let isOpen = false
  for (const char of text.slice(first, last)) {
    if (opening.has(char)) isOpen = true
    else if (closing.has(char)) isOpen = false
    else if (straight.has(char)) isOpen = !isOpen
  }
  const isClosing = (i: number) => closing.has(text.charAt(i)) || straight.has(text.charAt(i))
  if (!isOpen) return last
  if (isClosing(last)) return last + 1
  return /[.,!?…]/.test(text.charAt(last)) && isClosing(last + 1) ? last + 2 : last
}
