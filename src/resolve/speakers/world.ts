/** What is known of one article while its mentions are being handed to entities. */
import type { Article, Attribution, Range } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"
import type { Head } from "./head.ts"
import { type Lexicon, lexiconOf } from "./lexicon.ts"
import { type Turns, turnsOf } from "./turns.ts"
import type { Draft, Linked, NameMention } from "./types.ts"

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
  drafts: readonly Draft[]
  named: ReadonlyMap<NameMention, Draft>
  /** whom a mention stands for, by where it starts and ends */
  at: ReadonlyMap<string, Linked>
}

interface Own {
  drafts: Draft[]
  named: Map<NameMention, Draft>
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
  const turns = turnsOf(attributions, heads, (head) => draftOfHead(own, head))
  const { text, language } = passage
  return { article, passage, attributions, names, heads, text, lexicon: lexiconOf(language), ...own, turns }
}

/** To be called once the pass is done with its world. */
export const castOf = ({ drafts, named, at }: World): Cast => ({ drafts, named, at })

function copyOf({ drafts, named, at }: Cast): Own {
  const copies = new Map(drafts.map((draft) => [draft, copied(draft)]))
  const own = (draft: Draft) => copies.get(draft) ?? draft
  const ownOrNone = (draft: Draft | null) => draft && own(draft)
  for (const copy of copies.values()) {
    copy.possessor = ownOrNone(copy.possessor)
    copy.group = ownOrNone(copy.group)
    copy.members = copy.members.map(own)
  }
  return {
    drafts: [...copies.values()],
    named: new Map(Array.from(named, ([name, draft]) => [name, own(draft)] as const)),
    at: new Map(Array.from(at, ([key, linked]) => [key, { ...linked, draft: ownOrNone(linked.draft) }] as const)),
  }
}

const copied = (draft: Draft): Draft => ({
  ...draft,
  words: [...draft.words],
  names: [...draft.names],
  heads: new Set(draft.heads),
  descriptorWords: new Set(draft.descriptorWords),
  descriptors: [...draft.descriptors],
  mentions: [...draft.mentions],
})

/** Whom a source's head has been found to stand for, as far as the text has been walked. */
export function draftOfHead({ at, named }: Cast, head: Head | null): Draft | null {
  if (!head) return null
  if (head.kind === "pronoun") return at.get(keyOf(head.token))?.draft ?? null
  if (head.apposed) return named.get(head.apposed) ?? null
  if (head.kind === "noun") return at.get(`:${head.token.end}`)?.draft ?? null
  const name = nameOf(head)
  return (name && named.get(name)) ?? null
}

/** The name that a head is, or whose last word it is. */
export const nameOf = ({ names, token }: Head): NameMention | undefined =>
  names.find((name) => name.start <= token.start && token.end <= name.end + 1)
