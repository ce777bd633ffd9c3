/**
 * Article and reading → who each source is.
 *
 * In: the text, and what reading found in it. Out: the entities of the article with all their mentions; for each attribution its source (shared and
 * elided ones filled in) with entity, type, count and the reason for anonymity; and notes on what could not be settled.
 *
 * Example: in "Maria Okafor resigned. “I told them,” she said.", the source "she" is the entity Maria Okafor, of type named.
 */
import type { Article, Entity, Note, Reading, Source, SourceType, Span } from "../../record/index.ts"
import { is, lastOf, type Passage } from "../words/index.ts"
import { antecedentsOf } from "./antecedents.ts"
import { sharedSources } from "./elided.ts"
import { numbered, undetermined } from "./entities.ts"
import { type Voices, voicesOf } from "./first-person.ts"
import { type Head, headOf } from "./head.ts"
import { linkMentions } from "./mentions.ts"
import { notesOf } from "./notes.ts"
import { qualitiesOf } from "./qualities.ts"
import { isUnnamed, withReasons } from "./reasons.ts"
import { countOf, typeOfNoun } from "./source-type.ts"
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
export function speakersOf(passage: Passage, outlet: Article["outlet"], reading: Reading): Speakers {
  const world = worldOf(passage, outlet, reading, sharedSources(passage, reading.attributions))
  linkMentions(world)
  settleTypes(world)
  const voices = voicesOf(world)
  const antecedent = antecedentsOf(world)
  const who = (head: Head | null, self: Draft | null) => whoOf(world, antecedent, head, self)
  const found = world.heads.map((head, i) => who(head, firstPerson(world, voices, i)))
  const full = new Map<Draft, Span>()
  for (const [i, draft] of found.entries()) {
    const span = world.spans[i]?.[0]
    if (
      !draft ||
      draft.names.length ||
      !span ||
      world.heads[i]?.kind !== "noun" ||
      world.lexicon.is(world.heads[i]?.after[0], "and")
    )
      continue
    const known = full.get(draft)
    if (!known || undetermined(world.lexicon, known.text).length < undetermined(world.lexicon, span.text).length)
      full.set(draft, span)
  }
  for (const [i, draft] of found.entries()) if (draft && joinsNamed(world, i)) draft.hasNamed = true
  const speaking = new Set(found.filter((draft) => draft !== null))
  const numbers = numbered(world, speaking, full)
  const read = (spans: readonly Span[], head: Head | null, draft: Draft | null): Source => ({
    spans: [...spans],
    entity: draft ? numbers.idOf(draft) : null,
    type: typeOf(head, draft),
    count: head ? countFor(head, draft, typeOf(head, draft)) : null,
    ...(head ? qualitiesOf(world, head, spans, typeOf(head, draft)) : {}),
  })
  const ellipsis = ellipsesOf(world)
  const plain = found.map((draft, i) => {
    const source = read(world.spans[i] ?? [], world.heads[i] ?? null, draft)
    return { ...source, type: ellipsis(world.heads[i] ?? null) ?? source.type }
  })
  const sources = withReasons(world, plain, found)
  return {
    sources,
    because: world.heads.map((head) => (head && !head.apposed && head.kind !== "name" ? reasonsFor(world, head) : [])),
    sourceOf: (spans) => {
      const head = headOf(world.passage, world.names, spans)
      return read(spans, head, who(head, null))
    },
    entities: numbers.entities,
    notes: notesOf(passage, reading.attributions, sources, world.drafts, unnamedIds(speaking, numbers.idOf)),
  }
}

/** "two aides and Mara Oduya", "officials including Mara Oduya". */
function joinsNamed({ text, heads, lexicon }: World, i: number): boolean {
  const head = heads[i]
  if (head?.kind !== "noun" || head.apposed) return false
  return head.names.some(
    ({ type, start }) =>
      type === "person" &&
      start > head.token.end &&
      lexicon.fits(text.slice(head.token.end, start), "joins-somebody-named"),
  )
}

