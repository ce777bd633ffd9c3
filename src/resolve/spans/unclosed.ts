/**
 * Quotation marks that are never closed hand no words to the next speaker.
 *
 *   {“It was overloaded}, {the pilot, Ivo Brand}, {said} in court.¶The owner, Greta Salm, denied it.
 *
 * The paragraph ends the quotation. Who stands inside it, right before the cue, says it; the reader, for which all of it is quoted, looks for somebody in
 * the paragraph below.
 */
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { isCapital } from "../chains/index.ts"
import { holding, is, isFiniteVerb, type Passage, type Token, tokenAt } from "../words/index.ts"

/** Words of a name or of what is said of it; longer ones are clauses. */
const LONGEST = 8

export function withUnclosed(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  return attributions.map((attribution) => {
    const [cue] = attribution.cue
    const paragraph = cue && holding(passage.paragraphs, cue.start)
    const isBelow = attribution.source.some(({ start }) => paragraph && start >= paragraph.end)
    if (!cue || !paragraph || !(isBelow || attribution.source.length === 0)) return attribution
    const isOpen = holding(passage.quotations, cue.start)?.closed === false
    const own = isOpen ? sayerBefore(passage, attribution.content, cue) : null
    if (own) return { ...attribution, ...own }
    return isBelow ? { ...attribution, source: [] } : attribution
  })
}

/** The name that ends the content right before the cue, with what is said of it, and the content without it; null: there is none. */
function sayerBefore(
  passage: Passage,
  content: readonly Span[],
  cue: Span,
): Pick<Attribution, "source" | "content"> | null {
  const said = content.find(({ end }) => end <= cue.start && /^[\s,]*$/.test(passage.text.slice(end, cue.start)))
  if (!said) return null
  const tokens = passage.tokens.slice(tokenAt(passage, said.start), tokenAt(passage, said.end - 1) + 1)
  const parts = partsOf(tokens)
  const [name, before] = [parts.at(-1), parts.at(-2)]
  if (!name || parts.length < 2 || !isPhrase(name)) return null
  const isApposed = parts.length > 2 && before && isPhrase(before) && isName(name) !== isName(before)
  const first = (isApposed ? before : name)[0]
  const last = name.at(-1)
  const rest = parts[parts.length - (isApposed ? 3 : 2)]?.at(-1)
  if (!first || !last || !rest) return null
  const kept = spanOf(passage.text, said.start, rest.end)
  return {
    source: [spanOf(passage.text, first.start, last.end)],
    content: content.map((span) => (span === said ? kept : span)),
  }
}

/** What stands between commas. */
function partsOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.text === ",") parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.filter((part) => part.length > 0)
}

const isName = (part: readonly Token[]) => isCapital(part[0])

/** Something that names somebody: short, without a verb, and opened like a phrase. */
const isPhrase = (part: readonly Token[]) =>
  part.length <= LONGEST &&
  part.every((token) => token.isWord && !isFiniteVerb(token)) &&
  (isName(part) || is(part[0], "determiner") || is(part[0], "possessive") || is(part[0], "human-pronoun"))
