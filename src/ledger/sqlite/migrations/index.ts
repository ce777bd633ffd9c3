/**
 * The versions of a ledger's file, each made from the one before. A ledger holds what it was told (article, reading, failure, judgement) and an
 * index of that (statement, note, name, …), which can always be made again: a migration that changes the index leaves
 * its tables empty and sets `reindex`.
 *
 * A published migration is never changed. `user_version` says how many have been run.
 */
import type { Database } from "../../sql/database.ts"
import { articles } from "./001-articles.ts"
import { names } from "./002-names.ts"
import { counts } from "./003-counts.ts"
import { identity } from "./004-identity.ts"
import { marks } from "./005-marks.ts"
import { comparisons } from "./006-comparisons.ts"
import { statementsJudged } from "./007-statements-judged.ts"
import { told } from "./008-told.ts"
import { watches } from "./009-watches.ts"
import { jobs } from "./010-jobs.ts"
import { doubts } from "./011-doubts.ts"
import { proposals } from "./012-proposals.ts"
import { touched } from "./013-touched.ts"
import { jobsDue } from "./014-jobs-due.ts"

export interface Migration {
  sql: string
  /** whether the index is made again from the readings afterwards */
  reindex: boolean
  /** what is done then with what the file holds */
  after?: (db: Database) => void
}

export const migrations: readonly Migration[] = [
  articles,
  names,
  counts,
  identity,
  marks,
  comparisons,
  statementsJudged,
  told,
  watches,
  jobs,
  doubts,
  proposals,
  touched,
  jobsDue,
]
