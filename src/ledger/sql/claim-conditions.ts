/** What is asked of claims, as SQL on a row `c` of `claim`; and where to begin, so that few rows are looked at. */
import type { ClaimQuery } from "../told.ts"
import type { Database, Value } from "./database.ts"
import { dayNumber } from "./story-rows.ts"
import { lineMatchOf } from "./words.ts"

interface Sql {
  sql: string
  values: readonly Value[]
}

/** Numbers of claims: all that have it, or, with two numbers more, those between them. */
interface Among extends Sql {
  between: string
}

export interface Having {
  /** what an index of claims tells by itself */
  plain: readonly Sql[]
  /** numbers of claims, one list for each thing that is looked up */
  among: readonly Among[]
  /** of these, the list that is so short that each of it can be looked at */
  rare: Among | null
}

export interface Bounds {
  /** so many claims are not looked up one by one */
  many: number
  /** so many of a list are, where very many have what is asked for; where hardly any has all of it, all that have it are listed */
  lookedUp: number
}

export const BOUNDS: Bounds = { many: 20_000, lookedUp: 2000 }

export function conditionsOf(db: Database, query: ClaimQuery, many: number): Having {
  const { singleOrigin, disputed, circular, changed } = query
  const flags = [
    ...(singleOrigin ? ["c.independent = 1"] : []),
    ...(disputed ? ["c.disputed = 1"] : []),
    ...(circular ? ["c.circular = 1"] : []),
    ...(changed ? ["c.changed = 1"] : []),
  ]
  const plain = [...flags.map((sql) => ({ sql, values: [] })), ...daysOf(query)]
  const among = [...ofArticle(query), ...linesOf(db, query)]
  const [only, ...others] = among
  if (only && others.length === 0 && many === Number.MAX_SAFE_INTEGER) return { plain, among, rare: only }
  let rare: Among | null = null
  let fewest = many
  for (const each of among) {
    const { sql, values } = each
    const { n } = db.get<{ n: number }>(`SELECT count(*) AS n FROM (${sql} LIMIT ?) counted`, ...values, fewest) ?? {
      n: 0,
    }
    if (n < fewest) [rare, fewest] = [each, n]
  }
  return { plain, among, rare }
}

/** Whether much is looked up of which there is very much: then a list is gone through in its order, and each of it is looked up, until there are enough. */
export const isCommon = ({ among, rare }: Having) => among.length > 0 && rare === null

/** Of the claims between two numbers, those in all lists. */
export function amongBetween(db: Database, { among }: Having, first: number, last: number): ReadonlySet<number> {
  const [found = new Set<number>(), ...others] = among.map(({ between, values }) => {
    const rows = db.all<{ n: number }>(between, ...values, BigInt(first), BigInt(last))
    return new Set(rows.map(({ n }) => n))
  })
  return new Set([...found].filter((n) => others.every((other) => other.has(n))))
}

/** Of the first so many of one list, those that are in all. */
export function amongFirst(db: Database, having: Having, many: number): ReadonlySet<number> {
  const [one] = having.among
  if (!one) return new Set()
  const { last } = db.get<{ last: number | null }>(
    `SELECT max(n) AS last FROM (${one.sql} LIMIT ?) counted`,
    ...[...one.values, many],
  ) ?? { last: null }
  return amongBetween(db, having, 0, last ?? 0)
}

export const plainOf = ({ plain }: Having) => ({
  sql: plain.map(({ sql }) => `(${sql})`).join(" AND ") || "TRUE",
  values: plain.flatMap(({ values }) => values),
})

/** @param index the order in which claims are gone through when all of them may have to be */
export function fromOf(
  { plain, among, rare }: Having,
  index: string,
): { from: string; where: string; values: Value[] } {
  const others = among.filter((each) => each !== rare)
  const where = [...plain.map(({ sql }) => `(${sql})`), ...others.map(({ sql }) => `+c.n IN (${sql})`)].join(" AND ")
  return {
    from: rare
      ? `(SELECT DISTINCT n FROM (${rare.sql}) found) few CROSS JOIN claim c ON c.n = few.n`
      : `claim c INDEXED BY ${index}`,
    where: where || "TRUE",
    values: [
      ...(rare?.values ?? []),
      ...plain.flatMap(({ values }) => values),
      ...others.flatMap(({ values }) => values),
    ],
  }
}

function ofArticle({ article }: ClaimQuery): Among[] {
  if (article === undefined) return []
  const sql = "SELECT x.claim AS n FROM article a CROSS JOIN claim_article x ON x.article = a.n WHERE a.id = ?"
  return [{ sql, values: [article], between: `${sql} AND x.claim BETWEEN ? AND ?` }]
}

function linesOf(db: Database, { words, speaker, outlet }: ClaimQuery): Among[] {
  return Object.entries({ words, speaker, outlet }).flatMap(([column, asked]) => {
    const match = asked === undefined ? null : lineMatchOf(db.words, column, asked)
    const sql = "SELECT rowid >> 16 AS n FROM claim_words WHERE claim_words MATCH ?"
    const between = `${sql} AND rowid BETWEEN ? << 16 AND (? << 16) + 65535`
    return match === null ? [] : [{ sql, values: [match], between }]
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
