/** What a ledger and the thread that has its connection say to each other. */
import type { Value } from "../sql/database.ts"

export interface Asked {
  /** which of its connections */
  connection: number
  /** what is asked over it; else it is begun, with these settings, again where it was begun before, or ended */
  work: readonly Sent[] | ConnectionSettings | "end"
  /** whether the answers of all statements are wanted */
  wantsEvery?: boolean
}

export interface Sent {
  /** prepared under this name; null: several statements, without values */
  name: string | null
  text: string
  values: readonly (Value | readonly Value[])[]
}

export interface Answered {
  /** of the last statement */
  rows: unknown[]
  /** of each, where that is asked for */
  every: unknown[][]
  /** rows that were written */
  written: number
}

/** What went wrong, as far as it crosses threads. */
export interface Failed {
  /** SQLSTATE, or the number of an error of the network */
  code: string
  message: string
  /** there is no connection any more, or none came about */
  isLost: boolean
}

export interface ConnectionSettings {
  address: string
  schema: string
  /** milliseconds to wait for other writers */
  wait: number
  durable: boolean
  readOnly: boolean
}

export interface ThreadSettings {
  /** its first number goes up with each answer, its second with each second that the thread lives */
  signal: Int32Array
  port: import("node:worker_threads").MessagePort
}

/** What PostgreSQL cannot hold in a text, and the letter that stands for it; the other letter parts it from itself. */
const [NUL, STANDS, ITSELF] = ["\u0000", "\ufdd0\ufdd1", "\ufdd0\ufdd2"]

/** Texts may hold the character 0, which PostgreSQL has no place for. */
export const encoded = (text: string): string =>
  text.includes(NUL) || text.includes("\ufdd0") ? text.replaceAll("\ufdd0", ITSELF).replaceAll(NUL, STANDS) : text

export const decoded = (text: string): string =>
  text.includes("\ufdd0") ? text.replaceAll(STANDS, NUL).replaceAll(ITSELF, "\ufdd0") : text
