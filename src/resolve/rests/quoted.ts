/** "Ada Renn reports:" and paragraphs in quotation marks behind it: all that others say in those comes through Ada Renn. */
import { type Range, type Span, spanOf } from "../../record/index.ts"
import { begunAt, is, type Passage, tokenAt } from "../words/index.ts"
import type { Rule } from "./told.ts"

/** How many words may name who reports. */
const LONGEST = 8

export function quotedFrom(passage: Passage): Rule {
  const blocks = passage.paragraphs.flatMap((_, i) => blockAfter(passage, i))
  return ({ at }) => {
    const block = blocks[begunAt(blocks, at) - 1]
    return block && at < block.end ? block.who : null
  }
}

interface Block extends Range {
  who: Span
}

/** The quoted paragraphs behind one that ends in "… reports:". */
function blockAfter(passage: Passage, i: number): Block[] {
  const { text, paragraphs } = passage
  const paragraph = paragraphs[i]
  const first = paragraphs[i + 1]
  if (!paragraph || !first || !isQuoted(text, first)) return []
  const who = whoReports(passage, paragraph)
  if (!who) return []
  let last = first
  for (let k = i + 2; k < paragraphs.length; k++) {
    const next = paragraphs[k]
    if (!next || !isQuoted(text, next)) break
    last = next
  }
  return [{ start: first.start, end: last.end, who }]
}

const isQuoted = (text: string, { start }: Range) => /[“"]/.test(text.charAt(start))

/** The name in front of "reports:" at a paragraph's end. */
function whoReports(passage: Passage, { start, end }: Range): Span | null {
  const tokens = passage.tokens.slice(tokenAt(passage, start), tokenAt(passage, end - 1) + 1)
  const verb = tokens.length - 2
  if (tokens.at(-1)?.text !== ":" || !is(tokens[verb], "reports-at-length")) return null
  let from = verb
  while (from > 0 && verb - from < LONGEST && /^\p{Lu}/u.test(tokens[from - 1]?.text ?? "")) from--
  const [first, last] = [tokens[from], tokens[verb - 1]]
  return from < verb && first && last ? spanOf(passage.text, first.start, last.end) : null
}
