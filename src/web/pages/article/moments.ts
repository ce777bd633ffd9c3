/** A moment as people write it: to the minute where it has one, in the time zone that it states. */
import { dayOf } from "../../dates.ts"

export function momentInWords(value: string | null): string | null {
  if (value === null) return null
  const [, time, zone = ""] = value.match(/^\d{4}-\d\d-\d\dT(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:\d\d)?$/) ?? []
  return [dayOf(value), time && `${time}${zone === "Z" ? " UTC" : zone && ` (UTC${zone})`}`].filter(Boolean).join(", ")
}
