/** A list of names, as somebody keeps it in a spreadsheet → what each of them says: a row a statement. */
import { z } from "zod"
import { StatementLine } from "./statement-line.ts"
import { statements } from "./statements.ts"
import { LISTED, useCase } from "./use-case.ts"

const MOST_NAMES = 100
const MOST_STATEMENTS = 20

const Found = z.object({
  name: z.string().describe("as it was given"),
  statements: z.array(StatementLine),
  more: z.boolean().describe("there are more of them"),
})

export const names = useCase({
  about: "What each of these people says: a row a statement.",
  writes: false,
  input: z.object({
    names: z
      .string()
      .max(20_000)
      .default("")
      .transform((text) => text.split(/[\r\n]+/).map((line) => line.trim()))
      .transform((lines) => [...new Set(lines.filter(Boolean))])
      .refine((all) => all.length <= MOST_NAMES, `at most ${MOST_NAMES} names at once`),
  }),
  reads: () => LISTED,
  output: z.object({ found: z.array(Found) }),
  async run(parts, { names }) {
    const found: z.input<typeof Found>[] = []
    for (const name of names) {
      const asked = statements.input.parse({ speaker: name, order: "newest", limit: MOST_STATEMENTS })
      const { items, next } = await statements.run(parts, asked)
      found.push({ name, statements: items, more: next !== null })
    }
    return { found }
  },
})
