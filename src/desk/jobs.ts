/** Asking for something to be added, what became of it, and asking once more. */
import { z } from "zod"
import { BusyError, MissingError } from "../record/index.ts"
import { Adding } from "./adding.ts"
import { workOf } from "./task.ts"
import { field, listOf, Paging, useCase } from "./use-case.ts"

const State = z.enum(["queued", "reading", "done", "failed"])

const Job = z.object({
  number: z.int(),
  state: State.describe(
    "queued: it waits · reading: it is read now · done: what could be read of it is in the ledger · failed: nothing is, and faults say why",
  ),
  about: z.string().describe("what was asked to be added, in a few words"),
  askedAt: z.string(),
  endedAt: z.string().nullable(),
  tries: z.int(),
  dueAt: z
    .string()
    .nullable()
    .describe("it waits until then for something to pass that was wrong when it was last tried, which faults say"),
  articles: z
    .array(z.object({ id: z.string(), outcome: z.enum(["added", "apart", "revised", "reread", "known"]) }))
    .describe("what came of it; known: the ledger had it already"),
  faults: z
    .array(z.object({ code: z.string(), what: z.string(), where: z.string(), next: z.string() }))
    .describe("what was wrong with what could not be read"),
})

/** More than these wait only where more comes in than can ever be read. */
const MOST_WAITING = 1000

export const add = useCase({
  about:
    "Asks for an address, a page, a text or a file to be read into the ledger. It is kept before this is answered, and read soon.",
  writes: true,
  input: Adding,
  output: Job,
  async run({ ledger }, adding) {
    const { queued } = await ledger.jobs.counts()
    if (queued >= MOST_WAITING)
      throw new BusyError({ what: "too much waits to be read", where: "the desk", next: "ask again in a minute" })
    return ledger.jobs.put(workOf(adding))
  },
})

export const job = useCase({
  about: "What became of something that was asked to be added.",
  writes: false,
  isOfJobs: true,
  input: z.object({ number: z.coerce.number().int().positive().describe("as the answer to adding has it") }),
  output: Job,
  async run({ ledger }, { number }) {
    const job = await ledger.jobs.job(number)
    if (job) return job
    throw new MissingError({ what: "there is no such job", where: String(number), next: "look them up at /api/jobs" })
  },
})

const Counts = z.object({ queued: z.int(), reading: z.int(), done: z.int(), failed: z.int() })

export const jobs = useCase({
  about: "What was asked to be added, read again or compared, what was asked for last first; and how many stand how.",
  writes: false,
  isOfJobs: true,
  input: Paging.extend({ state: field(State, "only those that stand so") }),
  output: listOf(Job).extend({ counts: Counts.describe("of all of them") }),
  async run({ ledger }, { state, limit, cursor }) {
    const before = /^\d{1,15}$/.test(cursor ?? "") ? { before: Number(cursor) } : {}
    const items = await ledger.jobs.list({ ...before, ...(state ? { state } : {}), limit })
    const counts = await ledger.jobs.counts()
    return { items, next: items.length === limit ? String(items.at(-1)?.number) : null, counts }
  },
})

export const again = useCase({
  about: "Puts in once more what failed: it waits again, as if it came now.",
  writes: true,
  input: z.strictObject({
    numbers: z.array(z.int().positive()).max(1000).exactOptional().describe("only these jobs; without it, all"),
  }),
  output: z.object({ again: z.int().describe("how many wait again") }),
  run: async ({ ledger }, { numbers }) => ({ again: await ledger.jobs.again(numbers) }),
})
