/** Where in the article something stands: its paragraph, its sentence. */
import { once } from "./once.ts"
import type { Record } from "./record.ts"
import type { Span } from "./span.ts"

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
  const { heads } = seamsIn(text)
  const { start: from, end: to } = paragraphAt(text, start, end)
  const before = Math.max(from, heads[upTo(heads, start) - 1] ?? 0)
  const until = Math.min(to, heads[upTo(heads, end - 1)] ?? to)
  const words = text.slice(before, until)
  return { start: before + words.length - words.trimStart().length, end: before + words.trimEnd().length }
}

/** As much of a sentence as is read at a glance, on either side of words in it. */
const ROOM = 140

/** What stands before and behind these characters in their sentence, on one line; cut with a mark where it is much. */
export function aroundIn(text: string, span: Range): { before: string; behind: string } {
  const flat = (from: number, to: number) => text.slice(from, to).replace(/\s+/g, " ")
  const { start, end } = sentenceAt(text, span)
  const [before, behind] = [flat(start, span.start), flat(span.end, end)]
  return {
    before: before.length > ROOM ? `… ${before.slice(-ROOM).replace(/^\S*\s/, "")}` : before,
    behind: behind.length > ROOM ? `${behind.slice(0, ROOM).replace(/\s\S*$/, "")} …` : behind,
  }
}

/** Whether these characters stand outside every sentence that holds a word of the statement's own parts. */
export function isElsewhere({ article }: Record, own: readonly Span[], spans: readonly Span[]): boolean {
  const [first] = own
  if (!first || spans.length === 0) return false
  const sentences = own.map((span) => sentenceAt(article.text, span))
  return spans.every((span) => !sentences.some(({ start, end }) => span.start < end && span.end > start))
}

function paragraphAt(text: string, start: number, end: number): Range {
  const { breaks } = seamsIn(text)
  return {
    start: Math.max(0, start - LONGEST, (breaks[upTo(breaks, start - 1) - 1] ?? -1) + 1),
    end: Math.min(text.length, end + LONGEST, breaks[upTo(breaks, end - 1)] ?? text.length),
  }
}

/** A paragraph is taken to go this far to either side and no further: a text without line breaks is still shown in linear time. */
const LONGEST = 4000

/** Where lines end, and where sentences begin, after the first. */
const seamsIn = once((text) => ({
  breaks: Array.from(text.matchAll(/[\n\r\u2028\u2029]/gu), ({ index }) => index),
  heads: Array.from(text.matchAll(STOP)).flatMap(({ index, 1: stop = "", 2: blank = "" }) =>
    NO_STOP.test(text.slice(Math.max(0, index - 12), index) + stop) ? [] : [index + stop.length + blank.length],
  ),
}))

/** How many of some rising numbers are not greater than `at`. */
export function upTo(rising: readonly number[], at: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
