/**
 * A claim as a drawing: who has it from whom. Origins stand on the left, articles in columns by their days; within a day, what rests on another stands behind it.
 *
 * Whoever prints another's text stands in the same card, below it. A link that leads back in time, as in a circle, is kept apart.
 */
import type { Claim, ClaimLink, StoryArticle } from "../../record/index.ts"
import type { Held } from "./held.ts"

/** A card of the drawing. */
export interface TreeNode {
  key: string
  kind: "origin" | "article" | "outlet"
  /** the articles in it: the one that others print, then those that print it */
  articles: string[]
  column: number
  /** how deep it stands when the drawing is read as a list */
  depth: number
  /** the links that lead to it, the one that it stands under in the list first */
  links: TreeLink[]
  /** how many more print the same */
  more: number
}

export interface TreeLink {
  link: ClaimLink
  from: string
  to: string
  /** it leads back in time, or to its own day */
  back: boolean
}

interface Band {
  /** null: where chains end, in origins or in outlets that are not held; a day; "" where nothing states one */
  day: string | null
  /** of several days, the last one of which something is there */
  until: string | null
  first: number
  columns: number
}

export interface Tree {
  /** in the order of the list: each below what it has the claim from */
  nodes: TreeNode[]
  bands: Band[]
  /** links inside a card: from the text to those that print it, by article */
  copies: Map<string, TreeLink>
  /** articles that are not drawn, for there are too many */
  left: number
}

/** As many cards as an eye takes in, and as many copies in one. */
const MOST = 60
const MOST_COPIES = 8

/** @param most as many columns as there is room for: where there would be more, days that follow each other share theirs */
export function treeOf(held: Held, claim: Claim, most = Number.POSITIVE_INFINITY): Tree {
  const order = new Map(held.story.articles.map(({ id }, i) => [id, i]))
  const links = claim.links.map(linkIn).filter(({ from, to }) => from !== to)
  const copies = copiesIn(links, order)
  const heads = stackHeads(copies)
  const home = (key: string) => heads.get(key) ?? key
  const between = links
    .filter((link) => copies.get(link.to) !== link || !heads.has(link.to))
    .map((link) => ({ ...link, from: home(link.from), to: home(link.to) }))
    .filter(({ from, to }) => from !== to)
  const all = keysOf(claim, links, order).filter((key) => home(key) === key)
  const keys = all.slice(0, MOST)
  const drawn = new Set(keys)
  const kept = between.filter(({ from, to }) => drawn.has(from) && drawn.has(to))
  const { columns, bands } = columnsWithin(most, held.articles, keys, kept)
  for (const link of kept) link.back = (columns.get(link.from) ?? 0) >= (columns.get(link.to) ?? 0)
  const stacks = Map.groupBy(heads.keys(), home)
  const nodes = listed(keys, kept).map(({ key, depth, links }): TreeNode => {
    const printed = stacks.get(key) ?? []
    return {
      key,
      kind: key.startsWith("origin ") ? "origin" : key.startsWith("outlet ") ? "outlet" : "article",
      articles: key.includes(" ") ? [] : [key, ...printed.slice(0, MOST_COPIES)],
      column: columns.get(key) ?? 0,
      depth,
      links,
      more: Math.max(0, printed.length - MOST_COPIES),
    }
  })
  return { nodes, bands, copies, left: all.length - keys.length }
}

function keyOf(end: ClaimLink["from"]): string {
  return "origin" in end ? `origin ${end.origin}` : "article" in end ? end.article : `outlet ${end.outlet}`
}

function linkIn(link: ClaimLink): TreeLink {
  return { link, from: keyOf(link.from), to: keyOf(link.to), back: false }
}

/** Articles that print another's text and have the claim from nobody else. */
function copiesIn(links: readonly TreeLink[], order: ReadonlyMap<string, number>): Map<string, TreeLink> {
  const into = Map.groupBy(links, ({ to }) => to)
  return new Map(
    [...into].flatMap(([to, [link, ...others]]) =>
      link && others.length === 0 && isCopy(link) && order.has(to) && order.has(link.from) ? [[to, link] as const] : [],
    ),
  )
}

function isCopy({ link }: TreeLink): boolean {
  return link.certain && (link.reason === "copy" || link.reason === "credit" || link.reason === "revision")
}

/** Each copy's text at the head of its card: a copy of a copy stands in the same one. */
function stackHeads(copies: ReadonlyMap<string, TreeLink>): Map<string, string> {
  return new Map(
    [...copies.keys()].flatMap((key) => {
      const seen = new Set([key])
      let head = key
      for (let next = copies.get(key); next; next = copies.get(head)) {
        head = next.from
        if (seen.has(head)) return [] // each prints the other: they stand apart
        seen.add(head)
      }
      return [[key, head] as const]
    }),
  )
}

