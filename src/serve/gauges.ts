/** Figures that are looked up when somebody asks for them: how long the queues are, how many threads there are, what is kept. */
import type { Answers } from "./answers.ts"
import type { Behind } from "./behind.ts"
import type { Metrics } from "./metrics.ts"

export function gauges({ gauge }: Metrics, { pool, adding, events, standing }: Behind, answers: Answers): void {
  const one = (value: number) => ({ "": value })
  gauge("hearsay_tasks", "Tasks that wait or are worked on, by kind of thread.", "threads", () => ({
    reading: pool.load().reading.tasks,
    writing: pool.load().writing.tasks,
  }))
  gauge("hearsay_threads", "Threads that have the ledger open.", "threads", () => ({
    reading: pool.load().reading.threads,
    writing: pool.load().writing.threads,
  }))
  gauge("hearsay_jobs", "What was asked to be added, by state.", "state", () => ({ ...standing.jobs }))
  gauge("hearsay_readers_working", "Processes that read what is added.", null, () => one(adding.working()))
  gauge("hearsay_articles_to_compare", "Articles that are not compared yet.", null, () =>
    one(standing.toCompare ?? Number.NaN),
  )
  gauge("hearsay_listeners", "Who listens to events.", null, () => one(events.listeners()))
  gauge("hearsay_cache_bytes", "Answers that are kept.", null, () => one(answers.size().bytes))
  gauge("hearsay_cache_answers", "Answers that were given again, and that had to be made.", "kind", () => ({
    again: answers.size().hits,
    made: answers.size().misses,
  }))
}
