/** Through whom it came, where the text says so beside the source: "who spoke to Radio Nord", "…, the Courier reported", "a memo seen by the Courier". */
import { perLanguage } from "../../language/index.ts"
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { clauseOf, hearerIn, type Others } from "../frames/index.ts"
import {
  beginningsOf,
  extentOf,
  fits,
  is,
  isInside,
  matchAt,
  type Passage,
  patternOf,
  sentenceOf,
  type Token,
  tokenAt,
  tokensOf,
} from "../words/index.ts"
import { tokensOfSentence } from "./first-sayer.ts"
import { isOutlet, isOwn, isPerson, sayerAt } from "./sayers.ts"

const relaysIn = perLanguage((language) =>
  beginningsOf(
    language
      .table("relays", ["pattern", "gives"])
      .filter((row) => row.gives === "relay")
      .map((row) => ({ pattern: patternOf(language, row.pattern) })),
  ),
)
const REACH = 3

/**
 * The relays of an attribution, from the source outwards.
 *
 * @param known relays found already, which are not given again
 */
export function relaysOf(
  passage: Passage,
  attribution: Attribution,
  others: Others,
  outlet: string | null,
  known: readonly Span[][],
): Span[][] {
  const tokens = tokensOfSentence(passage, attribution)
  const found = [
    ...besideSource(passage, attribution, tokens),
    ...reportedBy(passage, attribution, tokens),
    ...toldOutlet(passage, attribution, others, outlet),
    ...besideWhomItStands(passage, attribution, others),
  ]
  const taken = [...known.flat(), ...attribution.source]
  const out: Span[] = []
  for (const span of found) {
    const isTaken = [...taken, ...out].some(
      (other) => other.start < span.end && span.start < other.end && !isLonger(other, span),
    )
    if (!isTaken && !isOwn(passage.language, span.text, outlet)) out.push(span)
  }
  return out.map((span) => [span])
}

/** A source may hold its relay: "three officials who spoke to Radio Nord". */
function isLonger(outer: Span, inner: Span): boolean {
  return outer.start < inner.start && inner.end <= outer.end
}

/** In the source, right after it, or in the cue ("said through its lawyer"). */
function besideSource(passage: Passage, { source, cue, content }: Attribution, tokens: readonly Token[]): Span[] {
  const out: Span[] = []
  const ends = [...source, ...cue].map((span) => span.end)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || isInside(token.start, content)) continue
    const isNear =
      isInside(token.start, [...source, ...cue]) || ends.some((end) => token.start >= end && token.start - end <= REACH)
    if (!isNear) continue
    for (const { pattern } of relaysIn(passage.language).at(token)) {
      const end = matchAt(pattern, tokens, at)
      const starts = end === null ? null : is(tokens[end - 1], "before-spokesman") ? end - 1 : end
      // What the source holds ends with the source.
      const until = source.find((span) => span.start <= token.start && token.start < span.end)?.end ?? Infinity
      const within = tokens.filter((other) => other.start < until)
      const span = starts === null ? null : sayerAt(passage, within, starts)
      const words = span ? tokensOf(passage.language, span.text) : []
      if (span && (starts === end ? isOutlet(words) : isPerson(words) && !isOutlet(words))) out.push(span)
    }
  }
  return out
}

/** "…, the trade journal Harbour Log reported on Thursday"; "…, according to the Courier", beside a cue of its own. */
function reportedBy(passage: Passage, { source, cue, content, within }: Attribution, tokens: readonly Token[]): Span[] {
  const extent = extentOf([...source, ...cue])
  if (!extent || within !== null || !source.length) return []
  const end = Math.max(extent.end, content.at(-1)?.end ?? 0)
  const tail = tokens.filter((token) => token.start >= end)
  // The comma and the mark in front of it may be part of what is said.
  if (!/^[,”"]$/.test(tail[0]?.text ?? "") && !/[,”"]$/.test(content.at(-1)?.text ?? "")) return []
  const marks = tail.findIndex((token) => !/^[,”"’']$/.test(token.text))
  const comma = Math.max(tail.findIndex((token) => token.text === ",") + 1, marks)
  if (is(tail[comma], "according") && is(tail[comma + 1], "infinitive-mark")) {
    const span = sayerAt(passage, tail, comma + 2)
    return span ? [span] : []
  }
  const verb = tail.findIndex((token, i) => i > comma && i < comma + 12 && is(token, "relaying-verb"))
  const [first, last] = [tail[comma], tail[verb - 1]]
  if (verb < 0 || !first || !last || tail.slice(comma, verb).some((token) => /^[,;:]$/.test(token.text))) return []
  return isOutlet(tail.slice(comma, verb)) && !is(first, "no-relay")
    ? [spanOf(passage.text, first.start, last.end)]
    : []
}

/** "{The coroner} said the pump was old, with {one diver saying} it had never run": the diver, through the coroner. */
function besideWhomItStands(passage: Passage, attribution: Attribution, { marks }: Others): Span[] {
  const [who] = attribution.source
  const cue = extentOf(attribution.cue)
  if (!who || !cue || attribution.within !== null) return []
  const from = tokenAt(passage, who.start)
  const verb = passage.tokens[tokenAt(passage, cue.start)]
  if (!is(passage.tokens[from - 1], "beside-whom") || !fits(verb, "present-participle")) return []
  const start = sentenceOf(passage, who.start)?.start ?? 0
  const main = marks
    .over({ start, end: who.start })
    .map(({ value }) => value)
    .findLast(
      ({ within, source, cue: [said] }) =>
        within === null && source.length > 0 && said !== undefined && start <= said.start && said.end <= who.start,
    )
  return main?.source.slice(0, 1) ?? []
}

/** "told Radio Nord", printed by another outlet: it has it through Radio Nord. Where the article's outlet is not known, nothing is said of it. */
function toldOutlet(passage: Passage, attribution: Attribution, others: Others, outlet: string | null): Span[] {
  if (outlet === null) return []
  const hearer = hearerIn(passage, clauseOf(passage, attribution, others), attribution)
  return hearer && isOutlet(tokensOf(passage.language, hearer.text)) ? [hearer] : []
}
