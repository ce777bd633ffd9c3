/** What the text says of a source besides who it is: its role, its nationality or institution, and why it is kept unnamed. */
import { type Source, type SourceType, type Span, spanOf } from "../../record/index.ts"
import { beginning, merged, sentenceOf } from "../words/index.ts"
import { reasonIn } from "./anonymity.ts"
import type { Head } from "./head.ts"
import { lexiconOf } from "./lexicon.ts"
import type { Scene } from "./world.ts"

type Qualities = Pick<Source, "role" | "nationality" | "institution" | "reason">

/** Only of people without a name: others have descriptors. Each points at its words. */
export function qualitiesOf(
  { names, passage }: Scene,
  head: Head,
  spans: readonly Span[],
  type: SourceType | null,
): Qualities {
  const { text, language } = passage
  const lexicon = lexiconOf(language)
  if (head.kind === "name" || head.apposed || (type !== "anonymous" && type !== "described" && type !== "group"))
    return {}
  const at = (start: number, end: number) => ({ spans: [spanOf(text, start, end)] })
  const nation = head.before.find((token) => lexicon.nationalities.get(token.lower))
  const body = merged(spans)
    .flatMap(({ start, end }) => beginning(names, start, end))
    .find(({ type }) => type === "organisation" || type === "government" || type === "media")
  const sentence = sentenceOf(passage, head.token.start)
  const reason = sentence && type === "anonymous" ? reasonIn(language, text, sentence) : null
  return {
    role: head.kind === "noun" && lexicon.tellsRole(head.token.lower) ? at(head.token.start, head.token.end) : null,
    nationality: nation ? at(nation.start, nation.end) : null,
    institution: body ? at(body.start, body.end) : null,
    reason: reason ? at(reason.start, reason.end) : null,
  }
}
