/** What the rules of this folder are given, and what they give. */
import type { Attribution, Source, Span } from "../../record/index.ts"
import type { Chained } from "../chains/index.ts"
import type { Frames } from "../frames/index.ts"

/** What is known of a statement when this is asked. */
export interface Told {
  attribution: Attribution
  chain: Chained
  source: Source
  frames: Frames
  /** where its cue stands, or else its content */
  at: number
}

/** The words for what a statement rests on, or null. */
export type Rule = (told: Told) => Span | null
