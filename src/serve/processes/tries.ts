/** How often something is begun that whoever reads it does not survive. */
import type { Fault } from "../../ledger/index.ts"

/** Whoever stops the server with force in the middle of the same article so often is told that the article is at fault. */
export const MOST_TRIES = 5

export const BROKE_OFF: Fault = {
  code: "input",
  what: "it could not be read to its end, and ended the program that read it",
  where: "the article",
  next: "give the article's text alone",
}
