/** The words that tell of events, typed by PLOVER (`language/en/events.tsv`). */
import { table } from "../../language/index.ts"
import type { Passage, Token } from "../words/index.ts"

export interface Trigger {
  /** indices into the passage's tokens, inclusive */
  first: number
  last: number
  type: string
  isVerb: boolean
}

interface Entry {
  words: readonly string[]
  as: string
  type: string
}

const entries = table("events", ["words", "as", "type"]).map((row): Entry => ({ ...row, words: row.words.split(" ") }))
const byFirst = Map.groupBy(
  entries.toSorted((a, b) => b.words.length - a.words.length),
  ({ words }) => words[0] ?? "",
)

const DETERMINERS = new Set(
  "a an the this that these those its his her their our my your 's any some no each every another all such of".split(
    " ",
  ),
)
const VERB_BEFORE = new Set(
  "to will would may might can could should must shall not n't did does do be is are was were been being has have had he she they we who i it and".split(
    " ",
  ),
)

/** In text order; where two overlap, the longer one. */
export function triggersIn({ tokens }: Passage): Trigger[] {
  const found: Trigger[] = []
  for (let i = 0; i < tokens.length; i++) {
    const trigger = triggerAt(tokens, i)
    if (!trigger) continue
    found.push(trigger)
    i = trigger.last
  }
  return found
}

function triggerAt(tokens: readonly Token[], first: number): Trigger | null {
  for (const form of tokens[first]?.forms ?? []) {
    for (const { words, as, type } of byFirst.get(form) ?? []) {
      if (!words.every((word, k) => tokens[first + k]?.forms.has(word))) continue
      const last = first + words.length - 1
      const isVerb = isVerbAt(tokens, first, words)
      if (as === "verb" ? isVerb : as === "noun" ? !isVerb && isNounForm(tokens[last], words.at(-1) ?? "") : true) {
        return { first, last, type, isVerb }
      }
    }
  }
  return null
}

/** By its ending and by the word before it: without a tagger, in doubt a bare form after a noun is a noun. */
function isVerbAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]?.lower ?? ""
  if (!token || DETERMINERS.has(before)) return false
  const lemma = words[0] ?? ""
  if (token.lower === lemma) return VERB_BEFORE.has(before) && before !== "and"
  const isPlural = token.lower === `${lemma}s` || token.lower === `${lemma}es`
  if (isPlural) return ["he", "she", "it", "who"].includes(before)
  if (token.lower.endsWith("ing") && !lemma.endsWith("ing")) return true
  return token.lower !== lemma
}

function isNounForm(token: Token | undefined, lemma: string): boolean {
  return token !== undefined && [lemma, `${lemma}s`, `${lemma}es`].includes(token.lower)
}
