/** What stands in a job: all that whoever does it needs, wherever that is. Beside what people give at the desk it is what the commands put in. */
import { createHash } from "node:crypto"
import { z } from "zod"
import type { Work } from "../ledger/index.ts"
import { Article } from "../record/index.ts"
import { Adding, aboutOf } from "./adding.ts"

const ArticleId = z.string().regex(/^[0-9a-f]{6,64}$/)

/** How articles are read, where that was said. */
export const How = z.strictObject({
  date: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  force: z.boolean().exactOptional(),
  language: z.string().exactOptional(),
  entries: z.enum(["page", "text"]).exactOptional(),
  longest: z.int().exactOptional(),
})
export type How = z.infer<typeof How>

const ToAdd = z.union([
  z.strictObject({ address: z.string(), how: How }),
  z.strictObject({ page: z.strictObject({ base64: z.base64(), uri: z.string(), file: z.string() }), how: How }),
  z.strictObject({ article: Article, how: How }),
  Adding,
])
export type ToAdd = z.infer<typeof ToAdd>

/** reread: an article, by the model of whoever does it · compare: an article's claims, with those of its neighbourhood · tell: the stories of which something changed */
const Task = z.union([
  z.strictObject({ reread: ArticleId }),
  z.strictObject({ compare: ArticleId }),
  z.strictObject({ tell: z.literal(true) }),
  ToAdd,
])
export type Task = z.infer<typeof Task>

/** What is to be done, so that it can be kept. The same given twice is the same. */
export function workOf(task: Task): Work {
  const body = Buffer.from(JSON.stringify(task))
  return { key: createHash("sha256").update(body).digest("hex"), about: aboutTask(task), body }
}

export const taskIn = (body: Uint8Array): Task => Task.parse(JSON.parse(Buffer.from(body).toString()))

function aboutTask(task: Task): string {
  if ("reread" in task) return `read ${task.reread} again`
  if ("compare" in task) return `compare the claims of ${task.compare}`
  if ("tell" in task) return "tell the stories that changed"
  if ("address" in task) return task.address
  if ("page" in task) return task.page.uri
  return "article" in task ? (task.article.title ?? task.article.uri) : aboutOf(task)
}
