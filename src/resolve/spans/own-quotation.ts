/** "{“It frayed,”} {a diver} {told} the Courier": whoever speaks right behind a quotation that nobody has, and has said nothing yet, says it. */
import { type Attribution, spanOf } from "../../record/index.ts"
import { type Passage, rangeAt, shelf } from "../words/index.ts"

export function withOwnQuotation(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const { text, quotations } = passage
  const contents = shelf<true>()
  for (const { content, within } of attributions)
    if (within === null) for (const span of content) contents.put(span, true)
  return attributions.map((attribution) => {
    const { source, cue, content, within } = attribution
    if (content.length > 0 || source.length === 0 || cue.length === 0 || within !== null) return attribution
    const start = Math.min(...[...source, ...cue].map((span) => span.start))
    const quotation = rangeAt(quotations, start)
    if (!quotation || quotation.end > start || !/^\s*$/.test(text.slice(quotation.end, start))) return attribution
    const isSaid = /[,?!—]["”»]$/.test(text.slice(quotation.start, quotation.end))
    if (!isSaid || contents.over(quotation).length > 0) return attribution
    return { ...attribution, content: [spanOf(text, quotation.start, quotation.end)] }
  })
}
