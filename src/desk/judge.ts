/** Judging: a statement is right, wrong in a field, or none; two things are one or not. And taking it back. Nothing of it is ever lost. */
import { z } from "zod"
import { AskedMissed, AskedOfStatement, type Ledger, missedVerdict, statementVerdict } from "../ledger/index.ts"
import { MissingError, PairVerdict, StatementId, type Verdict } from "../record/index.ts"
import { ArticleId, keptArticle } from "./article.ts"
import { useCase } from "./use-case.ts"

export const who = z.string().trim().min(1).max(200).default("the desk").describe("who judges")

const by = {
  who,
  why: z.string().trim().max(2000).nullable().default(null),
}

const OfStatement = z
  .object({ about: z.literal("statement"), article: ArticleId, statement: StatementId, ...by })
  .and(AskedOfStatement)

const OfMissed = AskedMissed.extend({ about: z.literal("statement"), article: ArticleId, ...by })

const OfPair = PairVerdict.extend({ a: z.string().min(1).max(300), b: z.string().min(1).max(300), ...by })

/** What may be judged, in the words of whoever asks for it. */
export const Asked = z.union([OfMissed, OfStatement, OfPair])

/** The same, bound to the words of the article. @throws {HearsayError} when the ledger has no such article, or that no such statement or words */
export async function verdictOf(ledger: Ledger, asked: z.output<typeof Asked>): Promise<Verdict> {
  if (asked.about !== "statement") return asked
  const kept = await keptArticle(ledger, asked.article)
  const by = { who: asked.who, why: asked.why }
  if (asked.verdict === "missed") return missedVerdict(kept.record, asked, by)
  return statementVerdict(kept, asked.statement, asked, by)
}

/** What is answered of a judgement that was kept. */
export const Judged = z.object({
  number: z.int().describe("by which it can be undone"),
  about: z.string(),
  verdict: z.string(),
  who: z.string(),
  why: z.string().nullable(),
  at: z.string(),
  undone: z.boolean(),
  missing: z.array(z.string()).describe("of what is judged, the ids that the ledger has not"),
})

export const judge = useCase({
  about:
    "Keeps a judgement: on a statement, on words that are one and were missed, or on two things that may be one. It holds through every later reading, and can be undone.",
  writes: true,
  input: Asked,
  output: Judged,
  run: async ({ ledger }, asked) => ledger.judge(await verdictOf(ledger, asked)),
})

export const undo = useCase({
  about: "Takes a judgement back. That it was made, and who took it back, is kept.",
  writes: true,
  input: z.object({ number: z.coerce.number().int().positive().describe("of the judgement"), who: by.who }),
  output: Judged,
  async run({ ledger }, { number, who }) {
    const undone = await ledger.undo(number, who)
    if (undone) return undone
    throw new MissingError({
      what: "there is no such judgement, or it was undone already",
      where: String(number),
      next: "look in the log",
    })
  },
})
