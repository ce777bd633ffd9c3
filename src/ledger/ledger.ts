/**
 * A ledger: the records of many articles, kept, found and corrected. It only grows: a changed page is a new version of its article, a newer
 * model's reading stands beside the older one, a correction is a judgement, and undoing it is one more.
 *
 * This is the whole interface. Whatever keeps a ledger passes `test/contracts/ledger.ts`.
 */
import type {
  Article,
  Doubt,
  DoubtKind,
  EntityType,
  Judgement,
  LimitError,
  NoteCode,
  PairJudgement,
  PairKind,
  Patch,
  Record,
  SourceType,
  Stance,
  Statement,
  StatementJudgement,
  Story,
  UsageError,
  Verdict,
} from "../record/index.ts"
import type { Added, Jobs } from "./jobs.ts"
import type { Changes, News } from "./news.ts"
import type { Page, PageOptions } from "./page.ts"
import type { Proposals } from "./proposals.ts"
import type { ClaimFound, ClaimListed, ClaimQuery, StoryListed, StoryQuery, Teller, Telling, Untold } from "./told.ts"
import type { Watches } from "./watches.ts"

type Model = Record["model"]

/**
 * added: a new article · apart: a new one, though others stand at its address, for it shares nothing with them · revised: a new version of one at the same address ·
 * reread: known, read by another model · known: nothing was written, for the ledger has its bytes, or an article at its address that says the same
 */
export type Outcome = Added["outcome"]

/** An article with what the ledger knows around it. */
export interface Kept {
  /** as people corrected it */
  record: Record
  /** as the last model read it; the same as `record` where nobody corrected anything */
  asRead: Record
  /** statements that were missed, as somebody put them in; `record` has them as they were corrected since */
  added: Statement[]
  /** judgements that count, each on which statement of it; null: it says that there is none, and none was read */
  applied: { judgement: StatementJudgement; statement: string | null }[]
  /** judgements on statements of it, or of an earlier version, that fit nothing in it (any more) */
  unfitting: StatementJudgement[]
  /** the id of the version before this one */
  revisionOf: string | null
  /** the id of the version after this one */
  revisedBy: string | null
  /** models that have read it, oldest first; the record is the last one's */
  readings: Model[]
  recordedAt: string
}

