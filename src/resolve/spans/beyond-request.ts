/**
 * "According to {two officials}, {who} {asked} {not to be named while talks go on, the dam is unsafe}": what stands behind the request to stay unnamed is what
 * the two officials say.
 */
import { perLanguage } from "../../language/index.ts"
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { is, type Passage, sentenceOf, tokenAt } from "../words/index.ts"

const requestsOf = perLanguage((language) => language.list("anonymity").map((line) => new RegExp(line, "iu")))

export function withWordsBeyondRequests(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const out = [...attributions]
  for (const [i, request] of attributions.entries()) {
    const said = beyond(passage, request)
    const at = said && i > 0 ? i - 1 : -1
    const sayer = out[at]
    if (!said || !sayer || !isOfSayer(passage, sayer, request)) continue
    out[at] = { ...sayer, content: [said.rest] }
    out[i] = { ...request, content: said.kept }
  }
  return out
}

/** A content in two: the request, up to the comma that ends it, and what comes behind; null where it is no request or nothing comes. */
function beyond({ text, language }: Passage, { cue, content }: Attribution): { kept: Span[]; rest: Span } | null {
  const start = cue[0]?.start
  const last = content.at(-1)
  if (start === undefined || last === undefined || last.start < start) return null
  const words = text.slice(start, last.end)
  const ends = requestsOf(language).flatMap((pattern) => {
    const found = pattern.exec(words)
    return found ? [found.index + found[0].length] : []
  })
  if (ends.length === 0) return null
  const comma = text.indexOf(",", start + Math.min(...ends))
  if (comma < last.start || comma >= last.end) return null
  const from = comma + 1 + (/^\s*/.exec(text.slice(comma + 1, last.end))?.[0].length ?? 0)
  if (from >= last.end) return null
  return { kept: [...content.slice(0, -1), spanOf(text, last.start, comma)], rest: spanOf(text, from, last.end) }
}

/** Whether "who" stands right behind somebody whose words are missing: the cue, the source, the comma, in one sentence. */
function isOfSayer(passage: Passage, { source, cue, content, within }: Attribution, request: Attribution): boolean {
  const [first, who] = [cue[0], request.source[0]]
  const sayer = source.at(-1)
  if (content.length > 0 || !first || !who || !sayer || within !== request.within) return false
  if (!is(passage.tokens[tokenAt(passage, who.start)], "relative-for-people")) return false
  const isNext = /^,?\s*$/.test(passage.text.slice(sayer.end, who.start))
  return isNext && first.start < sayer.start && sentenceOf(passage, first.start) === sentenceOf(passage, who.start)
}
