/** Statements with these words, by these people, of these days. */
import type { Hit, Ledger } from "../ledger/index.ts"
import { statementOf } from "../record/index.ts"
import { Filters, queryOf } from "./filters.ts"
import { Damaged, openedIn } from "./opened.ts"
import { StatementLine, statementLineOf } from "./statement-line.ts"
import { LISTED, listOf, Paging, useCase } from "./use-case.ts"

export const statements = useCase({
  about: "Statements with these words, by these people, of these days.",
  writes: false,
  input: Filters.extend(Paging.shape),
  reads: () => LISTED,
  output: listOf(StatementLine).extend({ damaged: Damaged }),
  async run({ ledger }, asked) {
    const { items, next } = await ledger.search({ ...queryOf(asked), of: "statements" })
    return { ...(await linesOf(ledger, items)), next }
  },
})

/** What is gone since it was found is left out. */
async function linesOf(ledger: Ledger, hits: readonly Hit[]) {
  const { record: opened, damaged } = openedIn(ledger)
  const items: StatementLine[] = []
  for (const { id, article, entity, snippet } of hits) {
    const record = await opened(article)
    const statement = record && statementOf(record, id.split("/")[1] ?? null)
    if (record && statement) items.push(statementLineOf(record, statement, { entity, snippet }))
  }
  return { items, damaged }
}
