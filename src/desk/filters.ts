/** What articles and statements can be looked for by: as `hearsay search` takes it, and as the fields of an address. */
import { z } from "zod"
import type { PageOptions, Query } from "../ledger/index.ts"
import { SourceType, Stance } from "../record/index.ts"
import { field, flag, given } from "./use-case.ts"

/** A day, a month or a year, of which each begins with the one before it. */
const Day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a day, month or year, as YYYY-MM-DD")
const YesOrNo = z.union([z.boolean(), z.stringbool()]).meta({ shownAs: { type: "boolean" } })
const Name = z.string().max(300)

export const Filters = z.object({
  q: z
    .string()
    .max(1000)
    .default("")
    .describe('words, "phrases" and beginnings*, all of which must occur; empty: whatever passes the filters')
    .meta({ examples: ['"ferry licence"', "ferr*"] }),
  speaker: field(Name, "words and beginnings* of a name, or an entity's id", "okafor", "E3bc7008c2bce"),
  outlet: field(Name, "who published it", "Transmere Press"),
  stance: field(Stance, "what the source does", "denies"),
  sourceType: field(SourceType, "what kind of source it is", "anonymous"),
  saidFrom: field(Day, "said on this day or later", "2031-03-01"),
  saidTo: field(Day, "said on this day or earlier"),
  publishedFrom: field(Day, "published on this day or later", "2031-03"),
  publishedTo: field(Day, "published on this day or earlier"),
  through: field(
    YesOrNo,
    "whether it came through others: the article has it from somebody who had it from the source",
  ),
  lookedAt: field(YesOrNo, "whether somebody judged of it"),
  allVersions: flag("also versions that a later one replaced"),
  order: field(
    z.enum(["best", "newest", "added"]),
    "best: what has the words best · newest: by the day of publication, or of saying where that is asked for · added: what came last into the ledger",
  ),
})

/** The same for the ledger. */
export function queryOf({ q, ...filters }: z.output<typeof Filters> & PageOptions): Query {
  return { ...given(filters), words: q }
}
