/** What is known of one article while its mentions are being handed to entities. */
import type { Article, Attribution, Range } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"
import type { Head } from "./head.ts"
import { type Lexicon, lexiconOf } from "./lexicon.ts"
import { type Turns, turnsOf } from "./turns.ts"
import type { Figure, Linked, NameMention } from "./types.ts"

/** What the text gives, before anybody has been asked for: facts of the passes under their names. */
export interface Scene {
  article: Pick<Article, "outlet">
  passage: Passage
  /** with their sources in full */
  attributions: readonly Attribution[]
  names: readonly NameMention[]
  /** for each attribution that of its source */
  heads: readonly (Head | null)[]
}

/** Who is in the text, as far as one pass has found out. No later pass changes it: each works on a copy and hands that on. */
export interface Cast {
  figures: readonly Figure[]
  named: ReadonlyMap<NameMention, Figure>
  /** whom a mention stands for, by where it starts and ends */
  at: ReadonlyMap<string, Linked>
}

interface Own {
  figures: Figure[]
  named: Map<NameMention, Figure>
  at: Map<string, Linked>
}

/** A cast at work: what one pass changes until it is done. */
export interface World extends Scene, Own {
  text: string
  lexicon: Lexicon
  turns: Turns
}

export const keyOf = ({ start, end }: Range) => `${start}:${end}`

/** The world of a pass: the same people, but its own. */
export const worldOf = (scene: Scene, cast: Cast): World => worldOn(scene, copyOf(cast))

/** The world of a pass that adds people to a list of its own, and changes none of those there are. */
export function worldOn({ article, passage, attributions, names, heads }: Scene, own: Own): World {
  const turns = turnsOf(attributions, heads, (head) => figureOfHead(own, head))
  const { text, language } = passage
  return { article, passage, attributions, names, heads, text, lexicon: lexiconOf(language), ...own, turns }
}

/** To be called once the pass is done with its world. */
export const castOf = ({ figures, named, at }: World): Cast => ({ figures, named, at })

function copyOf({ figures, named, at }: Cast): Own {
  const copies = new Map(figures.map((figure) => [figure, copied(figure)]))
  const own = (figure: Figure) => copies.get(figure) ?? figure
  const ownOrNone = (figure: Figure | null) => figure && own(figure)
  for (const copy of copies.values()) {
    copy.possessor = ownOrNone(copy.possessor)
    copy.group = ownOrNone(copy.group)
    copy.members = copy.members.map(own)
  }
  return {
    figures: [...copies.values()],
    named: new Map(Array.from(named, ([name, figure]) => [name, own(figure)] as const)),
    at: new Map(Array.from(at, ([key, linked]) => [key, { ...linked, figure: ownOrNone(linked.figure) }] as const)),
  }
}

const copied = (figure: Figure): Figure => ({
  ...figure,
  words: [...figure.words],
  names: [...figure.names],
  heads: new Set(figure.heads),
  descriptorWords: new Set(figure.descriptorWords),
  descriptors: [...figure.descriptors],
  mentions: [...figure.mentions],
})

/** Whom a source's head has been found to stand for, as far as the text has been walked. */
export function figureOfHead({ at, named }: Cast, head: Head | null): Figure | null {
  if (!head) return null
  if (head.kind === "pronoun") return at.get(keyOf(head.token))?.figure ?? null
  if (head.apposed) return named.get(head.apposed) ?? null
  if (head.kind === "noun") return at.get(`:${head.token.end}`)?.figure ?? null
  const name = nameOf(head)
  return (name && named.get(name)) ?? null
}

/** The name that a head is, or whose last word it is. */
export const nameOf = ({ names, token }: Head): NameMention | undefined =>
  names.find((name) => name.start <= token.start && token.end <= name.end + 1)
