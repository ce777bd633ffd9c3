/** Every operation of a ledger, each in a file of its own. */
import type { Jobs } from "../jobs.ts"
import type { Ledger } from "../ledger.ts"
import { appearances } from "./appearances.ts"
import { articles } from "./articles.ts"
import { claim, claims, countClaims, countSomeClaims, idsFrom } from "./claims.ts"
import {
  compare,
  comparisons,
  countUncompared,
  groups,
  isArticleCompared,
  linkedTo,
  uncompared,
} from "./comparisons.ts"
import type { Database } from "./database.ts"
import { doubtCounts, doubts, joins } from "./doubts.ts"
import { facets } from "./facets.ts"
import { jobsIn } from "./jobs.ts"
import { judge, undo } from "./judge.ts"
import { isJudged, judgedIn, judgements, judgementsOn, log } from "./judgements.ts"
import { called, entity, fail, failures, notes, outlets, speakers, voices } from "./listings.ts"
import { markAll, sharing } from "./marks.ts"
import { changed, changes, news } from "./news.ts"
import { outlet } from "./outlet.ts"
import { proposalsIn } from "./proposals.ts"
import { articleById, keptOf, nextArticleRow, textsOf } from "./rows.ts"
import { search } from "./search.ts"
import { stories, storyOfArticle } from "./stories.ts"
import { take } from "./take.ts"
import { leftToTell, tell, untold } from "./telling.ts"
import { watchesIn } from "./watches/watches.ts"
import { has, idOf, outcomeOf, writeRecord } from "./write.ts"

/**
 * @param now the moment that rows are dated by, ISO 8601
 * @param queue where jobs are kept, when that is not the ledger itself
 */
export function ledgerIn(
  db: Database,
  now: () => string,
  queue: { jobs: Jobs; close(): Promise<void> } | null = null,
): Ledger {
  db.beforeCommit = (subjects) => changed(db, subjects)
  db.file = ({ record, at }) => writeRecord(db, record, at)
  db.refuse = ({ record, at }, error) => {
    const reason = error instanceof Error ? error.message : String(error)
    fail(db, { uri: record.article.uri, code: "ledger", reason }, at)
  }
  return {
    has: async (article, model) => has(db, article, model),
    idOf: async (article) => idOf(db, article),
    record: async (record) => db.take({ record, at: now() }, () => outcomeOf(db, record)),
    fail: async (failure) => db.transaction(() => fail(db, failure, now())),
    failures: async () => failures(db),
    async article(id) {
      if (!/^[0-9a-f]{6,64}$/.test(id)) return null
      const row = articleById(db, id)
      return row ? keptOf(db, row) : null
    },
    texts: async (ids) => textsOf(db, ids),
    async *records({ allVersions = false } = {}) {
      for (let after = 0; ; ) {
        const row = nextArticleRow(db, after, { allVersions })
        if (!row) return
        yield keptOf(db, row)
        after = row.n
      }
    },
    mark: async (kind, marksOf) => markAll(db, kind, marksOf),
    sharing: async (kind, marks, options) => sharing(db, kind, marks, options),
    async *uncompared(kind) {
      yield* uncompared(db, kind)
    },
    compare: async (kind, record, found) => db.transaction(() => compare(db, kind, record, found)),
    comparisons: async (kind, articles) => comparisons(db, kind, articles),
    isCompared: async (kind, article) => isArticleCompared(db, kind, article),
    countUncompared: async (kind) => countUncompared(db, kind),
    linkedTo: async (kind, articles) => linkedTo(db, kind, articles),
    async *groups(kind) {
      yield* groups(db, kind)
    },
    async *untold(teller) {
      yield* untold(db, teller)
    },
    tell: async (teller, telling) => db.transaction(() => tell(db, teller, telling)),
    toTell: async () => leftToTell(db),
    claims: async (query = {}) => claims(db, query),
    countClaims: async (query = {}) => countClaims(db, query),
    countSomeClaims: async (query) => countSomeClaims(db, query),
    claim: async (id) => claim(db, id),
    idsFrom: async (beginning) => idsFrom(db, beginning),
    stories: async (query = {}) => stories(db, query),
    story: async (article) => storyOfArticle(db, article),
    search: async (query) => search(db, query),
    articles: async (query = {}) => articles(db, query),
    facets: async (query) => facets(db, query),
    speakers: async (options = {}) => speakers(db, options),
    async *voices() {
      yield* voices(db)
    },
    entity: async (id) => entity(db, id),
    called: async (id) => called(db, id),
    appearances: async (id, options = {}) => appearances(db, id, options),
    async entityOf(article, local) {
      const sql =
        "SELECT m.cluster FROM appearance p JOIN name m ON m.n = p.name JOIN article a ON a.n = p.article WHERE a.id = ? AND p.entity = ?"
      return db.get<{ cluster: string }>(sql, article, local)?.cluster ?? null
    },
    outlet: async (name) => outlet(db, name),
    outlets: async (options = {}) => outlets(db, options),
    notes: async (options = {}) => notes(db, options),
    doubts: async (options = {}) => doubts(db, options),
    doubtCounts: async () => doubtCounts(db),
    joins: async (options = {}) => joins(db, options),
    judge: async (verdict) => db.transaction(() => judge(db, verdict, now())),
    undo: async (number, who) => db.transaction(() => undo(db, number, who, now())),
    take: async (patches) => take(db, patches, now()),
    judgements: async () => judgements(db),
    judgementsOn: async (ids) => judgementsOn(db, ids),
    judgedIn: async (article) => judgedIn(db, article),
    isJudged: async (about, a, b) => isJudged(db, about, a, b),
    log: async (options = {}) => log(db, options),
    jobs: queue?.jobs ?? jobsIn(db, now),
    proposals: proposalsIn(db, now),
    changes: async (since) => changes(db, since),
    news: async (after) => news(db, after),
    watches: watchesIn(db, now),
    async close() {
      await queue?.close()
      db.close()
    },
  }
}
