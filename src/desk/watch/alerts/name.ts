/** What was saved, as people call it. */
import type { Saved } from "../../../ledger/index.ts"

/** What was saved, in a few words. */
export function nameOf(wanted: Saved["wanted"]): string {
  if ("claim" in wanted) return `the claim “${wanted.text}”`
  const { words, speaker, outlet, stance, sourceType } = wanted.search
  const parts = [
    ...(words ? [`“${words}”`] : []),
    ...(speaker ? [`by ${speaker}`] : []),
    ...(outlet ? [`in ${outlet}`] : []),
    ...(stance ? [stance] : []),
    ...(sourceType ? [`source ${sourceType}`] : []),
  ]
  return parts.join(", ") || "everything"
}
