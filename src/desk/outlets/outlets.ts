/** The outlets of a ledger. */
import { z } from "zod"
import { LISTED, listOf, Paging, useCase } from "../use-case.ts"

const OutletLine = z.object({
  name: z.string().nullable().describe("null: articles that state none"),
  articles: z.int(),
  statements: z.int(),
  first: z.string().nullable().describe("the day on which its first article was published"),
  last: z.string().nullable(),
})

export const outlets = useCase({
  about: "Outlets, those with the most articles first.",
  writes: false,
  input: Paging,
  reads: () => LISTED,
  output: listOf(OutletLine),
  run: ({ ledger }, { limit, cursor }) => ledger.outlets({ limit, ...(cursor === undefined ? {} : { cursor }) }),
})
