/** Everybody who says something, also those whom no article calls by a name. */
import { z } from "zod"
import { EntityType } from "../../record/index.ts"
import { field, listOf, Paging, TOLD, useCase } from "../use-case.ts"

const Speaker = z.object({
  id: z.string().nullable().describe("null: words that no article resolves to a name"),
  name: z.string(),
  type: EntityType.nullable(),
  articles: z.int(),
  statements: z.int(),
  aliases: z
    .array(z.object({ id: z.string(), name: z.string(), articles: z.int(), statements: z.int() }))
    .describe("all names that are taken for the same"),
})

export const speakers = useCase({
  about: "Everybody who says something, also those without a name, those with the most statements first.",
  writes: false,
  input: Paging.extend({ q: field(z.string().max(300), "words and beginnings* of a name", "okafor") }),
  reads: () => TOLD,
  output: listOf(Speaker),
  run: ({ ledger }, { q, ...page }) => ledger.speakers({ ...page, ...(q ? { like: q } : {}) }),
})
