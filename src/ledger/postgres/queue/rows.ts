/** Jobs as pg-boss keeps them ⇄ as a ledger gives them. What it keeps is read from its table, where a list can go on and states can be counted. */
import { deflateRawSync, inflateRawSync } from "node:zlib"
import { z } from "zod"
import type { Fault, Job, JobState, Work } from "../../jobs.ts"
import { Articles, Faults, States } from "../../sql/jobs.ts"

/** Beside the ledger's own: what is in there is pg-boss's. */
export const queueSchema = (schema: string) => `${schema}_queue`
/** Where the jobs of a ledger in this schema stand. */
export const queueTable = (schema: string) => `${queueSchema(schema)}.job`

/** Of the queue: there is one, for all that readers do. */
export const QUEUE = "reading"

/**
 * What stands in a job. Bytes are packed and in base64, for JSON in PostgreSQL has no place for the character 0.
 */
export const Data = z.object({ about: z.string(), asked: z.string(), body: z.string() })
export type Data = z.infer<typeof Data>

/** @param asked when it was asked for */
export const dataOf = ({ about, body }: Pick<Work, "about" | "body">, asked: string): Data => ({
  about,
  asked,
  body: deflateRawSync(body, { level: 1 }).toString("base64"),
})

export const bodyIn = ({ body }: Data): Uint8Array => inflateRawSync(Buffer.from(body, "base64"))

/** What came of a job. `failed`: nothing but faults, which no second try would mend. */
export const Output = z.object({ articles: Articles, faults: Faults, failed: z.boolean() })
export type Output = z.infer<typeof Output>

/** pg-boss names a job by a UUID, and people name it by a number: so the number stands in the UUID, of the version that is free for such (RFC 9562, 5.8). */
const HEAD = "00000000-0000-8000-8000-"
export const uuidOf = (number: number) => `${HEAD}${number.toString(16).padStart(12, "0")}`
export const numberIn = (uuid: string) => Number.parseInt(uuid.slice(HEAD.length), 16)

const STATE = `CASE WHEN state < 'active' THEN 'queued' WHEN state = 'active' THEN 'reading'
  WHEN state = 'completed' AND NOT coalesce((output->>'failed')::boolean, false) THEN 'done' ELSE 'failed' END`

export const Row = z.object({
  id: z.string(),
  state: States,
  retries: z.int(),
  begun: z.int(),
  about: z.string(),
  asked: z.string(),
  ended: z.date().nullable(),
  due: z.date().nullable(),
  output: z.unknown(),
})

/** @param table with its schema */
export const selectFrom = (table: string) =>
  `SELECT id::text AS id, ${STATE} AS state, retry_count::bigint AS retries, (started_on IS NOT NULL)::int::bigint AS begun, data->>'about' AS about,
     data->>'asked' AS asked, completed_on AS ended,
     CASE WHEN state = 'retry' AND start_after > now() THEN start_after END AS due, output FROM ${table}`

export const countFrom = (table: string) => `SELECT ${STATE} AS state, count(*) AS jobs FROM ${table} GROUP BY 1`

/** The condition on rows that are of a state. */
export const WHERE: { [state in JobState]: string } = {
  queued: "state < 'active'",
  reading: "state = 'active'",
  done: "state = 'completed' AND NOT coalesce((output->>'failed')::boolean, false)",
  failed: "state > 'active' AND (state <> 'completed' OR (output->>'failed')::boolean)",
}

/** Nobody is left who could say more. */
const UNHEARD: Fault = {
  code: "input",
  what: "whoever read it ended without a word, each time that it was tried",
  where: "the article",
  next: "give the article's text alone, or try it again when the machine has more memory",
}

export function jobIn({ id, state, retries, begun, about, asked, ended, due, output }: z.infer<typeof Row>): Job {
  const came = Output.safeParse(output).data
  const isOpen = due === null && (state === "queued" || state === "reading")
  return {
    number: numberIn(id),
    state,
    about,
    askedAt: asked,
    endedAt: ended?.toISOString() ?? null,
    tries: retries + begun,
    dueAt: due?.toISOString() ?? null,
    articles: isOpen ? [] : (came?.articles ?? []),
    faults: isOpen ? [] : (came?.faults ?? (state === "failed" ? [UNHEARD] : [])),
  }
}
