/** Why a source is kept unnamed, wherever in the article it is said: "Both asked not to be named" after what the two have said. */
import type { Range, Source, Span } from "../../record/index.ts"
import { spanOf } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"
import { reasonIn } from "./anonymity.ts"
import type { Draft, Mention } from "./types.ts"
import type { Scene } from "./world.ts"

/** A person or people whom the article nowhere names. */
export const isUnnamed = ({ names, members, label, type, hasNamed }: Draft) =>
  names.length === 0 && members.length === 0 && label === null && !hasNamed && (type === "person" || type === "group")

/** The sources, each unnamed one with the reason that its own sentence gives, or the one given elsewhere for it or for the group it is one of. */
export function withReasons(scene: Scene, sources: readonly Source[], drafts: readonly (Draft | null)[]): Source[] {
  const given = new Map<Draft, Span>()
  for (const [i, draft] of drafts.entries()) {
    const [span] = sources[i]?.reason?.spans ?? []
    if (draft && isUnnamed(draft) && span && !given.has(draft)) given.set(draft, span)
  }
  const used = new Set([...given.values()].map(({ start }) => start))
  const speaking = new Set(drafts.flatMap((draft) => (draft ? [draft, draft.group ?? draft] : [])).filter(isUnnamed))
  for (const { draft, span } of elsewhere(scene.passage, speaking)) {
    if (!used.has(span.start) && !given.has(draft)) given.set(draft, span)
  }
  return sources.map((source, i) => {
    const draft = drafts[i]
    if (!draft || !isUnnamed(draft) || source.reason) return source
    const span = given.get(draft) ?? (draft.group && given.get(draft.group))
    return span ? { ...source, reason: { spans: [span], carried: true } } : source
  })
}

/** Each sentence with a reason, and whom of `drafts` it speaks of: the last one mentioned before it, else the first one after. */
function elsewhere(passage: Passage, drafts: ReadonlySet<Draft>): { draft: Draft; span: Span }[] {
  const { text, language, sentences } = passage
  const mentions = new Map<number, { draft: Draft; mention: Mention }[]>()
  for (const draft of drafts) {
    for (const mention of draft.mentions) {
      const own = mentions.get(mention.sentence) ?? []
      own.push({ draft, mention })
      mentions.set(mention.sentence, own)
    }
  }
  return sentences.flatMap((sentence, i) => {
    const reason = reasonIn(language, text, sentence)
    const draft =
      reason && (subjectOf(mentions.get(i) ?? [], reason) ?? allBefore(passage, sentence, reason, mentions, i))
    return reason && draft ? [{ draft, span: spanOf(text, reason.start, reason.end) }] : []
  })
}

function subjectOf(mentions: readonly { draft: Draft; mention: Mention }[], { start }: Range): Draft | null {
  const before = mentions.filter(({ mention }) => mention.end <= start)
  const sorted = (before.length ? before : mentions).toSorted((a, b) => a.mention.start - b.mention.start)
  return (before.length ? sorted.at(-1) : sorted[0])?.draft ?? null
}

/** "Both", "All three", "Neither" as the subject of a sentence: the group spoken of in the two sentences before it. */
function allBefore(
  { text, language }: Passage,
  sentence: Range,
  reason: Range,
  mentions: ReadonlyMap<number, { draft: Draft; mention: Mention }[]>,
  at: number,
): Draft | null {
  if (!language.pattern("all-of-them-as-subject").test(text.slice(sentence.start, reason.start))) return null
  for (let i = at - 1; i >= Math.max(0, at - 2); i--) {
    const groups = (mentions.get(i) ?? []).filter(({ draft }) => draft.plural && draft.type === "group")
    const last = groups.toSorted((a, b) => a.mention.start - b.mention.start).at(-1)
    if (last) return last.draft
  }
  return null
}
