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

/** `page`: the answer goes into the page of this name, and what comes back is HTML. */
export const Task = z.object({ id: z.int(), useCase: z.string(), asked: z.unknown(), page: z.string().nullable() })
export type Task = z.infer<typeof Task>

const Problem = z.object({ code: z.string(), what: z.string(), where: z.string(), next: z.string() })
export type Problem = z.infer<typeof Problem>

export const Done = z.union([
  z.object({ id: z.int(), answer: z.unknown() }),
  z.object({ id: z.int(), problem: Problem }),
  z.object({ id: z.int(), fault: z.string() }),
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
