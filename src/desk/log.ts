/** All that people decided: what they judged, and what was proposed to them that they declined. */
import { z } from "zod"
import { judgements } from "./judgements.ts"
import { ProposalLine, proposalLineOf } from "./proposals.ts"
import { TOLD, useCase } from "./use-case.ts"

/** Beside the first judgements, the newest of them. */
const MOST_DECLINED = 20

export const log = useCase({
  about: "What people judged, the newest first, and beside it what was proposed and declined.",
  writes: false,
  input: judgements.input,
  reads: () => [...TOLD, "proposals"],
  output: judgements.output.extend({
    declined: z
      .array(ProposalLine)
      .describe("with the first page of judgements: the newest, without those that are open again"),
  }),
  async run(parts, asked) {
    const found = await judgements.run(parts, asked)
    if (asked.cursor !== undefined) return { ...found, declined: [] }
    const { items } = await parts.ledger.proposals.list({ only: "dismissed", limit: MOST_DECLINED })
    return { ...found, declined: items.filter(({ reopened }) => !reopened).map(proposalLineOf) }
  },
})