/** Origins, outlets that are not held, then articles by time. */
function keysOf(claim: Claim, links: readonly TreeLink[], order: ReadonlyMap<string, number>): string[] {
  const ends = new Set([
    ...claim.origins.map(({ id }) => `origin ${id}`),
    ...links.flatMap(({ from, to }) => [from, to]),
    ...claim.statements.filter(({ relation }) => relation === "carries").map(({ article }) => article),
  ])
  const place = (key: string) =>
    key.startsWith("origin ") ? -2 : key.startsWith("outlet ") ? -1 : (order.get(key) ?? order.size)
  return [...ends].sort((a, b) => place(a) - place(b))
}

type Columns = { columns: Map<string, number>; bands: Band[] }

/** With each day for itself, or with as few days together as it takes. */
function columnsWithin(
  most: number,
  articles: ReadonlyMap<string, StoryArticle>,
  keys: readonly string[],
  links: readonly TreeLink[],
): Columns {
  const days = [...new Set(keys.flatMap((key) => articles.get(key)?.published?.slice(0, 10) ?? []))].sort()
  for (let groups = days.length; ; groups--) {
    const groupOf = (i: number) => Math.floor((i * groups) / days.length)
    const firsts = new Map(days.map((day, i) => [day, days.find((_, k) => groupOf(k) === groupOf(i)) ?? day]))
    const found = columnsOf(articles, keys, links, (day) => firsts.get(day) ?? day)
    const last = found.bands.at(-1)
    if (groups <= 1 || !last || last.first + last.columns <= most) return found
  }
}

/** The ends of all chains, then columns by days. What rests on another of the same day stands one column behind it, an outlet that is not held behind what it is said to have it from. */
function columnsOf(
  articles: ReadonlyMap<string, StoryArticle>,
  keys: readonly string[],
  links: readonly TreeLink[],
  /** the first of the days that stand together */
  firstOf: (day: string) => string,
): Columns {
  const into = Map.groupBy(links, ({ to }) => to)
  const columns = new Map<string, number>()
  const bands: Band[] = []
  const dayOf = (key: string) => {
    if (key.startsWith("origin ")) return null
    const dayOfArticle = (id: string) => articles.get(id)?.published?.slice(0, 10) ?? LAST
    if (!key.startsWith("outlet ")) return dayOfArticle(key)
    const before = (into.get(key) ?? []).flatMap(({ from }) => (articles.has(from) ? dayOfArticle(from) : []))
    return before.sort().at(-1) ?? null
  }
  const days = Map.groupBy(keys, (key) => {
    const day = dayOf(key)
    return day === null ? null : firstOf(day)
  })
  for (const day of [...days.keys()].sort((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1))) {
    const here = new Set(days.get(day))
    const first = bands.reduce((sum, band) => sum + band.columns, 0)
    const visiting = new Set<string>()
    const columnOf = (key: string): number => {
      const known = columns.get(key)
      if (known !== undefined) return known
      visiting.add(key)
      const before = (into.get(key) ?? [])
        .map(({ from }) => from)
        .filter((from) => here.has(from) && !visiting.has(from))
      const column = before.length > 0 && day !== null ? Math.max(...before.map(columnOf)) + 1 : first
      visiting.delete(key)
      columns.set(key, column)
      return column
    }
    const last = Math.max(...[...here].map(columnOf))
    const until =
      [...here]
        .flatMap((key) => dayOf(key) ?? [])
        .sort()
        .at(-1) ?? null
    bands.push({ day: day === LAST ? "" : day, until: until === day ? null : until, first, columns: last - first + 1 })
  }
  return { columns, bands }
}

/** Behind every day. */
const LAST = "~"

/** From the origins down, each once, below the first that it has the claim from: certain links before suggested, forward before back. */
function listed(
  keys: readonly string[],
  links: readonly TreeLink[],
): { key: string; depth: number; links: TreeLink[] }[] {
  const into = Map.groupBy(links, ({ to }) => to)
  const weight = ({ link, back }: TreeLink) => (back ? 2 : 0) + (link.certain ? 0 : 1)
  const sorted = new Map(keys.map((key) => [key, (into.get(key) ?? []).toSorted((a, b) => weight(a) - weight(b))]))
  const above = (key: string) => sorted.get(key)?.find(({ back }) => !back)?.from
  const below = Map.groupBy(keys, (key) => above(key) ?? "")
  const list: { key: string; depth: number; links: TreeLink[] }[] = []
  const open = (below.get("") ?? []).map((key) => ({ key, depth: 0 })).reverse()
  for (let next = open.pop(); next; next = open.pop()) {
    const { key, depth } = next
    list.push({ key, depth, links: sorted.get(key) ?? [] })
    open.push(...(below.get(key) ?? []).map((key) => ({ key, depth: depth + 1 })).reverse())
  }
  return list
}
