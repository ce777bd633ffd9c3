/** Records for an answer that shows words of several articles: each is opened once, and one that is damaged is told of and keeps nothing else from being shown. */
import { z } from "zod"
import { DamagedError, type Ledger } from "../ledger/index.ts"
import type { Record } from "../record/index.ts"

export const Damaged = z
  .array(z.object({ article: z.string(), what: z.string() }))
  .describe("articles whose records are damaged: what they have is missing here")

interface Opened {
  /** null: it is not there, or damaged */
  record(article: string): Promise<Record | null>
  damaged: z.infer<typeof Damaged>
}

export function openedIn(ledger: Ledger): Opened {
  const records = new Map<string, Promise<Record | null>>()
  const damaged: z.infer<typeof Damaged> = []
  async function open(article: string): Promise<Record | null> {
    try {
      return (await ledger.article(article))?.record ?? null
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error
      damaged.push({ article, what: error.what })
      return null
    }
  }
  return {
    damaged,
    record(article) {
      const known = records.get(article) ?? open(article)
      records.set(article, known)
      return known
    },
  }
}
