/**
 * Pieces → the windows that the network sees, so that their seams leave no trace.
 *
 * A window is a core and some context on both sides; each piece is labelled by the window whose core holds it. The cores are
 * content-defined (local-minimum chunking: Bjørner, Blass & Gurevich, "Content-Dependent Chunking for Differential
 * Compression", 2010): where one begins depends on a hash of the words near by, never on how far down the article they
 * stand. Text put in front of an article thus moves no seam beyond its own neighbourhood, and a paragraph is read alike
 * wherever it stands.
 */
import { crc32 } from "node:zlib"
import type { Range } from "../record/index.ts"
import type { Piece } from "./wordpiece.ts"

/** All in pieces. Trained with windows of 254. */
export interface WindowShape {
  /** most pieces in a window */
  size: number
  /** a cut becomes a seam when its hash is the least among the cuts this near */
  apart: number
  /** context in front of a core: less than behind it, for cores begin where paragraphs and sentences do */
  before: number
  /** context behind a core */
  after: number
}

export const windowShape: WindowShape = { size: 254, apart: 84, before: 8, after: 32 }

/** Pieces [from, to) are shown, [coreFrom, coreTo) are labelled. */
export interface Window {
  from: number
  to: number
  coreFrom: number
  coreTo: number
}

interface Cut {
  at: number
  hash: number
}

const LONG_PARAGRAPH = 96
const HASHED = 24
const SENTENCE_END = /[.!?][”"’)]*\s+$/

/** Windows in order; their cores follow one another from the first piece to the last. */
export function windowsOf(
  text: string,
  pieces: readonly Piece[],
  paragraphs: readonly Range[],
  shape = windowShape,
): Window[] {
  const cuts = cutsOf(text, pieces, paragraphs)
  const seams = cuts.filter((cut, i) => cut.at > 0 && isLeast(cuts, i, shape.apart)).map((cut) => cut.at)
  const bounds = [0, ...seams, pieces.length]
  const most = Math.max(1, shape.size - shape.before - shape.after)
  const least = leastOf(cuts)
  const cores = bounds.slice(1).flatMap((end, i) => split({ start: bounds[i] ?? 0, end }, least, most))
  return cores.map(({ start, end }) => ({
    from: Math.max(0, start - shape.before),
    to: Math.min(pieces.length, end + shape.after),
    coreFrom: start,
    coreTo: end,
  }))
}

/** Where a core may begin: at paragraphs, and at sentences of long ones. */
function cutsOf(text: string, pieces: readonly Piece[], paragraphs: readonly Range[]): Cut[] {
  const starts = new Set(paragraphs.map((paragraph) => paragraph.start))
  const firsts = pieces.flatMap((piece, i) => (starts.has(piece.start) ? [i] : []))
  return firsts
    .flatMap((first, k) => {
      const end = firsts[k + 1] ?? pieces.length
      const inner = end - first > LONG_PARAGRAPH ? sentenceStarts(text, pieces, first + 1, end) : []
      return [first, ...inner]
    })
    .map((at) => ({ at, hash: crc32(text.slice(pieces[at]?.start ?? 0, (pieces[at]?.start ?? 0) + HASHED)) }))
}

function sentenceStarts(text: string, pieces: readonly Piece[], from: number, to: number): number[] {
  const out = []
  for (let i = from; i < to; i++) {
    const start = pieces[i]?.start ?? 0
    if (SENTENCE_END.test(text.slice(Math.max(0, start - 6), start))) out.push(i)
  }
  return out
}

/** Cuts come in order, so only neighbours within `apart` are looked at. The first of equals is the least. */
function isLeast(cuts: readonly Cut[], i: number, apart: number): boolean {
  const cut = cuts[i]
  if (!cut) return false
  for (const step of [-1, 1]) {
    for (let j = i + step; cuts[j] && Math.abs((cuts[j]?.at ?? 0) - cut.at) <= apart; j += step) {
      const other = cuts[j]
      if (other && (other.hash < cut.hash || (other.hash === cut.hash && other.at < cut.at))) return false
    }
  }
  return true
}

/** Parts of at most `most` pieces, parted where the hash is least, or after `most` where there is no cut. Kept on a list of its own, for a text may have thousands. */
function split(core: Range, leastBetween: (from: number, to: number) => Cut | null, most: number): Range[] {
  const edge = Math.floor(most / 4)
  const parts: Range[] = []
  const open = [core]
  for (let part = open.pop(); part; part = open.pop()) {
    const { start, end } = part
    if (end <= start) continue
    if (end - start <= most) {
      parts.push(part)
      continue
    }
    const at = leastBetween(Math.max(start + edge, start + 1), Math.min(end - edge, end - 1))?.at ?? start + most
    open.push({ start: at, end }, { start, end: at })
  }
  return parts
}

/** Asks for the cut from `from` up to `to` with the least hash, the first of equals: by a tree of least ones, so that no cut is looked at again and again. */
function leastOf(cuts: readonly Cut[]): (from: number, to: number) => Cut | null {
  const size = cuts.length
  const tree: (Cut | null)[] = [...cuts.map(() => null), ...cuts]
  const less = (a: Cut | null, b: Cut | null) => {
    if (!a || !b) return a ?? b
    return b.hash < a.hash || (b.hash === a.hash && b.at < a.at) ? b : a
  }
  for (let node = size - 1; node > 0; node--) tree[node] = less(tree[2 * node] ?? null, tree[2 * node + 1] ?? null)
  const countBelow = (at: number) => {
    let [low, high] = [0, size]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((cuts[middle]?.at ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low
  }
  return (from, to) => {
    let best: Cut | null = null
    let [low, high] = [countBelow(from) + size, countBelow(to + 1) + size]
    for (; low < high; low >>= 1, high >>= 1) {
      if (low & 1) best = less(best, tree[low++] ?? null)
      if (high & 1) best = less(best, tree[--high] ?? null)
    }
    return best
  }
}
