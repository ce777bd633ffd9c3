/** Figures → entities: numbered in the order in which they are first mentioned or asked for, each by its fullest name. */
import { type Entity, type EntityType, type Range, type Span, spanOf } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"
import { type Lexicon, lexiconOf } from "./lexicon.ts"
import { isUnnamed } from "./reasons.ts"
import type { Figure } from "./types.ts"
import type { Cast } from "./world.ts"

/** Ids of those who are named and those who speak, by their first mention; groups that one of them belongs to follow. */
export function numbered({ figures }: Cast, speaking: ReadonlySet<Figure>): Map<Figure, string> {
  const known = figures.filter((figure) => figure.names.length > 0 || speaking.has(figure))
  known.sort((a, b) => firstOf(a) - firstOf(b))
  const ids = new Map(known.map((figure, i) => [figure, `e${i + 1}`]))
  for (const figure of speaking) if (isUnnamed(figure) && figure.group) idIn(ids, figure.group)
  return ids
}

/** The id of somebody; whoever has none gets the next. */
export function idIn(ids: Map<Figure, string>, figure: Figure): string {
  const id = ids.get(figure) ?? `e${ids.size + 1}`
  ids.set(figure, id)
  return id
}

/** @param fullest of somebody without a name the fullest words that describe them */
export function entitiesOf(
  passage: Passage,
  known: ReadonlyMap<Figure, string>,
  fullest: ReadonlyMap<Figure, Range>,
): Entity[] {
  const ids = new Map(known)
  // A group that only one of its members leads to is numbered on the way: a Map hands on what is added to it meanwhile.
  return Array.from(ids, ([figure, id]) => ({
    ...entityOf(passage, figure, id, fullest.get(figure)),
    ...(isUnnamed(figure) && { unnamed: true as const }),
    ...(figure.group && { partOf: idIn(ids, figure.group) }),
  }))
}

const firstOf = (figure: Figure) =>
  figure.mentions[0]?.start ?? figure.members[0]?.mentions[0]?.start ?? Number.POSITIVE_INFINITY

function entityOf(passage: Passage, figure: Figure, id: string, full: Range | undefined): Entity {
  const { text } = passage
  const mentions = distinct(figure.mentions.map(({ start, end }) => spanOf(text, start, end)))
  const shown = mentions.length
    ? mentions
    : full
      ? [spanOf(text, full.start, full.end)]
      : figure.members.flatMap(({ names: [name] }) => (name ? [spanOf(text, name.start, name.end)] : []))
  const descriptors = distinct(figure.descriptors.map(({ start, end }) => spanOf(text, start, end)))
  return {
    id,
    name: nameOf(passage, figure, full) || shown[0]?.text || "",
    type: typeFor(passage, figure),
    mentions: shown,
    descriptors,
  }
}

function distinct(spans: Span[]): Span[] {
  const seen = new Map(spans.map((span) => [`${span.start}:${span.end}`, span]))
  return [...seen.values()].sort((a, b) => a.start - b.start || a.end - b.end)
}

const typeFor = ({ language }: Passage, figure: Figure): EntityType =>
  figure.type ??
  (figure.gender ||
  figure.mentions.some(
    (mention) => mention.kind === "pronoun" && lexiconOf(language).is(mention.word, "person-pronoun"),
  )
    ? "person"
    : "organisation")

/** The longest name; of two as long the earlier, and one in small letters before one in capitals. Without a name, the fullest description. */
function nameOf(passage: Passage, figure: Figure, full?: Range): string {
  const { text, language } = passage
  const lexicon = lexiconOf(language)
  if (figure.label) return figure.label
  if (figure.members.length) return figure.members.map((member) => nameOf(passage, member)).join(" and ")
  const best = figure.names
    .map(({ start, end }) => text.slice(start, end))
    .map((name) => ({ name, words: name.split(/\s+/).length }))
    .sort((a, b) => b.words - a.words || Number(isShouted(a.name)) - Number(isShouted(b.name)))[0]
  if (best) return best.name.replace(/\s+/g, " ")
  const described = figure.mentions
    .filter((mention) => mention.kind === "description")
    .map(({ start, end }) => text.slice(start, end))
  const longest =
    [...(full ? [text.slice(full.start, full.end)] : []), ...described].sort(
      (a, b) => undetermined(lexicon, b).length - undetermined(lexicon, a).length,
    )[0] ?? ""
  const owner = figure.possessor && longest.match(language.pattern("opens-with-owner"))?.[0]
  const owned =
    owner && figure.possessor ? `${nameOf(passage, figure.possessor)}’s ${longest.slice(owner.length)}` : longest
  return owned
    .replace(language.pattern("relative-clause-after-comma"), "")
    .replace(/\s+/g, " ")
    .replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/, "")
}

/** Without its article, so that "the witness" is no fuller than "a witness". */
export const undetermined = ({ language }: Lexicon, words: string) =>
  words.replace(language.pattern("article-or-demonstrative"), "")

const isShouted = (name: string) => name.length > 4 && name === name.toUpperCase()
