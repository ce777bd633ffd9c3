/**
 * Which units one article has from another whose text it prints: the same sentence, the same part of it. They are one and the same, whatever else they are like, and are
 * neither compared nor counted twice. So a copy changes nothing in what else is joined.
 */
import type { Unit } from "./units.ts"

/** Who prints whose text. */
export interface Print {
  of: string
  by: string
}

/** @returns for each unit the index of the one that it is a print of, which is a print of none; its own, where it is none itself */
export function printedFrom(units: readonly Unit[], prints: readonly Print[]): number[] {
  const first = units.map((_, i) => i)
  const rootOf = (i: number): number => {
    let root = i
    for (let next = first[root] ?? root; next !== root; next = first[root] ?? root) root = next
    return root
  }
  const places = placesOf(units, new Set(prints.flatMap(({ of, by }) => [of, by])))
  for (const { of, by } of prints) {
    const originals = places.get(of)
    for (const [key, own] of places.get(by) ?? [])
      for (const [k, i] of own.entries()) {
        const original = originals?.get(key)?.[k]
        if (original === undefined) continue
        const [x, y] = [rootOf(original), rootOf(i)]
        if (x !== y) first[y] = x
      }
  }
  return units.map((_, i) => rootOf(i))
}

/** By article and words, the units in text order: of a sentence that stands there twice, the first is the first. */
function placesOf(units: readonly Unit[], articles: ReadonlySet<string>): Map<string, Map<string, number[]>> {
  const places = new Map<string, Map<string, number[]>>()
  for (const [i, { article, relation, told, asked, who }] of units.entries()) {
    if (!articles.has(article)) continue
    const own = places.get(article) ?? new Map<string, number[]>()
    const key = JSON.stringify([relation, told, asked.start, asked.end, who])
    own.set(key, [...(own.get(key) ?? []), i])
    places.set(article, own)
  }
  return places
}
