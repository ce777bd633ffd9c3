/** The articles of a ledger: those that came last, and one with all that it says. */
import { z } from "zod"
import { MissingError, Record } from "../record/index.ts"
import { Filters, queryOf } from "./filters.ts"
import { listOf, Paging, useCase } from "./use-case.ts"

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
  output: listOf(ArticleLine),
  run: ({ ledger }, asked) => ledger.articles(queryOf(asked)),
})

const ArticleId = z
  .string()
  .regex(/^[0-9a-f]{6,64}$/, "an article's id, or its beginning, 6 characters or more")
  .describe("an article's id, or its beginning, 6 characters or more")

const Reading = z.object({ name: z.string(), version: z.string() })

const Article = z.object({
  record: Record,
  revisionOf: z.string().nullable(),
  revisedBy: z.string().nullable(),
  readings: z.array(Reading),
  recordedAt: z.string(),
})

export const article = useCase({
  about: "One article with its record, its versions and by whom it was read.",
  writes: false,
  input: z.object({ id: ArticleId }),
  output: Article,
  async run({ ledger }, { id }) {
    const kept = await ledger.article(id)
    if (kept) return kept
    throw new MissingError({
      what: "the ledger has no such article",
      where: id,
      next: "look it up with a search, and give six characters of its id or more",
    })
  },
})
