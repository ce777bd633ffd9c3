/**
 * The queue: what a person should look at, by the harm that it does if it is wrong and by how open it is. What was judged, "cannot tell" among it, does not come again.
 */
import { z } from "zod"
import type { Ledger } from "../../ledger/index.ts"
import { DoubtKind, doubtKinds, UsageError, words } from "../../record/index.ts"
import { field, TOLD, useCase } from "../use-case.ts"
import { Item } from "./items.ts"
import { PROPOSED, pairedKinds, type ReviewKind, reviewKinds } from "./kinds.ts"
import { claimsToCompare, itemOfClaims, itemOfJoin } from "./pairs.ts"
import { itemOfProposal } from "./proposed.ts"
import { itemOfStatement } from "./statements.ts"

/** Beyond that nobody counts. */
const MOST_COUNTED = 500

export const review = useCase({
  about: "What a person should look at first: by the harm that a wrong reading does, and by how open it is.",
  writes: false,
  input: z.object({
    kind: field(z.enum(reviewKinds), "only of this kind; without one, what is proposed and all statements in doubt"),
    limit: z.coerce.number().int().min(1).max(50).default(1).describe("how many at once"),
    cursor: z
      .string()
      .max(500)
      .exactOptional()
      .describe("goes on after what was skipped: the `next` of the one before"),
  }),
  reads: () => [...TOLD, "proposals"],
  output: z.object({
    counts: z.array(z.object({ kind: z.enum(reviewKinds), about: z.string(), open: z.int(), isAll: z.boolean() })),
    items: z.array(Item),
    next: z.string().nullable(),
  }),
  async run({ ledger }, { kind, limit, cursor }) {
    const page = { limit, ...(cursor === undefined ? {} : { cursor }) }
    const counts = await countsOf(ledger)
    return { counts, ...(await itemsOf(ledger, kind === "" ? undefined : kind, page)) }
  },
})

interface Asked {
  limit: number
  cursor?: string
}

async function itemsOf(ledger: Ledger, kind: ReviewKind | undefined, page: Asked) {
  if (kind === "same person") {
    const { items, next } = await ledger.joins(page)
    return { items: await Promise.all(items.map((join) => itemOfJoin(ledger, join))), next }
  }
  if (kind === "same claim") return claimItems(ledger, page)
  if (kind === "proposed") return proposedItems(ledger, page)
  if (kind === undefined) return allItems(ledger, page)
  return doubtItems(ledger, page, DoubtKind.parse(kind))
}

async function proposedItems(ledger: Ledger, page: Asked) {
  const { items, next } = await ledger.proposals.list({ ...page, only: "open" })
  return { items: await Promise.all(items.map((proposal) => itemOfProposal(ledger, proposal))), next }
}

/** Before the cursors of what is proposed: what is in doubt follows it. */
const IN_PROPOSED = "proposed:"
const FIRST_DOUBT = "doubts"

/** What somebody proposes first, for somebody thought of it already. */
async function allItems(ledger: Ledger, { limit, cursor }: Asked) {
  if (cursor !== undefined && !cursor.startsWith(IN_PROPOSED))
    return doubtItems(ledger, cursor === FIRST_DOUBT ? { limit } : { limit, cursor })
  const after = cursor?.slice(IN_PROPOSED.length)
  const { items, next } = await proposedItems(ledger, after === undefined ? { limit } : { limit, cursor: after })
  if (next !== null) return { items, next: IN_PROPOSED + next }
  if (items.length === limit) return { items, next: FIRST_DOUBT }
  const doubts = await doubtItems(ledger, { limit: limit - items.length })
  return { items: [...items, ...doubts.items], next: doubts.next }
}

async function doubtItems(ledger: Ledger, page: Asked, kind?: DoubtKind) {
  const { items, next } = await ledger.doubts({ ...page, ...(kind === undefined ? {} : { kind }) })
  const made = await Promise.all(items.map((doubt) => itemOfStatement(ledger, doubt)))
  return { items: made.filter((item) => item !== null), next }
}

/** The cursor is the pair after which it goes on; where that is gone, from the first. */
async function claimItems(ledger: Ledger, { limit, cursor }: Asked) {
  const all = await claimsToCompare(ledger)
  const idOf = ({ pair: [a, b] }: (typeof all)[number]) => `${a.id}-${b.id}`
  if (cursor !== undefined && !/^[\w-]{3,100}$/.test(cursor))
    throw new UsageError({
      what: "this is no place in this list",
      where: "cursor",
      next: "give what the page before it had as next",
    })
  const start = cursor === undefined ? 0 : all.findIndex((each) => idOf(each) === cursor) + 1
  const shown = all.slice(start, start + limit)
  const last = shown.at(-1)
  return {
    items: await Promise.all(shown.map(({ pair }) => itemOfClaims(ledger, pair))),
    next: last && start + limit < all.length ? idOf(last) : null,
  }
}

const ABOUT = new Map<string, string>([PROPOSED, ...doubtKinds, ...pairedKinds])

async function countsOf(ledger: Ledger) {
  const statements = new Map((await ledger.doubtCounts()).map(({ kind, statements }) => [kind, statements]))
  const others: { [kind in ReviewKind]?: number } = {
    proposed: await ledger.proposals.countOpen(),
    "same person": (await ledger.joins({ limit: MOST_COUNTED })).items.length,
    "same claim": (await claimsToCompare(ledger)).length,
  }
  const openOf = (kind: ReviewKind): number => others[kind] ?? statements.get(DoubtKind.parse(kind)) ?? 0
  return reviewKinds.map((kind) => ({
    kind,
    about: ABOUT.get(kind) ?? "",
    open: openOf(kind),
    isAll: !words(pairedKinds).includes(kind as never) || openOf(kind) < MOST_COUNTED,
  }))
}
