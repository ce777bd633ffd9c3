/** What people judged, told in words: of what, what they said of it, and whether it still fits. */
import { z } from "zod"
import type { Ledger } from "../ledger/index.ts"
import {
  type Judgement,
  type PairJudgement,
  type PairKind,
  type PairVerdict,
  pairKinds,
  pairVerdicts,
  type Span,
  type StatementJudgement,
  type StatementVerdict,
  statementVerdicts,
  words,
} from "../record/index.ts"
import { listOf, Paging, TOLD, useCase } from "./use-case.ts"

/** One of the things that a judgement is about. */
const Thing = z.object({
  words: z.string().describe("a name, a title or words of an article; where the ledger has none, the id"),
  href: z.string().nullable().describe("where it stands at the desk"),
})

export const JudgementLine = z
  .object({
    number: z.int(),
    about: z.enum(["statement", ...words(pairKinds)]),
    verdict: z.enum([...new Set([...words(statementVerdicts), ...words(pairVerdicts)])] as [string, ...string[]]),
    of: Thing,
    says: z.string().describe("what was judged of it: “is no statement”, “says the same as”"),
    and: Thing.nullable().describe("of two things, the other"),
    who: z.string(),
    why: z.string().nullable(),
    at: z.string(),
    undone: z.boolean(),
    undoneBy: z.object({ who: z.string(), at: z.string() }).nullable(),
    lacks: z.array(z.string()).describe("what it speaks of and the ledger has not, or has no more"),
  })
  .meta({ id: "JudgementLine" })
export type JudgementLine = z.output<typeof JudgementLine>

export const judgements = useCase({
  about: "What people judged, the newest first.",
  writes: false,
  input: Paging,
  reads: () => TOLD,
  output: listOf(JudgementLine),
  async run({ ledger }, page) {
    const { items, next } = await ledger.log(page)
    return { items: await Promise.all(items.map((judgement) => judgementLineOf(ledger, judgement))), next }
  },
})

export async function judgementLineOf(ledger: Ledger, judgement: Judgement): Promise<JudgementLine> {
  const { number, about, verdict, who, why, at, undone, undoneBy } = judgement
  const told = judgement.about === "statement" ? await ofStatement(ledger, judgement) : await ofPair(ledger, judgement)
  return { number, about, verdict, who, why, at, undone, undoneBy, ...told }
}

type Told = Pick<JudgementLine, "of" | "says" | "and" | "lacks">

async function ofStatement(ledger: Ledger, judgement: StatementJudgement): Promise<Told> {
  const { target, number, undone, missing } = judgement
  const kept = await ledger.article(target.article)
  const statement = kept?.record.statements.find(({ judged }) => judged?.some((by) => by.number === number))
  const fits = undone || !kept || kept.unfitting.every((other) => other.number !== number)
  return {
    of: {
      words: `“${onOneLine(target.content.length > 0 ? target.content : target.cue)}”`,
      href: kept ? `/articles/${target.article}${statement ? `/statements/${statement.id}` : ""}` : null,
    },
    says: saidOfStatement(judgement),
    and: null,
    lacks: [
      ...missing.map((id) => lacking("statement", id)),
      ...(fits ? [] : ["it fits nothing that is read there now"]),
    ],
  }
}

/** What is said of a statement: “is no statement”. */
export function saidOfStatement(judgement: StatementVerdict): string {
  switch (judgement.verdict) {
    case "right":
      return "is right"
    case "unsure":
      return "cannot be told"
    case "none":
      return "is no statement"
    case "speaker":
      return judgement.speaker ? `is said by ${judgement.speaker.name}` : "is said by somebody who cannot be told"
    case "stance":
      return `has the stance ${judgement.stance}`
    case "words":
      return `has the words “${onOneLine(judgement.words)}”`
    case "missed":
      return judgement.speaker
        ? `is a statement of ${judgement.speaker.name}, and was missed`
        : "is a statement, and was missed"
  }
}

async function ofPair(ledger: Ledger, { about, verdict, a, b, missing }: PairJudgement): Promise<Told> {
  return {
    of: await thing(ledger, about, a),
    says: saidOfPair(about, verdict),
    and: await thing(ledger, about, b),
    lacks: missing.map((id) => lacking(about, id)),
  }
}

async function thing(ledger: Ledger, about: PairKind, id: string): Promise<Told["of"]> {
  const words = await nameOf(ledger, about, id)
  if (words === null) return { words: id, href: null }
  return { words, href: about === "entity" ? `/people/${id}` : `/articles/${id.split("/")[0]}` }
}

/** A name, a title or the words at a place; null where the ledger has none. */
export async function nameOf(ledger: Ledger, about: PairKind, id: string): Promise<string | null> {
  if (about === "entity") return ledger.called(id)
  const [article = "", place] = id.split("/")
  if (place === undefined) return (await ledger.article(article))?.record.article.title ?? null
  const [start, end] = place.split("-").map(Number)
  const text = (await ledger.texts([article])).get(article)
  const words = text?.slice(start, end).replace(/\s+/g, " ").trim() ?? ""
  return words === "" ? null : `“${words}”`
}

type Says = { [verdict in PairVerdict["verdict"]]: string }

const SAYS: { [about in PairKind]: Says } = {
  entity: { same: "same as", different: "different from", unsure: "may or may not be" },
  claim: { same: "says the same as", different: "says something else than", unsure: "may or may not say the same as" },
  copy: {
    same: "has its text from, or gave it to,",
    different: "is no copy of",
    unsure: "may or may not have its text from, or have given it to,",
  },
  origin: {
    same: "is the same origin as",
    different: "is another origin than",
    unsure: "may or may not be the same origin as",
  },
}

/** Of kinds that only a later version judges. */
const OTHER: Says = { same: "same as", different: "different from", unsure: "may or may not be the same as" }

/** What is said of the first of two to the second: “says the same as”. */
export function saidOfPair(about: PairKind, verdict: PairVerdict["verdict"]): string {
  return Object.hasOwn(SAYS, about) ? SAYS[about][verdict] : `(${about}) ${OTHER[verdict]}`
}

export const lacking = (about: string, id: string) =>
  about === "entity" ? `no article names ${id}` : `the ledger lacks the article of ${id}`

const LONGEST = 80

/** So many characters that they still stand on one line. */
export function onOneLine(spans: readonly Span[]): string {
  const words = spans.map(({ text }) => text.replace(/\s+/g, " ").trim()).join(" … ")
  return words.length <= LONGEST ? words : `${words.slice(0, words.lastIndexOf(" ", LONGEST))} …`
}
