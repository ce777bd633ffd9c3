/**
 * Average-link clustering over the few pairs that were compared. Two clusters are as alike as their pairs are on average; a pair that was not compared counts as little alike,
 * for it was too unlike to be compared. What may not be together never is, nor what is joined to it.
 *
 * The order of the nodes decides between pairs that are equally alike, and nothing else.
 */

export interface Clustering {
  /** how alike two nodes are, 0 to 1, by their indexes, the smaller first; only of those that were compared */
  pairs: readonly { a: number; b: number; alike: number; apart: boolean }[]
  /** how alike a pair counts that was not compared */
  unknown: (a: number, b: number) => number
  /** clusters less alike stay two */
  least: number
}

interface Tie {
  sum: number
  apart: boolean
}

/** Clusters of the nodes 0 to n - 1, each in order. */
export function clustersOf(n: number, { pairs, unknown, least }: Clustering): number[][] {
  const members = Array.from({ length: n }, (_, i) => [i])
  const ties = members.map(() => new Map<number, Tie>())
  const direct = new Set(pairs.flatMap(({ a, b }) => [a * n + b, b * n + a]))
  for (const { a, b, alike, apart } of pairs) {
    const tie = { sum: alike, apart }
    ties[a]?.set(b, tie)
    ties[b]?.set(a, tie)
  }
  const rest = members.map(() => new Map<number, number>())
  const unknownOf = (a: number, b: number): number => {
    const known = rest[a]?.get(b)
    if (known !== undefined) return known
    let sum = 0
    for (const i of members[a] ?? []) for (const j of members[b] ?? []) if (!direct.has(i * n + j)) sum += unknown(i, j)
    rest[a]?.set(b, sum)
    return sum
  }
  const likenessOf = (a: number, b: number, { sum }: Tie): number =>
    (sum + unknownOf(a, b)) / ((members[a]?.length ?? 0) * (members[b]?.length ?? 0))
  const alike = new Map<number, { with: number; score: number }>()
  const refresh = (a: number) => {
    alike.delete(a)
    for (const [b, tie] of ties[a] ?? []) {
      if (tie.apart) continue
      const score = likenessOf(Math.min(a, b), Math.max(a, b), tie)
      const best = alike.get(a)
      if (score >= least && (!best || score > best.score || (score === best.score && b < best.with)))
        alike.set(a, { with: b, score })
    }
  }
  for (let i = 0; i < n; i++) refresh(i)
  for (;;) {
    let first = -1
    let most = { with: -1, score: -1 }
    for (const [a, best] of [...alike].toSorted(([a], [b]) => a - b))
      if (best.score > most.score) [first, most] = [a, best]
    if (first < 0) break
    const [into, from] = [Math.min(first, most.with), Math.max(first, most.with)]
    members[into]?.push(...(members[from] ?? []))
    members[from] = []
    rest[into]?.clear()
    rest[from]?.clear()
    for (const known of rest) {
      known.delete(into)
      known.delete(from)
    }
    for (const [other, tie] of ties[from] ?? []) {
      ties[other]?.delete(from)
      if (other === into) continue
      const known = ties[into]?.get(other)
      const joined = known ? { sum: known.sum + tie.sum, apart: known.apart || tie.apart } : tie
      ties[into]?.set(other, joined)
      ties[other]?.set(into, joined)
    }
    ties[from]?.clear()
    alike.delete(from)
    for (const touched of [into, ...(ties[into]?.keys() ?? [])]) refresh(touched)
    for (const [a, best] of alike) if (best.with === from) refresh(a)
  }
  return members.filter(({ length }) => length > 0).map((each) => each.toSorted((a, b) => a - b))
}
