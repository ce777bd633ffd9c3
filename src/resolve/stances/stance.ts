/**
 * Attribution → stance: what the source does with the content.
 *
 * In: a passage and an attribution. Out: a word of the closed list. The cue decides, not the tone of what is said:
 *
 *   "The agency {did not deny} …"  → withholds: a construction (language/en/constructions.tsv), asked first, in its order
 *   "The mayor {has pledged} …"    → promises: a cue (language/en/cues.tsv)
 *   "{:}", or no cue at all        → says, or asks where the content is a question
 */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Attribution, type Span, type Stance, spanOf } from "../../record/index.ts"
import {
  classOf,
  extentOf,
  is,
  isInside,
  matchAt,
  type Passage,
  type Pattern,
  patternOf,
  rangeAt,
  sentenceOf,
  type Token,
  tokenAt,
} from "../words/index.ts"
import { splitClitics } from "./clitics.ts"
import { constructionsAmong } from "./constructions.ts"
import { stanceOfContent, stanceOfObject } from "./content.ts"
import { cuesIn } from "./lexicon.ts"

const REACH = 28
/** "among port {reports} of": how many words at the end of a source may say what it does */
const HEAD = 2

const grammarOf = perLanguage((language) => {
  const pattern = (source: string) => patternOf(language, source)
  return {
    auxiliaries: new Set([
      ...classOf(language, "aux"),
      ...classOf(language, "neg"),
      ...language.words("negation-form"),
    ]),
    voicing: pattern("@voicing"),
    speaking: pattern("@speaking"),
    negation: pattern("@neg"),
    prepositions: { of: pattern("@preposition"), thinking: pattern("@to-whom"), place: pattern("@wherein") },
    nobody: pattern([...language.words("nobody")].map((word) => `=${word}`).join("|")),
  }
})

/** What not doing something comes to, where no construction knows better. */
const negated: { [S in Stance]: Stance } = {
  says: "other",
  confirms: "withholds",
  denies: "withholds",
  withholds: "withholds",
  alleges: "other",
  warns: "other",
  promises: "other",
  demands: "other",
  asks: "other",
  supports: "condemns",
  condemns: "other",
  believes: "believes",
  wants: "wants",
  other: "other",
}

/** A stance, and what decided it: the rule in words, and the words of the text that it is about. */
export interface Judged {
  stance: Stance
  why: string
  spans: Span[]
}

export function judgedOf(passage: Passage, attribution: Attribution): Judged {
  const region = regionOf(passage, attribution)
  if (!region || region.tokens.slice(region.cueFrom, region.cueTo).every((token) => !token.isWord))
    return ofBareCue(attribution)
  const judged = constructionIn(passage, region) ?? ofCue(passage, region, attribution)
  if (judged === null) return ofPreposition(passage, region, attribution) ?? ofUnknownCue(passage, attribution)
  if (judged.stance !== "says") return judged
  const said = stanceOfContent(passage.language, attribution)
  return said ? { stance: said.stance, why: `what is said fits "${said.written}"`, spans: attribution.content } : judged
}

export const stanceOf = (passage: Passage, attribution: Attribution): Stance => judgedOf(passage, attribution).stance

/** The words of tokens[from, to). */
function wordsOf({ text }: Passage, tokens: readonly Token[], from: number, to: number): Span[] {
  const [first, last] = [tokens[from], tokens[to - 1]]
  return first && last ? [spanOf(text, first.start, last.end)] : []
}

