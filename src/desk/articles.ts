/** The articles of a ledger: those that came last, and one with all that it says. */
import { z } from "zod"
import { MissingError, Record } from "../record/index.ts"
import { Filters, queryOf } from "./filters.ts"
import { listOf, Paging, useCase } from "./use-case.ts"

/** An article as a line of a list. */
export const ArticleLine = z.object({
  id: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  snippet: z.string().describe("the words around what was found, what was found between « »"),
})

export const articles = useCase({
  about: "Articles with these words, or the newest ones.",
  writes: false,
  input: Filters.extend(Paging.shape),
  output: listOf(ArticleLine),
  async run({ ledger }, asked) {
    const { items: hits, next } = await ledger.search({ ...queryOf(asked), of: "articles" })
    const items = hits.map(({ id, title, outlet, published, snippet }) => ({ id, title, outlet, published, snippet }))
    return { items, next }
  },
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
