/** What the desk shows to whoever comes in. */
import { z } from "zod"
import { ArticleLine, articles } from "./articles.ts"
import { useCase } from "./use-case.ts"

const MOST = 20

const Front = z.object({ articles: z.array(ArticleLine), more: z.boolean().describe("there are others") })

export const front = useCase({
  about: "The last articles, and watches with something new.",
  writes: false,
  input: z.object({}),
  output: Front,
  async run(parts) {
    const { items, next } = await articles.run(parts, { q: "", allVersions: false, order: "added", limit: MOST })
    return { articles: items, more: next !== null }
  },
})
