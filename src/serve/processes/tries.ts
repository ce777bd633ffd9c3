/** What is said of something that whoever reads it does not survive. */
import type { Fault } from "../../ledger/index.ts"

export const BROKE_OFF: Fault = {
  code: "input",
  what: "it could not be read to its end, and ended the program that read it",
  where: "the article",
  next: "give the article's text alone",
}
