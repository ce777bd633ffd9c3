/**
 * Whether a file is made as a ledger of its version is made: tables, indexes and triggers word for word. A file from elsewhere could have a view in a table's place, or a
 * trigger that does more than ours; so nothing in it is asked before this is known (https://www.sqlite.org/security.html).
 */
import { createHash } from "node:crypto"
import { DatabaseSync } from "node:sqlite"
import { z } from "zod"
import type { Migration } from "./migrations/index.ts"

const Schema = z.array(z.tuple([z.string(), z.string(), z.string(), z.string().nullable()]))

/** One value, so that it can be asked for in one statement with the file's version. */
export const SCHEMA = "SELECT json_group_array(json_array(type, name, tbl_name, sql)) FROM sqlite_schema"

/**
 * @param schema what `SCHEMA` gave
 * @returns the name of the first thing that is missing, not as it should be, or hung on a table of ours; tables of others beside ours are left alone
 */
export function firstStrange(schema: string, made: readonly Migration[]): string | null {
  const ours = expected(made)
  const found = new Map(Schema.parse(JSON.parse(schema)).map((row) => [row[1], row]))
  for (const [name, row] of ours) if (!isSame(found.get(name), row)) return name
  const tables = new Set([...ours.values()].map(([, , table]) => table.toLowerCase()))
  for (const [type, name, table] of found.values())
    if (!ours.has(name) && !name.startsWith("sqlite_") && type !== "table" && tables.has(table.toLowerCase()))
      return name
  return null
}

type Row = z.infer<typeof Schema>[number]

/**
 * What `SCHEMA` gives, hashed, for a file that is made new in this version by the SQLite of the Node that comes with the project. To make all tables again only to compare them takes a tenth of
 * the time of a short command; whatever is not exactly so is compared in that way, so a wrong hash costs time and nothing else.
 */
const MADE_NOW = "73b428cf237c31fbf4da2e56744751c10fbed314d9b6cd69f255b35d2d5cabca"

export const isAsMadeNow = (schema: string) => createHash("sha256").update(schema).digest("hex") === MADE_NOW

const known = new WeakMap<Migration, Map<string, Row>>()

/** Worked out once for each version, which its last migration stands for. */
function expected(made: readonly Migration[]): Map<string, Row> {
  const last = made.at(-1)
  const ours = (last && known.get(last)) ?? namedIn(made)
  if (last) known.set(last, ours)
  return ours
}

function namedIn(made: readonly Migration[]): Map<string, Row> {
  const db = new DatabaseSync(":memory:")
  try {
    db.function("deflated", (text) => text)
    for (const { sql } of made) db.exec(sql)
    const schema = Object.values(db.prepare(SCHEMA).get() ?? {})[0]
    return new Map(Schema.parse(JSON.parse(String(schema))).map((row) => [row[1], row]))
  } finally {
    db.close()
  }
}

/** How SQLite words the tables behind an index of words is its own, and another version's may be another; they are of its module and cannot be anything else. */
function isSame(a: Row | undefined, b: Row): boolean {
  const isBehindWords = /_words_(?:data|idx|docsize|config|content)$/.test(b[1])
  return a !== undefined && a[0] === b[0] && a[2] === b[2] && (isBehindWords || plain(a[3]) === plain(b[3]))
}

const plain = (sql: string | null) => sql?.replace(/--.*$/gm, "").replace(/\s+/g, " ").trim() ?? null
