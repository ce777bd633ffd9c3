/** On whose word claims rest, over all articles: by a claim, by a statement or by an article. */
import { z } from "zod"
import type { Ledger } from "../ledger/index.ts"
import { type Claim, linkReasons, MissingError, relations, SourceType, StatementId, words } from "../record/index.ts"
import { Placed, placedIn } from "./placed.ts"
import { TOLD, useCase } from "./use-case.ts"

const Reason = z.enum(words(linkReasons))

const Carrier = Placed.extend({
  statement: StatementId.nullable().describe("null: the article says it as plain fact"),
  relation: z.enum(words(relations)),
  who: z.string().nullable().describe("who says it here, as this article names them; null: the article itself"),
})

export const Origins = z
  .object({
    claim: z.string().describe("its id"),
    text: z.string().describe("the clearest carrier's wording"),
    independent: z.int().describe("the number of origins"),
    atLeast: z.int().describe("of these, the ones that cannot be the same people"),
    heardBy: z.int().describe("outlets that heard it themselves"),
    circular: z.boolean(),
    origins: z.array(
      z.object({
        id: z.string(),
        who: z.string().describe("the first sayer, by the fullest name or description that any article has"),
        type: SourceType,
        interested: z.boolean().describe("it speaks of itself"),
        articles: z.array(z.string()),
        because: z.array(Placed.extend({ reason: Reason })),
      }),
    ),
    links: z.array(
      z.object({
        from: z.string().describe("an origin's id, an article's, or the name of an outlet whose article is not here"),
        to: z.string(),
        reason: Reason,
        certain: z.boolean().describe("false: suggested by order and likeness alone"),
        shown: Placed.nullable().describe("the words that show it"),
      }),
    ),
    carriers: z.array(Carrier).describe("who says it, who denies it, who will not speak of it"),
    isAll: z.boolean().describe("false: these are the first of those who carry it"),
  })
  .meta({ id: "Origins" })
export type Origins = z.output<typeof Origins>

export const origins = useCase({
  about: "On whose word a claim, a statement or an article rests, with the words of each who carries it.",
  writes: false,
  input: z.object({
    id: z
      .string()
      .regex(/^[0-9a-f]{6,64}(\/s[1-9]\d*)?$/, "a claim's or an article's id or its beginning, or ARTICLE/sN")
      .describe("a claim's or an article's id or its beginning, or ARTICLE/sN"),
  }),
  reads: () => TOLD,
  output: z.object({ claims: z.array(Origins) }),
  async run({ ledger }, { id }) {
    const [head = "", statement] = id.split("/")
    const found = statement === undefined ? await ledger.claim(head) : null
    if (found) return { claims: [await told(ledger, found.claim)] }
    const article = (await ledger.article(head))?.record.article.id
    if (article !== undefined) return { claims: await originsOf(ledger, article, statement) }
    throw new MissingError({
      what: "the ledger has no such claim, statement or article",
      where: id,
      next: "look it up, and give six characters of its id or more",
    })
  },
})

/** Of an article, or of one of its statements. */
export async function originsOf(ledger: Ledger, article: string, statement?: string): Promise<Origins[]> {
  const story = await ledger.story(article)
  const own = (story?.claims ?? []).filter(({ statements }) =>
    statements.some((each) => each.article === article && (statement === undefined || each.statement === statement)),
  )
  const found: Origins[] = []
  for (const claim of own) found.push(await told(ledger, claim))
  return found
}

/** As many as anybody reads; the story has all. */
const MOST = 60

async function told(ledger: Ledger, claim: Claim): Promise<Origins> {
  const placed = placedIn(ledger)
  const { id, text, independent, atLeast, heardBy, circular, statements, links } = claim
  const ended = (end: Claim["links"][number]["from"]) =>
    "origin" in end ? end.origin : "article" in end ? end.article : end.outlet
  return {
    claim: id,
    ...{ text, independent, atLeast, heardBy, circular },
    origins: await Promise.all(
      claim.origins.map(async ({ because, ...origin }) => ({
        ...origin,
        because: await Promise.all(
          because.map(async ({ article, span, reason }) => ({ ...(await placed(article, span)), reason })),
        ),
      })),
    ),
    links: await Promise.all(
      links.slice(0, MOST).map(async ({ from, to, reason, certain, span }) => ({
        ...{ from: ended(from), to: ended(to), reason, certain },
        shown: "article" in to ? await placed(to.article, span) : null,
      })),
    ),
    carriers: await Promise.all(
      statements.slice(0, MOST).map(async ({ article, statement, relation, who, span }) => ({
        ...(await placed(article, span)),
        ...{ statement, relation, who },
      })),
    ),
    isAll: statements.length <= MOST && links.length <= MOST,
  }
}
