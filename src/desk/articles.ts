/** The articles of a ledger: those that came last, and those with some words. */
import { z } from "zod"
import { Filters, queryOf } from "./filters.ts"
import { LISTED, listOf, Paging, useCase } from "./use-case.ts"

/** An article as a line of a list, with how much of it is second-hand. */
export const ArticleLine = z
  .object({
    id: z.string(),
    uri: z.string(),
    url: z.string().nullable(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
    recordedAt: z.string(),
    revisedBy: z.string().nullable().describe("the version that replaced it"),
    statements: z.int(),
    unnamed: z
      .object({ anonymous: z.int(), described: z.int(), none: z.int() })
      .describe(
        "statements whose source has no name: it is kept back · it is known by a role alone · the text gives none",
      ),
    through: z.int().describe("statements that came through others"),
    lookedAt: z.int().describe("statements of which somebody judged"),
    snippet: z.string().describe("the words around what was found, what was found between « »"),
  })
  .meta({ id: "ArticleLine" })

export const articles = useCase({
  about: "Articles with these words, or the newest ones.",
  writes: false,
  input: Filters.extend(Paging.shape),
  reads: () => LISTED,
  output: listOf(ArticleLine),
  run: ({ ledger }, asked) => ledger.articles(queryOf(asked)),
})
