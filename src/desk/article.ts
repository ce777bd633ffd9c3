/** One article with all that it says, and all that is known around it: its versions, and the same claims elsewhere. */
import { z } from "zod"
import type { Kept, Ledger, Subject } from "../ledger/index.ts"
import { MissingError, Record, SourceType, Stance } from "../record/index.ts"
import { ClaimOf, claimsOf } from "./claims-of.ts"
import { field, useCase } from "./use-case.ts"
import { Difference, differencesOf } from "./versions.ts"

export const ArticleId = z
  .string()
  .regex(/^[0-9a-f]{6,64}$/, "an article's id, or its beginning, 6 characters or more")
  .describe("an article's id, or its beginning, 6 characters or more")

const Version = z.object({
  id: z.string(),
  title: z.string().nullable(),
  published: z.string().nullable(),
  updated: z.string().nullable(),
  recordedAt: z.string(),
  statements: z.int(),
  differences: z.array(Difference).describe("from the version before it, statement by statement"),
})

const Article = z.object({
  record: Record,
  revisionOf: z.string().nullable(),
  revisedBy: z.string().nullable(),
  readings: z.array(z.object({ name: z.string(), version: z.string() })),
  recordedAt: z.string(),
  away: z
    .array(z.object({ statement: z.string(), number: z.int(), who: z.string(), at: z.string() }))
    .describe("statements that somebody judged to be none, and by which judgement"),
  unfitting: z.array(z.int()).describe("numbers of judgements that fit nothing which is read here now"),
  claims: z.array(ClaimOf).describe("what its statements claim, as it stands over all articles"),
  versions: z.array(Version).describe("all of them, the oldest first; an article that never changed is its only one"),
})

export const article = useCase({
  about: "One article with its record, its versions and by whom it was read.",
  writes: false,
  input: z.object({
    id: ArticleId,
    tab: field(z.enum(["statements", "dates", "versions", "record"]), "which part of its page is shown"),
    q: field(z.string().max(300), "words that its page marks", "ferry"),
    speaker: field(z.string().max(300), "its page shows the statements of this speaker only"),
    stance: field(Stance, "its page shows statements of this stance only", "denies"),
    type: field(SourceType, "its page shows statements of sources of this kind only", "anonymous"),
  }),
  reads: ({ id }, { record, versions }) => [
    ...ownOf(id, record.article.id),
    ...versions.map((version) => `article/${version.id}` as const),
  ],
  output: Article,
  async run({ ledger }, { id }) {
    const kept = await keptArticle(ledger, id)
    const { record, revisionOf, revisedBy, readings, recordedAt } = kept
    const claims = await claimsOf(ledger, record.article.id)
    const versions = await versionsOf(ledger, kept)
    const { away, unfitting } = notFollowed(kept)
    return { record, revisionOf, revisedBy, readings, recordedAt, away, unfitting, claims, versions }
  },
})

/** What the page of an article depends on: itself; and where it was asked for by the beginning of its id, others that begin so too. */
export const ownOf = (asked: string, id: string): Subject[] => [
  `article/${id}`,
  ...(asked === id ? [] : ["articles" as const]),
]

/** What the record itself cannot say. */
function notFollowed({ record, applied, unfitting }: Kept) {
  const left = new Set(record.statements.map(({ id }) => id))
  const away = new Map(
    applied.flatMap(({ judgement: { number, who, at }, statement }) =>
      statement === null || left.has(statement) ? [] : [[statement, { statement, number, who, at }] as const],
    ),
  )
  return { away: [...away.values()], unfitting: unfitting.map(({ number }) => number) }
}

/** @throws {MissingError} */
export async function keptArticle(ledger: Ledger, id: string): Promise<Kept> {
  const kept = await ledger.article(id)
  if (kept) return kept
  throw new MissingError({
    what: "the ledger has no such article",
    where: id,
    next: "look it up with a search, and give six characters of its id or more",
  })
}

/** A page that changes by the hour has very many; these are compared, and no more. */
const MOST_VERSIONS = 40

async function versionsOf(ledger: Ledger, kept: Kept): Promise<z.infer<typeof Version>[]> {
  const [earlier, later] = [await walked(ledger, kept, "revisionOf"), await walked(ledger, kept, "revisedBy")]
  const all = [...earlier.toReversed(), kept, ...later]
  return all.map(({ record, recordedAt }, i) => {
    const before = all[i - 1]
    const { id, title, published, updated } = record.article
    return {
      ...{ id, title, published, updated, recordedAt, statements: record.statements.length },
      differences: before ? differencesOf(before.record, record) : [],
    }
  })
}

async function walked(ledger: Ledger, from: Kept, way: "revisionOf" | "revisedBy"): Promise<Kept[]> {
  const found: Kept[] = []
  for (let id = from[way]; id !== null && found.length < MOST_VERSIONS; ) {
    const next = await ledger.article(id)
    if (!next) break
    found.push(next)
    id = next[way]
  }
  return found
}
