/** Why a field has its value: which pass of resolving gave it, and the words of the article that show it. */
import { z } from "zod"
import { Span } from "./span.ts"

export const Because = z.object({
  pass: z.string().describe("the pass that gave the value: docs/resolving.md lists them"),
  why: z.string().describe("the row, the rule or the features that decided it, in words"),
  spans: z.array(Span).describe("the words that show it"),
})
export type Because = z.infer<typeof Because>

/** The fields of a statement that can say why. */
export const Reasons = z.object({
  source: Because.optional(),
  stance: Because.optional(),
  addressee: Because.optional(),
  medium: Because.optional(),
  said: Because.optional(),
  via: Because.optional(),
  within: Because.optional(),
})
export type Reasons = z.infer<typeof Reasons>
