/**
 * A span: a run of characters of an article, and the words that stand there.
 *
 * Offsets are UTF-16 code units into `article.text`, half-open, and `text` is always `article.text.slice(start, end)`.
 */
import { z } from "zod"

export const Span = z.object({
  start: z.int().nonnegative().describe("first UTF-16 code unit, counted from 0"),
  end: z.int().nonnegative().describe("the code unit after the last"),
  text: z.string().describe("always article.text.slice(start, end)"),
})

export type Span = z.infer<typeof Span>
