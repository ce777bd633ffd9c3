/**
 * Headings, datelines and labels are no prose: no words of a statement go over their edges.
 *
 * What opens a paragraph like one is in `walls.tsv` of a language; a heading is told by how it stands: a short paragraph without a stop.
 */
import { type Language, once, perLanguage } from "../../language/index.ts"
import { type Attribution, type QuotedRange, type Range, type Span, spanOf } from "../../record/index.ts"
import { endedAt, touching } from "./placed.ts"

export interface Wall extends Range {
  /** turn: who speaks in a transcript, whose words a source may be; the others are nobody's words */
  kind: "heading" | "dateline" | "label" | "turn"
}

interface Parts {
  text: string
  language: Language
  paragraphs: readonly Range[]
  quotations: readonly QuotedRange[]
}

const known = perLanguage((language: Language) =>
  language.table("walls", ["kind", "needs", "pattern"]).map(({ kind, needs, pattern }) => ({
    kind: kind as Wall["kind"],
    marks: needs.split("‖"),
    pattern: once(() => new RegExp(pattern, "u")),
  })),
)

const LONGEST_HEADING = 110 // characters
const MOST_WORDS = 15
const LONGEST_OPENING = 200
/** Among so many first paragraphs, captions included, a place and a dash are a dateline without an agency or a day. */
const BARE_WITHIN = 6
/** As many paragraphs as open with somebody's name and a colon make a transcript. */
const FEWEST_TURNS = 2

/** In text order; they do not overlap. */
export function wallsOf(parts: Parts): Wall[] {
  const { text, language, paragraphs } = parts
  const found = paragraphs.flatMap(({ start, end }, i): Wall[] => {
    const opening = text.slice(start, Math.min(end, start + LONGEST_OPENING))
    for (const { kind, marks, pattern } of known(language)) {
      if (!marks.some((mark) => opening.includes(mark))) continue
      const words = pattern().exec(opening)?.[0].trimEnd() ?? ""
      const length = words.length
      // "NATO — which meets today —" is no place; a bare one stands at the article's beginning.
      const isBare = kind === "dateline" && !/[(\d]/.test(words)
      if (length && !(isBare && i >= BARE_WITHIN))
        return [{ kind, start, end: kind === "label" ? end : start + length }]
    }
    return isHeading(parts, i) ? [{ kind: "heading", start, end }] : []
  })
  const turns = found.filter(({ kind }) => kind === "turn")
  const [first] = turns
  if (turns.length < FEWEST_TURNS || !first)
    return withNameLines(
      parts,
      found.filter(({ kind }) => kind !== "turn"),
    )
  return isTitle(parts, first, turns.slice(1)) ? found.filter((wall) => wall !== first) : found
}

/** "Lund: the bridge will open", over a transcript: nobody's turn follows it, and the label does not come again. */
function isTitle({ text, paragraphs }: Parts, first: Wall, others: readonly Wall[]): boolean {
  if (first.start !== paragraphs[0]?.start || others[0]?.start === paragraphs[1]?.start) return false
  const label = text.slice(first.start, first.end)
  return !others.some(({ start }) => text.startsWith(label, start))
}

/** Names that stand on lines of their own and come again, two of them by turns, say who speaks below. */
function withNameLines({ text, language, paragraphs }: Parts, walls: readonly Wall[]): Wall[] {
  const lines = Map.groupBy(
    paragraphs.filter(({ start, end }) => end - start <= LONGEST_HEADING),
    ({ start, end }) => text.slice(start, end),
  )
  const named = [...lines].filter(([line, places]) => places.length > 1 && language.pattern("name-line").test(line))
  if (named.length < FEWEST_TURNS) return [...walls]
  const turns = new Map(named.flatMap(([, places]) => places.map(({ start, end }) => [start, end] as const)))
  return paragraphs.flatMap(({ start, end }): Wall[] => {
    if (turns.has(start)) return [{ kind: "turn", start, end }]
    return walls.filter((wall) => wall.start === start)
  })
}

/** A paragraph of few words, without a stop, a colon or a quotation, and with prose behind it. */
function isHeading({ text, paragraphs, quotations }: Parts, i: number): boolean {
  const range = paragraphs[i]
  if (!range || i + 1 >= paragraphs.length || range.end - range.start > LONGEST_HEADING) return false
  const words = text.slice(range.start, range.end)
  if (!/^[\p{Lu}\p{N}]/u.test(words) || !/[\p{L}\p{N})?]$/u.test(words)) return false
  if (words.split(/\s+/).length > MOST_WORDS) return false
  return touching(quotations, range).length === 0
}

