/**
 * Articles of matters with the story that is told of each, for `bench/told.ts`: no model and no real telling, only what a ledger must carry.
 *
 * Twelve articles are on each matter, of six statements each, one in six of which came through others; a matter has five claims an article. Most claims have one carrier, few have many; of those
 * with many, half rest on one origin.
 */
import { createHash } from "node:crypto"
import type { Ledger, Teller } from "../src/ledger/index.ts"
import type { Claim, Record, Span, Statement, Story } from "../src/record/index.ts"
import { toldOf } from "../src/story/index.ts"
import { chance, generatedRecord } from "./ledger-generator.ts"

const SEED = 13
const STATEMENTS = 6
const CLAIMS = 5
const A_DAY = 3000
const FIRST_DAY = Date.UTC(2030, 0, 1)
const DAY_MS = 86_400_000

export const ON_A_MATTER = 12
export const TELLER: Teller = { comparisons: "claims/bench", version: "1" }

export const matterOf = (index: number) => Math.floor(index / ON_A_MATTER)

/** Number `index` of the articles. */
export function toldRecord(index: number): Record {
  const { article, entities, statements, ...rest } = generatedRecord(SEED, index)
  const own = statements.slice(0, STATEMENTS)
  const end = own.at(-1)?.content.spans[0]?.end ?? 0
  const within = ({ end: last }: Span) => last <= end
  const published =
    index % 50 === 49 ? null : new Date(FIRST_DAY + Math.floor(index / A_DAY) * DAY_MS).toISOString().slice(0, 10)
  return {
    ...rest,
    article: { ...article, published, text: article.text.slice(0, end) },
    entities: entities
      .map((entity) => ({ ...entity, mentions: entity.mentions.filter(within) }))
      .filter(({ mentions }) => mentions.length > 0),
    statements: own.map((each, i) => ({ ...each, via: (index + i) % 6 === 0 ? [relayOf(each)] : [] })),
    notes: rest.notes.filter(({ span }) => span === null || within(span)),
  }
}

const relayOf = ({ source }: Statement) => ({ spans: source.spans, entity: null, type: "media" as const })

/** The story of a matter, of as many of its articles as are there. */
export function toldStory(records: readonly Record[]): Story {
  const ordered = records.toSorted(({ article: a }, { article: b }) => (a.id < b.id ? -1 : 1))
  const random = chance(Number(records[0]?.article.uri.split("/").at(-1)))
  return {
    articles: ordered.map(({ article: { text: _, sha256: __, byline: ___, ...article } }) => ({
      ...article,
      copyOf: null,
      revisionOf: null,
      partOf: [],
      cites: [],
    })),
    claims: ordered.flatMap((_, i) => Array.from({ length: CLAIMS }, (__, k) => claimOf(ordered, i, k, random))),
    changes: [],
    events: [],
    notes: [],
  }
}

/** Claim `k` that begins in article `i`. */
function claimOf(records: readonly Record[], i: number, k: number, random: () => number): Claim {
  const count = 1 + Math.floor((records.length - i) * random() ** 6)
  const statements = records.slice(i, i + count).map(({ article, statements }) => {
    const statement = statements[k]
    const span = statement?.content.spans[0] ?? { start: 0, end: 1, text: article.text.slice(0, 1) }
    const who = statement?.source.spans[0]?.text ?? null
    return {
      article: article.id,
      statement: statement?.id ?? null,
      span,
      relation: "carries" as const,
      who,
      hedge: null,
    }
  })
  const [first] = statements
  const shared = count > 1 && random() < 0.5
  const origins = (shared ? statements.slice(0, 1) : statements).map(({ who, article, span }, n) => ({
    id: `o${n + 1}`,
    who: who ?? "",
    type: "named" as const,
    articles: shared ? statements.map((each) => each.article) : [article],
    interested: false,
    because: [{ article, reason: "said" as const, span }],
  }))
  const place = `${first?.article}/${first?.span.start}-${first?.span.end}`
  const against =
    random() < 0.05 && first ? [{ who: "the board", article: first.article, statement: null, span: first.span }] : []
  return {
    id: createHash("sha256").update(place).digest("hex").slice(0, 12),
    text: first?.span.text ?? "",
    statements,
    origins,
    links: statements.map(({ article, span }, n) => ({
      from: { origin: shared ? "o1" : `o${n + 1}` },
      to: { article },
      reason: "said" as const,
      span,
      certain: true,
    })),
    independent: origins.length,
    atLeast: 1,
    heardBy: origins.length,
    circular: random() < 0.002,
    disputedBy: against,
    rivals: [],
    versions: random() < 0.05 ? [{ claim: "000000000000", what: "another figure" }] : [],
    maybe: [],
  }
}

/** Compares an article with all of its matter that are there, and tells their story. @param siblings with itself */
export async function tellMatter(ledger: Ledger, siblings: readonly Record[], fresh: readonly Record[]): Promise<void> {
  for (const record of fresh) {
    const others = siblings.filter(({ article }) => article.id !== record.article.id)
    const found = others.map(({ article }) => ({
      other: article.id,
      linked: true,
      value: "[[0,0,900,0,0],[1,1,870,20,0]]",
    }))
    await ledger.compare(TELLER.comparisons, record, found)
  }
  for await (const { judged } of ledger.untold(TELLER)) {
    const readings = siblings.map(({ article, model }) => ({ article: article.id, model }))
    if (!(await ledger.tell(TELLER, { ...toldOf(toldStory(siblings)), readings, judged })))
      throw new Error("a story was not kept")
  }
}
