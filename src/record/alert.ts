/**
 * An alert: something that somebody asked to be told of has happened in the articles of a ledger. Each stands alone: the article, the statement, the exact words. It
 * says who says what and on whose word, never whether it is true.
 */
import { z } from "zod"
import { words } from "./closed-list.ts"
import { Span } from "./span.ts"
import { StatementId } from "./statement.ts"

export const alertKinds = [
  ["statement", "A new statement that the search finds."],
  ["lost", "Whoever had the claim from its only independent origin, or from the last of several, has taken it out."],
  ["origins", "The claim rests on more independent origins than before, or on fewer."],
  ["denied", "Somebody denies the claim who did not before."],
  ["figure", "A figure of the claim is another one in a newer article."],
] as const

export const AlertKind = z.enum(words(alertKinds))
export type AlertKind = z.infer<typeof AlertKind>

export const Alert = z
  .object({
    guid: z
      .string()
      .regex(/^urn:hearsay:alert:[0-9a-f]{24}$/)
      .describe("the same for the same alert, however often it is told"),
    kind: AlertKind,
    title: z.string().describe("one line that says what happened"),
    for: z.object({ number: z.int(), name: z.string() }).describe("what was asked for: a saved search or claim"),
    claim: z.object({ id: z.string(), text: z.string() }).nullable(),
    article: z.object({
      id: z.string(),
      title: z.string().nullable(),
      outlet: z.string().nullable(),
      link: z
        .string()
        .nullable()
        .describe("its address, which a browser opens at the words; null: it has none on the web"),
      published: z.string().nullable(),
    }),
    statement: StatementId.nullable().describe("null: the article says it itself"),
    span: Span.describe("the exact words, in this article"),
    before: z.string().nullable().describe("what was so before, in words"),
    after: z.string().nullable().describe("what is so now"),
    later: z.string().nullable().describe("of what was taken out: the later version of the article"),
    at: z.iso.datetime().describe("when it was noticed"),
  })
  .meta({ id: "Alert" })
export type Alert = z.infer<typeof Alert>
