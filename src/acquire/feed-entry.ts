/** One entry of a feed, whatever form the feed has. */
export interface FeedEntry {
  /** of its page, whole; null when it has none on the web */
  url: string | null
  title: string | null
  byline: string | null
  outlet: string | null
  published: string | null
  updated: string | null
  language: string | null
  /** the full text that it carries */
  own: { text: string; isMarkup: boolean } | null
}
