/** Why a source is kept unnamed, wherever in the article it is said: "Both asked not to be named" after what the two have said. */
import type { Range, Source, Span } from "../../record/index.ts"
import { spanOf } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"
import { reasonIn } from "./anonymity.ts"
import type { Figure, Mention } from "./types.ts"
import type { Scene } from "./world.ts"

/** A person or people whom the article nowhere names. */
export const isUnnamed = ({ names, members, label, type, hasNamed }: Figure) =>
  names.length === 0 && members.length === 0 && label === null && !hasNamed && (type === "person" || type === "group")

/** The sources, each unnamed one with the reason that its own sentence gives, or the one given elsewhere for it or for the group it is one of. */
export function withReasons(scene: Scene, sources: readonly Source[], figures: readonly (Figure | null)[]): Source[] {
  const given = new Map<Figure, Span>()
  for (const [i, figure] of figures.entries()) {
    const [span] = sources[i]?.reason?.spans ?? []
    if (figure && isUnnamed(figure) && span && !given.has(figure)) given.set(figure, span)
  }
  const used = new Set([...given.values()].map(({ start }) => start))
  const speaking = new Set(
    figures.flatMap((figure) => (figure ? [figure, figure.group ?? figure] : [])).filter(isUnnamed),
  )
  for (const { figure, span } of elsewhere(scene.passage, speaking)) {
    if (!used.has(span.start) && !given.has(figure)) given.set(figure, span)
  }
  return sources.map((source, i) => {
    const figure = figures[i]
    if (!figure || !isUnnamed(figure) || source.reason) return source
    const span = given.get(figure) ?? (figure.group && given.get(figure.group))
    return span ? { ...source, reason: { spans: [span], carried: true } } : source
  })
}

/** Each sentence with a reason, and whom of `figures` it speaks of: the last one mentioned before it, else the first one after. */
function elsewhere(passage: Passage, figures: ReadonlySet<Figure>): { figure: Figure; span: Span }[] {
  const { text, language, sentences } = passage
  const mentions = new Map<number, { figure: Figure; mention: Mention }[]>()
  for (const figure of figures) {
    for (const mention of figure.mentions) {
      const own = mentions.get(mention.sentence) ?? []
      own.push({ figure, mention })
      mentions.set(mention.sentence, own)
    }
  }
  return sentences.flatMap((sentence, i) => {
    const reason = reasonIn(language, text, sentence)
    const figure =
      reason && (subjectOf(mentions.get(i) ?? [], reason) ?? allBefore(passage, sentence, reason, mentions, i))
    return reason && figure ? [{ figure, span: spanOf(text, reason.start, reason.end) }] : []
  })
}

function subjectOf(mentions: readonly { figure: Figure; mention: Mention }[], { start }: Range): Figure | null {
  const before = mentions.filter(({ mention }) => mention.end <= start)
  const sorted = (before.length ? before : mentions).toSorted((a, b) => a.mention.start - b.mention.start)
  return (before.length ? sorted.at(-1) : sorted[0])?.figure ?? null
}

/** "Both", "All three", "Neither" as the subject of a sentence: the group spoken of in the two sentences before it. */
function allBefore(
  { text, language }: Passage,
  sentence: Range,
  reason: Range,
  mentions: ReadonlyMap<number, { figure: Figure; mention: Mention }[]>,
  at: number,
): Figure | null {
  if (!language.pattern("all-of-them-as-subject").test(text.slice(sentence.start, reason.start))) return null
  for (let i = at - 1; i >= Math.max(0, at - 2); i--) {
    const groups = (mentions.get(i) ?? []).filter(({ figure }) => figure.plural && figure.type === "group")
    const last = groups.toSorted((a, b) => a.mention.start - b.mention.start).at(-1)
    if (last) return last.figure
  }
  return null
}
