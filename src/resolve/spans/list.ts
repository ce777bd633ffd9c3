/** A list of attributions in which some are mended, parted or left out: `within` points at the right one afterwards. */
import type { Attribution } from "../../record/index.ts"

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
