/** All that people judged, as a patch that another ledger takes. */
import { z } from "zod"
import { Patch, patchOf } from "../record/index.ts"
import { TOLD, useCase } from "./use-case.ts"

export const patch = useCase({
  about:
    "All that people judged, also what was undone, as a patch that another ledger takes, in the order in which it was judged.",
  writes: false,
  input: z.object({}),
  reads: () => TOLD,
  output: z.object({ items: z.array(Patch) }),
  run: async ({ ledger }) => ({ items: (await ledger.judgements()).map(patchOf) }),
})
