/**
 * An article: one text as published. A later change of it is another article.
 */
import { z } from "zod"

/** A day, or a moment as the page states it: ISO 8601, as precise as the page was and no more. */
export const PublishedAt = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)?)?$/,
  )
  .describe("ISO 8601: a day, or a moment with its offset where the page states one")

export const Article = z.object({
  id: z.string().min(1).describe("made from sha256: the same bytes have the same id"),
  uri: z.string().describe("the path or address it was read from, as given"),
  url: z.string().nullable().describe("the canonical address that the page states"),
  title: z.string().nullable(),
  byline: z.string().nullable(),
  outlet: z.string().nullable().describe("who published it"),
  published: PublishedAt.nullable().describe("when it first appeared"),
  updated: PublishedAt.nullable().describe("when it was last changed"),
  language: z.string().nullable().describe("BCP 47, as the page states it or as detected"),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("of the bytes that were read"),
  text: z.string().describe("the main text; for plain text the file's text unchanged"),
})

export type Article = z.infer<typeof Article>

/** A day or a moment in milliseconds. One without an offset is taken as if it had none, so that it is the same on any machine. */
export function momentOf(published: string): number {
  const hasOffset = /(?:Z|[+-]\d\d:\d\d)$/.test(published)
  return Date.parse(published.length > 10 && !hasOffset ? `${published}Z` : published)
}
