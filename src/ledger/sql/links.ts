/** Versions: which articles at one address follow each other. */
import type { Article } from "../../record/index.ts"
import { addressOf, isUnchanged, isVersion } from "../versions.ts"
import type { Database } from "./database.ts"
import { indexAgain } from "./index-record.ts"

/** So many articles at one address are looked at, the newest first: more only share it, and looking at all would take longer with each that comes. */
const LOOKED_AT = 8

interface Row extends Article {
  n: number
}

/** Articles at the address that nothing later replaces, the newest first. */
function newestAt(db: Database, address: string | null, before = Number.MAX_SAFE_INTEGER): Row[] {
  if (address === null) return []
  const sql = "SELECT * FROM article WHERE address = ? AND revised_by IS NULL AND n < ? ORDER BY n DESC LIMIT ?"
  return db.all<Row>(sql, address, before, LOOKED_AT)
}

/** The article that says the same at the same address, though its bytes are others: a count of comments, a list of other stories. */
export const unchangedAt = (db: Database, article: Article) =>
  newestAt(db, addressOf(article)).find((earlier) => isUnchanged(article, earlier))

/** @returns the article that this is a later version of, and whether there is another at its address that it shares nothing with */
export function earlierOf(db: Database, article: Article): { earlier: number | null; isApart: boolean } {
  const rows = newestAt(db, addressOf(article))
  const earlier = rows.find((row) => isVersion(article, row))
  return { earlier: earlier?.n ?? null, isApart: rows.length > 0 && earlier === undefined }
}

/** Parts what a ledger took for versions of one article by their address alone, and brings back into the index what that hid. */
export function partUnlike(db: Database): void {
  const hidden = new Set<number>()
  const link = (later: number, earlier: number | null) => {
    db.run("UPDATE article SET revision_of = ? WHERE n = ?", earlier, later)
    if (earlier !== null) db.run("UPDATE article SET revised_by = ? WHERE n = ?", later, earlier)
  }
  for (let after = 0; ; ) {
    const sql = "SELECT * FROM article WHERE n > ? AND revision_of IS NOT NULL ORDER BY n LIMIT 1"
    const row = db.get<Row & { revision_of: number; address: string | null }>(sql, after)
    if (!row) break
    after = row.n
    const earlier = db.get<Row>("SELECT * FROM article WHERE n = ?", row.revision_of)
    if (earlier && isVersion(row, earlier)) continue
    if (earlier) {
      db.run("UPDATE article SET revised_by = NULL WHERE n = ?", earlier.n)
      hidden.add(earlier.n)
    }
    const other = newestAt(db, row.address, row.n).find((each) => isVersion(row, each))
    link(row.n, other?.n ?? null)
    if (other) hidden.delete(other.n)
  }
  for (const n of hidden) indexAgain(db, n)
}
