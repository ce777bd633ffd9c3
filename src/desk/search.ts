/** What somebody looks for: statements, with what else could be asked of them, and the articles that have the words. */
import { z } from "zod"
import { SourceType, Stance } from "../record/index.ts"
import { ArticleLine, articles } from "./articles.ts"
import { queryOf } from "./filters.ts"
import { Damaged } from "./opened.ts"
import { StatementLine } from "./statement-line.ts"
import { statements } from "./statements.ts"
import { LISTED, listOf, useCase } from "./use-case.ts"

const counted = <Value extends z.ZodType>(value: Value) => z.array(z.object({ value, statements: z.int() }))

const Facets = z.object({
  counted: z.int().describe("so many statements were counted"),
  isAll: z.boolean().describe("false: these are the newest of those that were found"),
  stance: counted(Stance.nullable()),
  sourceType: counted(SourceType.nullable()),
  outlet: counted(z.string().nullable()),
  speaker: z.array(z.object({ id: z.string().nullable(), name: z.string(), statements: z.int() })),
  day: counted(z.string().nullable()),
  through: counted(z.boolean()),
  lookedAt: counted(z.boolean()),
})

/** As many as a screen or two: for each, its article is opened. */
const SHOWN = 25

/** Articles are an aside of a search: a few. */
const MOST_ARTICLES = 5

export const search = useCase({
  about: "Statements with these words, with counts of what else could be asked of them, and a few articles.",
  writes: false,
  input: statements.input.extend({
    limit: z.coerce.number().int().min(1).max(500).default(SHOWN).describe("how many, at most"),
  }),
  reads: () => LISTED,
  output: listOf(StatementLine).extend({ damaged: Damaged, facets: Facets, articles: z.array(ArticleLine) }),
  async run(parts, asked) {
    const { cursor, ...whole } = asked
    const isFirst = cursor === undefined
    const found = await statements.run(parts, asked)
    const facets = await parts.ledger.facets({ ...queryOf(whole), of: "statements" })
    const named =
      isFirst && asked.q.trim() !== ""
        ? await articles.run(parts, { q: asked.q, allVersions: false, limit: MOST_ARTICLES })
        : null
    return { ...found, facets, articles: named?.items ?? [] }
  },
})
