/**
 * Statements as they are written for both, in PostgreSQL's words. What differs is little, and each of it stands here: which index is used is PostgreSQL's business; a join is on something or of everything; words
 * are found in a column of their own; columns with capitals are quoted; and each value says of what type it is, as it does by itself in SQLite.
 */
import { z } from "zod"
import type { Value } from "../sql/database.ts"
import type { Sent } from "./messages.ts"

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/ NOT INDEXED\b| INDEXED BY \w+/g, ""],
  [/\bCROSS JOIN (\w+(?:\([^()]*\))?(?: (?!ON\b)\w+)?)\s+ON\b/g, "JOIN $1 ON"],
  [/\b(\w+) MATCH (\?\d*)/g, "$1.words @@ CAST($2 AS tsquery)"],
  [/\bjson_group_array\(([^()]*)\)/g, "json_agg($1)::text"],
  [/\binstr\(/g, "strpos("],
  [/ AS INTEGER\)/g, " AS bigint)"],
  // As SQLite does: of letters, those of ASCII alone.
  [/\b(\w+) = (\?\d*) COLLATE NOCASE/g, 'lower($1 COLLATE "C") = lower($2 COLLATE "C")'],
  [/\bAS ([a-z]+[A-Z]\w*)/g, 'AS "$1"'],
  [/\bINSERT OR IGNORE (.*)/gs, "INSERT $1 ON CONFLICT DO NOTHING"],
]

interface Statement {
  /** the same for the same statement with values of the same types */
  name: string
  text: string
  /** of each value, in the order of $1, $2 …, the place among those that were given, and whether it is a list in JSON */
  places: readonly { place: number; isList: boolean }[]
}

const known = new Map<string, Statement>()

/** @returns what is sent: the statement, and its values in order */
export function sentOf(sql: string, values: readonly Value[], ending = ""): Sent {
  const types = values.map(typeOf)
  const key = `${types.join()} ${ending} ${sql}`
  const { name, text, places } = known.get(key) ?? { name: `s${known.size}`, ...translated(sql + ending, types) }
  known.set(key, { name, text, places })
  return {
    name,
    text,
    values: places.map(({ place, isList }) => (isList ? listIn(values[place]) : (values[place] ?? null))),
  }
}

const List = z.array(z.union([z.string(), z.number(), z.null()]))
const listIn = (json: Value | undefined) => List.parse(JSON.parse(String(json)))

/** Null is written as it is, for it has no type; and numbers of rows are whole. */
function typeOf(value: Value): string {
  if (value === null) return ""
  if (typeof value === "string") return "text"
  if (typeof value === "bigint") return "int8"
  if (typeof value === "number") return Number.isInteger(value) ? "int8" : "float8"
  return "bytea"
}

const LISTS = { numbers: "int8[]", texts: "text[]" } as const

function translated(sql: string, types: readonly string[]): Omit<Statement, "name"> {
  const text = WORDS.reduce((text, [theirs, ours]) => text.replace(theirs, ours), sql)
  const places: { place: number; isList: boolean }[] = []
  let last = 0
  const numbered = text.replace(
    /(?:\b(numbers|texts)\()?\?(\d*)/g,
    (_, list: keyof typeof LISTS | undefined, number: string) => {
      last = number === "" ? last + 1 : Math.max(last, Number(number))
      const place = (number === "" ? last : Number(number)) - 1
      const type = list ? LISTS[list] : types[place]
      if (type === undefined) throw new RangeError(`a statement has no value ${place + 1}: ${sql}`)
      if (type === "") return "NULL"
      if (!places.some((each) => each.place === place)) places.push({ place, isList: list !== undefined })
      return `${list ? `${list}(` : ""}$${places.findIndex((each) => each.place === place) + 1}::${type}`
    },
  )
  return { text: numbered, places }
}
