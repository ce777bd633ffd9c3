/** An attribution as worded: what reading hands on, before anybody has asked who the source is. After PARC 3.0 and PolNeAR. */
import type { Span } from "./span.ts"

/** A run of characters, half-open, in UTF-16 code units into the article's text. */
export interface Range {
  start: number
  end: number
}

/** A quotation, its marks included. One that goes on over paragraphs is one range a paragraph. */
export interface QuotedRange extends Range {
  /** false: it is never closed */
  closed: boolean
  /** it goes on from the paragraph before */
  carried: boolean
}

/** What reading hands on: the text's own parts, in order, and who says what in it. */
export interface Reading {
  paragraphs: Range[]
  /** each lies in one paragraph */
  sentences: Range[]
  /** in double marks */
  quotations: QuotedRange[]
  attributions: Attribution[]
}

export interface Attribution {
  /** in text order; empty when the text names no source */
  source: Span[]
  /** in text order; empty for a quotation that stands without a verb of saying */
  cue: Span[]
  /** in text order; several when the content is in pieces */
  content: Span[]
  /** the index, in the same list, of the attribution whose content contains this one */
  within: number | null
  /** 0 to 1 */
  confidence: number
}
