export type * from "./ledger.ts"
export { openLedger } from "./sqlite/sqlite.ts"