/** The entities that nobody names: for one of several the id of its group, else its own. */
function unnamedIds(drafts: ReadonlySet<Draft>, idOf: (draft: Draft) => string): Map<string, string> {
  return new Map([...drafts].filter(isUnnamed).map((draft) => [idOf(draft), idOf(draft.group ?? draft)]))
}

/** A lone unknown name that says something is taken for a person, unless "its" or an "it" that says something has stood for it ("it was late" stands for nothing). */
function settleTypes(world: World): void {
  const speaking = new Set(world.spans.flatMap(([first]) => first?.start ?? []))
  for (const head of world.heads) {
    const draft = head?.kind === "name" ? draftOfHead(world, head) : null
    if (draft?.type !== null) continue
    const asThing = draft.mentions.some(
      (mention) =>
        mention.kind === "pronoun" &&
        (world.lexicon.is(mention.word, "its") ||
          (world.lexicon.is(mention.word, "it") && speaking.has(mention.start))),
    )
    draft.type = asThing ? "organisation" : "person"
  }
}

/** "One poll put her ahead; another found …": of the kind of what was counted before it. */
function ellipsesOf({ heads, reading }: World): (head: Head | null) => SourceType | null {
  const counted = heads.filter((head) => head?.kind === "noun" && is(head.before[0], "counts-first"))
  const starts = lastOf(counted.length)
  for (const [k, head] of counted.entries()) starts.set(k, head?.token.start ?? 0)
  return (head) => {
    if (head?.kind !== "noun" || head.after.length > 0 || head.before.length > 0) return null
    if (!is(head.token, "one-of-those-counted")) return null
    const oldest = reading.sentences[Math.max(0, head.token.sentence - 2)]?.start ?? 0
    const before = counted[starts.within(oldest, head.token.start - 1)]
    const type = before ? typeOfNoun(before) : null
    return type === "organisation" || type === "document" || type === "media" ? type : null
  }
}

const reasonsFor = ({ at }: World, { kind, token }: Head) =>
  at.get(kind === "pronoun" ? keyOf(token) : `:${token.end}`)?.because ?? []

function whoOf(
  world: World,
  antecedent: ReturnType<typeof antecedentsOf>,
  head: Head | null,
  self: Draft | null,
): Draft | null {
  if (!head) return null
  const group = world.at.get(`and:${head.token.end}`)?.draft ?? null
  if (group) return group
  if (head.kind !== "pronoun") return draftOfHead(world, head)
  if (is(head.token, "first-person")) return self
  if (is(head.token, "relative-pronoun")) return antecedent(head.token)
  return draftOfHead(world, head)
}

/** "I" and "we" within a quotation stand for whoever speaks it; outside one, "we" is the outlet. */
function firstPerson(world: World, voices: Voices, i: number): Draft | null {
  const token = world.heads[i]?.token
  if (!token || !is(token, "first-person")) return null
  for (const j of world.turns.around(token)) {
    const head = world.heads[j] ?? null
    if (j !== i && head && !is(head.token, "speaking-self")) return draftOfHead(world, head)
  }
  if (token.quoted) return voices.speakerBefore(token)
  if (is(token, "first-person-singular")) return voices.author(token)
  return is(token, "we") ? voices.outlet(token) : null
}

function typeOf(head: Head | null, draft: Draft | null): SourceType {
  if (!head) return "none"
  if (head.kind === "noun" && !head.apposed) {
    const type = typeOfNoun(head)
    if (is(head.token, "people") && head.after.length === 0 && draft?.origin) return draft.origin
    if (is(head.token, "site") && draft?.names.length && draft.type === "media") return "media"
    return type === "organisation" && draft?.type === "media" && !is(head.token, "company-or-owner") ? "media" : type
  }
  if (!draft)
    return head.kind === "name"
      ? "named"
      : is(head.token, "this-or-that")
        ? "document"
        : is(head.token, "pronoun-of-thing")
          ? "organisation"
          : is(head.token, "pronoun-of-several")
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
