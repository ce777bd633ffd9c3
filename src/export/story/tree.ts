/**
 * A claim's links as trees: from each first sayer down to the articles that carry the claim.
 *
 * An article stands once, below the one it has the claim from: a link that is shown before a suggested one, whose text it prints before whom it cites, and an
 * article or outlet before the first sayer, who stands above them anyway. What other links lead to it stands with it. Where links go round in a circle, the
 * earliest article of it stands above the others.
 */
import type { Claim, ClaimLink, ClaimStatement, LinkReason, Origin, Story, StoryArticle } from "../../record/index.ts"

export type Node =
  | { origin: Origin }
  /** null: the story lacks the article */
  | { article: string; known: StoryArticle | null; statements: ClaimStatement[] }
  | { outlet: string }

export interface Branch {
  node: Node
  /** how it has the claim from the one above; null at the top */
  link: ClaimLink | null
  /** further links to it */
  also: { link: ClaimLink; from: Node; circle: boolean }[]
  /** it stands elsewhere in full, below another */
  again: boolean
  branches: Branch[]
}

/** Articles in the order of time, then as the story has them. */
export function treesOf(claim: Claim, { articles }: Pick<Story, "articles">): Branch[] {
  const links = [...claim.links, ...linksImplied(claim)]
  const nodes = nodesOf(claim, articles, links)
  const place = placesOf(nodes)
  const incoming = Map.groupBy(links, ({ to }) => keyOf(to))
  const preferred = new Map(
    [...incoming].map(([key, all]) => [key, all.toSorted((a, b) => byWorth(a, b) || place(a.from) - place(b.from))[0]]),
  )
  const above = (key: string) => {
    const link = preferred.get(key)
    return link && keyOf(link.from)
  }
  cutCircles([...nodes.keys()], above, (key) => preferred.delete(key))
  const branches = new Map(
    [...nodes].map(([key, node]): [string, Branch] => [
      key,
      { node, link: preferred.get(key) ?? null, also: [], again: false, branches: [] },
    ]),
  )
  for (const [key, branch] of branches) {
    const parent = branches.get(above(key) ?? "")
    parent?.branches.push(branch)
    for (const link of incoming.get(key) ?? []) {
      if (link === branch.link) continue
      const from = branches.get(keyOf(link.from))
      if (!from) continue
      if ("origin" in from.node && !isBelow(key, keyOf(link.from), above))
        from.branches.push({ ...branch, link, also: [], again: true, branches: [] })
      else branch.also.push({ link, from: from.node, circle: isBelow(keyOf(link.from), key, above) })
    }
  }
  return [...branches].filter(([key]) => above(key) === undefined).map(([, branch]) => branch)
}

type End = ClaimLink["from"]

const keyOf = (end: End) =>
  "origin" in end ? `origin ${end.origin}` : "article" in end ? `article ${end.article}` : `outlet ${end.outlet}`

/** Origins, outlets that the ledger lacks, then articles by time: whatever of them the claim names. */
function nodesOf(claim: Claim, articles: readonly StoryArticle[], links: readonly ClaimLink[]): Map<string, Node> {
  const order = new Map(articles.map((article, i) => [article.id, { article, i }]))
  const ends = links.flatMap(({ from, to }): End[] => [from, to])
  const named = new Set([
    ...claim.statements.filter(({ relation }) => relation === "carries").map(({ article }) => article),
    ...ends.flatMap((end) => ("article" in end ? [end.article] : [])),
  ])
  const byTime = [...named].toSorted((a, b) => {
    const [one, other] = [order.get(a), order.get(b)]
    const [day, otherDay] = [one?.article.published ?? "9999", other?.article.published ?? "9999"]
    return Number(new Date(day)) - Number(new Date(otherDay)) || (one?.i ?? 0) - (other?.i ?? 0)
  })
  const nodes: Node[] = [
    ...claim.origins.map((origin) => ({ origin })),
    ...ends.flatMap((end) => ("outlet" in end ? [{ outlet: end.outlet }] : [])),
    ...byTime.map((article) => ({
      article,
      known: order.get(article)?.article ?? null,
      statements: claim.statements.filter((each) => each.article === article && each.relation === "carries"),
    })),
  ]
  return new Map(nodes.map((node) => [keyOf("origin" in node ? { origin: node.origin.id } : node), node]))
}

function placesOf(nodes: ReadonlyMap<string, Node>): (end: End) => number {
  const places = new Map([...nodes.keys()].map((key, i) => [key, i]))
  return (end) => places.get(keyOf(end)) ?? Number.POSITIVE_INFINITY
}

/** Of an article that no link leads to, what its origin's reasons say of it. */
function linksImplied({ origins, links }: Claim): ClaimLink[] {
  const led = new Set(links.map(({ to }) => keyOf(to)))
  return origins.flatMap(({ id, because }) =>
    because
      .filter(({ article }) => !led.has(keyOf({ article })))
      .map(({ article, reason, span }) => ({
        from: { origin: id },
        to: { article },
        reason,
        span,
        certain: span !== null,
      })),
  )
}

const PRINTS: readonly LinkReason[] = ["revision", "credit", "copy"]
const NAMES: readonly LinkReason[] = ["told", "cites", "through"]

function byWorth(a: ClaimLink, b: ClaimLink): number {
  const worth = ({ certain, reason, from }: ClaimLink) =>
    (certain ? 8 : 0) + ("origin" in from ? 0 : 4) + (PRINTS.includes(reason) ? 2 : NAMES.includes(reason) ? 1 : 0)
  return worth(b) - worth(a)
}

/** Up from each, marking the way: who comes upon a mark of its own walk has found a circle, whose earliest member is set free. */
function cutCircles(
  keys: readonly string[],
  above: (key: string) => string | undefined,
  free: (key: string) => void,
): void {
  const order = new Map(keys.map((key, i) => [key, i]))
  const done = new Set<string>()
  for (const start of keys) {
    const walk: string[] = []
    const seen = new Set<string>()
    let key: string | undefined = start
    while (key !== undefined && !done.has(key) && !seen.has(key)) {
      seen.add(key)
      walk.push(key)
      key = above(key)
    }
    if (key !== undefined && seen.has(key)) {
      const circle = walk.slice(walk.indexOf(key))
      free(circle.reduce((first, other) => ((order.get(other) ?? 0) < (order.get(first) ?? 0) ? other : first)))
    }
    for (const each of walk) done.add(each)
  }
}

function isBelow(key: string, other: string, above: (key: string) => string | undefined): boolean {
  for (let up: string | undefined = key; up !== undefined; up = above(up)) if (up === other) return true
  return false
}
