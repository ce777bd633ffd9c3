/** Where in the article something stands: its paragraph, its sentence. */
import type { Record, Span } from "../record/index.ts"

interface Range {
  start: number
  end: number
}

/** A stop with what closes it, a blank, and the head of a new sentence. */
const STOP = /((?<![.!?…])[.!?…]+["”’')\]]*)(\s+)(?=["“‘'([]*[\p{Lu}\p{N}])/gu
/** A stop that ends no sentence: a title, an initial, a short form before a number. */
const NO_STOP =
  /(^|[\s("“])(Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Sr|Jr|St|Gen|Col|Lt|Maj|Capt|Cmdr|Sgt|Sen|Rep|Gov|Hon|Pres|No|Nos|vs|v|etc|cf|approx|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|\p{Lu}|(\p{Lu}\.)+\p{Lu})\.$/u

/** The sentence that holds these characters, or the sentences, within one paragraph; blanks at its ends left out. */
export function sentenceAt(text: string, { start, end }: Range): Range {
  const { start: from, end: to } = paragraphAt(text, start, end)
  const before = stopsIn(text, from, Math.max(from, start)).at(-1) ?? from
  const rest = text.slice(end, to)
  const after = stopsIn(text, Math.max(from, end - 3), to).find((at) => at >= end) ?? end + rest.length
  const words = text.slice(before, after)
  return { start: before + words.length - words.trimStart().length, end: before + words.trimEnd().length }
}

/** Whether these characters stand outside every sentence that holds a word of the statement's own parts. */
export function isElsewhere({ article }: Record, own: readonly Span[], spans: readonly Span[]): boolean {
  const [first] = own
  if (!first || spans.length === 0) return false
  const sentences = own.map((span) => sentenceAt(article.text, span))
  return spans.every((span) => !sentences.some(({ start, end }) => span.start < end && span.end > start))
}

function paragraphAt(text: string, start: number, end: number): Range {
  const before = text
    .slice(Math.max(0, start - LONGEST), start)
    .search(/(?<![^\n\r\u2028\u2029])[^\n\r\u2028\u2029]*$/u)
  const next = text.slice(end, end + LONGEST).search(/[\n\r\u2028\u2029]/u)
  return {
    start: Math.max(0, start - LONGEST) + before,
    end: next < 0 ? Math.min(text.length, end + LONGEST) : end + next,
  }
}

/** A paragraph is looked at this far and no further: a text without line breaks is still read in linear time. */
const LONGEST = 4000

/** Where sentences begin, after the first. */
function stopsIn(text: string, from: number, to: number): number[] {
  const part = text.slice(from, Math.min(text.length, to + 4))
  return Array.from(part.matchAll(STOP)).flatMap(({ index, 1: stop = "", 2: blank = "" }) => {
    const at = from + index + stop.length + blank.length
    return at <= to && !NO_STOP.test(part.slice(Math.max(0, index - 12), index) + stop) ? [at] : []
  })
}
