/** What every use case is given to work with. */
import type { Language } from "../language/index.ts"
import type { Ledger } from "../ledger/index.ts"

export interface Parts {
  ledger: Ledger
  language: Language
}
