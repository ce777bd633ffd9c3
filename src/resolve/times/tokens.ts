/** Pieces of a text → the words, numbers and marks of dates. Short forms keep their full stop ("Sept.", "p.m."), a possessive 's stands alone. */
import type { Range } from "../../record/index.ts"
import { adjoining, type Passage, type Piece } from "../words/index.ts"

export interface Token extends Range {
  /** lower case, straight apostrophes */
  word: string
  /** begins with a capital */
  capital: boolean
  /** index of its paragraph: no time expression runs over two */
  paragraph: number
}

/** In text order, those of all paragraphs. `shorts`: the words that keep a full stop that follows them. */
export function tokensOf({ text, pieces, paragraphs }: Passage, shorts: ReadonlySet<string>): Token[] {
  const out: Token[] = []
  let paragraph = 0
  for (let i = 0; i < pieces.length; ) {
    const { start } = pieces[i] as Piece
    const next = nextAfter(text, pieces, i, shorts)
    const end = pieces[next - 1]?.end ?? start
    i = next
    while (paragraph < paragraphs.length && (paragraphs[paragraph]?.end ?? 0) <= start) paragraph++
    if (start < (paragraphs[paragraph]?.start ?? Number.POSITIVE_INFINITY)) continue
    const raw = text.slice(start, end)
    out.push({ start, end, word: spelt(raw), capital: /^\p{Lu}/u.test(raw), paragraph })
  }
  return out
}

const spelt = (raw: string) => raw.toLowerCase().replaceAll("’", "'").replace(/\s/g, "")

/** The index after the pieces that are one token with the piece at `i`. */
function nextAfter(text: string, pieces: readonly Piece[], i: number, shorts: ReadonlySet<string>): number {
  const first = pieces[i] as Piece
  const textOf = (piece: Piece | undefined) => (piece ? text.slice(piece.start, piece.end) : "")
  const isMark = (at: number, marks: RegExp) => marks.test(textOf(adjoining(pieces, at)))
  let next = i + 1
  if (first.kind === "letters") {
    const hour = hourEnd(text, pieces, i)
    if (hour) return hour
    // "o'clock", "didn't", and no "'s".
    for (;;) {
      const piece = adjoining(pieces, next)
      if (piece?.kind === "clitic" && !/^['’]s$/.test(textOf(piece))) next++
      else if (isMark(next, /^['’]$/) && adjoining(pieces, next + 1)?.kind === "letters") next += 2
      else break
    }
  } else if (first.kind === "digits") {
    while (isMark(next, /^[.,:]$/) && adjoining(pieces, next + 1)?.kind === "digits") next += 2
  }
  const word = spelt(text.slice(first.start, pieces[next - 1]?.end))
  return isMark(next, /^\.$/) && shorts.has(`${word}.`) ? next + 1 : next
}

/** The index after "a.m." or "p. m" at `i`; null where no such hour stands there. */
function hourEnd(text: string, pieces: readonly Piece[], i: number): number | null {
  const first = pieces[i] as Piece
  const found = /^[ap]\.\s?m(?![\p{L}\p{M}])/iu.exec(text.slice(first.start, first.start + 6))
  if (!found || /[\p{L}\p{M}]$/u.test(text.slice(Math.max(0, first.start - 2), first.start))) return null
  return adjoining(pieces, i + 3) && text[pieces[i + 3]?.start ?? 0] === "." ? i + 4 : i + 3
}
