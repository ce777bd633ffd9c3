/** One statement that stands alone: with its place in the article, the same claim elsewhere, and what people judged of it. */
import { z } from "zod"
import type { Kept, Ledger } from "../ledger/index.ts"
import { MissingError, Record, type Span, type Statement, StatementId } from "../record/index.ts"
import { ArticleId, keptArticle, ownOf } from "./article.ts"
import { ClaimElsewhere, claimsElsewhere } from "./claims-of.ts"
import { useCase } from "./use-case.ts"

const Judged = z.object({
  number: z.int().describe("by which it can be undone"),
  verdict: z.string(),
  value: z.string().nullable().describe("of another speaker or stance, which; of other words, these"),
  who: z.string(),
  why: z.string().nullable(),
  at: z.string(),
  undoneBy: z.object({ who: z.string(), at: z.string() }).nullable(),
})

const One = z.object({
  statement: StatementId,
  record: Record.describe("of its article, with this statement, those that it stands in and those that stand in it"),
  isNone: z.boolean().describe("somebody judged that it is no statement"),
  place: z.object({ number: z.int(), of: z.int() }).describe("which statement of its article it is"),
  before: StatementId.nullable().describe("the statement before it in the article"),
  after: StatementId.nullable(),
  revisedBy: z.string().nullable().describe("a later version of the article"),
  claims: z.array(ClaimElsewhere),
  judgements: z.array(Judged).describe("the oldest first, those that were undone too"),
})

export const statement = useCase({
  about: "One statement with its words, its chain, the same claim elsewhere, and what was judged of it.",
  writes: false,
  input: z.object({ id: ArticleId, statement: StatementId }),
  reads: ({ id }, { record }) => ownOf(id, record.article.id),
  output: One,
  async run({ ledger }, { id, statement }) {
    const kept = await keptArticle(ledger, id)
    const { record, revisedBy } = kept
    const asRead = { ...kept.asRead, statements: [...kept.asRead.statements, ...kept.added] }
    const now = record.statements.find((each) => each.id === statement)
    const read = asRead.statements.find((each) => each.id === statement)
    const shown = now ?? read
    if (!shown)
      throw new MissingError({
        what: "the article has no such statement",
        where: `${record.article.id}/${statement}`,
        next: "look it up in the article",
      })
    const all = now ? record.statements : asRead.statements
    const at = all.indexOf(shown)
    return {
      statement,
      record: { ...(now ? record : asRead), statements: around(shown, all), events: [], notes: [] },
      isNone: !now,
      place: { number: at + 1, of: all.length },
      before: all[at - 1]?.id ?? null,
      after: all[at + 1]?.id ?? null,
      revisedBy,
      claims: await claimsElsewhere(ledger, record.article.id, statement),
      judgements: await judgementsOf(ledger, kept, read ?? shown),
    }
  },
})

/** The statement, those that it stands in, and those that stand in it, in the article's order. */
function around(shown: Statement, all: readonly Statement[]): Statement[] {
  const ids = new Set([shown.id])
  for (let outer = shown.within; outer !== null && !ids.has(outer); ) {
    ids.add(outer)
    outer = all.find(({ id }) => id === outer)?.within ?? null
  }
  return all.filter(({ id, within }) => ids.has(id) || within === shown.id)
}

async function judgementsOf(
  ledger: Ledger,
  { asRead, applied }: Kept,
  read: Statement,
): Promise<z.infer<typeof Judged>[]> {
  const found: z.infer<typeof Judged>[] = []
  const counting = new Set(
    applied.flatMap(({ judgement, statement }) => (statement === read.id ? [judgement.number] : [])),
  )
  for (const judgement of await ledger.judgedIn(asRead.article.id)) {
    const { target, number, verdict, who, why, at, undoneBy } = judgement
    const isOfThis = target.article === asRead.article.id && isSame(target.content, read.content.spans)
    if (!counting.has(number) && !(isOfThis && isSame(target.cue, read.cue.spans))) continue
    found.push({ number, verdict, value: judgedValue(judgement), who, why, at, undoneBy })
  }
  return found
}

type OfStatement = Awaited<ReturnType<Ledger["judgedIn"]>>[number]

function judgedValue(judgement: OfStatement): string | null {
  if (judgement.verdict === "speaker") return judgement.speaker?.name ?? "open"
  if (judgement.verdict === "stance") return judgement.stance
  if (judgement.verdict === "words") return judgement.words.map(({ text }) => text).join(" … ")
  if (judgement.verdict === "missed") return judgement.speaker?.name ?? null
  return null
}

const isSame = (some: readonly Span[], others: readonly Span[]) =>
  some.length === others.length &&
  some.every(({ start, end }, i) => start === others[i]?.start && end === others[i]?.end)
