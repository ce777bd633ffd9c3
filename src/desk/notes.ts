/** What reading could not settle, over the whole ledger. */
import { z } from "zod"
import { NoteCode } from "../record/index.ts"
import { field, LISTED, listOf, Paging, useCase } from "./use-case.ts"

const NoteLine = z
  .object({
    code: NoteCode,
    article: z.string(),
    title: z.string().nullable(),
    text: z.string().nullable().describe("the words that it is about; null: the whole article"),
  })
  .meta({ id: "NoteLine" })

export const notes = useCase({
  about: "What reading could not settle, and how much there is of each kind.",
  writes: false,
  input: Paging.extend({ kind: field(NoteCode, "only notes of this kind") }),
  reads: () => LISTED,
  output: listOf(NoteLine).extend({
    counts: z.array(z.object({ code: NoteCode, notes: z.int().nonnegative() })).describe("of the whole ledger"),
  }),
  async run({ ledger }, { kind, ...page }) {
    const { counts, notes, next } = await ledger.notes({ ...page, ...(kind ? { code: kind } : {}) })
    return { items: notes, next, counts }
  },
})
