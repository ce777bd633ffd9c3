/** What came into the ledger since somebody last asked. */
import { z } from "zod"
import { useCase } from "./use-case.ts"

export const news = useCase({
  about:
    "Articles that were read and judgements that were made since a place; without one, only how far the ledger has come.",
  writes: false,
  input: z.object({ after: z.string().max(100).optional().describe("`place` of an earlier answer") }),
  output: z.object({
    place: z.string(),
    articles: z.array(
      z.object({
        id: z.string(),
        outcome: z.enum(["added", "apart", "revised", "reread", "known"]),
        title: z.string().nullable(),
        outlet: z.string().nullable(),
      }),
    ),
    judgements: z.array(z.object({ number: z.int(), about: z.string(), undoes: z.int().nullable() })),
  }),
  run: ({ ledger }, { after }) => ledger.news(after),
})
