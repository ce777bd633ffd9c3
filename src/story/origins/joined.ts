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
  const groups = new Set<Sayer[]>()
  const called = new Map<string, Set<Sayer[]>>()
  /** The others go into the first, which is the last then. */
  const merge = ([first = [], ...others]: readonly Sayer[][], sayer: Sayer) => {
    for (const other of others) for (const each of other) first.push(each)
    first.push(sayer)
    for (const group of [first, ...others]) groups.delete(group)
    groups.add(first)
    for (const key of callsOf(sayer)) called.set(key, (called.get(key) ?? new Set()).add(first))
  }
  const isSame = (a: Sayer, b: Sayer) => {
    const words = worded.get(a)
    return (words !== undefined && words === worded.get(b)) || isSameOrigin(a, b, places)
  }
  const verdicts = verdictsOf(sayers, judged)
  const verdictOn = (a: Sayer, b: Sayer) => verdicts.get(a)?.get(b)
  const isKeptApart = (some: readonly Sayer[], others: readonly Sayer[]) =>
    verdicts.size > 0 && some.some((a) => others.some((b) => verdictOn(a, b) === "different"))
  for (const sayer of sayers) {
    const same: Sayer[][] = []
    for (const group of comparedWith(sayer, groups, called)) {
      if (isKeptApart([sayer, ...same.flat()], group)) continue
      if (group.some((other) => verdictOn(sayer, other) === "same" || isSame(sayer, other))) same.push(group)
    }
    merge(same, sayer)
  }
  return withBodies([...groups], isKeptApart)
}

/** Groups that a sayer is compared with: of more, only those besides that are called alike. No claim has so many origins. */
const MOST_COMPARED = 500

function comparedWith(
  sayer: Sayer,
  groups: ReadonlySet<Sayer[]>,
  called: ReadonlyMap<string, ReadonlySet<Sayer[]>>,
): Iterable<Sayer[]> {
  if (groups.size <= MOST_COMPARED) return groups
  const alike = callsOf(sayer).flatMap((key) => firstOf(called.get(key) ?? []))
  return new Set([...firstOf(groups), ...alike.filter((group) => groups.has(group))])
}

function firstOf(groups: Iterable<Sayer[]>): Sayer[][] {
  const first: Sayer[][] = []
  for (const group of groups) {
    if (first.length === MOST_COMPARED) break
    first.push(group)
  }
  return first
}

const callsOf = ({ name, who }: Sayer): string[] => [who.toLowerCase(), ...name.slice(-1)]

function findIn(groups: Iterable<Sayer[]>, fits: (group: Sayer[]) => boolean): Sayer[] | undefined {
  for (const group of groups) if (fits(group)) return group
  return undefined
}

/** Generic groups, "the company", go into the first that has a name for it. */
function withBodies(
  all: readonly Sayer[][],
  isKeptApart: (some: readonly Sayer[], others: readonly Sayer[]) => boolean,
): Sayer[][] {
  const groups = new Set(all)
  const generic = new Set(all.filter((group) => group.every(isGeneric)))
  const bodies = new Set(all.filter((group) => group.some(({ speaksForBody }) => speaksForBody)))
  const bodyFor = (own: Sayer[]) =>
    findIn(bodies, (group) => group !== own && mayBeCalled(group, own) && !isKeptApart(group, own))
  for (;;) {
    const own = findIn(generic, (group) => bodyFor(group) !== undefined)
    const named = own && bodyFor(own)
    if (!own || !named) return [...groups]
    for (const each of own) named.push(each)
    for (const some of [groups, generic, bodies]) for (const group of [own, named]) some.delete(group)
    groups.add(named)
    bodies.add(named)
    if (named.every(isGeneric)) generic.add(named)
  }
}

/** Whether a body may be "the ministry", "the company": one of another sort is none, and an outlet never is. */
function mayBeCalled(body: readonly Sayer[], generic: readonly Sayer[]): boolean {
  if (body.every(({ type, speaksForBody }) => type === "media" && !speaksForBody)) return false
  const [known, asked] = [body, generic].map((group) => new Set(group.flatMap(({ sorts }) => [...sorts])))
  return !known?.size || !asked?.size || [...asked].some((sort) => known.has(sort))
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
  const unnamed = groups.filter((group) => group.every(({ isUnnamed }) => isUnnamed))
  const [largest] = unnamed.toSorted((a, b) => countOf(b) - countOf(a))
  // Only one can be as many as all others, and more than each of them.
  const parts = largest ? partsOf(largest, unnamed) : null
  const kept = new Map(groups.filter((group) => parts === null || group !== largest).map((group, i) => [group, i]))
  const placesOf = (some: readonly Sayer[][]) => some.map((part) => kept.get(part) ?? -1)
  return new Map(
    groups.flatMap((group) => {
      const own = placesOf(parts !== null && group === largest ? parts : [group])
      return group.map((sayer): [Sayer, number[]] => [sayer, own])
    }),
  )
}

const countOf = (members: readonly Sayer[]) => members.reduce((most, { count }) => Math.max(most, count ?? 1), 0)

/** The groups of unnamed people that the largest one is made of; null where it is none. */
function partsOf(group: readonly Sayer[], unnamed: readonly Sayer[][]): Sayer[][] | null {
  if (group.length > 1) return null
  const others = unnamed.filter((other) => other !== group)
  const sum = others.reduce((all, other) => all + countOf(other), 0)
  const isLargest = others.every((other) => countOf(other) < countOf(group))
  return others.length > 0 && isLargest && sum >= countOf(group) ? others : null
}
