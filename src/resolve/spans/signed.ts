/**
 * Quotations that are signed, on their line or the one below: “It never frayed.” — Jon Aspel. Posts, as pages embed them: It never frayed. — Jon Aspel (@aspel)
 * May 4, 2031.
 *
 * In a list of them the reader runs one into the next, so each is made anew: the name is the source, the dash its cue, and only its own quotation the content.
 */
import { type Attribution, type Range, type Span, spanOf } from "../../record/index.ts"
import { fits, holding, is, isForm, type Passage, shelf, type Token, tokenAt } from "../words/index.ts"
import { rebuilt, rehomed } from "./list.ts"
import { isOfAnother } from "./of-another.ts"

const SURE = 0.8
/** Characters of a signature: a name, and perhaps what its bearer is. */
const LONGEST = 90
/** Words; a signed phrase of fewer is no quotation but a title. */
const FEWEST = 4
/** A dash, and a name that begins with a capital, up to the end of the line. */
const SIGNATURE = /(?<=[”"»]\s{0,3})[―—–-]{1,2}(?=\s*\p{Lu}[^“”"«»\n]*$)/u
/** A dash, a name, a handle and perhaps a day, at the end of a paragraph. */
const POST = /([―—–-]{1,2})\s*([^()―—–\n]{2,60}?) \(@\w{1,30}\)[^()\n]{0,24}$/u

export function withSigned(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const signed = passage.paragraphs.flatMap((_, at) => signedIn(passage, at) ?? postIn(passage, at) ?? [])
  if (signed.length === 0) return [...attributions]
  const places = shelf<number>()
  for (const [k, { source, cue, content }] of signed.entries())
    for (const span of [...source, ...cue, ...content]) places.put(span, k)
  const isFree = (span: Span) => places.over(span).length === 0
  const others = attributions.map((attribution) => {
    const { source, cue, content, within } = attribution
    if (within !== null) return attribution
    const parts = [...source, ...cue, ...content]
    const first = parts[0] && places.at(parts[0].start)[0]
    const home = first && parts.every((part) => holds(first, part)) ? first.value : -1
    if (home >= 0 && isOfAnother(passage, attribution)) return { ...attribution, within: attributions.length + home }
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

/** A post in a paragraph of its own, signed with a name and a handle; null: the paragraph is none. */
function postIn({ text, paragraphs }: Passage, at: number): Attribution | null {
  const paragraph = paragraphs[at]
  if (!paragraph) return null
  const from = Math.max(paragraph.start, paragraph.end - LONGEST - 8)
  const found = POST.exec(text.slice(from, paragraph.end))
  const [whole = "", dash = "", name = ""] = found ?? []
  const mark = from + (found?.index ?? 0)
  const before = text.slice(Math.max(paragraph.start, mark - 8), mark)
  const end = mark - (before.length - before.trimEnd().length)
  if (!found || end <= paragraph.start) return null
  const start = mark + whole.indexOf(name, dash.length)
  return {
    source: [spanOf(text, start, start + name.length)],
    cue: [spanOf(text, mark, mark + dash.length)],
    content: [spanOf(text, paragraph.start, end)],
    within: null,
    confidence: SURE,
  }
}

const holds = (outer: Range, inner: Range) => outer.start <= inner.start && inner.end <= outer.end
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
  const before = text.slice(Math.max(start, at - 4), at)
  return {
    start: at,
    end: at + found[0].length,
    quotedTo: at - (before.length - before.trimEnd().length),
  }
}
