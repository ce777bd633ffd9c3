/** `POST /api/articles`: what is to be added comes in, and goes on as it came: nobody looks into twenty megabytes where all wait for it. */
import { Hono } from "hono"
import { BusyError, UsageError } from "../record/index.ts"
import type { Adding, Job } from "./adding.ts"
import { errorOf } from "./threads/messages.ts"

/** So many bodies come in at once; of twenty megabytes each, they are what fits. */
const MOST_AT_ONCE = 16

/** What whoever asked is answered. */
interface Answer {
  /** of the article, or the first of them; null: it is not read yet */
  id: string | null
  job: Job
}

export function posting(adding: Adding): Hono {
  const app = new Hono()
  let coming = 0
  app.post("/api/articles", async (context) => {
    const { req } = context
    if (req.header("content-type")?.split(";")[0]?.trim().toLowerCase() !== "application/json")
      throw new UsageError({ what: "articles are taken as JSON", where: req.path, next: "send application/json" })
    if (coming >= MOST_AT_ONCE)
      throw new BusyError({ what: "too much comes in at once", where: req.path, next: "ask again in a moment" })
    coming++
    let body: Uint8Array
    try {
      body = new Uint8Array(await req.arrayBuffer())
    } finally {
      coming--
    }
    const job = await adding.add(body)
    const [article] = job.articles
    const [fault] = job.faults
    if (job.state === "failed" && fault) throw errorOf(fault)
    const answer: Answer = { id: article?.id ?? null, job }
    if (job.state !== "done") return context.json(answer, 202, { location: `/api/jobs/${job.number}` })
    const isNew = job.articles.some(({ outcome }) => outcome !== "known")
    return context.json(answer, isNew ? 201 : 200, article ? { location: `/api/articles/${article.id}` } : {})
  })
  return app
}
