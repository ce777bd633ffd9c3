/**
 * The record of an article → the outlets it has things from, each with the words that say so.
 *
 *   citationsOf(record, en) // [{ outlet: "Harbour Courier", kind: "source", span: { text: "the Harbour Courier" … } … }]
 *
 * Two sorts of evidence: statements whose source, relay or hearer is an outlet, and names of outlets with words of citing beside them (language/en/citations.tsv), for
 * what no statement holds. What an article says of its own outlet is none.
 */
import type { Language } from "../../language/index.ts"
import { entityOf, type Range, type Record, type Span, type Statement, shelvedBy, spanOf } from "../../record/index.ts"
import { folded, outletOf } from "../outlets/outlets.ts"
import type { Citation } from "./citation.ts"
import { creditsOf } from "./credits.ts"
import { type KnownOutlets, knownOutlets } from "./known.ts"
import { type Named, nameIn, outletsNamed, rangeOf } from "./names.ts"
import { sentenceAround, type Token, tokenAt, tokensOf } from "./tokens.ts"
import { citedAs } from "./wordings.ts"

/** What every step looks at. */
interface Page {
  record: Record
  tokens: readonly Token[]
  named: readonly Named[]
  known: KnownOutlets
  language: Language
}

/** @param known outlets of the articles at hand; without them, those of the families and those that the article itself shows to be outlets */
export function citationsOf(
  record: Record,
  language: Language,
  known: KnownOutlets = knownOutlets([], language),
): Citation[] {
  const tokens = tokensOf(record.article.text)
  const page = { record, tokens, named: outletsNamed(record, tokens, known, language), known, language }
  const stated = ofStatements(page)
  const held = new Set(stated.map(({ family, statement }) => `${family}|${statement}`))
  const worded = byWording(page).filter(({ family, statement }) => !held.has(`${family}|${statement}`))
  const isOwn = ownOf(page)
  const others = [...stated, ...worded, ...creditsOf(record.article, known, language)].filter((each) => !isOwn(each))
  return distinct(joined(others, language))
}

/** Whether it is the article's own outlet: by family, by the end of its name ("the Observer"), by its letters, or where the article speaks for it: "the Examiner has learned". */
function ownOf({ record: { article }, tokens, named, language }: Page): (citation: Citation) => boolean {
  const own = outletOf(article, language)
  const name = folded(article.outlet ?? "")
  const spoken = article.outlet === null ? spokenFor(tokens, named, language) : new Set<string>()
  const isCalledSo = (words: string) => {
    const called = folded(words)
    if (called === "") return false
    return own.names.has(called) || own.short.has(words) || name.startsWith(`${called} `) || name.endsWith(` ${called}`)
  }
  return ({ outlet, family, span }) => {
    if (language.words("own-outlet-opens").has(outlet.toLowerCase().split(" ")[0] ?? "")) return true
    if (family !== null && (family === own.family || spoken.has(family))) return true
    return isCalledSo(outlet) || (family !== null && span !== null && isCalledSo(span.text))
  }
}

function spokenFor(tokens: readonly Token[], named: readonly Named[], language: Language): Set<string> {
  const after = language
    .table("own-voice", ["pattern", "kind"])
    .flatMap(({ pattern, kind }) => (kind === "own" && pattern.startsWith("% ") ? [pattern.slice(2).split(" ")] : []))
  const isOwn = ({ tokens: { end } }: Named) =>
    after.some((words) => words.every((word, i) => tokens[end + i]?.key === word && !tokens[end + i]?.opens))
  return new Set(named.filter(isOwn).map(({ family }) => family))
}

/** Names with words of citing beside them. */
function byWording(page: Page): Citation[] {
  const { record, tokens, named, language } = page
  const at = shelvedBy(record.statements, namersOf)
  return named.flatMap((name) => {
    const kind = citedAs(tokens, name.tokens, language)
    if (kind === null) return []
    const range = rangeOf(tokens, name.tokens)
    const indexes = at.over(range).map(({ value }) => value)
    return [made(page, name, kind, range, record.statements[Math.min(...indexes)])]
  })
}

const namersOf = ({ source, via, addressee, cue, medium }: Statement): Span[] => [
  ...source.spans,
  ...via.flatMap(({ spans }) => spans),
  ...(addressee?.spans ?? []),
  ...cue.spans,
  ...(medium?.spans ?? []),
]

