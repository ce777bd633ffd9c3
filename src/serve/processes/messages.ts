/** What is said between the server and the processes that have a model loaded. */
import { z } from "zod"

export const Settings = z.object({
  ledger: z.string(),
  allowPrivate: z.boolean(),
  /** what is added is to be compared by a job of its own: where no other process does */
  comparesLater: z.boolean(),
  /** what the process before this one was at when it died: given back first */
  left: z.int().nullable(),
})
export type Settings = z.infer<typeof Settings>

/**
 * begun, ended: a job, by its number · later: a job, which waits for something to pass · progress: it is not hanging · idle: nothing is left to do, since it was told so often that there is · left: so many articles are still to be compared · told: a story, with its claims ·
 * trouble: it cannot go on now, and tries again
 */
export const Said = z.union([
  z.object({ begun: z.int() }),
  z.object({ ended: z.int() }),
  z.object({ later: z.int() }),
  z.literal("progress"),
  z.object({ idle: z.int() }),
  z.object({ left: z.int() }),
  z.object({ told: z.object({ articles: z.array(z.string()), claims: z.array(z.string()) }) }),
  z.object({ trouble: z.string() }),
])
export type Said = z.infer<typeof Said>
