/** A record as JSON, its fields in the order of the schema. */
import type { Record } from "../record/index.ts"

export function writeJson(record: Record): string {
  return `${JSON.stringify(record, null, 2)}\n`
}

export function writeJsonLine(record: Record): string {
  return `${JSON.stringify(record)}\n`
}
