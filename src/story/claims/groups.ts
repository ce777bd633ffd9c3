/**
 * Units of several articles, and how pairs of them stand to each other → groups that claim the same, who speaks against each, and which groups are versions or rivals of one another.
 *
 * A denial never joins two carriers: what denies or withholds is left out of the joining and then linked to one group. Two thresholds: joined, and perhaps the same.
 */
import type { Language } from "../../language/index.ts"
import type { Relation } from "../../record/index.ts"
import { contradicts, LIKENESS_COUNTS, mostAgainst, saysOfWhat, spokenOf } from "./against.ts"
import { type Compared, counted } from "./alike.ts"
import { isClaim } from "./asserts.ts"
import { clustersOf } from "./cluster.ts"
import type { Standing } from "./standing.ts"
import { type Unit, wordingOf } from "./units.ts"

export interface Group {
  /** indexes of units that carry the claim, in their order */
  carriers: number[]
  /** those that deny it or will not speak of it */
  against: { unit: number; relation: Exclude<Relation, "carries"> }[]
}

export interface Grouping {
  groups: Group[]
  /** pairs of groups, the smaller index first */
  versions: [number, number][]
  rivals: [number, number][]
  maybe: [number, number][]
}

/** From here on two are joined · perhaps the same. */
const JOINED = 0.55
const MAYBE = 0.3
/** Of those that are perhaps the same, a pair must be so likely; and so many are shown of one group. */
const MAYBE_BEST = 0.4
const MOST_SHOWN = 3
/** How alike a pair counts that was too unlike to be compared. */
const UNKNOWN = 0.15
/** Two clauses of one article: who writes seldom says the same twice. */
const OF_ONE = 0.1
/** From here on, one pair keeps two apart. */
const APART = 0.6
/** From here on, what is said against something is said against this. */
const AGAINST = 0.5
/** From here on, two groups are versions or rivals of one another, by the mean of their pairs. */
const OTHER_VALUE = 0.6
const RIVAL = 0.6
/** A statement that stands alone and is so much against a claim, and contradicts it by its words, denies it, whatever its verb. */
const PLAINLY_AGAINST = 0.7

/** Two units of which somebody judged whether they are one claim. */
interface Bound {
  a: number
  b: number
  verdict: "same" | "different"
}

/** What is known of the units before they are compared. */
export interface Known {
  /** binds: what is the same is joined, and what is different never is */
  judged?: readonly Bound[]
  /** for each unit, the one that it is a print of (printed.ts) */
  printed?: readonly number[]
}

/** @param units in the order of time; that order alone settles what is equally likely */
export function groupsOf(
  units: readonly Unit[],
  found: readonly Compared[],
  language: Language,
  { judged = [], printed = [...units.keys()] }: Known = {},
): Grouping {
  const different = new Set(judged.flatMap(({ a, b, verdict }) => (verdict === "different" ? [a, b] : [])))
  // What was judged different from another stands for itself.
  const firstOf = units.map((_, i) => (different.has(i) ? i : (printed[i] ?? i)))
  const compared = counted(units, found, language, firstOf)
  const { nodes, nodeOf } = collapsed(units, judged, { different, firstOf })
  const tied = tiesOf(compared, nodeOf)
  const articles = nodes.map((members) => new Set(members.map((i) => units[i]?.article)))
  const isOfOne = (a: number, b: number) => [...(articles[a] ?? [])].some((article) => articles[b]?.has(article))
  const kept = new Set(
    judged
      .filter(({ verdict }) => verdict === "different")
      .map(({ a, b }) => [nodeOf[a] ?? -1, nodeOf[b] ?? -1].toSorted((x, y) => x - y).join(" ")),
  )
  const isCarrier = (node: number) => units[nodes[node]?.[0] ?? -1]?.relation === "carries"
  const own = [...nodes.keys()].filter(isCarrier)
  const placeOf = new Map(own.map((node, place) => [node, place]))
  const pairs = [...tied.values()].flatMap(({ a, b, same, version, denies }) => {
    const [left, right] = [placeOf.get(a), placeOf.get(b)]
    if (left === undefined || right === undefined) return []
    return [{ a: left, b: right, alike: same, apart: Math.max(version, denies) > APART || kept.has(`${a} ${b}`) }]
  })
  for (const key of kept) {
    const [a, b] = key.split(" ").map((node) => placeOf.get(Number(node)))
    if (a !== undefined && b !== undefined && !tied.has(key)) pairs.push({ a, b, alike: 0, apart: true })
  }
  const clusters = clustersOf(own.length, {
    pairs,
    unknown: (a, b) => (isOfOne(own[a] ?? -1, own[b] ?? -1) ? OF_ONE : UNKNOWN),
    least: JOINED,
  }).map((cluster) => cluster.map((place) => own[place] ?? -1))
  const between = meansOf(clusters, tied)
  return settled(units, nodes, clusters, tied, between, language)
}

