/** The heart of `hearsay add`: articles, one after the other, into a ledger. */

import { addOne } from "../desk/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { type Article, HearsayError, type Record, UsageError } from "../record/index.ts"
import { type Counts, stateOf } from "./pace.ts"
import { progressOn } from "./progress.ts"

interface Work {
  read(article: Article): Promise<Record>
  /** how many were asked for, for the time left */
  inputs: number
}

/**
 * Puts each article into the ledger in a transaction of its own. A failure is recorded with its reason and the rest goes on; only a fault of
 * the ledger itself, or of the model, ends the run.
 */
export async function addAll(
  ledger: Ledger,
  articles: AsyncIterable<({ article: Article } | { error: HearsayError }) & { input?: number }>,
  { read, inputs }: Work,
): Promise<Counts> {
  const counts: Counts = { added: 0, revised: 0, reread: 0, known: 0, failed: 0 }
  const progress = progressOn(process.stderr)
  const started = performance.now()
  for await (const acquired of articles) {
    const error =
      "error" in acquired
        ? acquired.error
        : await attempt(async () => {
            const { outcome } = await addOne(ledger, acquired.article, read)
            counts[outcome === "apart" ? "added" : outcome]++
            if (outcome === "apart") progress.say(`hearsay: ${apart(acquired.article)}`)
          }, acquired.article.uri)
    if (error) {
      counts.failed++
      progress.say(`hearsay: ${error.message}`)
      await ledger.fail({ uri: error.where, code: error.code, reason: error.what })
    }
    const seconds = (performance.now() - started) / 1000
    progress.show(stateOf(counts, { seconds, inputs, begun: (acquired.input ?? inputs) + 1 }))
  }
  progress.end()
  return counts
}

/** Most often a site that states its home page as the address of every story. */
const apart = ({ uri, url }: Article) =>
  `${uri}: another article stands at its address${url ? ` (${url})` : ""} and shares nothing with it; both are kept, each as an article of its own`

/** @returns what went wrong with the article; a fault of the ledger or the model is not the article's and goes on up */
async function attempt(work: () => Promise<void>, where: string): Promise<HearsayError | null> {
  try {
    await work()
    return null
  } catch (cause) {
    if (!(cause instanceof HearsayError) || cause.code === "ledger" || cause.code === "model") throw cause
    return cause.where === where ? cause : new UsageError({ what: cause.what, where, next: cause.next, cause })
  }
}
