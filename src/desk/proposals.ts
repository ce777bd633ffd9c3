/** Corrections that are only proposed: kept for people to look at, who judge so or do not. */
import { z } from "zod"
import type { Proposal } from "../ledger/index.ts"
import { MissingError } from "../record/index.ts"
import { Asked, Judged, verdictOf, who } from "./judge.ts"
import { saidOfPair, saidOfStatement } from "./judgements.ts"
import { flag, listOf, Paging, useCase } from "./use-case.ts"

export const ProposalLine = z
  .object({
    number: z.int(),
    about: z.string(),
    of: z.array(z.string()).describe("what it is about: ids, or the words of a statement"),
    article: z.string().nullable().describe("of a statement"),
    says: z.string().describe("what is to be judged of it: “is no statement”, “says the same as”"),
    who: z.string().describe("who proposes it"),
    why: z.string().nullable(),
    at: z.string(),
    settled: z
      .object({ who: z.string(), at: z.string(), judgement: z.int().nullable().describe("null: it was dismissed") })
      .nullable()
      .describe("null: nobody has looked at it"),
    reopened: z.boolean().describe("that it was settled was taken back: it is open again, under another number"),
  })
  .meta({ id: "ProposalLine" })

export const proposalLineOf = ({ number, verdict, at, settled, reopened }: Proposal): z.output<typeof ProposalLine> => {
  const { about, who, why } = verdict
  const rest = { number, about, who, why, at, settled, reopened }
  if (verdict.about !== "statement")
    return { ...rest, of: [verdict.a, verdict.b], article: null, says: saidOfPair(verdict.about, verdict.verdict) }
  const { content, cue, article } = verdict.target
  const words = (content.length > 0 ? content : cue).map(({ text }) => text)
  return { ...rest, of: words, article, says: saidOfStatement(verdict) }
}

export const propose = useCase({
  about: "Proposes a judgement. It changes nothing until a person accepts it.",
  writes: true,
  input: Asked,
  output: ProposalLine,
  run: async ({ ledger }, asked) => proposalLineOf(await ledger.proposals.put(await verdictOf(ledger, asked))),
})

export const proposals = useCase({
  about: "Judgements that were proposed, the newest first.",
  writes: false,
  input: Paging.extend({ open: flag("only those that nobody has looked at") }),
  output: listOf(ProposalLine),
  async run({ ledger }, asked) {
    const { open, ...page } = asked
    const { items, next } = await ledger.proposals.list({ ...page, ...(open ? { only: "open" } : {}) })
    return { items: items.map(proposalLineOf), next }
  },
})

export const settle = useCase({
  about: "Accepts what was proposed, which judges it in the name of who accepts it, or dismisses it.",
  writes: true,
  input: z.object({
    number: z.coerce.number().int().positive().describe("of the proposal"),
    accept: z.boolean().describe("false: it is dismissed"),
    who,
  }),
  output: z.object({ proposal: ProposalLine, judgement: Judged.nullable() }),
  async run({ ledger }, { number, accept, who }) {
    const { proposals } = ledger
    const accepted = accept ? await proposals.accept(number, who) : null
    if (accepted) return { proposal: proposalLineOf(accepted.proposal), judgement: accepted.judgement }
    const dismissed = accept ? null : await proposals.dismiss(number, who)
    if (dismissed) return { proposal: proposalLineOf(dismissed), judgement: null }
    throw new MissingError({
      what: "there is no such proposal, or somebody has looked at it",
      where: String(number),
      next: "see what is open",
    })
  },
})

export const reopen = useCase({
  about:
    "Takes back that a proposal was accepted or dismissed: what was judged by it is undone, and it is open again, under another number.",
  writes: true,
  input: z.object({ number: z.coerce.number().int().positive().describe("of the proposal"), who }),
  output: ProposalLine,
  async run({ ledger }, { number, who }) {
    const open = await ledger.proposals.reopen(number, who)
    if (open) return proposalLineOf(open)
    throw new MissingError({
      what: "there is no such proposal to take back",
      where: String(number),
      next: "see what is open",
    })
  },
})
