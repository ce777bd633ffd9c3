/**
 * Whom each source stands for → the source in the record: entity, type, count, qualities, and the reason for anonymity.
 *
 * Example: in "Maria Okafor resigned. “I told them,” she said.", the source "she" is the entity Maria Okafor, of type named.
 */
import type { Because, Source, SourceType, Span } from "../../record/index.ts"
import { is, lastOf } from "../words/index.ts"
import { becauseOf } from "./because.ts"
import { idIn, numbered, undetermined } from "./entities.ts"
import type { Head } from "./head.ts"
import { lexiconOf } from "./lexicon.ts"
import { qualitiesOf } from "./qualities.ts"
import { withReasons } from "./reasons.ts"
import { countOf, typeOfNoun } from "./source-type.ts"
import type { Speaking } from "./speaking.ts"
import type { Figure } from "./types.ts"
import { keyOf, type Scene } from "./world.ts"

export interface Speakers {
  /** one for each attribution, in their order */
  sources: readonly Source[]
  /** for each source, how likely it is that entity, from 0 to 1: of a pronoun, 1 of all that says itself who it is */
  sure: readonly number[]
  /** for each source, what says that it is that entity */
  because: readonly Because[]
  /** of all who are named or speak, in the order in which they are first mentioned */
  ids: ReadonlyMap<Figure, string>
  /** the fullest words by which a source describes somebody without a name */
  fullest: ReadonlyMap<Figure, Span>
}

/**
 * Never throws on prose; what is not in the text stays null. Offsets are UTF-16 code units.
 *
 * @param isShared for each attribution, whether its source stands with another
 */
export function speakersOf(scene: Scene, speaking: Speaking, isShared: readonly boolean[]): Speakers {
  const { attributions, heads } = scene
  const { cast, who } = speaking
  const ids = numbered(cast, new Set(who.filter((figure) => figure !== null)))
  const ellipsis = ellipsesOf(scene)
  const plain = attributions.map(({ source: spans }, i): Source => {
    const [head, figure] = [heads[i] ?? null, who[i] ?? null]
    const type = typeOf(head, figure)
    return {
      spans: [...spans],
      entity: figure ? idIn(ids, figure) : null,
      type: ellipsis(head) ?? type,
      count: head ? countFor(head, figure, type) : null,
      ...(head ? qualitiesOf(scene, head, spans, type) : {}),
    }
  })
  return {
    sources: withReasons(scene, plain, who),
    sure: heads.map((head, i) =>
      head?.kind === "pronoun" && who[i] ? (cast.at.get(keyOf(head.token))?.sure ?? 1) : 1,
    ),
    because: attributions.map((_, i) => becauseOf(scene, speaking, i, isShared[i] ?? false)),
    ids,
    fullest: fullestOf(scene, who),
  }
}

function fullestOf({ passage, attributions, heads }: Scene, who: readonly (Figure | null)[]): Map<Figure, Span> {
  const lexicon = lexiconOf(passage.language)
  const lengthOf = ({ text }: Span) => undetermined(lexicon, text).length
  const fullest = new Map<Figure, Span>()
  for (const [i, figure] of who.entries()) {
    const [span, head] = [attributions[i]?.source[0], heads[i]]
    if (!figure || figure.names.length || !span || head?.kind !== "noun" || lexicon.is(head.after[0], "and")) continue
    const known = fullest.get(figure)
    if (!known || lengthOf(known) < lengthOf(span)) fullest.set(figure, span)
  }
  return fullest
}

/** "One poll put her ahead; another found …": of the kind of what was counted before it. */
function ellipsesOf({ heads, passage }: Scene): (head: Head | null) => SourceType | null {
  const counted = heads.filter((head) => head?.kind === "noun" && is(head.before[0], "counts-first"))
  const starts = lastOf(counted.length)
  for (const [k, head] of counted.entries()) starts.set(k, head?.token.start ?? 0)
  return (head) => {
    if (head?.kind !== "noun" || head.after.length > 0 || head.before.length > 0) return null
    if (!is(head.token, "one-of-those-counted")) return null
    const oldest = passage.sentences[Math.max(0, head.token.sentence - 2)]?.start ?? 0
    const before = counted[starts.within(oldest, head.token.start - 1)]
    const type = before ? typeOfNoun(before) : null
    return type === "organisation" || type === "document" || type === "media" ? type : null
  }
}

/** What kind of source words are, with whom they stand for. */
export function typeOf(head: Head | null, figure: Figure | null): SourceType {
  if (!head) return "none"
  if (head.kind === "noun" && !head.apposed) {
    const type = typeOfNoun(head)
    if (is(head.token, "people") && head.after.length === 0 && figure?.origin) return figure.origin
    // "The donor", "the two" of whom the text has the names.
    const isNamed = figure && (figure.names.length > 0 || figure.members.some(({ names }) => names.length > 0))
    if (type === "anonymous" && isNamed && !head.unnamed) return "described"
    if (is(head.token, "site") && figure?.names.length && figure.type === "media") return "media"
    return type === "organisation" && figure?.type === "media" && !is(head.token, "company-or-owner") ? "media" : type
  }
  if (!figure)
    return head.kind === "name"
      ? "named"
      : is(head.token, "this-or-that")
        ? "document"
        : is(head.token, "pronoun-of-thing")
          ? "organisation"
          : is(head.token, "pronoun-of-several")
            ? "group"
            : "named"
  // "Marsh and the Harbour Board": of the kind of who is named first.
  const [first] = figure.members
  if (first) return first.type === "person" || first.type === null ? "named" : "organisation"
  if (figure.label) return "media"
  if (figure.names.length) return figure.type === "person" || figure.type === null ? "named" : typeOfBody(figure)
  return figure.origin ?? typeOfBody(figure)
}

function typeOfBody({ type }: Figure): SourceType {
  if (type === "media" || type === "document" || type === "group") return type
  return type === "person" ? "described" : "organisation"
}

function countFor(head: Head, figure: Figure | null, type: SourceType): number | null {
  if (type === "organisation" || type === "document") return null
  if (head.kind === "noun" && !head.apposed) return countOf(head)
  return figure?.members.length ? figure.members.length : null
}
