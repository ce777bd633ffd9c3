/** The record of one article: everything that Hearsay writes down of it. */
import { z } from "zod"
import { Article } from "./article.ts"
import { Entity } from "./entity.ts"
import { Event } from "./event.ts"
import { Note } from "./note.ts"
import { Statement } from "./statement.ts"
import { Timex } from "./timex.ts"

export const Record = z.object({
  article: Article,
  entities: z.array(Entity),
  statements: z.array(Statement),
  events: z.array(Event),
  times: z.array(Timex),
  notes: z.array(Note),
  model: z.object({ name: z.string(), version: z.string() }),
})

export type Record = z.infer<typeof Record>

/** JSON Schema (draft 2020-12) of a record. */
export function recordJsonSchema() {
  return z.toJSONSchema(Record, { target: "draft-2020-12" })
}
