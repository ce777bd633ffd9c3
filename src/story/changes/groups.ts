/**
 * Mentions → groups of them that are of one figure or one day.
 *
 * What is word for word the same in many articles is compared once, so that a thousand copies cost no more than one.
 */
import type { Mention } from "./mention.ts"
import { isLike, isOtherValue, isRival, isSame } from "./same.ts"

/** Mentions in the same words. */
interface Twins {
  /** the first of them */
  mention: Mention
  articles: Set<string>
  all: Mention[]
}

export interface Group {
  different: readonly Twins[]
  /** in the order in which they were given */
  all: readonly Mention[]
}

/** Two that so many others stand between, in time, are not compared: no story has so many figures. */
const MOST_BETWEEN = 1000

/** @param matterOf what its article is on: mentions of two matters are never joined */
export function groupsOf(mentions: readonly Mention[], matterOf: (mention: Mention) => number | undefined): Group[] {
  const twins = twinsOf(mentions, matterOf)
  const groups = new Map(twins.map((one) => [one, [one]]))
  const join = (a: Twins, b: Twins) => {
    const [one, other] = [groups.get(a), groups.get(b)]
    if (!one || !other || one === other) return
    one.push(...other)
    for (const member of other) groups.set(member, one)
  }
  const rivals = new Map<Twins[], Set<Twins[]>>()
  /** Groups only grow, so that rivals stay rivals. */
  const areRivals = (one: Twins[] = [], other: Twins[] = []) => {
    const known = rivals.get(one) ?? new Set()
    if (known.has(other)) return true
    const found = one.some((x) =>
      other.some((y) => haveCommon(x.articles, y.articles) && isRival(x.mention, y.mention)),
    )
    if (found) rivals.set(one, known.add(other))
    return found
  }
  const pairs = twins.flatMap((a, i) =>
    twins
      .slice(i + 1, i + 1 + MOST_BETWEEN)
      .filter((b) => isLike(a.mention, b.mention) && matterOf(a.mention) === matterOf(b.mention))
      .map((b) => [a, b] as const),
  )
  for (const [a, b] of pairs) if (isSame(a.mention, b.mention)) join(a, b)
  for (const [a, b] of pairs) {
    const [one, other] = [groups.get(a), groups.get(b)]
    if (one !== other && isOtherValue(a.mention, b.mention) && !areRivals(one, other)) join(a, b)
  }
  const order = new Map(mentions.map((mention, i) => [mention, i]))
  return [...new Set(groups.values())].map((different) => ({
    different,
    all: different.flatMap(({ all }) => all).toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
  }))
}

export function haveCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return true
  return false
}

function twinsOf(mentions: readonly Mention[], matterOf: (mention: Mention) => number | undefined): Twins[] {
  const twins = new Map<string, Twins>()
  for (const mention of mentions) {
    const { measure, value, span, pair, isNew, isToCome, stems, names, nearNames } = mention
    const words = [stems, names, nearNames].map((set) => [...set].toSorted().join(" "))
    const key = JSON.stringify([matterOf(mention), measure, value, span.text, pair !== null, isNew, isToCome, words])
    const known = twins.get(key)
    if (known) {
      known.articles.add(mention.article)
      known.all.push(mention)
    } else twins.set(key, { mention, articles: new Set([mention.article]), all: [mention] })
  }
  return [...twins.values()]
}
