/** What the desk shows to whoever comes in. */
import { z } from "zod"
import { Alert } from "../record/index.ts"
import { ArticleLine, articles } from "./articles.ts"
import { LISTED, useCase } from "./use-case.ts"

const MOST = 20
const MOST_ALERTS = 5

const Front = z.object({
  alerts: z.array(Alert).describe("what changed of what is watched, the newest first"),
  articles: z.array(ArticleLine),
  more: z.boolean().describe("there are others"),
})

export const front = useCase({
  about: "The last articles, and watches with something new.",
  writes: false,
  input: z.object({}),
  reads: () => [...LISTED, "watches"],
  output: Front,
  async run(parts) {
    const { items, next } = await articles.run(parts, { q: "", allVersions: false, order: "added", limit: MOST })
    const alerts = await parts.ledger.watches.alerts(MOST_ALERTS)
    return { alerts, articles: items, more: next !== null }
  },
})
