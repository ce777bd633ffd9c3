/** What is asked of claims, as SQL on a row `c` of `claim`; and where to begin, so that few rows are looked at. */
import type { SQLInputValue } from "node:sqlite"
import type { ClaimQuery } from "../told.ts"
import type { Database } from "./database.ts"
import { dayNumber } from "./story-rows.ts"
import { lineMatchOf } from "./words.ts"

type Value = SQLInputValue

interface Sql {
  sql: string
  values: readonly Value[]
}

export interface Having {
  /** what an index of claims tells by itself */
  plain: readonly Sql[]
  /** numbers of claims, one list for each thing that is looked up */
  among: readonly Sql[]
  /** of these, the list that is so short that each of it can be looked at */
  rare: Sql | null
}

const MANY = 20_000

export function conditionsOf(db: Database, query: ClaimQuery, many = MANY): Having {
  const { singleOrigin, disputed, circular, changed } = query
  const flags = [
    ...(singleOrigin ? ["c.independent = 1"] : []),
    ...(disputed ? ["c.disputed = 1"] : []),
    ...(circular ? ["c.circular = 1"] : []),
    ...(changed ? ["c.changed = 1"] : []),
  ]
  const plain = [...flags.map((sql) => ({ sql, values: [] })), ...daysOf(query)]
  const among = [...ofArticle(query), ...linesOf(query)]
  let rare: Sql | null = null
  let fewest = many
  for (const each of among) {
    const { sql, values } = each
    const { n } = db.get<{ n: number }>(`SELECT count(*) AS n FROM (${sql} LIMIT ?)`, ...values, fewest) ?? { n: 0 }
    if (n < fewest) [rare, fewest] = [each, n]
  }
  return { plain, among, rare }
}

/** @param index the order in which claims are gone through when all of them may have to be */
export function fromOf(
  { plain, among, rare }: Having,
  index: string,
): { from: string; where: string; values: Value[] } {
  const others = among.filter((each) => each !== rare)
  const where = [...plain.map(({ sql }) => `(${sql})`), ...others.map(({ sql }) => `+c.n IN (${sql})`)].join(" AND ")
  return {
    from: rare
      ? `(SELECT DISTINCT n FROM (${rare.sql})) few CROSS JOIN claim c ON c.n = few.n`
      : `claim c INDEXED BY ${index}`,
    where: where || "TRUE",
    values: [
      ...(rare?.values ?? []),
      ...plain.flatMap(({ values }) => values),
      ...others.flatMap(({ values }) => values),
    ],
  }
}

const ofArticle = ({ article }: ClaimQuery): Sql[] =>
  article === undefined
    ? []
    : [
        {
          sql: "SELECT x.claim AS n FROM article a CROSS JOIN claim_article x ON x.article = a.n WHERE a.id = ?",
          values: [article],
        },
      ]

function linesOf({ words, speaker, outlet }: ClaimQuery): Sql[] {
  return Object.entries({ words, speaker, outlet }).flatMap(([column, asked]) => {
    const match = asked === undefined ? null : lineMatchOf(column, asked)
    const sql = "SELECT rowid >> 16 AS n FROM claim_words WHERE claim_words MATCH ?"
    return match === null ? [] : [{ sql, values: [match] }]
  })
}

/** Where the first and the last day leave it open whether there was one between, its articles tell. */
function daysOf({ from, to }: ClaimQuery): Sql[] {
  if (from === undefined && to === undefined) return []
  const days = [from === undefined ? 1 : dayNumber(from), to === undefined ? 99_999_999 : dayNumber(to)]
  const between = `SELECT 1 FROM told t CROSS JOIN claim_article x ON x.article = t.article AND x.claim = c.n
    CROSS JOIN article a ON a.n = t.article WHERE t.story = c.story AND a.published >= ? AND a.published < ?`
  return [
    {
      sql: `c.first <= ? AND c.last >= ? AND (c.first >= ? OR c.last <= ? OR EXISTS (${between}))`,
      values: [days[1] ?? 0, days[0] ?? 0, days[0] ?? 0, days[1] ?? 0, from ?? "0", `${to ?? "9999-99-99"}~`],
    },
  ]
}
