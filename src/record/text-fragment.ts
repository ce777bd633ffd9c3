/**
 * A text fragment: what stands behind `#:~:text=` and lets a browser open a page at certain words (https://wicg.github.io/scroll-to-text-fragment/).
 *
 *   [prefix-,]textStart[,textEnd][,-suffix]      "the bridge is shut" → the%20bridge%20is%20shut
 *
 * Long words are given by their first and last few; what stands before and behind is added only where the words stand elsewhere too.
 */

import { isAlone, ways } from "./alone.ts"
import { once } from "./once.ts"
import type { Span } from "./span.ts"

/** More words than these, or a line break among them, and only the ends are given. */
const LONG = 12
const ENDS = 5
const AROUND = 4

/** @returns null when the span has no letter or number to be found by */
export function fragmentOf(text: string, { start, end }: Pick<Span, "start" | "end">): string | null {
  const words = text.slice(start, end)
  const [first, last] = [words.search(/[\p{L}\p{N}]/u), words.search(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]*$/u)]
  if (first < 0) return null
  const exact = words.slice(first, last)
  const { before, behind } = aroundIn(text, start + first, start + last)
  const whole = exact.split(/\s+/)
  const long = whole.length > LONG || /[\n\r]/.test(exact)
  const head = long ? firstWords(exact) : exact
  const parts = long ? [head, lastWords(exact)] : [head]
  const alone = isAlone(waysIn(text), flat(head))
  const prefix = alone || !before ? [] : [`${encoded(before)}-`]
  const suffix = alone || long || !behind ? [] : [`-${encoded(behind)}`]
  return [...prefix, ...parts.map(encoded), ...suffix].join(",")
}

/** The words just before and behind, of the same line: a prefix may not reach over the edge of a paragraph and still be sure to be found. */
function aroundIn(text: string, start: number, end: number): { before: string; behind: string } {
  const left = text.slice(Math.max(0, start - 80), start).match(/(?<![^\n\r])[^\n\r]*$/)?.[0] ?? ""
  const right = text.slice(end, end + 80).match(/^[^\n\r]*/)?.[0] ?? ""
  const wordsOf = (part: string) => part.split(/\s+/).filter(Boolean)
  const whole = start <= 80 || left.length < 80 ? wordsOf(left) : wordsOf(left).slice(1)
  const rest = right.length < 80 ? wordsOf(right) : wordsOf(right).slice(0, -1)
  // Marks that touch the words belong to neither: a match begins and ends at the edge of a word.
  return { before: whole.slice(-AROUND).join(" "), behind: rest.slice(0, AROUND).join(" ") }
}

/** Both ends lie in one line each, as a browser looks for each in one block. */
function firstWords(exact: string): string {
  return (exact.split(/[\n\r]/)[0] ?? "").trim().split(/\s+/).slice(0, ENDS).join(" ")
}

function lastWords(exact: string): string {
  return (exact.split(/[\n\r]/).at(-1) ?? "").trim().split(/\s+/).slice(-ENDS).join(" ")
}

const flat = (text: string) => text.replace(/\s+/g, " ").toLowerCase()
const waysIn = once((text) => ways([flat(text)]))

/** A dash and a comma mean something in a text fragment, an ampersand parts fragments. */
function encoded(words: string): string {
  return encodeURIComponent(words.replace(/\s+/g, " ").toWellFormed()).replaceAll("-", "%2D")
}
