/** Sayers of one claim in several articles → which of them are one origin, as far as the texts and those who judged say. */
import { type Binding, boundPairs } from "../bindings.ts"
import { isGeneric, isSameOrigin } from "./parties.ts"
import type { Sayer } from "./sayers.ts"

/**
 * Sayers that are the same people, by whatever leads from one to the next. Who gives the same words was heard at one occasion; a body without a name is the first that has one; and a group
 * that is as many as others together is those others.
 */
export function joined(
  sayers: readonly Sayer[],
  worded: ReadonlyMap<Sayer, string>,
  { places, judged }: { places: ReadonlySet<string>; judged: readonly Binding[] },
): Sayer[][] {
  const groups: Sayer[][] = []
  const merge = (same: readonly Sayer[][], more: readonly Sayer[]) => {
    const all = [...same.flat(), ...more]
    for (const group of same) groups.splice(groups.indexOf(group), 1)
    groups.push(all)
  }
  const isSame = (a: Sayer, b: Sayer) => {
    const words = worded.get(a)
    return (words !== undefined && words === worded.get(b)) || isSameOrigin(a, b, places)
  }
  const verdicts = verdictsOf(sayers, judged)
  const verdictOn = (a: Sayer, b: Sayer) => verdicts.get(a)?.get(b)
  const isKeptApart = (some: readonly Sayer[], others: readonly Sayer[]) =>
    some.some((a) => others.some((b) => verdictOn(a, b) === "different"))
  for (const sayer of sayers) {
    const same: Sayer[][] = []
    for (const group of groups) {
      if (isKeptApart([sayer, ...same.flat()], group)) continue
      if (group.some((other) => verdictOn(sayer, other) === "same" || isSame(sayer, other))) same.push(group)
    }
    merge(same, [sayer])
  }
  const bodyFor = (generic: readonly Sayer[]) =>
    groups.find(
      (group) => group !== generic && group.some(({ speaksForBody }) => speaksForBody) && !isKeptApart(group, generic),
    )
  for (;;) {
    const generic = groups.find((group) => group.every(isGeneric) && bodyFor(group))
    const named = generic && bodyFor(generic)
    if (!generic || !named) return groups
    merge([named, generic], [])
  }
}

/** For each sayer, the others of whom somebody judged whether they are the same. */
function verdictsOf(sayers: readonly Sayer[], judged: readonly Binding[]): Map<Sayer, Map<Sayer, Binding["verdict"]>> {
  const verdicts = new Map<Sayer, Map<Sayer, Binding["verdict"]>>()
  const places = sayers.map(({ article, span }) => ({ article, start: span?.start ?? 0, end: span?.end ?? 0 }))
  for (const { a, b, verdict } of boundPairs(judged, "origin", places)) {
    const isAt = (sayer: Sayer, at: number) =>
      sayer.article === places[at]?.article && sayer.span?.start === places[at]?.start
    for (const x of sayers.filter((sayer) => isAt(sayer, a)))
      for (const y of sayers.filter((sayer) => isAt(sayer, b))) {
        verdicts.set(x, (verdicts.get(x) ?? new Map()).set(y, verdict))
        verdicts.set(y, (verdicts.get(y) ?? new Map()).set(x, verdict))
      }
  }
  return verdicts
}

/** Which origins a sayer stands for: its own; of three officials, where two and one more are known, those of the two and the one. */
export function originsOf(groups: readonly Sayer[][]): Map<Sayer, number[]> {
  const together = new Map(groups.map((group) => [group, partsOf(group, groups)]))
  const kept = groups.filter((group) => together.get(group) === null)
  return new Map(
    groups.flatMap((group) => {
      const parts = together.get(group) ?? [group]
      return group.map((sayer): [Sayer, number[]] => [sayer, parts.map((part) => kept.indexOf(part))])
    }),
  )
}

/** The groups of unnamed people that a larger one is made of; null where it is none. */
function partsOf(group: readonly Sayer[], groups: readonly Sayer[][]): Sayer[][] | null {
  const countOf = (members: readonly Sayer[]) => Math.max(...members.map(({ count }) => count ?? 1))
  const [first] = group
  if (!first?.isUnnamed || group.length > 1) return null
  const others = groups.filter((other) => other !== group && other.every(({ isUnnamed }) => isUnnamed))
  const sum = others.reduce((all, other) => all + countOf(other), 0)
  const isLargest = others.every((other) => countOf(other) < countOf(group))
  return others.length > 0 && isLargest && sum >= countOf(group) ? others : null
}
