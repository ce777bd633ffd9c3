/** What stands in the queue: one thing, what is asked of it, and what can be answered. */
import { z } from "zod"
import { PairKind } from "../../record/index.ts"
import { ProposalLine } from "../proposals.ts"
import { StatementLine } from "../statement-line.ts"
import { Piece } from "./context.ts"
import { reviewKinds } from "./kinds.ts"

/** A judgement as it is posted, without who makes it. */
const OfStatement = z.object({
  about: z.literal("statement"),
  article: z.string(),
  statement: z.string(),
  verdict: z.enum(["right", "unsure", "none", "speaker"]),
  speaker: z.null().exactOptional().describe("nobody can tell"),
})
const OfPair = z.object({
  about: PairKind,
  a: z.string(),
  b: z.string(),
  verdict: z.enum(["same", "different", "unsure"]),
})
/** What becomes of a proposal. */
const OfProposal = z.object({ proposal: z.int(), accept: z.boolean() })
const Judgement = z.union([OfStatement, OfPair, OfProposal])

const Side = z.object({
  id: z.string(),
  words: z.string(),
  href: z.string(),
  outlet: z.string().nullable().describe("where that stands"),
  published: z.string().nullable(),
  context: z.array(Piece),
})
export type Side = z.output<typeof Side>

export const Item = z.object({
  kind: z.enum(reviewKinds),
  question: z.string(),
  why: z.array(z.string()).describe("why it is asked"),
  statement: StatementLine.nullable(),
  context: z.array(Piece).describe("of a statement: its paragraph"),
  pair: z.array(Side).describe("of two things: both"),
  answers: z
    .object({ yes: Judgement, no: Judgement.nullable(), unsure: Judgement.nullable() })
    .describe("no: null where it must be said what is wrong; unsure: null where that says nothing"),
  proposal: ProposalLine.nullable().describe("what is proposed, by whom and why"),
  judged: z
    .array(z.object({ who: z.string(), verdict: z.string(), at: z.string() }))
    .describe("who has judged of statements of the same article, the newest first"),
})
export type Item = z.output<typeof Item>
