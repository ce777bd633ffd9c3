/**
 * A ledger: the records of many articles, kept, found and corrected. It only grows: a changed page is a new version of its article, a newer
 * model's reading stands beside the older one, a correction is a judgement, and undoing it is one more.
 *
 * This is the whole interface. Whatever keeps a ledger passes `test/contracts/ledger.ts`.
 */
import type { Article, EntityType, NoteCode, Record, SourceType, Stance } from "../record/index.ts"

type Model = Record["model"]

/**
 * added: a new article · apart: a new one, though others stand at its address, for it shares nothing with them · revised: a new version of one at the same address ·
 * reread: known, read by another model · known: nothing was written, for the ledger has its bytes, or an article at its address that says the same
 */
export type Outcome = "added" | "apart" | "revised" | "reread" | "known"

/** An article with what the ledger knows around it. */
export interface Kept {
  record: Record
  /** the id of the version before this one */
  revisionOf: string | null
  /** the id of the version after this one */
  revisedBy: string | null
  /** models that have read it, oldest first; the record is the last one's */
  readings: Model[]
  recordedAt: string
}

export interface Query {
  /** words, "phrases" and beginnings*, all of which must occur; empty: whatever passes the filters, newest first */
  words?: string
  /** articles, or single statements */
  of?: "articles" | "statements"
  /** words and beginnings* of a name, or an entity's id */
  speaker?: string
  outlet?: string
  stance?: Stance
  sourceType?: SourceType
  /** ISO days, inclusive; by TIMEX3 value of `said` */
  saidFrom?: string
  saidTo?: string
  publishedFrom?: string
  publishedTo?: string
  /** also versions of an article that a later one replaced */
  allVersions?: boolean
  limit?: number
}

export interface Hit {
  /** an article's id, or article/statement */
  id: string
  article: string
  title: string | null
  outlet: string | null
  published: string | null
  /** of statements */
  speaker: string | null
  /** the entity over all articles */
  entity: string | null
  stance: Stance | null
  sourceType: SourceType | null
  said: string | null
  /** the words around what was found, what was found between « » */
  snippet: string
}

/** Names of one person, body or place over all articles. */
export interface Speaker {
  /** null: words that no article resolves to a name */
  id: string | null
  name: string
  type: EntityType | null
  articles: number
  statements: number
  aliases: Alias[]
}

/** A speaker with a name. */
export interface Voice extends Speaker {
  id: string
  type: EntityType
}

interface Alias {
  id: string
  name: string
  articles: number
  statements: number
}

export interface Join {
  names: readonly [string, string]
  score: number
  why: string[]
}

export interface Entity extends Voice {
  /** why its names are taken for one */
  joins: Join[]
  /** the newest articles that name it */
  recent: { id: string; title: string | null; outlet: string | null; published: string | null }[]
}

export interface Outlet {
  name: string | null
  articles: number
  statements: number
  first: string | null
  last: string | null
}

/** What can be judged. Another kind needs no change to what is kept: each judgement says of what it is. */
export type Judged = "entity"

export interface Verdict {
  about: Judged
  verdict: "same" | "different"
  /** ids of two of these; each is kept as it was given, whether the ledger has it or not */
  a: string
  b: string
  who: string
  why: string | null
}

export interface Judgement extends Verdict {
  number: number
  at: string
  /** undone by the judgement of this number */
  undone: boolean
  /** of a and b, those that no article names (any more) */
  missing: string[]
}

export interface Failure {
  uri: string
  code: string
  reason: string
  at: string
  attempts: number
}

interface NoteKept {
  code: NoteCode
  article: string
  title: string | null
  /** the words that it is about */
  text: string | null
}

export interface Ledger {
  /** Whether the ledger holds an article, by all of its checksum or by what it says at its address; with a model, whether it holds that model's reading of these bytes. */
  has(article: Article, model?: Model): Promise<boolean>
  /**
   * Keeps a record, as a whole or not at all. When it returns, a fault of the machine no longer loses it. An article whose id another has already, with another checksum,
   * has its whole checksum as its id in the ledger.
   */
  record(record: Record): Promise<Outcome>
  /** Keeps a failure. The next record from the same uri ends it. */
  fail(failure: { uri: string; code: string; reason: string }): Promise<void>
  failures(): Promise<Failure[]>
  /** @param id an article's id or the beginning of one, 6 characters or more, that only one has */
  article(id: string): Promise<Kept | null>
  /** Every article's last record, in the order they came, one at a time. */
  records(options?: { allVersions?: boolean }): AsyncIterable<Kept>
  /** Marks each article, in all its versions, that has no marks yet: numbers by which `sharing` finds it. The same function must be given each time. */
  mark(marksOf: (article: Article) => readonly number[]): Promise<void>
  /** Articles that have `fewest` of these marks or more, in the order they came. Of a mark that very many have, only the first of them are counted. */
  sharing(marks: readonly number[], fewest: number): Promise<Article[]>
  search(query: Query): Promise<Hit[]>
  /** Those with the most statements first. @param like words and beginnings*, all of which are in one of the names */
  speakers(options?: { like?: string; limit?: number }): Promise<Speaker[]>
  /** Everybody with a name who says something, in no order that means anything, one at a time. */
  voices(): AsyncIterable<Voice>
  /** @param id of any of its names */
  entity(id: string): Promise<Entity | null>
  /** The entity that stands behind a local entity of an article's last record; null when the article has none such. */
  entityOf(article: string, local: string): Promise<string | null>
  outlets(): Promise<Outlet[]>
  notes(options?: {
    code?: NoteCode
    limit?: number
  }): Promise<{ counts: { code: NoteCode; notes: number }[]; notes: NoteKept[] }>
  /** Keeps a judgement and says which of the two the ledger has. It holds through every later reading. */
  judge(verdict: Verdict): Promise<Judgement>
  /** Undoes a judgement; null when there is none of this number, or it is undone already. */
  undo(number: number, who: string): Promise<Judgement | null>
  judgements(): Promise<Judgement[]>
  close(): Promise<void>
}