/** What the cue table says; where a word only gives voice ("delivered", "reaffirmed"), what it gives voice to ("their opposition to …"). */
function ofCue(passage: Passage, { tokens, cueFrom, cueTo }: Region, attribution: Attribution): Judged | null {
  const { language } = passage
  const { voicing } = grammarOf(language)
  const found = cuesIn(language, tokens, cueFrom, cueTo)
  const best = found.find(({ at }) => !isBeside(language, tokens, cueFrom, at))
  const last = tokens.findLastIndex((token, at) => at < cueTo && token.isWord)
  const isOpen = !best || best.isLight || best.stance === "says"
  const voiced = isOpen && matchAt(voicing, tokens, last) !== null ? stanceOfObject(language, attribution) : null
  const stance = voiced ?? best?.stance ?? null
  if (stance === null) return null
  const why = voiced ? "the verb gives voice to what it has as its object" : "the table of cues has its words"
  const spans = voiced
    ? attribution.content.slice(0, 1)
    : wordsOf(passage, tokens, best?.at ?? last, best?.end ?? last + 1)
  return isNegated(language, tokens, best?.at ?? last)
    ? { stance: negated[stance], why: `${why}, and they are negated`, spans: wordsOf(passage, tokens, cueFrom, cueTo) }
    : { stance, why, spans }
}

/** "said {at a rally with supporters}", "responded {to criticism} by …": what follows a word of speech and a preposition is no act, unless it is a verb. */
function isBeside(language: Language, tokens: readonly Token[], cueFrom: number, at: number): boolean {
  const { speaking, prepositions } = grammarOf(language)
  const speech = tokens.findIndex((_, i) => i >= cueFrom && i < at && matchAt(speaking, tokens, i) !== null)
  if (speech < 0) return false
  const preposition = tokens.findIndex((_, i) => i > speech && i < at && matchAt(prepositions.of, tokens, i) !== null)
  if (preposition < 0 || language.pattern("present-participle").test(tokens[at]?.lower ?? "")) return false
  return !is(tokens[at - 1], "infinitive-mark") || preposition === at - 1
}

/** "did {not} praise", but "{not} only praised". */
function isNegated(language: Language, tokens: readonly Token[], at: number): boolean {
  const { negation } = grammarOf(language)
  return tokens.some(
    (_, i) => i < at && at - i <= 4 && matchAt(negation, tokens, i) !== null && !is(tokens[i + 1], "after-not"),
  )
}

/**
 * A preposition alone: what the source is decides ("questions {about}", "supporters {of}"); "{in} a poll" says, "{for} many voters" believes.
 */
function ofPreposition(passage: Passage, { tokens, cueFrom, cueTo }: Region, { source }: Attribution): Judged | null {
  const { prepositions } = grammarOf(passage.language)
  const words = tokens.map((_, at) => at).filter((at) => at >= cueFrom && at < cueTo && tokens[at]?.isWord)
  const all = (pattern: Pattern) => words.every((at) => matchAt(pattern, tokens, at) !== null)
  if (!all(prepositions.of)) return null
  const who = extentOf(source)
  const named = who ? passage.tokens.slice(tokenAt(passage, who.start), tokenAt(passage, who.end - 1) + 1) : []
  const head = cuesIn(passage.language, named, Math.max(0, named.length - HEAD), named.length)[0]
  const by = (stance: Stance): Judged => ({
    stance,
    why: "the cue is a preposition, and the source tells what is done",
    spans: [...wordsOf(passage, tokens, cueFrom, cueTo), ...(head ? wordsOf(passage, named, head.at, head.end) : [])],
  })
  if (all(prepositions.place))
    return by(head && head.stance !== "asks" && head.stance !== "other" ? head.stance : "says")
  if (head) return by(head.stance)
  return all(prepositions.thinking) ? by("believes") : null
}

/** A cue, the auxiliaries before it, and what follows up to REACH tokens, as one row of tokens; source words are left out. */
interface Region {
  tokens: Token[]
  cueFrom: number
  cueTo: number
  border: number | null
}

