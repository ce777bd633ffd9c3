/** Which characters of the article each part of the record points at. */
import type { Record, Span } from "../record/index.ts"

/** A span that the page can light: of a statement (s1), a time (t1), somebody named and not heard (e1) or a note (n1). */
export interface Marking {
  owner: string
  /** source, cue and content are marked always, the other parts once they are lit */
  role: string
  start: number
  end: number
}

/** What each owner points at, part by part. */
export function markingsOf({ statements, times, entities, notes }: Record): Marking[] {
  const marks = (owner: string, role: string, part: { spans: readonly Span[] } | null): Marking[] =>
    part ? part.spans.map(({ start, end }) => ({ owner, role, start, end })) : []
  const heard = new Set(statements.map(({ source }) => source.entity))
  return [
    ...statements.flatMap(({ id, source, cue, content, addressee, medium, occasion, said, hedge, condition, via }) => [
      ...Object.entries({ source, cue, content, addressee, medium, occasion, said, hedge, condition }).flatMap(
        ([role, part]) => marks(id, role, part),
      ),
      ...via.flatMap((relay, i) => marks(id, `via-${i}`, relay)),
    ]),
    ...times.flatMap((span, i) => marks(`t${i + 1}`, "date", { spans: [span] })),
    ...entities.flatMap(({ id, mentions }) => (heard.has(id) ? [] : marks(id, "mention", { spans: mentions }))),
    ...notes.flatMap(({ span }, i) => (span ? marks(`n${i + 1}`, "note", { spans: [span] }) : [])),
  ]
}
