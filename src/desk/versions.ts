/** What one version of an article says otherwise than the version before it, statement by statement. */
import { z } from "zod"
import { entityOf, type Record, type Span, Stance, type Statement, StatementId } from "../record/index.ts"

/** A statement in the words of its version. */
const Told = z.object({
  id: StatementId,
  speaker: z.string().nullable().describe("by the fullest name of the article, else by the words that stand for it"),
  stance: Stance.nullable(),
  words: z.string(),
  hedge: z.string().nullable(),
  through: z.array(z.string()).describe("who passed it on, from the source outwards"),
})
type Told = z.infer<typeof Told>

const fields = ["speaker", "stance", "words", "hedge", "through"] as const

export const Difference = z.object({
  before: Told.nullable().describe("null: it is new"),
  after: Told.nullable().describe("null: it is gone"),
  changed: z.array(z.enum(fields)).describe("of one that stayed: what is another now"),
})
export type Difference = z.infer<typeof Difference>

/** Half of the words of the shorter one: less is another statement, which may be by the same speaker. */
const ALIKE = 0.5
/** Words that so many statements have tell nothing about which is which. */
const COMMON = 40

/** In the order of the later version; what is gone stands where it stood before. Empty when both say the same. */
export function differencesOf(before: Record, after: Record): Difference[] {
  const [old, now] = [before.statements.map(toldIn(before)), after.statements.map(toldIn(after))]
  const pairs = paired(old, now)
  const kept = new Set(pairs.values())
  const gone = old.filter((told) => !kept.has(told))
  const found: Difference[] = []
  const leave = (upTo: number) => {
    while (gone[0] && old.indexOf(gone[0]) < upTo)
      found.push({ before: gone.shift() as Told, after: null, changed: [] })
  }
  for (const told of now) {
    const was = pairs.get(told)
    if (!was) found.push({ before: null, after: told, changed: [] })
    else {
      leave(old.indexOf(was))
      const changed = fields.filter((field) => plain(was[field]) !== plain(told[field]))
      if (changed.length > 0) found.push({ before: was, after: told, changed })
    }
  }
  leave(old.length)
  return found
}

const toldIn =
  (record: Record) =>
  ({ id, source, stance, content, cue, hedge, via }: Statement): Told => ({
    id,
    speaker: calledIn(record, source),
    stance,
    words: joined(content.spans) || joined(cue.spans),
    hedge: hedge ? joined(hedge.spans) : null,
    through: via.map((relay) => calledIn(record, relay) ?? ""),
  })

function calledIn(record: Record, party: { entity: string | null; spans: readonly Span[] }): string | null {
  return entityOf(record, party.entity)?.name ?? (joined(party.spans) || null)
}

/** Which statement of the earlier version each of the later one was: first those with the same words, then the most alike. */
function paired(old: readonly Told[], now: readonly Told[]): Map<Told, Told> {
  const pairs = new Map<Told, Told>()
  const free = new Set(old)
  const pair = (told: Told, was: Told) => {
    pairs.set(told, was)
    free.delete(was)
  }
  for (const same of [whole, ({ words }: Told) => plain(words)]) {
    const byWords = Map.groupBy(free, same)
    for (const told of now) {
      const was = pairs.has(told) ? undefined : byWords.get(same(told))?.shift()
      if (was) pair(told, was)
    }
  }
  const rest = now.filter((told) => !pairs.has(told))
  for (const { told, was } of alike([...free], rest)) if (free.has(was) && !pairs.has(told)) pair(told, was)
  return pairs
}

/** Pairs that share enough words, the most alike first. */
function alike(old: readonly Told[], now: readonly Told[]) {
  const sets = new Map([...old, ...now].map((told) => [told, wordsOf(told)]))
  const having = Map.groupBy(
    old.flatMap((was) => [...(sets.get(was) ?? [])].map((word) => ({ word, was }))),
    ({ word }) => word,
  )
  return now
    .flatMap((told) => {
      const own = sets.get(told) ?? new Set()
      const shared = new Map<Told, number>()
      for (const word of own) {
        const those = having.get(word) ?? []
        if (those.length <= COMMON) for (const { was } of those) shared.set(was, (shared.get(was) ?? 0) + 1)
      }
      return [...shared].map(([was, n]) => ({
        told,
        was,
        share: n / Math.min(own.size, sets.get(was)?.size ?? 1),
        same: Number(was.speaker === told.speaker),
      }))
    })
    .filter(({ share, same }) => share >= ALIKE + (same ? 0 : 0.2))
    .sort((a, b) => b.share + b.same - a.share - a.same)
}

const wordsOf = ({ words }: Told) => new Set(words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
const whole = (told: Told) => fields.map((field) => plain(told[field])).join("|")
const plain = (value: string | string[] | null) =>
  String(value ?? "")
    .replace(/[\s"“”'‘’,.]+/g, " ")
    .trim()
    .toLowerCase()
const joined = (spans: readonly Span[]) => spans.map(({ text }) => text.replace(/\s+/g, " ").trim()).join(" … ")
