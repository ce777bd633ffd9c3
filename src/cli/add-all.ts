/** The heart of `hearsay add`: articles, one after the other, into a ledger. */
import type { Ledger, Outcome } from "../ledger/index.ts"
import { type Article, HearsayError, type Record, UsageError } from "../record/index.ts"
import { progressOn } from "./progress.ts"
import { count } from "./with-ledger.ts"

export type Counts = { [What in Outcome | "failed"]: number }

interface Work {
  read(article: Article): Promise<Record>
  /** how many were asked for, for the time left; some may hold several articles */
  inputs: number
}

/**
 * Puts each article into the ledger in a transaction of its own. A failure is recorded with its reason and the rest goes on; only a fault of
 * the ledger itself, or of the model, ends the run.
 */
export async function addAll(
  ledger: Ledger,
  articles: AsyncIterable<{ article: Article } | { error: HearsayError }>,
  { read, inputs }: Work,
): Promise<Counts> {
  const counts: Counts = { added: 0, revised: 0, reread: 0, known: 0, failed: 0 }
  const progress = progressOn(process.stderr)
  const rate = rateOf(inputs)
  for await (const acquired of articles) {
    const error =
      "error" in acquired
        ? acquired.error
        : await attempt(async () => {
            if (await ledger.has(acquired.article.id)) counts.known++
            else counts[await ledger.record(await read(acquired.article))]++
          }, acquired.article.uri)
    if (error) {
      counts.failed++
      progress.say(`hearsay: ${error.message}`)
      await ledger.fail({ uri: error.where, code: error.code, reason: error.what })
    }
    progress.show(rate(counts))
  }
  progress.end()
  return counts
}

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

/** How many, how fast, how long still: the line that stands while it goes on. */
function rateOf(inputs: number): (counts: Counts) => string {
  const started = performance.now()
  return ({ known, failed, ...counts }) => {
    const read = counts.added + counts.revised + counts.reread
    const seconds = (performance.now() - started) / 1000
    const left = inputs - read - known - failed
    const time = left > 0 && read > 0 ? `, about ${Math.ceil((left * seconds) / (read + known + failed))} s left` : ""
    return `${count(read, "article")} added, ${known} known, ${failed} failed; ${(read / seconds).toFixed(1)} a second${time}`
  }
}
