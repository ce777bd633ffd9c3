/**
 * Attributions that the reader marks and that say nothing of their own: what another statement rests on ("citing two officials"), what a speaker was
 * asked ("Asked about the toll, she …"), how a source is kept unnamed ("who declined to be named"), what somebody only does ("is looking into three
 * deaths"), and what nobody has said yet ("it is unusual for clerks to question a witness").
 */
import { perLanguage } from "../../language/index.ts"
import type { Attribution, Range } from "../../record/index.ts"
import {
  extentOf,
  is,
  isForm,
  matchAt,
  type Passage,
  patternOf,
  sentenceOf,
  type Token,
  tokenAt,
} from "../words/index.ts"
import { sayerAt } from "./sayers.ts"

const knownOf = perLanguage((language) => ({
  rows: language
    .table("no-statements", ["pattern", "kind"])
    .map(({ pattern, kind }) => ({ pattern: patternOf(language, pattern), kind })),
  unnamed: language.list("anonymity").map((line) => new RegExp(line, "iu")),
}))

/** Whether an attribution is no statement; its words still belong to the statements beside it. */
export function saysNothing(passage: Passage, attribution: Attribution): boolean {
  const cue = extentOf(attribution.cue)
  if (!cue) return false
  const from = tokenAt(passage, cue.start)
  const to = tokenAt(passage, cue.end - 1) + 1
  return (
    isOfRow(passage, attribution, from, to) ||
    isAskedUnnamed(passage, attribution, cue) ||
    isImagined(passage, attribution, from)
  )
}

/** Whether the words of the cue, from its verb to its last, fit a row of the table. */
function isOfRow(passage: Passage, attribution: Attribution, from: number, to: number): boolean {
  const { tokens, language } = passage
  const verb = tokens.findIndex((token, at) => at >= from && !isAuxiliary(token))
  const [first] = attribution.content
  const border = first && first.start >= (tokens[to - 1]?.end ?? 0) ? tokenAt(passage, first.start) : null
  return knownOf(language).rows.some(({ pattern, kind }) => {
    const end = verb < to ? matchAt(pattern, tokens, verb, border) : null
    if (end === null || end < to) return false
    if (kind === "cited") return !opensWhatIsSaid(passage, withoutSayer(passage, attribution))
    // "Seven lamps were recalled": a thing is called back, and nothing that was is told.
    if (kind === "passive") return attribution.source.length === 0 && is(tokens[verb - 1], "be-or-get")
    return kind !== "asked" || isParticiple(passage, from)
  })
}

const opensWhatIsSaid = ({ language }: Passage, words: string) => language.pattern("opens-what-is-said").test(words)

const isAuxiliary = (token: Token) => is(token, "finite") || is(token, "be-form") || is(token, "adverb")

/** What is left of a content behind the phrase that it opens with: "{two officials,} that the dam is safe". */
function withoutSayer(passage: Passage, { content: [first] }: Attribution): string {
  if (!first) return ""
  const tokens = passage.tokens.slice(tokenAt(passage, first.start), tokenAt(passage, first.end - 1) + 1)
  const sayer = sayerAt(passage, tokens, 0)
  return passage.text.slice(sayer?.end ?? first.start, first.end).replace(/^[\s,]+/, "")
}

/** "{Asked} about the toll, she …", "Mr Orlo, {asked} about the toll, …": nobody stands in front of the verb to ask. */
function isParticiple(passage: Passage, from: number): boolean {
  const before = passage.tokens[from - 1]
  const start = sentenceOf(passage, passage.tokens[from]?.start ?? 0)?.start ?? 0
  return !before || before.end <= start || before.text === "," || is(before, "when")
}

/** "asked not to be named", "spoke on condition of anonymity" */
function isAskedUnnamed({ text, language }: Passage, { content }: Attribution, cue: Range): boolean {
  const end = content.at(-1)?.end ?? cue.end
  const words = text.slice(cue.start, Math.max(end, cue.end))
  return knownOf(language).unnamed.some((pattern) => {
    const found = pattern.exec(words)
    return found !== null && found.index < cue.end - cue.start && found.index + found[0].length > cue.end - cue.start
  })
}

/** "It is unusual for {clerks} {to question} {a witness}": what somebody may do; "for the mayor to say that the dam is safe" is said. */
function isImagined(passage: Passage, { source, content, within }: Attribution, from: number): boolean {
  const { tokens } = passage
  const [who, what] = [source.at(-1), content[0]]
  if (!who || !what || within !== null || !is(tokens[from], "infinitive-mark")) return false
  if (tokenAt(passage, who.end - 1) !== from - 1) return false
  const before = tokens[tokenAt(passage, source[0]?.start ?? 0) - 1]
  return isForm(before, "lets-somebody") && !opensWhatIsSaid(passage, what.text)
}
