/** Which statements came through others, and of which somebody judged, in a ledger that did not keep it. */
import { z } from "zod"
import type { Database } from "../sql/database.ts"
import { markLooked } from "../sql/index-record.ts"
import { judgementsOf } from "../sql/judgements.ts"
import { unpacked } from "../sql/pack.ts"
import { articleRow, correctedIn } from "../sql/rows.ts"

const Read = z.object({ statements: z.array(z.object({ id: z.string(), via: z.array(z.unknown()) })) })

/** Of each reading only what is needed is looked at: a ledger of a hundred thousand articles is not kept waiting for the rest. */
export function markFlags(db: Database): void {
  for (const { n } of db.all<{ n: number }>("SELECT n FROM article ORDER BY n")) {
    const row = articleRow(db, n)
    if (!row) continue
    try {
      for (const { id, via } of Read.parse(unpacked(row.body, row)).statements)
        if (via.length > 0) db.run("UPDATE statement SET through = 1 WHERE article = ? AND id = ?", n, id)
    } catch (cause) {
      throw db.damaged(`the reading of article ${row.id} is no record`, cause)
    }
    if (judgementsOf(db, n).length > 0) markLooked(db, n, correctedIn(db, row).record)
  }
}
