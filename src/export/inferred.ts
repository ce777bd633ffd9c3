/** What Hearsay made of a text, as against what stands there: on the terminal it has a mark. */
import type { Record, Span, Statement } from "../record/index.ts"

/** Below this a statement, or a part of it, is too often read wrongly to pass for certain. */
const SURE = 0.7

export const isUnsure = ({ confidence }: Statement) => confidence < SURE

/** Brought here from another sentence: what says so itself, or else what no sentence has together with a part of the statement. */
export function isCarried({ article }: Record, statement: Statement, part: { spans: readonly Span[] }): boolean {
  if ("carried" in part) return part.carried === true
  const own = [...statement.source.spans, ...statement.cue.spans, ...statement.content.spans]
  if (own.length === 0) return false
  return part.spans.every((span) => own.every((other) => isParted(article.text, span, other)))
}

/** A stop that an abbreviation or an initial has is none. */
const STOP = /\n|(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|St|No|[A-Z]))[.!?]["”’')]*\s+(?=["“‘'(]*[\p{Lu}\p{N}])/u

function isParted(text: string, a: Span, b: Span): boolean {
  const [left, right] = a.start < b.start ? [a, b] : [b, a]
  // From the last character of the left one, for it may end its sentence; through the first of the right one, which may begin one.
  return left.end < right.start && STOP.test(text.slice(left.end - 1, right.start + 1))
}

/**
 * Whom words stand for, where they do not say it themselves.
 *
 * @returns the name, and whether it was inferred: of "Dolmen" it is the longer name, of "she" and "the owner" it is resolved; null when the
 * words have the name
 */
export function standsFor(
  { entities }: Record,
  words: string,
  entity: string | null,
): { name: string; inferred: boolean } | null {
  const name = entities.find(({ id }) => id === entity)?.name
  if (!name || words.toLowerCase().includes(name.toLowerCase())) return null
  return { name, inferred: !isShortOf(words, name) }
}

/** "Thole", "Mrs Thole", "Thole, who leads the union" of "Ragna Thole"; "Thole’s deputy" is another. */
function isShortOf(words: string, name: string): boolean {
  const head = words.split(",")[0]?.split(" ") ?? []
  const last = head.at(-1) ?? ""
  return head.length <= 3 && /^\p{Lu}/u.test(last) && name.split(/\s+/).includes(last)
}
