/** What is watched, what people want to be told of, and what they were told. `hearsay watch` does the watching. */
import { z } from "zod"
import type { Saved } from "../ledger/index.ts"
import { Alert, SourceType, Stance } from "../record/index.ts"
import { listOf, Paging, useCase } from "./use-case.ts"
import { nameOf } from "./watch/alerts/name.ts"

const Moment = z.iso.datetime()
const momentOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

const Feed = z.object({
  address: z.string().describe("as it was given"),
  url: z.string().describe("where it is now"),
  every: z.int().describe("how often it is looked at, in seconds"),
  seen: Moment.nullable().describe("when it last answered"),
  due: Moment.nullable().describe("when it is looked at next; null: it is gone for good"),
  fault: z.string().nullable().describe("why it could not be had; null: it answered"),
  failures: z.int().describe("since it last answered"),
})

const words = z.string().exactOptional()
const Wanted = z.object({
  number: z.int(),
  name: z.string(),
  search: z
    .object({
      ...{ words, speaker: words, outlet: words },
      stance: Stance.exactOptional(),
      sourceType: SourceType.exactOptional(),
    })
    .nullable(),
  claim: z.string().nullable().describe("a place that carries it: article/start-end"),
  webhook: z.boolean().describe("a server is told of it; its address is nobody else's business"),
  at: Moment,
})

export const watches = useCase({
  about: "The feeds that are looked at, and what people want to be told of.",
  writes: false,
  input: z.object({}),
  output: z.object({ feeds: z.array(Feed), wanted: z.array(Wanted) }),
  async run({ ledger }) {
    const feeds = (await ledger.watches.feeds()).map(({ address, url, every, seen, due, fault, failures }) => {
      return { address, url, every: every / 1000, seen: momentOf(seen), due: momentOf(due), fault, failures }
    })
    return { feeds, wanted: (await ledger.watches.saved()).map(wantedOf) }
  },
})

function wantedOf({ number, wanted, webhook, at }: Saved): z.input<typeof Wanted> {
  return {
    number,
    name: nameOf(wanted),
    search: "search" in wanted ? wanted.search : null,
    claim: "claim" in wanted ? wanted.claim : null,
    webhook: webhook !== null,
    at,
  }
}

export const alerts = useCase({
  about: "What people were told, the newest first.",
  writes: false,
  input: Paging,
  output: listOf(Alert),
  async run({ ledger }, { limit, cursor }) {
    const found = await ledger.watches.alerts(limit + 1, cursor)
    const items = found.slice(0, limit)
    return { items, next: found.length > limit ? (items.at(-1)?.guid ?? null) : null }
  },
})
