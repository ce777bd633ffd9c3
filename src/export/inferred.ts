/** What Hearsay made of a text, as against what stands there: on the terminal it has a mark. */
import { type Article, entityOf, isVouchedFor, type Record, type Span, type Statement } from "../record/index.ts"

/** Below this a statement, or a part of it, is too often read wrongly to pass for certain. */
const SURE = 0.7

export const isUnsure = (statement: Statement) => statement.confidence < SURE && !isVouchedFor(statement, "words")

/** Brought here from another sentence: what says so itself, or else what no sentence has together with a part of the statement. */
export function isCarried({ article }: Record, statement: Statement, part: { spans: readonly Span[] }): boolean {
  if ("carried" in part) return part.carried === true
  const own = [...statement.source.spans, ...statement.cue.spans, ...statement.content.spans]
  if (own.length === 0) return false
  return part.spans.every((span) => own.every((other) => isParted(article, span, other)))
}

/** A stop that an abbreviation or an initial has is none. */
const STOP = /(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|St|No|[A-Z]))[.!?]["”’')]*\s+(?=["“‘'(]*([\p{Lu}\p{N}]))/dgu

/** What parts one sentence from the next: where it stands, and up to where it must be seen to be one. */
interface Seam {
  at: number
  until: number
}

const known = new WeakMap<Article, readonly (readonly Seam[])[]>()

/** Ends of lines, and stops with the letter behind them, each in the text's order. */
function seamsIn(article: Article): readonly (readonly Seam[])[] {
  const seams = known.get(article) ?? [
    Array.from(article.text.matchAll(/\n/g), ({ index }) => ({ at: index, until: index })),
    Array.from(article.text.matchAll(STOP), ({ index, indices }) => ({ at: index, until: indices?.[1]?.[0] ?? index })),
  ]
  known.set(article, seams)
  return seams
}

/** From the last character of the left one, for it may end its sentence; through the first of the right one, which may begin one. */
function isParted(article: Article, a: Span, b: Span): boolean {
  const [left, right] = a.start < b.start ? [a, b] : [b, a]
  if (left.end >= right.start) return false
  return seamsIn(article).some((seams) => {
    const next = seams[countBefore(seams, left.end - 1)]
    return next !== undefined && next.until <= right.start
  })
}

function countBefore(seams: readonly Seam[], at: number): number {
  let [low, high] = [0, seams.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((seams[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Whom words stand for, where they do not say it themselves.
 *
 * @returns the name, and whether it was inferred: of "Dolmen" it is the longer name, of "she" and "the owner" it is resolved; null when the
 * words have the name
 */
export function standsFor(
  record: Record,
  words: string,
  entity: string | null,
): { name: string; inferred: boolean } | null {
  const name = entityOf(record, entity)?.name
  if (!name || words.toLowerCase().includes(name.toLowerCase())) return null
  return { name, inferred: !isShortOf(words, name) }
}

/** "Thole", "Mrs Thole", "Thole, who leads the union" of "Ragna Thole"; "Thole’s deputy" is another. */
function isShortOf(words: string, name: string): boolean {
  const head = words.split(",")[0]?.split(" ") ?? []
  const last = head.at(-1) ?? ""
  return head.length <= 3 && /^\p{Lu}/u.test(last) && name.split(/\s+/).includes(last)
}
