/** Statements that somebody pinned, so as to come back to them: which ones, the address says, so that it can be sent to others. */
import { z } from "zod"
import { StatementId, statementOf } from "../record/index.ts"
import { StatementLine, statementLineOf } from "./statement-line.ts"
import { TOLD, useCase } from "./use-case.ts"

const MOST = 200

export const pinned = useCase({
  about: "Statements by their ids, in the order given.",
  writes: false,
  input: z.object({
    of: z
      .string()
      .max(10_000)
      .default("")
      .describe("their ids, ARTICLE/sN, with blanks or commas between them")
      .transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))])
      .refine((ids) => ids.length <= MOST, `at most ${MOST} statements at once`),
  }),
  reads: () => TOLD,
  output: z.object({
    items: z.array(StatementLine),
    missing: z.array(z.string()).describe("ids that are none, or whose statement the ledger has not, or has no more"),
  }),
  async run({ ledger }, { of }) {
    const items: StatementLine[] = []
    const missing: string[] = []
    for (const id of of) {
      const [article = "", local] = id.split("/")
      const record = StatementId.safeParse(local).success ? (await ledger.article(article))?.record : undefined
      const statement = record && statementOf(record, local ?? null)
      if (!record || !statement) missing.push(id)
      else {
        const { entity } = statement.source
        const known = entity === null ? null : await ledger.entityOf(record.article.id, entity)
        items.push(statementLineOf(record, statement, { entity: known, snippet: "" }))
      }
    }
    return { items, missing }
  },
})
