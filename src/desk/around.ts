/** What stands beside every page. */
import { z } from "zod"
import { LISTED, useCase } from "./use-case.ts"

export const around = useCase({
  about: "How much there is to look at.",
  writes: false,
  input: z.object({}),
  reads: () => [...LISTED, "proposals"],
  output: z.object({ review: z.int().describe("statements in doubt and proposals that nobody has looked at") }),
  async run({ ledger }) {
    const counts = await ledger.doubtCounts()
    const proposed = await ledger.proposals.countOpen()
    return { review: counts.reduce((sum, { statements }) => sum + statements, proposed) }
  },
})