/** Units whose words are the same are one node: they need no comparing, and count once. So are those that stand in one place, where two say it, prints of one, and those that were judged the same. */
function collapsed(
  units: readonly Unit[],
  judged: readonly Bound[],
  { different, firstOf }: { different: ReadonlySet<number>; firstOf: readonly number[] },
): { nodes: number[][]; nodeOf: number[] } {
  const known = new Map<string, number>()
  const nodes: number[][] = []
  const nodeOf = units.map((own, i) => {
    const unit = units[firstOf[i] ?? i] ?? own
    const { start, end } = unit.span
    const place = `${unit.relation} ${unit.article}/${start}-${end}`
    const key = different.has(i) ? `#${i}` : (wordingOf(unit) ?? place)
    const node = known.get(key) ?? nodes.push([]) - 1
    known.set(key, node)
    nodes[node]?.push(i)
    return node
  })
  for (const { a, b, verdict } of judged) {
    const [x, y] = [nodeOf[a], nodeOf[b]].toSorted((m, n) => (m ?? 0) - (n ?? 0))
    if (verdict !== "same" || x === undefined || y === undefined || x === y) continue
    for (const unit of nodes[y] ?? []) nodeOf[unit] = x
    nodes[x] = [...(nodes[x] ?? []), ...(nodes[y] ?? [])].toSorted((m, n) => m - n)
    nodes[y] = []
  }
  return { nodes, nodeOf }
}

interface Tied extends Standing {
  a: number
  b: number
  /** the most alike of what was compared */
  best: number
}

/** For two nodes, the mean of all that was compared of them. */
function tiesOf(compared: readonly Compared[], nodeOf: readonly number[]): Map<string, Tied> {
  const sums = new Map<string, Tied & { count: number }>()
  for (const { a, b, same, version, denies } of compared) {
    const [x, y] = [nodeOf[a] ?? -1, nodeOf[b] ?? -1]
    if (x === y) continue
    const [left, right] = [Math.min(x, y), Math.max(x, y)]
    const sum = sums.get(`${left} ${right}`) ?? { a: left, b: right, same: 0, version: 0, denies: 0, best: 0, count: 0 }
    sum.same += same
    sum.best = Math.max(sum.best, same)
    sum.version += version
    sum.denies += denies
    sum.count++
    sums.set(`${left} ${right}`, sum)
  }
  return new Map(
    [...sums].map(([key, { a, b, same, version, denies, best, count }]) => [
      key,
      { a, b, same: same / count, version: version / count, denies: denies / count, best },
    ]),
  )
}

/** For two clusters, the mean of all that was compared of them. */
function meansOf(clusters: readonly number[][], tied: ReadonlyMap<string, Tied>): Tied[] {
  const clusterOf = new Map(clusters.flatMap((cluster, k) => cluster.map((node) => [node, k] as const)))
  const compared = [...tied.values()].flatMap(({ a, b, ...standing }) => {
    const [x, y] = [clusterOf.get(a), clusterOf.get(b)]
    return x === undefined || y === undefined ? [] : [{ a: x, b: y, ...standing }]
  })
  return [...tiesOf(compared, [...clusters.keys()]).values()]
}

