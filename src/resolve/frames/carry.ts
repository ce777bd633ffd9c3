/**
 * Which other attribution belongs to the same act of speaking.
 *
 * News states hearer, channel and day once and goes on ("…," she said. "…," she added.). An act goes on while its speaker is the same, named again by a
 * pronoun or the same name, nobody else speaks in between, and no more than NEAR paragraphs pass.
 */
import type { Attribution } from "../../record/index.ts"
import { extentOf, type Passage, rangeAt } from "../words/index.ts"

const NEAR = 3

/** The index of the nearest attribution of the same act for which `has` holds: in the same sentence, before, then just after. */
export function carriedFrom(
  passage: Passage,
  attributions: readonly Attribution[],
  speakers: readonly (string | null)[],
  i: number,
  has: (k: number) => boolean,
): number | null {
  const here = attributions[i]
  if (!here || here.within !== null) return null
  for (const step of [-1, 1]) {
    let passedOver = false
    for (let k = i + step, last = i; ; k += step) {
      const other = attributions[k]
      if (!other || distance(passage, attributions[last], other) > (step < 0 ? NEAR : 1)) break
      if (other.within !== null) continue
      if (!isSame(passage, attributions, speakers, k, last, passedOver)) {
        passedOver = true
        continue
      }
      if (has(k)) return k
      last = k
    }
  }
  return null
}

const pronoun = /^(?:he|she|they|it|who|i|we|his|her|their|its)$/i

function isSame(
  passage: Passage,
  attributions: readonly Attribution[],
  speakers: readonly (string | null)[],
  a: number,
  b: number,
  passedOver: boolean,
): boolean {
  const [x, y] = [speakers[a], speakers[b]]
  if (x && y) return x === y
  const [p, q] = [nameOf(attributions[a]), nameOf(attributions[b])]
  if (p === "" || q === "") return sentenceOf(passage, attributions[a]) === sentenceOf(passage, attributions[b])
  const later = a > b ? p : q
  if (pronoun.test(later) || pronoun.test(a > b ? q : p)) return pronoun.test(later) && !passedOver
  const lastWord = (name: string) => name.match(/[\p{L}\p{N}’'-]+(?=[^\p{L}\p{N}]*$)/u)?.[0]?.toLowerCase()
  const short = p.length < q.length ? p : q
  const long = p.length < q.length ? q : p
  return lastWord(p) === lastWord(q) || long.toLowerCase().includes(lastWord(short) ?? "\0")
}

function nameOf(attribution: Attribution | undefined): string {
  return attribution?.source.map((span) => span.text).join(" ") ?? ""
}

function placeOf(attribution: Attribution | undefined): number {
  return attribution ? (extentOf(attribution.cue.length ? attribution.cue : attribution.content)?.start ?? 0) : 0
}

function sentenceOf(passage: Passage, attribution: Attribution | undefined): number {
  return rangeAt(passage.sentences, placeOf(attribution))?.start ?? -1
}

/** In paragraphs. */
function distance(passage: Passage, a: Attribution | undefined, b: Attribution): number {
  const count = (at: number) => passage.paragraphs.filter((paragraph) => paragraph.start <= at).length
  return Math.abs(count(placeOf(a)) - count(placeOf(b)))
}
