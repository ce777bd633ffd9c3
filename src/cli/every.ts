/** Stretches of time as people type them: 90s, 15m, 2h, 1d. */
import { InvalidArgumentError } from "commander"

const UNITS: { readonly [unit: string]: number } = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const SHORTEST = 60_000

/** @returns milliseconds */
export function everyIn(value: string): number {
  const [, number, unit = ""] = /^(\d{1,4})([smhd])$/.exec(value.trim()) ?? []
  const ms = Number(number) * (UNITS[unit] ?? Number.NaN)
  if (ms >= SHORTEST && ms <= 30 * (UNITS.d ?? 0)) return ms
  throw new InvalidArgumentError("Give a minute or more, and 30 days at most, as 15m, 2h or 1d.")
}

/** "15 min", "2 h", "1 d" */
export function everySaid(ms: number): string {
  const [minutes, hours, days] = [ms / 60_000, ms / 3_600_000, ms / 86_400_000]
  if (Number.isInteger(days)) return `${days} d`
  return Number.isInteger(hours) ? `${hours} h` : `${Math.round(minutes)} min`
}
