/** A sentence → the figures in it. */
import type { Language } from "../../language/index.ts"
import { grouped, type Record, spanOf, stretchOf, type Timex } from "../../record/index.ts"
import { type Amount, amountsOf } from "./amounts.ts"
import { kindOf } from "./kinds.ts"
import { type Line, type Mention, plainMention } from "./mention.ts"
import { pairsOf } from "./pairs.ts"
import type { Token } from "./tokens.ts"

/** Milliseconds. What is told beside an older day is background. */
const LONG_AGO = 90 * 86_400_000

export function figuresOf(record: Record, line: Line, language: Language): Mention[] {
  const { text } = record.article
  const { tokens } = line
  const amounts = amountsOf(tokens, language).filter(
    ({ start, end }) =>
      !record.times.some((time) => time.start < end && start < time.end) &&
      !record.statements.some(({ source, via }) =>
        [source, ...via].some(({ spans }) => spans.some((span) => span.start <= start && end <= span.end)),
      ),
  )
  const pairs = pairsOf(text, line, amounts, language)
  const taken = new Set<number>()
  const old = record.times.filter((time) => isLongAgo(time, record.article.published))
  return amounts.flatMap((amount, i): Mention[] => {
    const pair = pairs.get(i) ?? null
    const other = pair === null ? null : amounts[i === pair ? i + 1 : pair]
    const kind = kindOf(amounts, i, tokens, taken, pair !== null, language)
    const measure = amount.measure === "number" && other && !amount.noun ? other.measure : amount.measure
    const clause = clauseOf(tokens, amount)
    const isOpen = clause.some(({ word }) => language.words("leaves-number-open").has(word))
    const isBackground = old.some((time) => clause.some(({ start, end }) => time.start < end && start < time.end))
    const isBare = !kind && !amount.noun && !other && measure === "number"
    if ((kind && (isOpen || isBackground)) || (isBare && !line.isCorrection)) return []
    const places = [amount, ...(amount.noun ? [amount.noun] : []), ...(kind?.tokens ?? [])]
    const [start, end] = [Math.min(...places.map(({ start }) => start)), Math.max(...places.map(({ end }) => end))]
    return [
      {
        ...plainMention(record, line),
        span: spanOf(text, start, end),
        measure,
        value: String(kind?.value ?? amount.value),
        shown: shownAs(kind?.value ?? amount.value, measure),
        unit: unitOf(text, amount),
        kinds: kind ? [kind.kind] : [],
        isBare,
        noun: measure === "money" ? null : (amount.noun?.stem ?? null),
        counted: amount.measure === "money" ? null : (amount.noun?.word ?? topicOf(tokens, amount, language)),
        some: someOf(amount.noun?.word, language),
        pair: pair === null ? null : line.start + pair,
        heads: headsOf(tokens, amount, language),
      },
    ]
  })
}

/** Where nothing is counted, "premiums have risen from 0.2 to 0.9 percent": the first of several things that the sentence names. */
function topicOf(tokens: readonly Token[], { from, measure }: Amount, language: Language): string | null {
  if (measure === "number") return null
  const isTopic = ({ word, isName }: Token) =>
    !isName && language.pattern("counted-plural").test(word) && !language.words("too-common").has(word)
  return tokens.slice(0, from).find(isTopic)?.word ?? null
}

function someOf(word: string | undefined, language: Language): string | null {
  if (word === undefined || !language.words("some-of-people").has(word)) return null
  return language.words("children").has(word) ? "children" : word
}

const isLongAgo = ({ value }: Timex, published: string | null) => {
  const from = stretchOf(value)?.from
  return from !== undefined && published !== null && from < Date.parse(published) - LONG_AGO
}

/** From the mark before it to the mark after it. */
function clauseOf(tokens: readonly Token[], { from, to }: Amount): Token[] {
  const isMark = ({ word }: Token) => /^[,;:—–“”"‘(]$/.test(word)
  const start = tokens.slice(0, from).findLastIndex(isMark) + 1
  const end = tokens.slice(to).findIndex(isMark)
  return tokens.slice(start, end < 0 ? tokens.length : to + end)
}

/** "1.2 million", as papers write it, of money always, of people where no more than hundredths are left. */
function shownAs(value: number, measure: Mention["measure"]): string {
  const fits = SCALES.find(([scale]) => value >= scale)
  const isRound = fits !== undefined && Number.isInteger(Math.round((value / fits[0]) * 1e6) / 1e4)
  const scale = measure === "money" || (measure === "number" && isRound) ? fits : undefined
  const figure = grouped(value / (scale?.[0] ?? 1))
  return measure === "percent" ? `${figure}%` : figure + (scale?.[1] ?? "")
}

const SCALES = [
  [1e12, " trillion"],
  [1e9, " billion"],
  [1e6, " million"],
] as const

/** "crowns", "€", "CRN"; of "a 40m-crown fee" nothing, for others have the word as it is shown. */
function unitOf(text: string, { measure, noun, isPart }: Amount): string | null {
  return measure === "money" && noun && !isPart ? text.slice(noun.start, noun.end) : null
}

const HEADS_WITHIN = 8

/** Nouns of an amount near by, the nearest first. */
function headsOf(tokens: readonly Token[], { from, to }: Amount, language: Language): string[] {
  const nouns = language.words("amount-noun")
  const near = [...tokens.entries()].filter(
    ([at, { word }]) => at >= from - HEADS_WITHIN && at < to + HEADS_WITHIN && nouns.has(word),
  )
  const far = (at: number) => (at < from ? from - at : at - to)
  return near.toSorted(([a], [b]) => far(a) - far(b)).map(([, { word }]) => word)
}
