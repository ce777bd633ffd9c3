/**
 * Article and reading → who each source is.
 *
 * In: the text, and what reading found in it. Out: the entities of the article with all their mentions; for each attribution its source (shared and
 * elided ones filled in) with entity, type, count and the reason for anonymity; and notes on what could not be settled.
 *
 * Example: in "Maria Okafor resigned. “I told them,” she said.", the source "she" is the entity Maria Okafor, of type named.
 */
import type { Article, Entity, Note, Reading, Source, SourceType, Span } from "../../record/index.ts"
import { emptyDraft } from "./clusters.ts"
import { sharedSources } from "./elided.ts"
import { numbered, undetermined } from "./entities.ts"
import { linkMentions } from "./mentions.ts"
import { notesOf } from "./notes.ts"
import { qualitiesOf } from "./qualities.ts"
import { countOf, type Head, headOf, typeOfNoun } from "./source-type.ts"
import type { Token } from "./tokens.ts"
import type { Draft } from "./types.ts"
import { draftOfHead, keyOf, type World, worldOf } from "./world.ts"

export interface Speakers {
  /** one for each attribution, in their order */
  sources: Source[]
  /** for each source, why its words were taken for that entity; empty where its name stands in them */
  because: string[][]
  /** the same for other words that name somebody: an addressee, a relay */
  sourceOf: (spans: readonly Span[]) => Source
  /** to be called last: whom the text names, and whom sources and `sourceOf` have asked for */
  entities: () => Entity[]
  notes: Note[]
}

/** Never throws on prose; what is not in the text stays null. Offsets are UTF-16 code units. */
export function speakersOf(article: Pick<Article, "text" | "outlet">, reading: Reading): Speakers {
  const world = worldOf(article, reading, sharedSources(article.text, reading))
  linkMentions(world)
  settleTypes(world)
  const found = world.heads.map((head, i) => who(world, head, firstPerson(world, i)))
  const full = new Map<Draft, Span>()
  for (const [i, draft] of found.entries()) {
    const span = world.spans[i]?.[0]
    if (!draft || draft.names.length || !span || world.heads[i]?.kind !== "noun") continue
    const known = full.get(draft)
    if (!known || undetermined(known.text).length < undetermined(span.text).length) full.set(draft, span)
  }
  const numbers = numbered(world, new Set(found.filter((draft) => draft !== null)), full)
  const read = (spans: readonly Span[], head: Head | null, draft: Draft | null): Source => ({
    spans: [...spans],
    entity: draft ? numbers.idOf(draft) : null,
    type: typeOf(head, draft),
    count: head ? countFor(head, draft, typeOf(head, draft)) : null,
    ...(head ? qualitiesOf(world, head, spans, typeOf(head, draft)) : {}),
  })
  const sources = found.map((draft, i) => read(world.spans[i] ?? [], world.heads[i] ?? null, draft))
  return {
    sources,
    because: world.heads.map((head) => (head && !head.apposed && head.kind !== "name" ? reasonsFor(world, head) : [])),
    sourceOf: (spans) => {
      const head = headOf(world.text, world.tokens, world.names, spans)
      return read(spans, head, who(world, head, null))
    },
    entities: numbers.entities,
    notes: notesOf(world.text, reading, sources, world.drafts),
  }
}

/** A lone unknown name that says something is taken for a person, unless "it" has stood for it. */
function settleTypes(world: World): void {
  for (const head of world.heads) {
    const draft = head?.kind === "name" ? draftOfHead(world, head) : null
    const asThing = draft?.mentions.some((mention) => mention.kind === "pronoun" && /^its?$/.test(mention.word))
    if (draft) draft.type ??= asThing ? "organisation" : "person"
  }
}

const reasonsFor = ({ at }: World, { kind, token }: Head) =>
  at.get(kind === "pronoun" ? keyOf(token) : `:${token.end}`)?.because ?? []

function who(world: World, head: Head | null, self: Draft | null): Draft | null {
  if (!head) return null
  const group = world.at.get(`and:${head.token.end}`)?.draft ?? null
  if (group) return group
  if (head.kind !== "pronoun") return draftOfHead(world, head)
  if (/^(?:i|we|me|us|my|our)$/.test(head.token.lower)) return self
  if (/^(?:who|which|that|whom|whose)$/.test(head.token.lower))
    return antecedent(world, head.token.start, /^who/.test(head.token.lower))
  return draftOfHead(world, head)
}

