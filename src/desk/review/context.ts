/** Words in their paragraph, in pieces: what each piece is to the question that is asked. */
import { z } from "zod"
import type { Record, Span, Statement, Target } from "../../record/index.ts"

export const Piece = z.object({
  text: z.string(),
  role: z.enum(["source", "cue", "content", "hearer", "day"]).nullable().describe("null: what stands around it"),
})
export type Piece = z.output<typeof Piece>
type Role = NonNullable<Piece["role"]>

/** Characters before and behind, where a paragraph is longer. */
const AROUND = 400

export function contextOf({ article }: Pick<Record, "article">, statement: Statement): Piece[] {
  const { source, cue, content, addressee, said } = statement
  // What comes later lies over what came before.
  return piecesOf(article.text, [
    ...content.spans.map((span) => ({ span, role: "content" as const })),
    ...(addressee?.spans ?? []).map((span) => ({ span, role: "hearer" as const })),
    ...(said?.spans ?? []).map((span) => ({ span, role: "day" as const })),
    ...cue.spans.map((span) => ({ span, role: "cue" as const })),
    ...source.spans.map((span) => ({ span, role: "source" as const })),
  ])
}

/** Of words that are read as no statement. */
export const contextOfTarget = ({ article }: Pick<Record, "article">, { content, cue, source }: Target): Piece[] =>
  piecesOf(article.text, [
    ...content.map((span) => ({ span, role: "content" as const })),
    ...cue.map((span) => ({ span, role: "cue" as const })),
    ...source.map((span) => ({ span, role: "source" as const })),
  ])

/** Of one place, in its paragraph. */
export const contextAt = ({ article }: Pick<Record, "article">, span: Pick<Span, "start" | "end">): Piece[] =>
  piecesOf(article.text, [{ span, role: "content" }])

function piecesOf(text: string, parts: readonly { span: Pick<Span, "start" | "end">; role: Role }[]): Piece[] {
  if (parts.length === 0) return []
  const first = Math.min(...parts.map(({ span }) => span.start))
  const last = Math.max(...parts.map(({ span }) => span.end))
  const [start, end] = [paragraphStart(text, first), paragraphEnd(text, last)]
  const edges = [...new Set([start, end, ...parts.flatMap(({ span }) => [span.start, span.end])])].sort((a, b) => a - b)
  const roleAt = (at: number) => parts.findLast(({ span }) => span.start <= at && at < span.end)?.role ?? null
  return edges.slice(0, -1).map((edge, i) => ({ text: text.slice(edge, edges[i + 1]), role: roleAt(edge) }))
}

function paragraphStart(text: string, at: number): number {
  const from = Math.max(0, at - AROUND)
  const line = text.lastIndexOf("\n", at - 1) + 1
  return line >= from || at === 0 ? Math.min(line, at) : wordAfter(text, from, at)
}

function paragraphEnd(text: string, at: number): number {
  const line = text.indexOf("\n", at)
  const end = line < 0 ? text.length : line
  return end <= at + AROUND ? end : Math.max(at, text.lastIndexOf(" ", at + AROUND))
}

const wordAfter = (text: string, from: number, most: number) => {
  const blank = text.indexOf(" ", from)
  return blank < 0 || blank >= most ? from : blank + 1
}
