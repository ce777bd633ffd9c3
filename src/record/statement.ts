/**
 * A statement: one act of saying, as one article reports it. Every part points at the words that show it.
 *
 * A statement is also made where a text only refuses one ("would not be drawn"): its stance is `withholds`. A hedge
 * with no source ("is said to have told") makes a statement whose source is of type `none`.
 */
import { z } from "zod"
import { Reasons } from "./because.ts"
import { words } from "./closed-list.ts"
import { EntityId } from "./entity.ts"
import { JudgedBy } from "./judgement.ts"
import { mediumKinds } from "./lists.ts"
import { SourceType } from "./source-type.ts"
import { Span } from "./span.ts"
import { Stance } from "./stance.ts"
import { TimexValue } from "./timex.ts"

export const quotations = [
  ["direct", "The content stands in quotation marks."],
  ["indirect", "The content is retold."],
  ["mixed", "Part of the content stands in quotation marks."],
] as const

export const Quotation = z.enum(words(quotations))
export type Quotation = z.infer<typeof Quotation>

export const MediumKind = z.enum(words(mediumKinds))
export type MediumKind = z.infer<typeof MediumKind>

export const StatementId = z.string().regex(/^s[1-9]\d*$/)

const spans = z.array(Span)
const shown = z.array(Span).min(1)
const part = z.object({ spans: shown })
const carried = z.literal(true).optional().describe("it stands in another sentence, of the same act of speaking")

export const Source = z.object({
  spans: spans.describe("empty when the text names nobody"),
  entity: EntityId.nullable(),
  type: SourceType.nullable().describe("null: not read"),
  count: z.int().positive().nullable().describe("three port officials: 3"),
  role: part.nullable().optional().describe("what an unnamed source is: official"),
  nationality: part.nullable().optional().describe("a French diplomat: French"),
  institution: part.nullable().optional().describe("an official of the Harbour Board: Harbour Board"),
  reason: part
    .extend({
      carried: z
        .literal(true)
        .optional()
        .describe("it stands beside another mention, or beside the group that this is one of"),
    })
    .nullable()
    .optional()
    .describe("why its name is kept back, as the text gives it"),
})

export type Source = z.infer<typeof Source>

export const Relay = z.object({
  spans: shown,
  entity: EntityId.nullable(),
  type: SourceType.nullable(),
  carried: z.literal(true).optional().describe("another sentence names it, as what several statements rest on"),
})
export type Relay = z.infer<typeof Relay>

export const Statement = z.object({
  id: StatementId,
  source: Source,
  cue: z.object({ spans }),
  content: z.object({ spans, quotation: Quotation }),
  stance: Stance.nullable().describe("null: not read"),
  addressee: z.object({ spans: shown, entity: EntityId.nullable(), carried }).nullable(),
  medium: z.object({ spans: shown, kind: MediumKind, carried }).nullable(),
  occasion: part.nullable().describe("on leaving court"),
  said: z.object({ spans: shown, value: TimexValue, carried }).nullable().describe("when it was said"),
  hedge: part.nullable().describe("reportedly, allegedly, is said to have"),
  condition: part.nullable().describe("if the strike goes on"),
  via: z
    .array(Relay)
    .describe("through whom it came, from the source outwards; [] when the outlet has it from the source"),
  within: StatementId.nullable().describe("the statement whose content contains this one"),
  confidence: z.number().min(0).max(1),
  because: Reasons.optional().describe("with --explain: for each field, which pass gave it and on which words"),
  judged: z
    .array(JudgedBy)
    .min(1)
    .optional()
    .describe("in a ledger: what people judged of it, oldest first, of which the later ones count"),
})

export type Statement = z.infer<typeof Statement>
