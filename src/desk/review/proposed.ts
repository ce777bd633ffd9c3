/** What is proposed to be judged → what is asked of it: accept it, or decline. */
import { fitOf, type Ledger, type Proposal } from "../../ledger/index.ts"
import { type PairVerdict, type Record, type StatementVerdict, statementOf } from "../../record/index.ts"
import { nameOf, onOneLine } from "../judgements.ts"
import { proposalLineOf } from "../proposals.ts"
import { statementLineOf } from "../statement-line.ts"
import { contextAt, contextOf, contextOfTarget } from "./context.ts"
import type { Item, Side } from "./items.ts"
import { judgedIn } from "./statements.ts"

export async function itemOfProposal(ledger: Ledger, proposal: Proposal): Promise<Item> {
  const { number, verdict } = proposal
  const told =
    verdict.about === "statement"
      ? await ofStatement(ledger, verdict)
      : { ...NOTHING, ...(await ofPair(ledger, verdict)) }
  return {
    kind: "proposed",
    why: [],
    ...told,
    answers: {
      yes: { proposal: number, accept: true },
      no: { proposal: number, accept: false },
      unsure: null,
    },
    proposal: proposalLineOf(proposal),
  }
}

const NOTHING = { statement: null, context: [], pair: [], judged: [] }

type Told = Pick<Item, "question" | "statement" | "context" | "pair" | "judged">

/** Where its words are read no more, they are shown as they were. */
async function ofStatement(ledger: Ledger, verdict: StatementVerdict): Promise<Told> {
  const { target } = verdict
  const kept = await ledger.article(target.article)
  if (!kept) return { ...NOTHING, question: questionOf(verdict) }
  const { record, asRead } = kept
  const id = fitOf(verdict, asRead)?.statement.id ?? null
  const statement = statementOf(record, id) ?? statementOf(asRead, id)
  if (!statement)
    return {
      ...NOTHING,
      question: questionOf(verdict),
      context: contextOfTarget(record, target),
      judged: judgedIn(record),
    }
  const entity =
    statement.source.entity === null ? null : await ledger.entityOf(target.article, statement.source.entity)
  return {
    question: questionOf(verdict),
    statement: statementLineOf(record, statement, { entity, snippet: "" }),
    context: contextOf(record, statement),
    pair: [],
    judged: judgedIn(record),
  }
}

function questionOf(verdict: StatementVerdict): string {
  switch (verdict.verdict) {
    case "right":
      return "Is this read right?"
    case "unsure":
      return "Can nobody tell whether this is right?"
    case "none":
      return "Is this no statement?"
    case "speaker":
      return verdict.speaker ? `Does ${verdict.speaker.name} say this?` : "Can nobody tell who says this?"
    case "stance":
      return `Is its stance “${verdict.stance}”?`
    case "words":
      return `Are its words “${onOneLine(verdict.words)}”?`
    case "missed":
      return verdict.speaker ? `Is this a statement of ${verdict.speaker.name}?` : "Is this a statement?"
  }
}

const QUESTIONS: { [verdict in PairVerdict["verdict"]]: string } = {
  same: "Are these one?",
  different: "Are these two?",
  unsure: "Can nobody tell whether these are one?",
}

async function ofPair(ledger: Ledger, { about, verdict, a, b }: PairVerdict): Promise<Pick<Item, "question" | "pair">> {
  const sideOf = async (id: string): Promise<Side> => {
    const words = (await nameOf(ledger, about, id)) ?? id
    if (about === "entity") return { id, words, href: `/people/${id}`, outlet: null, published: null, context: [] }
    const [article = "", place] = id.split("/")
    const record = (await ledger.article(article))?.record
    return { id, words, href: `/articles/${article}`, ...whereOf(record), context: placeIn(record, place) }
  }
  return { question: QUESTIONS[verdict], pair: await Promise.all([a, b].map(sideOf)) }
}

const whereOf = (record: Record | undefined) => ({
  outlet: record?.article.outlet ?? null,
  published: record?.article.published ?? null,
})

function placeIn(record: Record | undefined, place: string | undefined) {
  const [start, end] = place?.split("-").map(Number) ?? []
  return record && start !== undefined && end !== undefined ? contextAt(record, { start, end }) : []
}