/** "who" and "which" stand for what is named or described right before them. */
function antecedent(world: World, at: number, human: boolean): Draft | null {
  const sentence = world.reading.sentences.find((range) => range.start <= at && at < range.end)
  if (!sentence) return null
  let best: { draft: Draft; end: number } | null = null
  for (const draft of world.drafts) {
    if (human && draft.type !== null && draft.type !== "person" && draft.type !== "group") continue
    for (const mention of draft.mentions) {
      if (mention.kind === "pronoun" || mention.start < sentence.start || mention.end > at) continue
      if (!best || mention.end > best.end) best = { draft, end: mention.end }
    }
    for (const { start, end } of draft.descriptors) {
      if (start >= sentence.start && end <= at && (!best || end > best.end)) best = { draft, end }
    }
  }
  const near = best && !/[.;:]|\b(?:and|but|said|told)\b/.test(world.text.slice(best.end, at))
  return best && near ? best.draft : null
}

/** "I" and "we" within a quotation stand for whoever speaks it; outside one, "we" is the outlet. */
function firstPerson(world: World, i: number): Draft | null {
  const token = world.heads[i]?.token
  if (!token) return null
  for (const [j, attribution] of world.reading.attributions.entries()) {
    if (j === i || !attribution.content.some((span) => span.start <= token.start && token.end <= span.end)) continue
    const head = world.heads[j] ?? null
    if (head && !/^(?:i|we)$/.test(head.token.lower)) return draftOfHead(world, head)
  }
  if (token.quoted) return speakerBefore(world, token)
  if (token.lower !== "we" || !world.outlet) return null
  const outlet = world.outlet.toLowerCase().replace(/^the /, "")
  const named = world.drafts.find(
    (draft) => draft.type === "media" && draft.words.some((words) => words.join(" ").replace(/^the /, "") === outlet),
  )
  const own = named ??
    world.drafts.find(({ label }) => label === world.outlet) ?? {
      ...emptyDraft(),
      type: "media" as const,
      label: world.outlet,
    }
  if (!world.drafts.includes(own)) world.drafts.push(own)
  own.mentions.push({
    kind: "pronoun",
    start: token.start,
    end: token.end,
    word: token.lower,
    sentence: token.sentence,
    quoted: false,
    subject: true,
  })
  return own
}

/** Who spoke the quotation before, in the same paragraph. */
function speakerBefore(world: World, token: Token): Draft | null {
  const paragraph = world.reading.paragraphs[token.paragraph]
  const earlier = world.reading.attributions.flatMap((attribution, i) => {
    const [from, source] = [attribution.content[0]?.start ?? 0, world.heads[i]]
    const before = from >= (paragraph?.start ?? 0) && (attribution.content.at(-1)?.end ?? 0) <= token.start
    const quoted = world.reading.quotations.some(({ start, end }) => start <= from && from < end)
    return before && quoted && source && !/^(?:i|we)$/.test(source.token.lower) ? [source] : []
  })
  return draftOfHead(world, earlier.at(-1) ?? null)
}

function typeOf(head: Head | null, draft: Draft | null): SourceType {
  if (!head) return "none"
  if (head.kind === "noun" && !head.apposed) {
    const type = typeOfNoun(head)
    return type === "organisation" &&
      draft?.type === "media" &&
      !/^(?:company|firm|group|owner)$/.test(head.token.lower)
      ? "media"
      : type
  }
  if (!draft)
    return head.kind === "name"
      ? "named"
      : /^(?:this|that)$/.test(head.token.lower)
        ? "document"
        : /^(?:its?|which)$/.test(head.token.lower)
          ? "organisation"
          : /^(?:they|these|those|both|we)$/.test(head.token.lower)
            ? "group"
            : "named"
  if (draft.members.length)
    return draft.members.every((member) => member.type === "person" || member.type === null) ? "named" : "organisation"
  if (draft.label) return "media"
  if (draft.names.length) return draft.type === "person" || draft.type === null ? "named" : typeOfBody(draft)
  return draft.origin ?? typeOfBody(draft)
}

function typeOfBody({ type }: Draft): SourceType {
  if (type === "media" || type === "document" || type === "group") return type
  return type === "person" ? "described" : "organisation"
}

function countFor(head: Head, draft: Draft | null, type: SourceType): number | null {
  if (type === "organisation" || type === "document") return null
  if (head.kind === "noun" && !head.apposed) return countOf(head)
  return draft?.members.length ? draft.members.length : null
}
