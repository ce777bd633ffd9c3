/**
 * Names, joins and judgements → which names are one. The same for every order in which they came: judgements of `same` first, then joins from
 * the strongest to the weakest, and nothing that would bring together two names judged `different`.
 */
export interface Edge {
  a: string
  b: string
  score: number
}

/** @returns for each name, the least id of those it is one with */
export function clustersOf(
  names: Iterable<string>,
  joins: readonly Edge[],
  same: readonly Edge[],
  different: readonly Edge[],
): Map<string, string> {
  const members = new Map<string, Set<string>>()
  for (const name of names) members.set(name, new Set([name]))
  const apart = new Map<string, Set<string>>()
  for (const { a, b } of different) {
    apart.set(a, (apart.get(a) ?? new Set()).add(b))
    apart.set(b, (apart.get(b) ?? new Set()).add(a))
  }
  for (const { a, b } of [...[...same].sort(byIds), ...[...joins].sort((x, y) => y.score - x.score || byIds(x, y))]) {
    const left = members.get(a)
    const right = members.get(b)
    if (!left || !right || left === right || mustStayApart(left, right, apart)) continue
    for (const name of right) members.set(name, left.add(name))
  }
  return new Map([...members].map(([name, group]) => [name, [...group].sort()[0] ?? name]))
}

function mustStayApart(left: Set<string>, right: Set<string>, apart: Map<string, Set<string>>): boolean {
  for (const name of left) for (const other of apart.get(name) ?? []) if (right.has(other)) return true
  return false
}

const idsOf = ({ a, b }: Edge) => (a < b ? `${a} ${b}` : `${b} ${a}`)
const byIds = (x: Edge, y: Edge) => (idsOf(x) < idsOf(y) ? -1 : 1)
