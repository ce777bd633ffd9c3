/** Statements in doubt → what is asked of them. */
import type { DoubtListed, Ledger } from "../../ledger/index.ts"
import {
  type DoubtKind,
  doubtKinds,
  entityOf,
  type Record,
  type Statement,
  statementOf,
  timexInWords,
} from "../../record/index.ts"
import { statementLineOf } from "../statement-line.ts"
import { contextOf } from "./context.ts"
import type { Item } from "./items.ts"

const SAYS = new Map<string, string>(doubtKinds)

/** Null where the statement is gone since it was listed. */
export async function itemOfStatement(
  ledger: Ledger,
  { article, statement: id, kind }: DoubtListed,
): Promise<Item | null> {
  const kept = await ledger.article(article)
  const statement = kept && statementOf(kept.record, id)
  if (!kept || !statement) return null
  const { record } = kept
  const entity = statement.source.entity === null ? null : await ledger.entityOf(article, statement.source.entity)
  const about = { about: "statement" as const, article, statement: id }
  return {
    kind,
    question: QUESTIONS[kind](record, statement),
    why: [SAYS.get(kind) ?? kind, ...(kind === "low confidence" ? [] : confidenceOf(statement))],
    statement: statementLineOf(record, statement, { entity, snippet: "" }),
    context: contextOf(record, statement),
    pair: [],
    answers: {
      yes: { ...about, verdict: "right" },
      no:
        kind === "name on unnamed words" || kind === "speaker is hearer"
          ? { ...about, verdict: "speaker", speaker: null }
          : null,
      unsure: { ...about, verdict: "unsure" },
    },
    proposal: null,
    judged: judgedIn(record),
  }
}

const MOST_JUDGED = 3

export const judgedIn = ({ statements }: Record) =>
  statements
    .flatMap(({ judged }) => judged ?? [])
    .toSorted((a, b) => b.number - a.number)
    .slice(0, MOST_JUDGED)
    .map(({ who, verdict, at }) => ({ who, verdict, at }))

const confidenceOf = ({ confidence }: Statement) =>
  confidence < 0.7 ? ["Hearsay itself holds the reading for unsure."] : []

const nameOf = (record: Record, { source }: Statement) => entityOf(record, source.entity)?.name ?? "nobody"
const wordsOf = ({ source }: Statement) => source.spans.map(({ text }) => text).join(" … ")

const dayInWords = (value: string) => `${/^\d{4}-\d\d-\d\d$/.test(value) ? "on " : ""}${timexInWords(value)}`

const QUESTIONS: { [kind in DoubtKind]: (record: Record, statement: Statement) => string } = {
  "name on unnamed words": (record, statement) => `Is “${wordsOf(statement)}” ${nameOf(record, statement)}?`,
  "speaker is hearer": (record, statement) => `Does ${nameOf(record, statement)} say this?`,
  "low confidence": () => "Is this read right?",
  "day from elsewhere": (_, { said }) => `Was it said ${said ? dayInWords(said.value) : "then"}?`,
}