/**
 * Attributions whose words stop at walls. Of a span that crosses an edge its longest piece outside of walls is kept (of a source, who speaks in a
 * transcript). What says something outside a heading, a dateline or a label has neither source nor content in one: without content left, nothing is said.
 */
export function withinWalls(text: string, attributions: readonly Attribution[], walls: readonly Wall[]): Attribution[] {
  if (walls.length === 0) return [...attributions]
  const turns = walls.filter(({ kind }) => kind === "turn")
  return attributions.map((attribution) => {
    const cue = attribution.cue.flatMap((span) => cut(text, span, walls, false))
    const source = attribution.source.flatMap((span) => cut(text, span, walls, true))
    const content = attribution.content.flatMap((span) => cut(text, span, walls, false))
    const home = [...cue, ...content, ...source].map(({ start }) => wallAt(walls, start))[0] ?? null
    // What stands in a turn is whoever's it is: an answer is no part of the question before it.
    const turn = source.map(({ start }) => wallAt(walls, start)).find((wall) => wall?.kind === "turn")
    const isOfTurn = (span: Span) => !turn || turnAt(turns, span.start) === turn
    // What a heading says it says whole: the prose below is none of its words.
    const isHere = (span: Span) => {
      const wall = wallAt(walls, span.start)
      return wall === home || (!isNobodys(wall) && home?.kind !== "heading")
    }
    const own = source.filter(isHere)
    // Somebody in a heading says nothing in the text below it.
    const isLost = source.length > 0 && own.length === 0
    return { ...attribution, cue, source: own, content: isLost ? [] : content.filter(isHere).filter(isOfTurn) }
  })
}

const isNobodys = (wall: Wall | null) => wall !== null && wall.kind !== "turn"

/** The wall that holds an offset; by halves, for a transcript has many. */
function wallAt(walls: readonly Wall[], offset: number): Wall | null {
  const wall = walls[endedAt(walls, offset)]
  return wall && wall.start <= offset ? wall : null
}

/** Of turns alone, the last that begins before the offset. */
function turnAt(turns: readonly Wall[], offset: number): Wall | null {
  const at = endedAt(turns, offset)
  return turns[(turns[at]?.start ?? Number.POSITIVE_INFINITY) <= offset ? at : at - 1] ?? null
}

/** The span, or its best piece between the edges within it. */
function cut(text: string, span: Span, walls: readonly Wall[], isSource: boolean): Span[] {
  const edges: number[] = []
  for (let i = endedAt(walls, span.start); (walls[i]?.start ?? span.end) < span.end; i++) {
    for (const edge of [walls[i]?.start ?? 0, walls[i]?.end ?? 0]) {
      if (span.start < edge && edge < span.end) edges.push(edge)
    }
  }
  if (edges.length === 0) return [span]
  const bounds = [span.start, ...edges, span.end]
  const pieces = bounds.slice(1).map((end, i) => ({ start: bounds[i] ?? 0, end }))
  const outside = pieces.filter(({ start }) => wallAt(walls, start) === null)
  const turn = isSource ? pieces.find(({ start }) => wallAt(walls, start)?.kind === "turn") : undefined
  const best = turn ?? outside.reduce<Range | null>((a, b) => (a && a.end - a.start >= b.end - b.start ? a : b), null)
  return best ? trimmed(text, best) : []
}

function trimmed(text: string, { start, end }: Range): Span[] {
  const inner = text.slice(start, end)
  const lead = inner.match(/^[\s—–:|-]*/)?.[0].length ?? 0
  const tail = inner.slice(lead).trimEnd().replace(/:$/, "").trimEnd().length
  return tail ? [spanOf(text, start + lead, start + lead + tail)] : []
}
