/** Articles that name somebody, the newest first: those without a day of publication last. */
import { z } from "zod"
import type { Appearance } from "../ledger.ts"
import type { Page, PageOptions } from "../page.ts"
import { cursorOf, keyIn, pageOf } from "./cursor.ts"
import type { Database } from "./database.ts"
import { ArticleId } from "./rows.ts"

const Row = z.object({
  id: ArticleId,
  n: z.int(),
  published: z.string(),
  entities: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
})

const LIMIT = 20

export function appearances(db: Database, id: string, { limit = LIMIT, cursor }: PageOptions): Page<Appearance> {
  const after = cursor === undefined ? null : keyIn("appearances", [z.string(), z.int()], cursor)
  const rows = db.rows(
    Row,
    `SELECT a.id, a.n, coalesce(a.published, '') AS published, json_group_array(p.entity) AS entities
     FROM name m CROSS JOIN appearance p INDEXED BY appearance_name ON p.name = m.n CROSS JOIN article a ON a.n = p.article
     WHERE m.cluster = (SELECT cluster FROM name WHERE id = ?) AND a.revised_by IS NULL
       ${after ? "AND (coalesce(a.published, ''), a.n) < (?, ?)" : ""}
     GROUP BY a.n ORDER BY 3 DESC, a.n DESC LIMIT ?`,
    ...[id, ...(after ?? []), limit + 1],
  )
  return pageOf(
    rows,
    limit,
    ({ published, n }) => cursorOf("appearances", [published, n]),
    ({ id, entities }) => ({ article: id, entities }),
  )
}
