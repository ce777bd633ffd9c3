/** Drafts → entities: numbered in the order in which they are asked for or first mentioned, each by its fullest name. */
import { type Entity, type EntityType, type Range, type Span, spanOf } from "../../record/index.ts"
import type { Lexicon } from "./lexicon.ts"
import { isUnnamed } from "./reasons.ts"
import type { Draft } from "./types.ts"
import type { World } from "./world.ts"

export interface Numbered {
  idOf: (draft: Draft) => string
  entities: () => Entity[]
}

/** Named ones and the given ones come first, by their first mention; whoever is asked for later follows. */
export function numbered(world: World, speaking: ReadonlySet<Draft>, fullSpan: ReadonlyMap<Draft, Range>): Numbered {
  const known = world.drafts.filter((draft) => draft.names.length > 0 || speaking.has(draft))
  const listed = new Set(known)
  for (const draft of speaking) if (!listed.has(draft)) known.push(draft)
  known.sort((a, b) => firstOf(a) - firstOf(b))
  const ids = new Map(known.map((draft, i) => [draft, `e${i + 1}`]))
  const idOf = (draft: Draft) => {
    const id = ids.get(draft) ?? `e${ids.size + 1}`
    ids.set(draft, id)
    return id
  }
  const one = (draft: Draft, id: string): Entity => ({
    ...entityOf(world, draft, id, fullSpan.get(draft)),
    ...(isUnnamed(draft) && { unnamed: true as const }),
    ...(draft.group && { partOf: idOf(draft.group) }),
  })
  // A group that only one of its members leads to is numbered on the way: a Map hands on what is added to it meanwhile.
  return { idOf, entities: () => Array.from(ids, ([draft, id]) => one(draft, id)) }
}

const firstOf = (draft: Draft) =>
  draft.mentions[0]?.start ?? draft.members[0]?.mentions[0]?.start ?? Number.POSITIVE_INFINITY

function entityOf(world: World, draft: Draft, id: string, full: Range | undefined): Entity {
  const { text } = world
  const mentions = distinct(draft.mentions.map(({ start, end }) => spanOf(text, start, end)))
  const shown = mentions.length
    ? mentions
    : full
      ? [spanOf(text, full.start, full.end)]
      : draft.members.flatMap(({ names: [name] }) => (name ? [spanOf(text, name.start, name.end)] : []))
  const descriptors = distinct(draft.descriptors.map(({ start, end }) => spanOf(text, start, end)))
  return {
    id,
    name: nameOf(world, draft, full) || shown[0]?.text || "",
    type: typeFor(world, draft),
    mentions: shown,
    descriptors,
  }
}

function distinct(spans: Span[]): Span[] {
  const seen = new Map(spans.map((span) => [`${span.start}:${span.end}`, span]))
  return [...seen.values()].sort((a, b) => a.start - b.start || a.end - b.end)
}

const typeFor = ({ lexicon }: World, draft: Draft): EntityType =>
  draft.type ??
  (draft.gender ||
  draft.mentions.some((mention) => mention.kind === "pronoun" && lexicon.is(mention.word, "person-pronoun"))
    ? "person"
    : "organisation")

/** The longest name; of two as long the earlier, and one in small letters before one in capitals. Without a name, the fullest description. */
function nameOf(world: World, draft: Draft, full?: Range): string {
  const { text, lexicon } = world
  if (draft.label) return draft.label
  if (draft.members.length) return draft.members.map((member) => nameOf(world, member)).join(" and ")
  const best = draft.names
    .map(({ start, end }) => text.slice(start, end))
    .map((name) => ({ name, words: name.split(/\s+/).length }))
    .sort((a, b) => b.words - a.words || Number(isShouted(a.name)) - Number(isShouted(b.name)))[0]
  if (best) return best.name.replace(/\s+/g, " ")
  const described = draft.mentions
    .filter((mention) => mention.kind === "description")
    .map(({ start, end }) => text.slice(start, end))
  const longest =
    [...(full ? [text.slice(full.start, full.end)] : []), ...described].sort(
      (a, b) => undetermined(lexicon, b).length - undetermined(lexicon, a).length,
    )[0] ?? ""
  const owner = draft.possessor && longest.match(lexicon.language.pattern("opens-with-owner"))?.[0]
  const owned =
    owner && draft.possessor ? `${nameOf(world, draft.possessor)}’s ${longest.slice(owner.length)}` : longest
  return owned
    .replace(lexicon.language.pattern("relative-clause-after-comma"), "")
    .replace(/\s+/g, " ")
    .replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/, "")
}

/** Without its article, so that "the witness" is no fuller than "a witness". */
export const undetermined = ({ language }: Lexicon, words: string) =>
  words.replace(language.pattern("article-or-demonstrative"), "")

const isShouted = (name: string) => name.length > 4 && name === name.toUpperCase()
