/** What is told inside somebody's own words by another, or of another time. */
import type { Attribution } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"

/** "I think", "we say": what somebody says of their own, now, is what they say anyhow. */
export function isOfAnother({ language }: Passage, { source, cue, within }: Attribution): boolean {
  if (within !== null) return true
  const [who] = source
  if (!who || cue.length === 0) return false
  const words = cue.map(({ text }) => text).join(" ")
  return !(language.pattern("speaking-self-alone").test(who.text) && !language.pattern("then-not-now").test(words))
}