export interface Query extends PageOptions {
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
  /** whether it came through others: the article has it from somebody who had it from the source */
  through?: boolean
  /** whether somebody judged of it */
  lookedAt?: boolean
  /** also versions of an article that a later one replaced */
  allVersions?: boolean
  /**
   * best: what has the words best, and without words the newest · newest: by the day of publication, or of saying where that is asked for · added: those that came last into
   * the ledger. A list of the best goes on through those that were there when it began.
   */
  order?: "best" | "newest" | "added"
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

/** An article in a list, with how many of its statements are of which kind. */
export interface ArticleListed {
  id: string
  uri: string
  url: string | null
  title: string | null
  outlet: string | null
  published: string | null
  recordedAt: string
  revisedBy: string | null
  statements: number
  /** of these, whose source has no name: its name is kept back · it is known by a role alone · the text gives none */
  unnamed: { anonymous: number; described: number; none: number }
  /** that came through others */
  through: number
  /** of which somebody judged */
  lookedAt: number
  /** as a hit has it */
  snippet: string
}

export interface Counted<T> {
  value: T
  statements: number
}

/** How many of the statements that are found have what, the most first. */
export interface Facets {
  /** so many statements were counted: all that are found, or the newest of them */
  counted: number
  isAll: boolean
  stance: Counted<Stance | null>[]
  sourceType: Counted<SourceType | null>[]
  outlet: Counted<string | null>[]
  /** by entity over all articles; without an id where no article resolves the words to a name */
  speaker: { id: string | null; name: string; statements: number }[]
  /** by the day of publication, the newest first */
  day: Counted<string | null>[]
  through: Counted<boolean>[]
  lookedAt: Counted<boolean>[]
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

/** Names that were joined, with their ids. */
export interface JoinListed extends Join {
  ids: readonly [string, string]
}

/** A statement that somebody should look at. */
export interface DoubtListed extends Doubt {
  article: string
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

export interface SharingOptions {
  /** how many of the marks an article must have */
  fewest: number
  /** of each mark, so many articles are counted, those published first: what very many have tells little */
  most: number
  /** ISO days of publication, inclusive; articles without one always pass */
  from?: string
  to?: string
  /** an article: only those are wanted whose last reading came before its last one */
  before?: string
}

export interface Neighbour {
  id: string
  /** how many marks it shares */
  shared: number
}

/** What one article and another were found to have with each other. */
export interface Found {
  other: string
  /** whether they belong together */
  linked: boolean
  /** whatever whoever compares will want to know again */
  value: string
}

export interface Comparison {
  /** of the two, the one that was read later, and compared with the other */
  a: string
  b: string
  linked: boolean
  value: string
}

export interface Failure {
  uri: string
  code: string
  reason: string
  at: string
  attempts: number
}

/** An article that names somebody, and which of its entities they are. */
export interface Appearance {
  article: string
  entities: string[]
}

/** What an outlet prints. Of very many articles only the newest are counted. */
export interface OutletFound extends Outlet {
  name: string
  /** over so many articles it was counted; of their statements, those that came through others, and those of which somebody judged */
  counted: { articles: number; statements: number; through: number; looked: number }
  /** by kind: sources, each once an article, and their statements */
  sources: { type: SourceType | null; sources: number; statements: number }[]
  /** those who would not speak or could not be reached, the ones in the most articles first; without an id where no article resolves the words to a name */
  withheld: { id: string | null; name: string; statements: number; articles: number }[]
  /** articles that a later version stands in for, and the version before, those that were seen last first */
  revised: { id: string; of: string; title: string | null; published: string | null; recordedAt: string }[]
  /** ids of the newest articles */
  newest: string[]
}

interface NoteKept {
  code: NoteCode
  article: string
  title: string | null
  /** the words that it is about */
  text: string | null
}

/** taken: it is new here · undone: it was here, and is undone now as it is elsewhere · known: nothing was written */
type Taken = "taken" | "undone" | "known"

/** What became of a judgement that was made elsewhere. */
export type TakenIn =
  | {
      judgement: Judgement
      outcome: Taken
      /** whether it fits what is read in its article now; null for a pair, for one that is undone, and where the article is not here */
      fits: boolean | null
    }
  | { refused: UsageError | LimitError }

export interface Ledger {
  /** Whether the ledger holds an article, by all of its checksum or by what it says at its address; with a model, whether it holds that model's reading of these bytes. */
  has(article: Article, model?: Model): Promise<boolean>
  /** Under which id the ledger holds an article, by all of its checksum or by what it says at its address; null when it holds none such. */
  idOf(article: Article): Promise<string | null>
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
  /** Texts of articles by their ids; of those that the ledger has. */
  texts(ids: readonly string[]): Promise<Map<string, string>>
  /** Every article's last record, in the order they came, one at a time. */
  records(options?: { allVersions?: boolean }): AsyncIterable<Kept>
  /**
   * Marks each article, in all its versions, that has no marks of this kind yet, or was read again since: whole numbers below 2⁴⁸ by which `sharing` finds it.
   *
   * @param kind what the marks are, and with a slash the version of what makes them: "matter/1.2.0". The same function must be given each time; another
   * version marks all anew, and the marks of the one before are taken out.
   */
  mark(kind: string, marksOf: (record: Record) => readonly number[]): Promise<void>
  /** Articles that share these marks, in the order they came. Whoever wants to find all calls `mark` first. */
  sharing(kind: string, marks: readonly number[], options: SharingOptions): Promise<Neighbour[]>
  /**
   * Articles, in all their versions, whose last reading was not compared with others yet, in the order they were read, one at a time. What they are compared for, and how, is
   * the caller's business; `kind` says which, with a slash its version ("claims/1.0.0"): another version compares all anew, and what the one before found is taken out.
   */
  uncompared(kind: string): AsyncIterable<Kept>
  /**
   * Keeps what was found when this record was compared with others, as a whole or not at all; from then on it counts as compared. Of two articles, the one that was read
   * later finds the pair (`sharing` with `before`); of any that was read later still, nothing is kept here. What it found when it was read before is replaced. If the article has been
   * read again since, nothing is kept, and it is still to be compared.
   */
  compare(kind: string, record: Record, found: readonly Found[]): Promise<void>
  /** What was found of pairs of which both are among these articles. */
  comparisons(kind: string, articles: readonly string[]): Promise<Comparison[]>
  /** Whether the last reading of an article was compared; also of one that is not there, for which there is nothing to compare. @param article its id */
  isCompared(kind: string, article: string): Promise<boolean>
  /** How many articles `uncompared` has. */
  countUncompared(kind: string): Promise<number>
  /** These articles and all that are reached from them over linked pairs, in the order they came. */
  linkedTo(kind: string, articles: readonly string[]): Promise<string[]>
  /**
   * All articles, in all their versions, in groups of those that hang together over linked pairs, one group at a time; an article that is linked to nothing is a group of its own. Groups with the
   * newest article come first, and in each the newest: by the day of publication, those without one last.
   */
  groups(kind: string): AsyncIterable<string[]>
  /**
   * Articles, in all their versions, whose story is to be told: those that were compared since it was told, those of which something was judged since, those whose story fell
   * apart, and all for another teller. The last that came are first. Each time it is asked which one is next.
   */
  untold(teller: Teller): AsyncIterable<Untold>
  /**
   * Keeps a story, as a whole or not at all, in the place of all that are told of its articles; what else these had is to be told again. It is kept only if all of its
   * articles are as they were read and are compared, no other is linked to them, and nothing was judged since.
   *
   * @returns whether it was kept; if not, it is still to be told
   */
  tell(teller: Teller, telling: Telling): Promise<boolean>
  /** How many articles, in their last readings, are still to be compared; and how many that were compared wait for their story to be told. */
  toTell(): Promise<{ compare: number; tell: number }>
  /** Claims of the stories that are told. */
  claims(query?: ClaimQuery): Promise<Page<ClaimListed>>
  /** How many there are. */
  countClaims(query?: ClaimQuery): Promise<number>
  /** The same as far as it is soon known: where very many have what is asked for, or much has to be looked at, only some are counted. */
  countSomeClaims(query: ClaimQuery): Promise<{ counted: number; isAll: boolean }>
  /**
   * @param id a claim's, or the beginning of one, 6 characters or more, that only one has; also an earlier one: a claim that an earlier carrier of it gave another id is
   * found by where its first carrier was
   */
  claim(id: string): Promise<ClaimFound | null>
  /** Ids of articles and of told claims that begin so, in order, the first of very many. */
  idsFrom(beginning: string): Promise<{ articles: string[]; claims: string[] }>
  /** Those with the newest article first. */
  stories(query?: StoryQuery): Promise<Page<StoryListed>>
  /** The story that is told of an article. @param article its id */
  story(article: string): Promise<Story | null>
  search(query: Query): Promise<Page<Hit>>
  /** As `search` finds articles. */
  articles(query?: Omit<Query, "of">): Promise<Page<ArticleListed>>
  /** Of the statements that `search` finds. Where they are very many, only the newest are counted. */
  facets(query: Query): Promise<Facets>
  /** Those with the most statements first. @param like words and beginnings*, all of which are in one of the names; named: only those with a proper name, and not "the company" */
  speakers(options?: PageOptions & { like?: string; named?: boolean }): Promise<Page<Speaker>>
  /** Everybody with a name who says something, in no order that means anything, one at a time. */
  voices(): AsyncIterable<Voice>
  /** @param id of any of its names */
  entity(id: string): Promise<Entity | null>
  /** The name that has this id, whoever it is one with; null when there is none. */
  called(id: string): Promise<string | null>
  /** Articles that name an entity, the newest first: by the day of publication, those without one last. @param id of any of its names */
  appearances(id: string, options?: PageOptions): Promise<Page<Appearance>>
  /** The entity that stands behind a local entity of an article's last record; null when the article has none such. */
  entityOf(article: string, local: string): Promise<string | null>
  /** Those with the most articles first; all, unless a limit is given. */
  outlets(options?: PageOptions): Promise<Page<Outlet>>
  /** @param name as it is listed */
  outlet(name: string): Promise<OutletFound | null>
  notes(options?: PageOptions & { code?: NoteCode }): Promise<{
    counts: { code: NoteCode; notes: number }[]
    notes: NoteKept[]
    next: string | null
  }>
  /** Statements that are in doubt and that nobody has judged of, those first that do most harm if they are read wrongly. */
  doubts(options?: PageOptions & { kind?: DoubtKind }): Promise<Page<DoubtListed>>
  /** How many there are of each kind. */
  doubtCounts(): Promise<{ kind: DoubtKind; statements: number }[]>
  /** Names that were taken for one and of which nobody judged, those first for which least speaks. */
  joins(options?: PageOptions): Promise<Page<JoinListed>>
  /**
   * Keeps a judgement and says which of what it judges the ledger has. It holds through every later reading. Of entities and statements, everything that the ledger gives follows it at
   * once; what follows from the others is the business of whoever tells a story.
   */
  judge(verdict: Verdict): Promise<Judgement>
  /** Undoes a judgement; null when there is none of this number, or it is undone already. */
  undo(number: number, who: string): Promise<Judgement | null>
  /**
   * Keeps judgements that were made in another ledger, and that they were undone there, with who and when. What is there already is not kept twice. Those on statements that stand one behind
   * the other are settled together: an article of which a thousand are judged is corrected once.
   *
   * @returns what became of each, in their order. Refused is what is dated in the future, for it would count more than what is judged from now on, and what would join too many names; the
   *   others are kept
   */
  take(patches: readonly Patch[]): Promise<TakenIn[]>
  /** In the order in which they were made, here or elsewhere. */
  judgements(): Promise<Judgement[]>
  /** What is still to be read. */
  jobs: Jobs
  /** What is proposed to be judged. */
  proposals: Proposals
  /**
   * What changed after the change of this number, whoever made it. Each change of whatever is in the ledger has a number, the later one the higher. Takes no longer in a large ledger than
   * in a small one.
   */
  changes(since: number): Promise<Changes>
  /** @param after how far it had come; without it, nothing is news */
  news(after?: string): Promise<News>
  /** Judgements of pairs that say something of one of these, the newest first: entities, articles, or any place in an article. Of very many, only the newest. */
  judgementsOn(ids: readonly string[]): Promise<PairJudgement[]>
  /** Judgements on statements of an article and of the versions before it, those that were undone too, in the order in which they were made. @param article its id */
  judgedIn(article: string): Promise<StatementJudgement[]>
  /** Whether somebody judged of these two, in whichever order, and did not undo it. */
  isJudged(about: PairKind, a: string, b: string): Promise<boolean>
  /** Those that were made last first, a page at a time. */
  log(options?: PageOptions): Promise<Page<Judgement>>
  /** For whoever watches feeds. */
  watches: Watches
  close(): Promise<void>
}
