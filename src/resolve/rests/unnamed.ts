/** "another source said", in an article that opens with what another outlet reports: nobody spoke to the article's own outlet. */
import type { Span } from "../../record/index.ts"
import { isOutlet, isOwn } from "../chains/index.ts"
import { is, type Passage, tokensOf } from "../words/index.ts"
import type { Rule, Told } from "./told.ts"

export function reportedFirst(passage: Passage, told: readonly Told[], outlet: string | null): Rule {
  const { language } = passage
  const words = (spans: readonly Span[]) => spans.flatMap(({ text }) => tokensOf(language, text))
  const named = told.filter(({ attribution, chain }) => attribution.within === null && chain.isSaid)
  const first = named.toSorted((a, b) => a.at - b.at)[0]
  const lead = first && (first.chain.via.at(-1) ?? first.attribution.source)
  const [span] = lead ?? []
  const isTheirs =
    first !== undefined && span !== undefined && isOutlet(words(lead ?? [])) && !isOwn(language, span.text, outlet)
  return ({ attribution, source, frames }) => {
    if (!isTheirs || source.type !== "anonymous" || frames.addressee || frames.medium) return null
    return words(attribution.source).some((token) => is(token, "bare-source")) ? span : null
  }
}
