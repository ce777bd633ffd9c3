/**
 * Does a phrase say to whom, where or when this was said? A sum of weights of named features (logistic regression, trained on articles labelled
 * by reading: training/frames.py), one set of weights a field.
 */
import { begunAt, sentenceOf, spansBeginning } from "../words/index.ts"
import type { Candidate, Field } from "./candidates.ts"
import { mayBeCarried } from "./carried.ts"
import { featuresOf, type History, placeOfCue, REACH, rivalsOf, type Scene } from "./features.ts"
import { loadWeights, type Weights } from "./weights.ts"

let loaded: Weights | undefined

/** Loaded when the first frame is asked for: a fault of the file is then told as one. */
function weights(): Weights {
  loaded ??= loadWeights()
  return loaded
}

/** A phrase, and why it belongs there, in words. */
interface Choice {
  candidate: Candidate
  why: string
}

export type Chosen = { [F in Field]: Choice | null }

/** For each attribution the phrases that most likely belong to it, where one is likelier than none; in text order, each knowing those before. */
export function belonging(scene: Scene, candidates: Readonly<Record<Field, readonly Candidate[]>>): Chosen[] {
  const chosen: Chosen[] = []
  for (const i of scene.attributions.keys()) {
    const made: Chosen = { addressee: null, medium: null, said: null }
    for (const field of ORDER) {
      const near = nearTo(scene, i, candidates[field])
      const beside = ORDER.flatMap((other) => made[other]?.candidate ?? [])
      const history = {
        ...historyOf(scene, i, (k) => chosen[k]?.[field]?.candidate.span.text.toLowerCase() ?? ""),
        beside,
      }
      const own = field === "said" ? undefined : near.find(({ owners }) => owners.has(i))
      if (own) {
        made[field] = { candidate: own, why: IN_ITS_CLAUSE }
        continue
      }
      let best = 0
      const rivals = rivalsOf(scene, i, near)
      for (const candidate of near) {
        const isOther = isOfAnother(scene, i, candidate)
        if (field === "said" ? !mayBeCarried(scene, i, candidate) : isOther) continue
        const features = featuresOf(scene, i, candidate, rivals, history)
        const score = scoreOf(field, features) - (isOther ? DOUBT : 0)
        if (score > best) {
          best = score
          made[field] = { candidate, why: strongest(field, features) }
        }
      }
    }
    chosen.push(made)
  }
  return chosen
}

export const IN_ITS_CLAUSE = "it stands in the clause of the cue"
/** How many features a reason names. */
const NAMED = 3

/** The features that speak most for a phrase, by their weights in models/frames. */
function strongest(field: Field, features: readonly string[]): string {
  const table = weights()[field]
  return [...new Set(features)]
    .map((feature) => ({ feature, weight: table.get(feature) ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, NAMED)
    .map(({ feature, weight }) => `${feature} (${weight.toFixed(2)})`)
    .join("; ")
}

/** How much likelier it must be than nothing to be carried from one speaker to another, in log odds. */
const DOUBT = 1.2

/** What stands in the clause of another speaker is not carried out of its sentence, however likely: a wrong day is worse than none. */
function isOfAnother(scene: Scene, i: number, { span, owners, voices }: Candidate): boolean {
  const own = scene.speakers[i]
  if (!own || owners.has(i) || voices.size === 0 || voices.has(own) || voices.has(null)) return false
  return sentenceAt(scene, span.start) !== sentenceAt(scene, placeOfCue(scene.attributions[i]))
}

const sentenceAt = ({ passage }: Scene, at: number) => sentenceOf(passage, at)?.start

/** The order in which the fields are asked: the day is the surest. */
export const ORDER = ["said", "medium", "addressee"] as const satisfies readonly Field[]

/** @param chosen the words chosen for an earlier attribution, "" for none */
export function historyOf(scene: Scene, i: number, chosen: (k: number) => string): Omit<History, "beside"> {
  const last = lastOfVoice(scene, i)
  const gap = last === null ? 0 : paragraphOf(scene, i) - paragraphOf(scene, last)
  return {
    same: last === null ? null : chosen(last),
    gap: gap < 2 ? gap : gap < 4 ? 2 : 3,
    any: i ? chosen(i - 1) : null,
  }
}

const FAR = 12

/** The attribution before `i` of the same speaker, or of no known one in the same paragraph; no more than FAR attributions back. */
function lastOfVoice({ speakers }: Scene, i: number): number | null {
  const own = speakers[i]
  for (let k = i - 1; own && k >= 0 && i - k <= FAR; k--) if (speakers[k] === own) return k
  return null
}

const paragraphOf = ({ passage, attributions }: Scene, i: number) =>
  begunAt(passage.paragraphs, placeOfCue(attributions[i]))

/** The phrases within reach: so many paragraphs back, and on, and no more of them than MOST in either direction. `candidates` in text order. */
export function nearTo(
  { passage, attributions }: Scene,
  i: number,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const at = placeOfCue(attributions[i])
  const here = begunAt(passage.paragraphs, at) - 1
  const startOf = (paragraph: number) => passage.paragraphs[paragraph]?.start ?? passage.text.length
  const on = here < REACH.head ? REACH.onFromHead : REACH.on
  const [nearFrom, nearEnd] = [startOf(Math.max(0, here - 1)), startOf(here + 1)]
  const from = Math.max(startOf(Math.max(0, here - REACH.back)), at - FARTHEST)
  const within = spansBeginning(candidates, from, Math.min(startOf(here + on + 1), at + FARTHEST)).filter(
    ({ span, kind }) => !isLoose(kind) || (nearFrom <= span.start && span.start < nearEnd),
  )
  const before = spansBeginning(within, from, at).length
  return within.slice(Math.max(0, before - MOST), before + MOST)
}

/**
 * Where an article has no paragraphs, or one of them a thousand phrases, so many characters and phrases in either direction are within reach. In the
 * articles that the weights were learned from no more than 30 are, and none farther off than 6,400 characters.
 */
const FARTHEST = 12_000
const MOST = 32

/** What may be anything is asked only of what stands beside it. */
const isLoose = (kind: string) => LOOSE.some((loose) => kind.startsWith(loose))
const LOOSE = ["speaker", "place", "bare"]

function scoreOf(field: Field, features: readonly string[]): number {
  const table = weights()[field]
  return features.reduce((sum, feature) => sum + (table.get(feature) ?? 0), table.get("") ?? 0)
}
