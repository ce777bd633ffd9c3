/** What an export is given of a ledger: one article at a time, so that memory does not grow with their number. */
import { type Entity, entityOf, type Record, type Span, type Statement, type Story } from "../../record/index.ts"

export interface Entry {
  record: Record
  /** the id of the version before this one */
  revisionOf: string | null
  recordedAt: string
  /** an article's entity → the entity over all articles, by its id in the ledger */
  identities: ReadonlyMap<string, string>
}

export type Entries = AsyncIterable<Entry>

/** Somebody who says something, over all articles, with every name. */
export interface Voice {
  id: string
  type: Entity["type"]
  aliases: readonly { id: string; name: string }[]
}

/** Everybody with a name who says something in the articles that were given before: to be asked for when these have been read. */
export type Voices = AsyncIterable<Voice>

/** A piece in several parts, as one line. */
export const wordsOf = (spans: readonly Span[]) =>
  spans
    .map(({ text }) => text)
    .join(" … ")
    .replace(/\s+/g, " ")

/** The name of who says it, as the article has it; null when it names nobody. */
export function speakerOf({ source }: Statement, record: Record): string | null {
  return entityOf(record, source.entity)?.name ?? (source.spans.length ? wordsOf(source.spans) : null)
}

/** A name that the whole web can tell apart: the article's own, and below it each thing in it. */
export const urnOf = (article: string, part?: string) => `urn:hearsay:${article}${part === undefined ? "" : `:${part}`}`

/** A story of the ledger, with the texts of its articles for whoever needs them. */
export interface StoryEntry {
  story: Story
  /** null where the ledger lacks the article */
  textOf(article: string): Promise<string | null>
}

/** What the articles that were given before add up to. */
export type Stories = AsyncIterable<StoryEntry>
