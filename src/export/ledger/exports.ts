/** The forms in which a ledger can be taken out. `hearsay export --to` and the docs follow this map. */
import { writeAnnotations } from "./annotations.ts"
import { writeBrat } from "./brat.ts"
import { writeClaims } from "./claims.ts"
import { writeCsv } from "./csv.ts"
import type { Entries, Stories, Voices } from "./entry.ts"
import { writeFollowTheMoney } from "./ftm.ts"
import { writeJsonLines } from "./jsonl.ts"
import { writeParquet } from "./parquet.ts"
import { writeProv } from "./prov.ts"
import { writeStories, writeTables } from "./stories.ts"
import { writeTimeline } from "./timeline.ts"

interface OneFile {
  about: string
  mediaType: string
  write(entries: Entries, voices: Voices, stories: Stories): AsyncIterable<string | Uint8Array>
}

interface Folder {
  about: string
  /** A file may come in parts, which are written one after the other. */
  files(entries: Entries, stories: Stories): AsyncIterable<{ name: string; content: string }>
}

export const ledgerExports = {
  jsonl: { about: "JSON Lines: one article's record a line", mediaType: "application/jsonl", write: writeJsonLines },
  csv: { about: "one statement a row, for a spreadsheet", mediaType: "text/csv", write: writeCsv },
  parquet: {
    about: "one statement a row, for DuckDB, pandas, Arrow",
    mediaType: "application/vnd.apache.parquet",
    write: writeParquet,
  },
  annotations: { about: "W3C Web Annotation", mediaType: "application/ld+json", write: writeAnnotations },
  claims: {
    about: "schema.org Claim and Quotation, with ClaimReview drafts",
    mediaType: "application/ld+json",
    write: writeClaims,
  },
  prov: { about: "W3C PROV-O in JSON-LD", mediaType: "application/ld+json", write: writeProv },
  ftm: {
    about: "FollowTheMoney statements, for nomenklatura and the ftm command",
    mediaType: "application/jsonl",
    write: writeFollowTheMoney,
  },
  timeline: { about: "TimelineJS", mediaType: "application/json", write: writeTimeline },
  stories: {
    about: "JSON Lines: one story a line, its claims and origins",
    mediaType: "application/jsonl",
    write: writeStories,
  },
  tables: { about: "claims, carriers, origins, links and changes as tables, a folder of CSV", files: writeTables },
  brat: { about: "brat standoff, a folder of texts and annotations", files: writeBrat },
} satisfies { [name: string]: OneFile | Folder }

export type LedgerExportName = keyof typeof ledgerExports
