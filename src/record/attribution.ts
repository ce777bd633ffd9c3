/** An attribution as worded: what reading hands on, before anybody has asked who the source is. After PARC 3.0 and PolNeAR. */
import type { Span } from "./span.ts"

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