function settled(
  units: readonly Unit[],
  nodes: readonly number[][],
  clusters: readonly number[][],
  tied: ReadonlyMap<string, Tied>,
  between: readonly Tied[],
  language: Language,
): Grouping {
  const clusterOf = new Map(clusters.flatMap((cluster, k) => cluster.map((node) => [node, k] as const)))
  const near = new Map<number, { node: number; standing: Standing }[]>()
  for (const { a, b, ...standing } of tied.values())
    for (const [one, node] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = near.get(one)
      if (known) known.push({ node, standing })
      else near.set(one, [{ node, standing }])
    }
  /** Clusters that turned out to deny another: nothing is against them. */
  const gone = new Set<number>()
  const targetOf = (node: number, ofLikeness: number) =>
    mostAgainst(near.get(node) ?? [], ofLikeness, (other) => {
      const cluster = clusterOf.get(other)
      return cluster === undefined || cluster === clusterOf.get(node) || gone.has(cluster) ? null : cluster
    })
  const groups = clusters.map((cluster): Group => ({ carriers: unitsIn(nodes, cluster), against: [] }))
  for (const [k, cluster] of clusters.entries()) {
    const [node] = cluster
    const own = units[nodes[node ?? -1]?.[0] ?? -1]
    // What an outlet says plainly speaks against nobody.
    if (cluster.length > 1 || node === undefined || !own || (own.statement === null && own.who === null)) continue
    // What is denied itself stays a claim.
    if (groups[k]?.against.length) continue
    const { claim: target, score } = targetOf(node, 0)
    if (score < PLAINLY_AGAINST) continue
    const carriers = groups[target]?.carriers.flatMap((i) => units[i] ?? []) ?? []
    if (!contradicts(carriers, language)(own)) continue
    gone.add(k)
    for (const unit of nodes[node] ?? []) groups[target]?.against.push({ unit, relation: "denies" })
  }
  const kept = [...groups.keys()].filter((k) => !gone.has(k))
  const groupOf = new Map(kept.flatMap((k) => (groups[k]?.carriers ?? []).map((unit) => [unit, k] as const)))
  const carriedBy = (k: number) => new Set(groups[k]?.carriers.map((each) => units[each]?.article)).size
  for (const [node, members] of nodes.entries()) {
    if (clusterOf.has(node)) continue
    const { claim, score } = targetOf(node, LIKENESS_COUNTS)
    for (const unit of members) {
      const own = units[unit]
      if (!own || own.relation === "carries") continue
      const compared = score >= AGAINST ? claim : -1
      const target = saysOfWhat(own, language) ? compared : spokenOf(unit, units, groupOf, carriedBy)
      groups[target]?.against.push({ unit, relation: own.relation })
    }
  }
  // What only names something was compared like the rest, so that a denial of it is not taken for one of something else; but it is no claim.
  const shown = kept.filter((k) => groups[k]?.carriers.some((i) => units[i] && isClaim(units[i], language)))
  const placeOf = new Map(shown.map((k, place) => [k, place]))
  const pairsBy = (worth: (tie: Tied) => number) =>
    between.flatMap((tie): { pair: [number, number]; worth: number }[] => {
      const [a, b] = [placeOf.get(tie.a), placeOf.get(tie.b)]
      return a !== undefined && b !== undefined && worth(tie) > 0 ? [{ pair: [a, b], worth: worth(tie) }] : []
    })
  return {
    groups: shown.flatMap((k) => groups[k] ?? []),
    versions: fewest(pairsBy(({ version }) => (version >= OTHER_VALUE ? version : 0))),
    rivals: fewest(pairsBy(({ denies }) => (denies >= RIVAL ? denies : 0))),
    maybe: fewest(pairsBy(({ same, best }) => (same >= MAYBE && best >= MAYBE_BEST ? same : 0))),
  }
}

/** Of pairs, those that are among the best of either. */
function fewest(pairs: readonly { pair: [number, number]; worth: number }[]): [number, number][] {
  const shown = new Map<number, number>()
  const best = pairs.toSorted((x, y) => y.worth - x.worth || x.pair[0] - y.pair[0] || x.pair[1] - y.pair[1])
  const kept = best.filter(({ pair }) => {
    if (pair.some((group) => (shown.get(group) ?? 0) >= MOST_SHOWN)) return false
    for (const group of pair) shown.set(group, (shown.get(group) ?? 0) + 1)
    return true
  })
  return kept.map(({ pair }) => pair).toSorted((x, y) => x[0] - y[0] || x[1] - y[1])
}

const unitsIn = (nodes: readonly number[][], cluster: readonly number[]) =>
  cluster.flatMap((node) => nodes[node] ?? []).toSorted((a, b) => a - b)
