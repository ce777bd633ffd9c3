/** Places in lists: what a row is ordered by, as a word that says nothing. A list goes on after such a place, so rows that come before it meanwhile move nothing. */
import { z } from "zod"
import { UsageError } from "../../record/index.ts"

type Key = readonly (string | number | null)[]

/** @param list which list, in which order, it is a place of */
export const cursorOf = (list: string, key: Key): string =>
  Buffer.from(JSON.stringify([list, ...key])).toString("base64url")

/** @throws {UsageError} when it is no place of this list */
export function keyIn<const Form extends [z.ZodType, ...z.ZodType[]]>(list: string, form: Form, cursor: string) {
  try {
    const [of, ...key] = z.array(z.unknown()).parse(JSON.parse(Buffer.from(cursor, "base64url").toString()))
    if (of !== list) throw new TypeError(`a place of ${String(of)}`)
    return z.tuple(form).parse(key)
  } catch (cause) {
    throw new UsageError({
      what: "this is no place in this list",
      where: `cursor ${cursor}`,
      next: "give what the page before it had as next, with the same order",
      cause,
    })
  }
}

/** Of rows that were asked for one too many, so many, and where the list goes on. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  placeOf: (last: Row) => string,
  itemOf: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(itemOf), next: last === undefined ? null : placeOf(last) }
}