function ofStatements(page: Page): Citation[] {
  const { record, tokens, named, known, language } = page
  const at = shelvedBy(named, (name) => [rangeOf(tokens, name.tokens)])
  return record.statements.flatMap((statement) => {
    const parts = [
      { kind: "source" as const, ...statement.source },
      ...statement.via.map((via) => ({ kind: "relay" as const, ...via })),
      ...(statement.addressee ? [{ kind: "told" as const, type: null, ...statement.addressee }] : []),
    ]
    return parts.flatMap(({ kind, type, entity, spans: [first] }) => {
      const who = entityOf(record, entity)
      const isKnown = who !== undefined && known.named(folded(who.name)) !== undefined
      if (!first || (type !== "media" && who?.type !== "media" && !isKnown)) return []
      const name = named[Math.min(...at.over(first).map(({ value }) => value))]
      const outlet = name ?? namedAs(who?.name ?? first.text, known, language)
      if (outlet.family === null && kind === "told") return []
      return [made(page, outlet, kind, name ? rangeOf(tokens, name.tokens) : first, statement)]
    })
  })
}

/** An outlet by what an entity is called: the name in it, or all of it where it has none. */
function namedAs(words: string, known: KnownOutlets, language: Language): Pick<Citation, "outlet" | "family"> {
  const name = nameIn(words, language)
  if (name === null) return { outlet: words, family: null }
  const outlet = known.named(folded(name)) ?? known.lettered(name)
  return outlet
    ? { outlet: outlet.name, family: outlet.family }
    : { outlet: name, family: outletOf({ outlet: name, url: null }, language).family }
}

function made(
  { record, tokens, known, language }: Page,
  { outlet, family }: Pick<Citation, "outlet" | "family">,
  kind: Citation["kind"],
  range: Range,
  statement: Statement | undefined,
): Citation {
  const { article, times } = record
  const sentence = rangeOf(tokens, sentenceAround(tokens, tokenAt(tokens, range.start)))
  const dates = times.filter(({ type, start }) => type === "DATE" && sentence.start <= start && start < sentence.end)
  const said = statement?.said?.value ?? (dates.length === 1 ? (dates[0]?.value ?? null) : null)
  const span = ({ start, end }: Range) => spanOf(article.text, start, end)
  const about = [span(sentence), ...(statement?.content.spans ?? [])]
  const isBody = known.named(folded(outlet)) !== undefined && isBodyAt(record, range, outlet, language)
  return {
    article: article.id,
    outlet,
    family,
    isBody,
    kind,
    statement: statement?.id ?? null,
    span: span(range),
    about,
    said,
  }
}

/** A ministry, a company: what the record takes for a body, and whose name has no word for an outlet. */
function isBodyAt({ entities }: Record, range: Range, outlet: string, language: Language): boolean {
  const who = entities.find(({ mentions }) =>
    mentions.some(({ start, end }) => start <= range.start && range.end <= end),
  )
  const sorts = language.list("outlet-words")
  return (
    who !== undefined &&
    (who.type === "organisation" || who.type === "government") &&
    !folded(outlet)
      .split(" ")
      .some((word) => sorts.includes(word))
  )
}

/** "A newspaper said …, the Courier reported": where an article has things from one outlet that it names, one that it only describes is that one; a "the" without another is nobody. */
function joined(citations: readonly Citation[], language: Language): Citation[] {
  const named = citations.filter(
    ({ family, kind, isBody }) => family !== null && kind !== "credit" && kind !== "told" && !isBody,
  )
  const families = new Set(named.map(({ family }) => family))
  const [only] = named
  return citations.flatMap((citation) => {
    if (citation.family !== null) return [citation]
    const isOne = language.pattern("one-outlet").test(citation.outlet)
    if (only && families.size === 1 && isOne) return [{ ...citation, outlet: only.outlet, family: only.family }]
    return language.pattern("outlets-before").test(citation.outlet) ? [] : [citation]
  })
}

/** One of an outlet, a kind and a statement, in the order of the text. */
function distinct(all: readonly Citation[]): Citation[] {
  const first = new Map<string, Citation>()
  for (const citation of all) {
    const key = `${citation.family ?? folded(citation.outlet)}|${citation.statement}|${citation.kind}`
    if (!first.has(key)) first.set(key, citation)
  }
  return [...first.values()].toSorted((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1))
}
