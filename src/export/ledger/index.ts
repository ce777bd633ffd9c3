export type { Entries } from "./entry.ts"
export { type LedgerExportName, ledgerExports } from "./exports.ts"
