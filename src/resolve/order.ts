/** Attributions in text order: rules add theirs at the end. */
import type { Chained } from "./chains/index.ts"
import { isTurn } from "./words/index.ts"

/** By the first word of each, an outer one before its inner ones; `within` still points into the list. */
export function inTextOrder(chained: readonly Chained[]): Chained[] {
  const startOf = ({ attribution }: Chained) => {
    const { source, cue, content } = attribution
    // Who has a turn of a transcript may be named once, above all of them.
    return Math.min(...[...(isTurn(attribution) ? [] : source), ...cue, ...content].map(({ start }) => start))
  }
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
