/** Names that were joined, and claims that may be the same → what is asked of them. */
import type { JoinListed, Ledger } from "../../ledger/index.ts"
import type { Claim, Record, Story } from "../../record/index.ts"
import { contextAt } from "./context.ts"
import type { Item, Side } from "./items.ts"

export async function itemOfJoin(ledger: Ledger, { ids, names, why }: JoinListed): Promise<Item> {
  const [a, b] = ids
  const sides = await Promise.all([sideOfName(ledger, a, names[0]), sideOfName(ledger, b, names[1])])
  return {
    kind: "same person",
    question: `Are ${names[0]} and ${names[1]} one?`,
    why,
    ...ofPair("entity", a, b, sides),
  }
}

/** Where the name stands in the newest article that has a statement of theirs. */
async function sideOfName(ledger: Ledger, id: string, name: string): Promise<Side> {
  const { items } = await ledger.search({ of: "statements", speaker: id, limit: 5, order: "newest" })
  for (const { article } of items) {
    const record = (await ledger.article(article))?.record
    const mention = record?.entities.find((entity) => entity.name === name)?.mentions[0]
    if (record && mention)
      return {
        id,
        words: name,
        href: `/people/${id}`,
        ...whereOf(record),
        context: contextAt(record, mention),
      }
  }
  return { id, words: name, href: `/people/${id}`, outlet: null, published: null, context: [] }
}

const whereOf = ({ article: { outlet, published } }: Pick<Record, "article">) => ({ outlet, published })

/** So many stories are looked through for claims that may be the same, the newest first. */
const MOST_STORIES = 40

/** Claims that may be the same and of which nobody judged, in the newest stories. */
export async function claimsToCompare(ledger: Ledger): Promise<{ story: Story; pair: readonly [Claim, Claim] }[]> {
  const found: { story: Story; pair: readonly [Claim, Claim] }[] = []
  for (const { id } of (await ledger.stories({ limit: MOST_STORIES })).items) {
    const story = await ledger.story(id)
    const claims = new Map(story?.claims.map((claim) => [claim.id, claim]))
    for (const claim of claims.values())
      for (const { claim: other } of claim.maybe) {
        const second = claims.get(other)
        if (!story || !second || other <= claim.id) continue
        if (!(await ledger.isJudged("claim", placeOf(claim), placeOf(second))))
          found.push({ story, pair: [claim, second] })
      }
  }
  return found
}

/** A claim is judged by the place of its first carrier. */
function placeOf({ statements: [first] }: Claim): string {
  return first ? `${first.article}/${first.span.start}-${first.span.end}` : ""
}

export async function itemOfClaims(ledger: Ledger, [first, second]: readonly [Claim, Claim]): Promise<Item> {
  const because = first.maybe.find(({ claim }) => claim === second.id)?.because
  const sides = await Promise.all([sideOfClaim(ledger, first), sideOfClaim(ledger, second)])
  return {
    kind: "same claim",
    question: "Do these say the same?",
    why: because === undefined ? [] : [because],
    ...ofPair("claim", placeOf(first), placeOf(second), sides),
  }
}

async function sideOfClaim(ledger: Ledger, claim: Claim): Promise<Side> {
  const [carrier] = claim.statements
  const record = carrier && (await ledger.article(carrier.article))?.record
  return {
    id: placeOf(claim),
    words: claim.text,
    href: `/claims/${claim.id}`,
    ...(record ? whereOf(record) : { outlet: null, published: null }),
    context: record && carrier ? contextAt(record, carrier.span) : [],
  }
}

function ofPair(about: "entity" | "claim", a: string, b: string, pair: Side[]) {
  const both = { about, a, b }
  return {
    statement: null,
    context: [],
    pair,
    answers: {
      yes: { ...both, verdict: "same" as const },
      no: { ...both, verdict: "different" as const },
      unsure: { ...both, verdict: "unsure" as const },
    },
    proposal: null,
    judged: [],
  }
}
