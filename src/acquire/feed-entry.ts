/** One entry of a feed, whatever form the feed has. */
import { z } from "zod"

const words = z.string().nullable()

/** A schema too, for whoever keeps an entry and reads it again. */
export const FeedEntry = z.object({
  url: words.describe("of its page, whole; null when it has none on the web"),
  title: words,
  byline: words,
  outlet: words,
  published: words,
  updated: words,
  language: words,
  own: z.object({ text: z.string(), isMarkup: z.boolean() }).nullable().describe("the full text that it carries"),
})
export type FeedEntry = z.infer<typeof FeedEntry>
