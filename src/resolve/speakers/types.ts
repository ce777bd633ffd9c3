/** What the files of this folder hand one another: mentions found in the text, and what they are made into. */
import type { EntityType, Range, SourceType } from "../../record/index.ts"
import type { Gender } from "./lexicon.ts"

/** A name as it stands in one place. */
export interface NameMention extends Range {
  kind: "name"
  /** lower case, in order: ["maria", "okafor"] */
  words: string[]
  type: EntityType | null
  gender: Gender | null
  /** of a pronoun right behind the verb of a source, which may stand for it: "Lund said she" */
  said: Gender | null
  /** "the spokesman", "Finance Minister": what stands right before or after it */
  descriptors: Range[]
  titled: boolean
  sentence: number
  quoted: boolean
  possessive: boolean
}

/** A description: "the ministry", "her spokesman", "two people familiar with the talks". */
export interface Description extends Range {
  kind: "description"
  /** its noun, lower case */
  head: string
  modifiers: string[]
  definite: boolean
  plural: boolean
  /** "the mayor's", before what is hers */
  possessive: boolean
  /** where its possessor stands: "its" of "its lawyer" */
  possessor: Range | null
  sentence: number
  quoted: boolean
}

export interface Pronoun extends Range {
  kind: "pronoun"
  word: string
  sentence: number
  quoted: boolean
}

/** Whom a mention stands for, and why in words; nobody where too little speaks for anybody. */
export interface Linked {
  figure: Figure | null
  because: string[]
  /** how likely it is right, where that was found by holding several against each other */
  sure?: number
}

export type Mention = NameMention | Description | Pronoun

/** An entity while it is being put together; ids are given at the end, in the order of first mentions. */
export interface Figure {
  words: string[][]
  names: Range[]
  /** null: not yet known */
  type: EntityType | null
  gender: Gender | null
  heads: Set<string>
  descriptorWords: Set<string>
  descriptors: Range[]
  mentions: (Mention & { subject: boolean })[]
  possessor: Figure | null
  plural: boolean
  /** a name that the text does not hold: the outlet's, where "we" is the outlet */
  label: string | null
  /** the source type of its fullest description, where it has no name */
  origin: SourceType | null
  /** the people of a group whose members are named */
  members: Figure[]
  /** the unnamed group that it is one of: "one of them" */
  group: Figure | null
  /** somebody who is named is among them: "two aides and Mara Oduya" */
  hasNamed: boolean
}
