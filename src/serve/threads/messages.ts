/** What is said between the server and the threads that have the ledger open. */
import { z } from "zod"
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
export type Opened = z.infer<typeof Opened>

/** What comes back: the answer as a value; or a text that was made of it: JSON, a table with a row for each of these, the page of this name. */
export const Form = z.union([z.enum(["value", "json"]), z.object({ csv: z.string() }), z.object({ page: z.string() })])
export type Form = z.infer<typeof Form>

/** `asked`: a value, or the bytes of it in JSON, which are taken apart where nobody waits for it. */
export const Task = z.object({ id: z.int(), useCase: z.string(), asked: z.unknown(), form: Form })
export type Task = z.infer<typeof Task>

const Problem = z.object({ code: z.string(), what: z.string(), where: z.string(), next: z.string() })
export type Problem = z.infer<typeof Problem>

/** Null: the ledger could not be asked. */
const stamp = z.string().nullable().describe("of the ledger, after that")

export const Done = z.union([
  z.object({ id: z.int(), stamp, answer: z.unknown() }),
  z.object({ id: z.int(), stamp, problem: Problem }),
  z.object({ id: z.int(), stamp, fault: z.string() }),
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
