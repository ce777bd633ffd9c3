/**
 * Which other attribution belongs to the same act of speaking.
 *
 * News states hearer, channel and day once and goes on ("…," she said. "…," she added.). An act goes on while its speaker is the same, named again by a
 * pronoun or the same name, and no more than NEAR paragraphs pass; a pronoun is not trusted once somebody else has spoken in between.
 */
import type { Attribution, Stance } from "../../record/index.ts"
import { stanceOf } from "../stances/index.ts"
import { extentOf, type Passage, rangeAt } from "../words/index.ts"

/** To think or to want something is no act of speaking that begins and ends. */
const states: ReadonlySet<Stance> = new Set(["believes", "wants", "other"])
const NEAR = 2

/** The index of the nearest earlier attribution of the same act for which `has` holds, or null. */
export function carriedFrom(
  passage: Passage,
  attributions: readonly Attribution[],
  speakers: readonly (string | null)[],
  i: number,
  has: (k: number) => boolean,
): number | null {
  const here = attributions[i]
  if (!here || here.within !== null || states.has(stanceOf(passage, here))) return null
  let passedOver = false
  for (let k = i - 1, last = i; k >= 0; k--) {
    const other = attributions[k]
    if (!other || distance(passage, attributions[last], other) > NEAR) break
    if (other.within !== null) continue
    if (!isSame(passage, attributions, speakers, k, last, passedOver)) {
      passedOver = true
      continue
    }
    if (has(k)) return k
    last = k
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