function regionOf(passage: Passage, { cue, content, source }: Attribution): Region | null {
  const extent = extentOf(cue)
  if (!extent) return null
  const { tokens } = passage
  const first = tokenAt(passage, extent.start)
  const last = tokenAt(passage, extent.end - 1)
  let from = first
  while (
    from > 0 &&
    first - from < 5 &&
    isAuxiliary(passage.language, tokens[from - 1]) &&
    !isInside(tokens[from - 1]?.start ?? 0, [...content, ...source])
  )
    from--
  const sentenceEnd = sentenceOf(passage, extent.end - 1)?.end ?? passage.text.length
  const contentEnd = Math.max(...content.map(({ end }) => end))
  const stop = contentEnd > extent.end ? Math.min(contentEnd, sentenceEnd) : sentenceEnd
  const row: Token[] = []
  for (let at = from; at < tokens.length && at <= last + REACH; at++) {
    const token = tokens[at]
    if (!token || (at > last && token.start >= stop)) break
    if (!isInside(token.start, source)) row.push(...splitClitics(passage.language, [token]))
  }
  const refuser = nobodyIn(passage, source, first)
  if (refuser) row.unshift(refuser)
  const cueFrom = row.findIndex((token) => token.end > extent.start && token !== refuser)
  const cueTo = row.findLastIndex((token) => token.start < extent.end) + 1
  if (cueFrom < 0 || cueTo <= cueFrom) return null
  const border = row.findIndex((token, i) => i >= cueFrom && isInside(token.start, content))
  return { tokens: row, cueFrom, cueTo, border: border < 0 ? null : border }
}

/** "{neither side} would say": a source that is nobody negates its verb. */
function nobodyIn(passage: Passage, source: readonly Span[], cue: number): Token | null {
  const { tokens, language } = passage
  const [part] = source
  if (!part) return null
  const from = tokenAt(passage, part.start)
  const word = tokens[from]
  if (!word || from >= cue || matchAt(grammarOf(language).nobody, tokens, from) === null) return null
  const [not = ""] = classOf(language, "neg")
  return { ...word, lower: not, forms: new Set([not]) }
}

function isAuxiliary(language: Language, token: Token | undefined): boolean {
  if (!token) return false
  if (language.pattern("adverb").test(token.lower)) return true
  return [...token.forms].some((form) => grammarOf(language).auxiliaries.has(form))
}

/** The first construction that takes in a word of the cue. */
function constructionIn(passage: Passage, { tokens, cueFrom, cueTo, border }: Region): Judged | null {
  for (const { pattern, stance, written } of constructionsAmong(passage.language, tokens, cueTo)) {
    for (let at = 0; at < cueTo; at++) {
      const end = matchAt(pattern, tokens, at, border)
      if (end === null || end <= cueFrom || isNoNegation(passage.language, tokens, at)) continue
      return { stance, why: `the words fit "${written}"`, spans: wordsOf(passage, tokens, at, end) }
    }
  }
  return null
}

/** "{not} only praised", "did {not} fail to say": these deny nothing. */
const isNoNegation = (language: Language, tokens: readonly Token[], at: number) =>
  is(tokens[at + 1], "after-not") && matchAt(grammarOf(language).negation, tokens, at) !== null

function ofBareCue({ content, cue }: Attribution): Judged {
  const isQuestion = /\?["”’']?\s*$/.test(content.at(-1)?.text ?? "")
  return isQuestion
    ? { stance: "asks", why: "no word of saying, and what is said is a question", spans: content.slice(-1) }
    : { stance: "says", why: "no word of saying", spans: cue }
}

function ofUnknownCue(passage: Passage, attribution: Attribution): Judged {
  return isSpoken(passage, attribution)
    ? {
        stance: "says",
        why: "the table has no such cue, and its content is a quotation or a clause with “that”",
        spans: attribution.cue,
      }
    : { stance: "other", why: "the table has no such cue", spans: attribution.cue }
}

/** Words in quotation marks, or a clause that "that" opens, are a content of saying, whatever the verb ("quipped", "harrumphed that"). */
function isSpoken({ quotations, language }: Passage, { content }: Attribution): boolean {
  const first = content[0]
  return (
    first !== undefined &&
    (first.start - (rangeAt(quotations, first.start)?.start ?? -2) <= 1 ||
      language.pattern("opens-with-that").test(first.text))
  )
}
