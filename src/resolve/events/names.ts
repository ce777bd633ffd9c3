/** Words that look like an event's and are part of a name or of a longer noun: "Battle Road", "the Strike Force", "crash site". */
import type { Range } from "../../record/index.ts"
import { fits, is, type Passage, rangeAt } from "../words/index.ts"
import { isIrregular } from "./groups.ts"
import { predicateAt } from "./hints.ts"
import type { Trigger } from "./triggers.ts"

/** It is a part of somebody's name, or has a capital that no beginning of a sentence gives it. */
export function isName({ tokens, sentences }: Passage, { first, last }: Trigger, names: readonly Range[]): boolean {
  const token = tokens[first]
  if (!token) return false
  if (names.some(({ start, end }) => start <= token.start && token.end <= end && end - start > token.end - token.start))
    return true
  if (!isCapital(token.text)) return false
  const before = tokens[first - 1]?.text ?? ""
  const opens = rangeAt(sentences, token.start)?.start === token.start || /^["“‘'(—–:-]$/.test(before)
  return !opens || isCapital(tokens[last + 1]?.text)
}

const isCapital = (text: string | undefined) => /^\p{Lu}/u.test(text ?? "")

/** A noun before another noun says what kind of thing that is. */
export function isOfCompound({ tokens }: Passage, { last, isVerb }: Trigger): boolean {
  const [token, next] = [tokens[last], tokens[last + 1]]
  if (isVerb || !token || !next || next.start !== token.end + 1 || !/^\p{Ll}+$/u.test(next.text)) return false
  if (fits(token, "plural-or-present") || fits(next, "no-noun-ending")) return false
  return !predicateAt(tokens, last + 1) && !is(next, "after-noun") && !isIrregular(next)
}
