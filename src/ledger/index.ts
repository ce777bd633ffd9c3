export { AskedOfStatement, AskedSpeaker, statementVerdict } from "./judged/asked.ts"
export type * from "./ledger.ts"
export { openLedger } from "./sqlite/sqlite.ts"
