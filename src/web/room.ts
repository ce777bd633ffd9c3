/**
 * How much of each card is shown, so that it stands beside its words: all of it where there is room, else the first lines of its sentence.
 *
 * The article's text flows as if it had no cards. A card begins with its paragraph, or under the card before it, and so falls behind where a
 * paragraph has many. Heights are estimated from lengths, once, where the page is made: nothing moves when it is opened, and it needs no script.
 */
import type { Record, Statement } from "../record/index.ts"
import { detailsOf } from "./details.ts"
import { judgedLines } from "./judged.ts"
import type { Row } from "./rows.ts"
import type { Segment } from "./segments.ts"
import { sentenceOf } from "./sentence.ts"
import { chainOf } from "./words.ts"

/** Lines of a sentence; null: the whole card. */
export type Lines = 1 | 2 | 3 | null

/** From the fullest: the first that fits is taken. */
const WAYS: readonly Lines[] = [null, 3, 2, 1]

/** In pixels, and letters a line, in a window of 1,200 pixels; a wrong guess costs a little distance, never a hole in the text. */
const TEXT = { letters: 66, line: 31, between: 19 }
const CARD = {
  letters: 78,
  line: 21.5,
  padding: 20,
  header: 22,
  detail: 21,
  letterOfDetail: 80,
  link: 28,
  inside: 34,
  gap: 8,
}
const FOLDED = { padding: 12, gap: 5 }
/** How far cards may reach past the next that has a paragraph of its own. */
const SLACK = 24

/** @returns for each row, in order, how much its cards show */
export function roomOf(
  record: Record,
  paragraphs: readonly Segment[][],
  rows: readonly Row[],
  folded: ReadonlyMap<string, Statement[]>,
): Lines[] {
  const tops = topsOf(paragraphs)
  let end = 0
  return rows.map(({ row, statements }, i) => {
    const from = Math.max(end, tops[row - 1] ?? 0)
    const next = tops[(rows[i + 1]?.row ?? paragraphs.length + 1) - 1] ?? 0
    const heightOf = (lines: Lines) =>
      statements.reduce((sum, one) => sum + cardHeight(record, one, lines, folded.has(one.id)), 0)
    const fitting = WAYS.find((way) => from + heightOf(way) <= next + SLACK)
    const lines = fitting === undefined ? 1 : fitting
    end = from + heightOf(lines)
    return lines
  })
}

/** Where each paragraph begins, and last where the text ends. */
function topsOf(paragraphs: readonly Segment[][]): number[] {
  const tops = [0]
  for (const segments of paragraphs) {
    const letters = segments.reduce((sum, { text }) => sum + text.length, 0)
    tops.push((tops.at(-1) ?? 0) + Math.ceil(letters / TEXT.letters) * TEXT.line + TEXT.between)
  }
  return tops
}

function cardHeight(record: Record, statement: Statement, lines: Lines, hasInside: boolean): number {
  const sentence = sentenceOf(record, statement)
  const needed = linesOf(sentence, CARD.letters)
  if (lines !== null) return Math.min(lines, needed) * CARD.line + FOLDED.padding + FOLDED.gap
  const details = detailsOf(record, statement, sentence).map(({ label, text, more, from }) => ({
    text: `${label} ${text} → ${more} ${from}   `,
  }))
  details.push(...judgedLines(statement).map((line) => ({ text: `judged ${line}   ` })))
  return (
    CARD.padding +
    CARD.header +
    needed * CARD.line +
    (details.length > 0 ? linesOf(details, CARD.letterOfDetail) * CARD.detail : 0) +
    chainOf(record, statement).length * CARD.link +
    (hasInside ? CARD.inside : 0) +
    CARD.gap
  )
}

function linesOf(parts: readonly { text: string }[], letters: number): number {
  return Math.ceil(parts.reduce((sum, { text }) => sum + text.length, 0) / letters)
}
