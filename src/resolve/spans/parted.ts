/**
 * Two statements that the reader took for one: "what she described as {a burning hotel} after {what police called a gas leak}".
 *
 * A part of a content that another's statement fills from its first word to its last, with other words between the parts, is that other's alone.
 */
import type { Attribution, Span } from "../../record/index.ts"
import { extentOf } from "../words/index.ts"

export function withPartsAlone(attributions: readonly Attribution[]): Attribution[] {
  const out = [...attributions]
  for (const [i, inner] of attributions.entries()) {
    const outer = inner.within === null ? undefined : out[inner.within]
    const extent = extentOf([...inner.source, ...inner.cue, ...inner.content])
    if (!outer || !extent || inner.within === null || outer.content.length < 2) continue
    const isIts = ({ start, end }: Span) => start === extent.start && end === extent.end
    // "“It sank,” he said, “as Renn told us”": parts around a cue are one sentence.
    const [first, last] = [outer.content[0], outer.content.at(-1)]
    const isBetween = outer.cue.some((cue) => first && last && cue.start > first.start && cue.start < last.start)
    if (isBetween || !outer.content.some(isIts)) continue
    out[inner.within] = { ...outer, content: outer.content.filter((span) => !isIts(span)) }
    out[i] = { ...inner, within: outer.within }
  }
  return out
}
