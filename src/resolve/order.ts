/** Attributions in text order: rules add theirs at the end. */
import type { Chained } from "./chains/index.ts"

/** By the first word of each, an outer one before its inner ones; `within` still points into the list. */
export function inTextOrder(chained: readonly Chained[]): Chained[] {
  const startOf = ({ attribution: { source, cue, content } }: Chained) =>
    Math.min(...[...source, ...cue, ...content].map(({ start }) => start))
  const order = chained
    .map((chain, from) => ({ chain, from, start: startOf(chain), depth: chain.attribution.within === null ? 0 : 1 }))
    .toSorted((a, b) => a.start - b.start || a.depth - b.depth || a.from - b.from)
  const places = new Map(order.map(({ from }, to) => [from, to]))
  return order.map(({ chain }) => {
    const { within } = chain.attribution
    return {
      ...chain,
      attribution: { ...chain.attribution, within: within === null ? null : (places.get(within) ?? null) },
    }
  })
}
