import type { Known } from "../pattern.ts"

/** What follows the day in a value: T08:30, TEV, or nothing. */
export const timeOfDay = (known: Known): string =>
  (known.clock ?? known.sure)?.replace("~", "") ?? (known.part ? `T${known.part}` : "")
