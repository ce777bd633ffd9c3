/** What is said between the server and the threads that have the ledger open. */
import { z } from "zod"
import type { Changes, Subject } from "../../ledger/index.ts"
import {
  BusyError,
  ForbiddenError,
  HearsayError,
  InputError,
  LanguageError,
  LimitError,
  MissingError,
  ModelError,
  UsageError,
} from "../../record/index.ts"

/** What a thread opens. */
export const Opened = z.object({ ledger: z.string(), readOnly: z.boolean() })
/** And the number of the last change that is known, for one that says what changes. */
export const Watched = Opened.extend({ since: z.int() })
export type Opened = z.infer<typeof Opened>

/** What comes back: the answer as a value; or, as bytes, a text that was made of it: JSON, a table with a row for each of these, a line of JSON for each, the page of this name. */
export const Form = z.union([
  z.enum(["value", "json"]),
  z.object({ csv: z.string() }),
  z.object({ lines: z.literal("items") }),
  z.object({ page: z.string() }),
])
export type Form = z.infer<typeof Form>

/** `asked`: a value, or the bytes of it in JSON, which are taken apart where nobody waits for it. */
export const Task = z.object({
  id: z.int(),
  useCase: z.string(),
  asked: z.unknown(),
  form: Form,
  since: z.int().describe("the number of the last change that whoever asks knows of"),
})
export type Task = z.infer<typeof Task>

const Problem = z.object({ code: z.string(), what: z.string(), where: z.string(), next: z.string() })
export type Problem = z.infer<typeof Problem>

/** A text, and what it is a text of. */
export const Text = z.object({
  body: z.instanceof(Uint8Array<ArrayBuffer>),
  hash: z.string().describe("of the body"),
  gap: z.int().nullable().describe("of a page, the byte before which the number is put of what is to be reviewed"),
  at: z.int().describe("the number of the last change before the ledger was asked"),
  reads: z.array(z.custom<Subject>()).nullable().describe("what it depends on; null: anything in the ledger"),
})
export type Text = z.infer<typeof Text>

/** Null: the ledger could not be asked. */
const changes = z.custom<Changes | null>().describe("what changed since, after that")

export const Done = z.union([
  z.object({ id: z.int(), changes, answer: z.unknown() }),
  z.object({ id: z.int(), changes, problem: Problem }),
  z.object({ id: z.int(), changes, fault: z.string() }),
])
export type Done = z.infer<typeof Done>

export function problemOf({ code, what, where, next }: HearsayError): Problem {
  return { code, what, where, next }
}

const classes = [BusyError, ForbiddenError, InputError, LanguageError, LimitError, MissingError, ModelError, UsageError]

/** The error again, of the class that it had where it was thrown; of one that only one step knows, its code alone stays. */
export function errorOf(problem: Problem): HearsayError {
  const Class = classes.find((each) => new each(problem).code === problem.code)
  return Class ? new Class(problem) : Object.assign(new HearsayError(problem), { code: problem.code })
}
