export type { Entries, Entry } from "./entry.ts"
export { type LedgerExportName, ledgerExports } from "./exports.ts"
