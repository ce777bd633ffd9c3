/** A list of attributions in which some are mended, parted or left out: `within` points at the right one afterwards. */
import type { Attribution, Range } from "../../record/index.ts"
import { shelf } from "../words/index.ts"

/**
 * @param change what stands in the place of an attribution: itself, itself and others after it, or nothing. The `within` of what it gives counts in the
 * list as it was. What was within one that is left out is within the one around that.
 */
export function rebuilt(
  attributions: readonly Attribution[],
  change: (attribution: Attribution, i: number) => readonly Attribution[],
): Attribution[] {
  const out: Attribution[] = []
  const places = attributions.map((attribution, i) => {
    const made = change(attribution, i)
    const place = made.length ? out.length : null
    out.push(...made)
    return place
  })
  const placeOf = (i: number | null): number | null => {
    for (let at = i; at !== null; at = attributions[at]?.within ?? null) {
      const place = places[at]
      if (place !== null && place !== undefined) return place
    }
    return null
  }
  return out.map((attribution) => ({ ...attribution, within: placeOf(attribution.within) }))
}

/**
 * The same list, in which an attribution whose words are no longer part of what it is within is within whatever they have become part of: the first other
 * one, itself within none, whose content holds them; within nothing where there is none.
 */
export function rehomed(attributions: readonly Attribution[]): Attribution[] {
  const contents = shelf<number>()
  for (const [i, { content, within }] of attributions.entries())
    if (within === null) for (const span of content) contents.put(span, i)
  return attributions.map((attribution, i) => {
    const { content, within } = attribution
    if (within === null || holds(attributions[within], content)) return attribution
    const homes = contents.at(content[0]?.start ?? 0).map(({ value }) => value)
    return { ...attribution, within: homes.find((home) => home !== i && holds(attributions[home], content)) ?? null }
  })
}

const holds = (outer: Attribution | undefined, parts: readonly Range[]) =>
  outer !== undefined &&
  parts.every((part) => outer.content.some(({ start, end }) => start <= part.start && part.end <= end))
