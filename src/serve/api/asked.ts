/** What a request asks of a use case: fields of its address and its body, each once, and none that the use case does not know. */
import { z } from "zod"
import { type UseCaseName, useCases } from "../../desk/index.ts"
import { ForbiddenError, UsageError } from "../../record/index.ts"
import type { Person } from "../people/tokens.ts"

interface Given {
  /** of the path */
  params: { [name: string]: string }
  /** behind the question mark, in the order given */
  query: URLSearchParams
  /** what the body holds; undefined where there is none to be read */
  body?: unknown
}

/** @throws {UsageError} when a field is not known, or is given twice: a filter that is passed over gives wrong answers */
export function askedBy(name: UseCaseName, { params, query, body }: Given): object {
  if (body !== undefined) return { ...objectIn(body), ...params }
  const known = fieldsOf(useCases[name].input)
  const fields = [...query.entries()]
  for (const [i, [field]] of fields.entries()) {
    if (!known.has(field) || Object.hasOwn(params, field))
      throw wrong("there is no such field here", field, `give some of ${[...known].join(", ")}`)
    if (fields.findIndex(([other]) => other === field) < i) throw wrong("it is given twice", field, "give it once")
  }
  return { ...Object.fromEntries(fields), ...params }
}

/**
 * Who judges is who is logged in, where anybody is.
 *
 * @throws {ForbiddenError} when it is to be somebody else
 */
export function signed(asked: object, person: Person | null): object {
  if (!person) return asked
  const { who = person.name } = asked as { who?: unknown }
  if (who === person.name) return { ...asked, who }
  throw new ForbiddenError({ what: "nobody judges in another's name", where: String(who), next: "leave who out" })
}

function fieldsOf(input: z.ZodType): ReadonlySet<string> {
  return new Set(input instanceof z.ZodObject ? Object.keys(input.shape) : [])
}

function objectIn(body: unknown): object {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body
  throw wrong("it is no JSON object", "the body", "send what the description of the API says")
}

const wrong = (what: string, where: string, next: string) => new UsageError({ what, where, next })
