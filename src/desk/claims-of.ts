/** The claims of an article's statements, as they stand over all articles of the ledger. */
import { z } from "zod"
import type { Ledger } from "../ledger/index.ts"
import { type Claim, relations, Span, StatementId, type Story, words } from "../record/index.ts"

const ClaimSeen = z.object({
  id: z.string(),
  text: z.string(),
  independent: z.int().describe("the number of its origins"),
  outlets: z.int().describe("that carry it"),
  articles: z.int().describe("that speak of it"),
  disputed: z.boolean(),
})

const relation = z.enum(words(relations))

/** Which statement of an article has which claim. */
export const ClaimOf = ClaimSeen.extend({ statement: StatementId, relation })

const Carrier = z.object({
  article: z.string(),
  statement: StatementId.nullable().describe("null: the article says it as plain fact"),
  outlet: z.string().nullable(),
  title: z.string().nullable(),
  published: z.string().nullable(),
  relation,
  who: z.string().nullable().describe("as this article names them; null: the article itself"),
  words: Span.describe("the part that carries the claim"),
})

export const ClaimElsewhere = ClaimSeen.extend({
  relation,
  origins: z.array(z.string()).describe("whom it is first heard from, by name or description"),
  elsewhere: z.array(Carrier).describe("where else it is carried, denied or withheld, in the order of publication"),
})

/** One claim a statement: of several that its words make, the one that most outlets carry. */
export async function claimsOf(ledger: Ledger, article: string): Promise<z.infer<typeof ClaimOf>[]> {
  const told = await toldOf(ledger, article)
  if (!told) return []
  const found = new Map<string, z.infer<typeof ClaimOf>>()
  for (const claim of told.story.claims)
    for (const place of claim.statements) {
      if (place.article !== article || place.statement === null) continue
      const seen = told.seen.get(claim.id)
      const known = found.get(place.statement)
      if (seen && (known === undefined || known.outlets < seen.outlets))
        found.set(place.statement, { ...seen, statement: place.statement, relation: place.relation })
    }
  return [...found.values()]
}

/** The claims that a statement makes, each with those who have it besides. */
export async function claimsElsewhere(
  ledger: Ledger,
  article: string,
  statement: string,
): Promise<z.infer<typeof ClaimElsewhere>[]> {
  const told = await toldOf(ledger, article)
  if (!told) return []
  return told.story.claims.flatMap((claim) => {
    const own = claim.statements.find((place) => place.article === article && place.statement === statement)
    const seen = told.seen.get(claim.id)
    if (!own || !seen) return []
    const elsewhere = carriersIn(told.story, claim).filter(
      (carrier) => carrier.article !== article || carrier.statement !== statement,
    )
    return [{ ...seen, relation: own.relation, origins: claim.origins.map(({ who }) => who), elsewhere }]
  })
}

/** As many claims as one article may well have a part in. */
const MOST = 500

async function toldOf(ledger: Ledger, article: string) {
  const story = await ledger.story(article)
  if (!story) return null
  const { items } = await ledger.claims({ article, limit: MOST })
  const seen = items.map(({ id, text, independent, outlets, articles, disputed }): z.infer<typeof ClaimSeen> => {
    return { id, text, independent, outlets, articles, disputed }
  })
  return { story, seen: new Map(seen.map((claim) => [claim.id, claim])) }
}

function carriersIn(story: Story, claim: Claim): z.infer<typeof Carrier>[] {
  const articles = new Map(story.articles.map((article) => [article.id, article]))
  return claim.statements
    .map(({ article, statement, relation, who, span }) => {
      const { outlet = null, title = null, published = null } = articles.get(article) ?? {}
      return { article, statement, outlet, title, published, relation, who, words: span }
    })
    .sort((a, b) => (a.published ?? "9").localeCompare(b.published ?? "9"))
}
