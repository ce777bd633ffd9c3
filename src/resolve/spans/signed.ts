/**
 * Quotations that are signed: “It never frayed.” — Jon Aspel, on the line of the quotation or the one below.
 *
 * In a list of them the reader runs one into the next, so each is made anew: the name is the source, the dash its cue, and only its own quotation the content.
 */
import { type Attribution, type Range, type Span, spanOf } from "../../record/index.ts"
import { fits, holding, is, isForm, type Passage, shelf, type Token, tokenAt } from "../words/index.ts"
import { rebuilt, rehomed } from "./list.ts"

const SURE = 0.8
/** Characters of a signature: a name, and perhaps what its bearer is. */
const LONGEST = 90
/** Words; a signed phrase of fewer is no quotation but a title. */
const FEWEST = 4
/** A dash, and a name that begins with a capital, up to the end of the line. */
const SIGNATURE = /(?<=[”"»]\s{0,3})[―—–-]{1,2}(?=\s*\p{Lu}[^“”"«»\n]*$)/u

export function withSigned(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const signed = passage.paragraphs.flatMap((_, at) => signedIn(passage, at) ?? [])
  if (signed.length === 0) return [...attributions]
  const places = shelf<true>()
  for (const { source, cue, content } of signed)
    for (const span of [...source, ...cue, ...content]) places.put(span, true)
  const isFree = (span: Span) => places.over(span).length === 0
  const others = attributions.map((attribution) => {
    const { source, cue, content, within } = attribution
    if (within !== null) return attribution
    const isTaken = ![...source, ...cue].every(isFree) || (source.length + cue.length === 0 && !content.every(isFree))
    return isTaken
      ? { ...attribution, source: [], cue: [], content: [] }
      : { ...attribution, content: content.filter(isFree) }
  })
  const all = rehomed([...others, ...signed])
  return rebuilt(all, (attribution) => (isEmpty(attribution) ? [] : [attribution]))
}

/** The quotation that is the whole of a paragraph but for the name that signs it, there or alone in the next; null: there is none. */
function signedIn(passage: Passage, at: number): Attribution | null {
  const { text, paragraphs } = passage
  const paragraph = paragraphs[at]
  const next = paragraphs[at + 1]
  if (!paragraph || !/^[“”"«]/.test(text.slice(paragraph.start, paragraph.start + 1))) return null
  const own = dashIn(text, paragraph)
  const below =
    next && /[”"»]$/.test(text.slice(paragraph.start, paragraph.end))
      ? dashIn(text, { ...next, start: paragraph.end })
      : null
  const dash = own ?? below
  const end = own ? own.quotedTo : paragraph.end
  const line = own ? paragraph : next
  if (!dash || !line || line.end - dash.end > LONGEST) return null
  const quoted = tokensIn(passage, { start: paragraph.start, end })
  const name = tokensIn(passage, { start: dash.end, end: line.end }).filter(
    (token, i, all) => token.text !== "." || i < all.length - 1,
  )
  const [first, last] = [name[0], name.at(-1)]
  const isTold = quoted.some((token) => isForm(token, "said-aloud") && !holding(passage.quotations, token.start))
  if (!first || !last || isTold || quoted.filter(({ isWord }) => isWord).length < FEWEST || name.some(isVerb))
    return null
  return {
    source: [spanOf(text, first.start, last.end)],
    cue: [spanOf(text, dash.start, dash.end)],
    content: [spanOf(text, paragraph.start, end)],
    within: null,
    confidence: SURE,
  }
}

const isEmpty = ({ source, cue, content }: Attribution) => source.length + cue.length + content.length === 0
const isVerb = (token: Token) => is(token, "finite") || fits(token, "regular-past")

const tokensIn = (passage: Passage, { start, end }: Range) =>
  passage.tokens.slice(tokenAt(passage, start), tokenAt(passage, end - 1) + 1)

/** The dash behind a closing mark near the end of a range, and where the mark ends. */
function dashIn(text: string, { start, end }: Range): (Range & { quotedTo: number }) | null {
  const from = Math.max(start, end - LONGEST - 8)
  // The mark itself may stand right in front of a range that begins behind it.
  const words = text.slice(Math.max(0, from - 1), end)
  const found = SIGNATURE.exec(words)
  if (!found) return null
  const at = Math.max(0, from - 1) + found.index
  return {
    start: at,
    end: at + found[0].length,
    quotedTo: at - (/\s*$/.exec(text.slice(Math.max(start, at - 4), at))?.[0].length ?? 0),
  }
}
