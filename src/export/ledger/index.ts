export type { Entries, Stories as StoryEntries } from "./entry.ts"
export { type LedgerExportName, ledgerExports } from "./exports.ts"
export { judgementExports } from "./judged.ts"
