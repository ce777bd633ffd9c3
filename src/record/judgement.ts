/**
 * What a person judged: of two things that they are one or not, or of a statement that it is right, wrong in a field, or none. Ledgers keep these, patches carry them from one
 * ledger to another, and nothing of them is ever changed: to undo one is a further entry.
 *
 * A judgement on a statement is bound to words of its article, and not to the statement's number in one reading.
 */
import { z } from "zod"
import { words } from "./closed-list.ts"
import { EntityType } from "./entity.ts"
import { SourceType } from "./source-type.ts"
import { Span } from "./span.ts"
import { Stance } from "./stance.ts"

export const pairKinds = [
  ["entity", "Names over all articles."],
  ["claim", "Places in articles that assert something, as ARTICLE/START-END."],
  ["copy", "Articles, of which one may print the other's text."],
  ["origin", "The words of two sources, as ARTICLE/START-END."],
] as const

export const pairVerdicts = [
  ["same", "They are one."],
  ["different", "They are two."],
  ["unsure", "Somebody looked and cannot tell: it binds nothing, and lifts nothing that was judged before."],
] as const

export const statementVerdicts = [
  ["right", "It is right as it was shown."],
  ["unsure", "Somebody looked and cannot tell: it changes nothing."],
  ["none", "It is no statement."],
  ["speaker", "Somebody else says it, or nobody can tell who."],
  ["stance", "The source does something else with it."],
  ["words", "Its words are others."],
  ["missed", "It is a statement, and was not read as one."],
] as const

export const PairKind = z.enum(words(pairKinds))
export type PairKind = z.infer<typeof PairKind>

/** All of a checksum or its beginning: nothing that could be a path. */
const ArticleId = z.string().regex(/^[0-9a-f]{16,64}$/)

const by = {
  who: z.string(),
  why: z.string().nullable(),
}

export const PairVerdict = z.object({
  about: PairKind,
  verdict: z.enum(words(pairVerdicts)),
  a: z.string().describe("ids of two of these; each is kept as it was given, whether the ledger has it or not"),
  b: z.string(),
  ...by,
})
export type PairVerdict = z.infer<typeof PairVerdict>

/** The words of a statement as a model read them, or as somebody put them in, by which it is found again in another reading, or in a later version of its article. */
export const Target = z.object({
  article: ArticleId,
  content: z.array(Span),
  source: z.array(Span),
  cue: z.array(Span),
})
export type Target = z.infer<typeof Target>

export const Speaker = z.object({
  name: z.string().min(1).describe("as the article has it"),
  type: EntityType,
  spans: z.array(Span).min(1).describe("where the article calls it so"),
  unnamed: z.literal(true).optional().describe("the article nowhere names it"),
})
export type Speaker = z.infer<typeof Speaker>

const speaker = Speaker.nullable().describe("null: open, nobody can tell")
const ofStatement = { about: z.literal("statement"), target: Target }

export const StatementVerdict = z.discriminatedUnion("verdict", [
  z.object({
    ...ofStatement,
    verdict: z.literal("right"),
    speaker,
    source: z.array(Span),
    stance: Stance.nullable(),
    words: z.array(Span),
    ...by,
  }),
  z.object({ ...ofStatement, verdict: z.literal("unsure"), ...by }),
  z.object({ ...ofStatement, verdict: z.literal("none"), ...by }),
  z.object({
    ...ofStatement,
    verdict: z.literal("speaker"),
    speaker,
    source: z
      .array(Span)
      .nullable()
      .describe("the words that stand for it beside the statement; null: those that were read"),
    ...by,
  }),
  z.object({ ...ofStatement, verdict: z.literal("stance"), stance: Stance, ...by }),
  z.object({ ...ofStatement, verdict: z.literal("words"), words: z.array(Span).min(1), ...by }),
  z.object({
    ...ofStatement,
    verdict: z.literal("missed"),
    speaker,
    stance: Stance.nullable(),
    sourceType: SourceType.nullable().describe("null: that of whoever says it"),
    ...by,
  }),
])
export type StatementVerdict = z.infer<typeof StatementVerdict>

export const Verdict = z.discriminatedUnion("about", [PairVerdict, StatementVerdict])
export type Verdict = z.infer<typeof Verdict>

/** Who undid a judgement, and when. */
const Undoing = z.object({ who: z.string(), at: z.string() })

/** What a ledger keeps of a verdict. */
interface Kept {
  number: number
  /** ISO 8601, in UTC; never before that of an earlier judgement of the same ledger */
  at: string
  undone: boolean
  undoneBy: z.infer<typeof Undoing> | null
  /** of what is judged, the ids that no article names (any more), or whose article the ledger has not */
  missing: string[]
}

export type PairJudgement = PairVerdict & Kept
export type StatementJudgement = StatementVerdict & Kept
export type Judgement = PairJudgement | StatementJudgement

const made = { at: z.iso.datetime(), undoneBy: Undoing.extend({ at: z.iso.datetime() }).nullable() }

/** A judgement on its way from one ledger to another: a line of a patch. */
export const Patch = Verdict.and(z.object(made))
export type Patch = z.infer<typeof Patch>

/** Numbers, and what a ledger lacks, are that ledger's own. */
export function patchOf({ number: _, undone: __, missing: ___, ...patch }: Judgement): Patch {
  return patch
}

/** What a judged statement says of that. */
export const JudgedBy = z.object({
  number: z.int().positive().describe("of the judgement, in its ledger"),
  verdict: z.enum(words(statementVerdicts)),
  who: z.string(),
  why: z.string().nullable(),
  at: z.string(),
})
export type JudgedBy = z.infer<typeof JudgedBy>
