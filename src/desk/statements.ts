/** Statements with these words, by these people, of these days. */
import type { Hit, Ledger } from "../ledger/index.ts"
import { type Record, statementOf } from "../record/index.ts"
import { Filters, queryOf } from "./filters.ts"
import { StatementLine, statementLineOf } from "./statement-line.ts"
import { LISTED, listOf, Paging, useCase } from "./use-case.ts"

export const statements = useCase({
  about: "Statements with these words, by these people, of these days.",
  writes: false,
  input: Filters.extend(Paging.shape),
  reads: () => LISTED,
  output: listOf(StatementLine),
  async run({ ledger }, asked) {
    const { items, next } = await ledger.search({ ...queryOf(asked), of: "statements" })
    return { items: await linesOf(ledger, items), next }
  },
})

/** Each article is opened once. What is gone since it was found is left out. */
async function linesOf(ledger: Ledger, hits: readonly Hit[]): Promise<StatementLine[]> {
  const records = new Map<string, Record | null>()
  for (const { article } of hits)
    if (!records.has(article)) records.set(article, (await ledger.article(article))?.record ?? null)
  return hits.flatMap(({ id, article, entity, snippet }) => {
    const record = records.get(article)
    const statement = record && statementOf(record, id.split("/")[1] ?? null)
    return record && statement ? [statementLineOf(record, statement, { entity, snippet })] : []
  })
}
