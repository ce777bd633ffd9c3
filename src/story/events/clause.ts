/**
 * An event of a record → the words of the clause that tells of it: its sentence, less the dateline, less whoever says it, less what hangs on it ("after a report that …").
 *
 * Told from words and marks alone, for there is no parser: where in doubt the clause is longer rather than torn.
 */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Event, type Range, type Record, type Span, spanOf, statementOf } from "../../record/index.ts"

/** Words of a clause that say what it is about are looked for between these two. */
const FEWEST_WORDS = 5
const MOST_WORDS = 18

const abbreviations = perLanguage((language: Language) => new Set(language.list("abbreviations")))

/** The clause around an event's trigger. Always holds the trigger; never reaches beyond its sentence. */
export function clauseOf(
  { article: { text }, statements }: Record,
  event: Omit<Event, "id">,
  language: Language,
): Span {
  const { trigger } = event
  const sentence = withoutDateline(text, sentenceAround(text, trigger, language), trigger, language)
  const content = statementOf({ statements }, event.statement)?.content.spans.find(
    ({ start, end }) => start <= trigger.start && trigger.end <= end,
  )
  const said = content
    ? { start: Math.max(content.start, sentence.start), end: Math.min(content.end, sentence.end) }
    : sentence
  return trimmed(text, cut(text, said, trigger, language))
}

/** The sentence that holds a range; a line where none does. */
export function sentenceAround(text: string, range: Range, language: Language): Range {
  const sentence = sentencesOf(text, language).find(({ start, end }) => start <= range.start && range.start < end)
  return sentence ? { start: sentence.start, end: Math.max(sentence.end, range.end) } : range
}

const LONGEST_SHORT = 12 // letters of an abbreviation, at most

/** As full stops and lines tell; "Sept. 19" and "J. Okafor" end none. */
export function sentencesOf(text: string, language: Language): readonly Range[] {
  const found: Range[] = []
  for (const { index, 0: line } of text.matchAll(/\S.*/g)) {
    let first = index
    for (const { index: at, 0: mark } of line.matchAll(/[.!?]["'”’)]*\s+(?=["'“‘(]*[\p{Lu}\d])/gu)) {
      const word =
        line
          .slice(Math.max(0, at - LONGEST_SHORT), at)
          .split(/[^\p{L}.]/u)
          .at(-1)
          ?.toLowerCase() ?? ""
      if (mark.startsWith(".") && (word.length === 1 || word.includes(".") || abbreviations(language).has(word)))
        continue
      found.push({ start: first, end: index + at + mark.trimEnd().length })
      first = index + at + mark.length
    }
    found.push({ start: first, end: index + line.trimEnd().length })
  }
  return found
}

/** "ROSKA, March 4 (Norrland Wire) - " */
function withoutDateline(text: string, sentence: Range, trigger: Range, language: Language): Range {
  const before = text.slice(sentence.start, trigger.start)
  const dateline = language.pattern("opening-dateline").exec(before)?.[0] ?? ""
  return { start: sentence.start + dateline.length, end: sentence.end }
}

interface Piece extends Range {
  word: string
  /** a mark stands in front of it that parts clauses: a comma, a dash */
  isParted: boolean
}

function cut(text: string, said: Range, trigger: Range, language: Language): Range {
  const pieces = piecesOf(text, said)
  const first = pieces.findIndex(({ end }) => end > trigger.start)
  const last = pieces.findLastIndex(({ start }) => start < trigger.end)
  const parts = language.words("parts-told")
  const joins = language.words("joins-told")
  const begins = (i: number) => {
    const { word = "", isParted = false } = pieces[i] ?? {}
    return parts.has(word) || (isParted && joins.has(word))
  }
  let to = pieces.length
  for (let i = last + 1; i < pieces.length; i++) {
    if (i - first >= 2 && (begins(i) || isBreak(text, pieces, i)) && i >= FEWEST_WORDS) {
      to = i
      break
    }
  }
  let from = 0
  for (let i = first; i > 0; i--) {
    // What is left must have its subject: some word in front of the trigger.
    if (first - i >= 1 && (begins(i - 1) || isBreak(text, pieces, i)) && to - i >= FEWEST_WORDS) {
      from = i
      break
    }
  }
  const most = Math.max(last + 1, Math.min(to, Math.max(from, last - MOST_WORDS + FEWEST_WORDS) + MOST_WORDS))
  const shortest = most < to ? shortened(text, pieces, last + 1, most, language) : to
  return { start: pieces[from]?.start ?? said.start, end: pieces[shortest - 1]?.end ?? said.end }
}

/** A mark that parts sentences within one: ";", ":", a dash. */
function isBreak(text: string, pieces: readonly Piece[], i: number): boolean {
  const [before, after] = [pieces[i - 1], pieces[i]]
  return before !== undefined && after !== undefined && /[;—–]|:\s|\s-\s/.test(text.slice(before.end, after.start))
}

/** Where a clause that is too long may stop: before its last preposition or comma. */
function shortened(text: string, pieces: readonly Piece[], least: number, most: number, language: Language): number {
  const prepositions = language.words("phrase-preposition")
  for (let i = most; i > least; i--) {
    const piece = pieces[i]
    if (piece && (piece.isParted || prepositions.has(piece.word))) return i
  }
  return text ? most : least
}

function piecesOf(text: string, { start, end }: Range): Piece[] {
  return [...text.slice(start, end).matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu)].map(
    ({ index, 0: word }) => ({
      start: start + index,
      end: start + index + word.length,
      word: word.toLowerCase(),
      isParted: /[,—–]\s*["'“‘(]*$/.test(text.slice(start, start + index)),
    }),
  )
}

function trimmed(text: string, range: Range): Span {
  let { start, end } = range
  while (start < end - 1 && /[\s,;:—–-]/.test(text.charAt(start))) start++
  while (end > start + 1 && /[\s,;:.—–-]/.test(text.charAt(end - 1))) end--
  return spanOf(text, start, end)
}
