/** Proposals, in a table of their own. */
import { z } from "zod"
import { type Judgement, LimitError, Verdict } from "../../record/index.ts"
import type { Page, PageOptions } from "../page.ts"
import type { Proposal, Proposals } from "../proposals.ts"
import { cursorOf, keyIn, pageOf } from "./cursor.ts"
import type { Database } from "./database.ts"
import { judge, undo } from "./judge.ts"

/** More than anybody looks at: whoever goes on proposing does harm. */
const MOST_OPEN = 1000
const LISTED = 50

export function proposalsIn(db: Database, now: () => string): Proposals {
  const kept = <T>(work: () => T): T =>
    db.transaction(() => {
      db.touch("proposals")
      return work()
    })
  return {
    put: async (verdict) => kept(() => put(db, verdict, now())),
    list: async (options = {}) => list(db, options),
    accept: async (number, who) => kept(() => accept(db, number, who, now())),
    countOpen: async () => countOpen(db),
    dismiss: async (number, who) =>
      kept(() => (open(db, number) ? settled(db, number, { who, at: now(), judgement: null }) : null)),
    reopen: async (number, who) => kept(() => reopen(db, number, who, now())),
  }
}

const Row = z.object({
  n: z.int(),
  verdict: z.string(),
  at: z.string(),
  settled_who: z.string().nullable(),
  settled_at: z.string().nullable(),
  judgement: z.int().nullable(),
  again: z.int(),
})
type Row = z.infer<typeof Row>

/** What was taken back is proposed again, word for word. */
const PROPOSALS = `SELECT p.*, EXISTS (SELECT 1 FROM proposal o WHERE o.verdict = p.verdict AND o.n > p.n) AS again FROM proposal p`

function proposalIn(db: Database, row: Row): Proposal {
  const { n, at, settled_who, settled_at, judgement, again } = row
  const settled = settled_who === null || settled_at === null ? null : { who: settled_who, at: settled_at, judgement }
  return { number: n, verdict: verdictIn(db, row), at, settled, reopened: again === 1 }
}

function verdictIn(db: Database, { n, verdict }: Row): Verdict {
  try {
    return Verdict.parse(JSON.parse(verdict))
  } catch (cause) {
    throw db.damaged(`proposal ${n} is none`, cause)
  }
}

function put(db: Database, verdict: Verdict, at: string): Proposal {
  const text = JSON.stringify(Verdict.parse(verdict))
  const known = db.row(Row, `${PROPOSALS} WHERE verdict = ? AND settled_at IS NULL`, text)
  if (known) return proposalIn(db, known)
  const n = countOpen(db)
  if (n >= MOST_OPEN)
    throw new LimitError({
      what: `${n} proposals are open`,
      where: "the review",
      next: "have people look at them before more are made",
    })
  const number = db.run("INSERT INTO proposal (verdict, at) VALUES (?, ?)", text, at)
  return { number, verdict, at, settled: null, reopened: false }
}

const countOpen = (db: Database) =>
  db.get<{ n: number }>("SELECT count(*) AS n FROM proposal WHERE settled_at IS NULL")?.n ?? 0

const ONLY = { open: "AND settled_at IS NULL", dismissed: "AND settled_at IS NOT NULL AND judgement IS NULL" }

function list(
  db: Database,
  { limit = LISTED, cursor, only }: PageOptions & { only?: keyof typeof ONLY },
): Page<Proposal> {
  const [before] = cursor === undefined ? [Number.MAX_SAFE_INTEGER] : keyIn("proposals", [z.int()], cursor)
  const rows = db.rows(
    Row,
    `${PROPOSALS} WHERE n < ? ${only ? ONLY[only] : ""} ORDER BY n DESC LIMIT ?`,
    ...[before, limit + 1],
  )
  return pageOf(
    rows,
    limit,
    ({ n }) => cursorOf("proposals", [n]),
    (row) => proposalIn(db, row),
  )
}

const open = (db: Database, number: number) => db.row(Row, `${PROPOSALS} WHERE n = ? AND settled_at IS NULL`, number)

function accept(
  db: Database,
  number: number,
  who: string,
  at: string,
): { proposal: Proposal; judgement: Judgement } | null {
  const row = open(db, number)
  if (!row) return null
  const proposed = verdictIn(db, row)
  const why = [`proposal ${number} by ${proposed.who}`, proposed.why].filter(Boolean).join(": ")
  const judgement = judge(db, { ...proposed, who, why }, at)
  return { proposal: settled(db, number, { who, at, judgement: judgement.number }), judgement }
}

function settled(db: Database, number: number, { who, at, judgement }: NonNullable<Proposal["settled"]>): Proposal {
  db.run("UPDATE proposal SET settled_who = ?, settled_at = ?, judgement = ? WHERE n = ?", who, at, judgement, number)
  const row = db.row(Row, `${PROPOSALS} WHERE n = ?`, number)
  if (!row) throw new RangeError(`there is no proposal ${number}`)
  return proposalIn(db, row)
}

function reopen(db: Database, number: number, who: string, now: string): Proposal | null {
  const row = db.row(Row, `${PROPOSALS} WHERE n = ? AND settled_at IS NOT NULL`, number)
  if (!row || row.again === 1) return null
  if (row.judgement !== null) undo(db, row.judgement, who, now)
  return put(db, verdictIn(db, row), row.at)
}
