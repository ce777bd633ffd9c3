/** Which very article a citation means, among those at hand. */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Article, momentOf, stretchOf } from "../../record/index.ts"
import { folded, outletOf } from "../outlets/outlets.ts"
import type { Citation } from "./citation.ts"

/** How much of what the citing sentence is about must stand in the article, 0 to 1: where both articles are on one matter, by the names in them, less is enough. */
const LEAST = 0.3
const LEAST_OF_KIN = 0.15
const LEAST_OF_BODY_ON_DAY = 0.2
/** How many names two articles on one matter have both, and what share of the names of the one with fewer. */
const NAMES_OF_KIN = 3
const SHARE_OF_KIN = 0.15
/** Shares that differ by less fit alike. */
const ALIKE = 0.03
const DAY = 86_400_000

interface Candidate {
  article: Article
  share: number
  isKin: boolean
}

/**
 * For each citation, the id of the article that it means: an earlier one of that outlet that has most of the words of the citing sentence, of several that fit alike the
 * latest; null where there is none, or where nothing tells two apart.
 *
 * @param articles the ones that cite and the ones that may be cited, in any order
 * @param copiers the ids of those that print another's text: they say nothing of how rare a word is, for a copy changes nothing of what others cite
 */
export function citedArticles(
  citations: readonly Citation[],
  articles: readonly Article[],
  language: Language,
  copiers: ReadonlySet<string> = new Set(),
): Map<Citation, string | null> {
  const known = new Map(
    articles.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((article) => [article.id, knownAs(article, language)]),
  )
  const held = new Map<string, number>()
  const own = [...known.values()].filter(({ article }) => !copiers.has(article.id))
  for (const { words } of own) for (const word of words) held.set(word, (held.get(word) ?? 0) + 1)
  const weight = (word: string) => Math.log(1 + own.length / (held.get(word) ?? 1))
  const meant = (citation: Citation) => {
    const citing = known.get(citation.article)
    if (!citing) return null
    const about = wordsIn(citation.about.map(({ text }) => text).join("\n") || citing.article.text, language)
    for (const word of wordsIn(citation.outlet, language)) about.delete(word)
    const candidates = [...known.values()].filter((each) => mayBeMeant(citation, each, citing))
    return chosen(
      citation,
      candidates.map(({ article, words, names }) => {
        return { article, share: shareOf(about, words, weight), isKin: areKin(citing.names, names) }
      }),
    )
  }
  return new Map(citations.map((citation) => [citation, meant(citation)]))
}

interface Known {
  article: Article
  family: string | null
  words: ReadonlySet<string>
  names: ReadonlySet<string>
}

const knownAs = (article: Article, language: Language): Known => ({
  article,
  family: outletOf(article, language).family,
  words: wordsIn(article.text, language),
  names: namesIn(article.text),
})

function mayBeMeant(citation: Citation, { article, family }: Known, citing: Known): boolean {
  if (article.id === citing.article.id || !mayPrecede(article, citing.article)) return false
  if (citation.family !== null) return family === citation.family
  return family !== citing.family && isCalledSo(article, citation.outlet)
}

function chosen(citation: Citation, candidates: readonly Candidate[]): string | null {
  const fits = ({ article, share, isKin }: Candidate) => {
    if (citation.isBody) return share >= (isOnDay(article, citation.said) ? LEAST_OF_BODY_ON_DAY : LEAST)
    return share >= (isKin ? LEAST_OF_KIN : LEAST)
  }
  const fit = candidates.filter(fits).toSorted((a, b) => b.share - a.share)
  const dated = fit.filter(({ article }) => article.published !== null)
  const onDay = dated.filter(({ article }) => isOnDay(article, citation.said))
  const [best, ...others] = [onDay, dated, fit].find((some) => some.length > 0) ?? []
  if (!best) return null
  const alike = [best, ...others.filter(({ share }) => best.share - share < ALIKE)]
  const [latest, next] = alike.toSorted((a, b) => appearedAt(b.article) - appearedAt(a.article))
  return latest && (!next || appearedAt(latest.article) > appearedAt(next.article)) ? latest.article.id : null
}

/** "An Ostby daily": whether the outlet's own name has a name of the description. */
function isCalledSo({ outlet }: Article, words: string): boolean {
  const names = [...words.matchAll(/(?<= )\p{Lu}[\p{L}\p{M}]+/gu)].map(([name]) => folded(name))
  const own = folded(outlet ?? "").split(" ")
  return names.some((name) => own.includes(name))
}

/** Words with a capital inside a sentence, and numbers of two figures or more. */
const namesIn = (text: string): Set<string> =>
  new Set([...text.matchAll(/(?<=[\p{L},] )\p{Lu}[\p{L}\p{M}]+|\b\d{2,}\b/gu)].map(([name]) => folded(name)))

function areKin(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const both = [...one].filter((name) => other.has(name)).length
  return both >= NAMES_OF_KIN && both >= SHARE_OF_KIN * Math.min(one.size, other.size)
}

/** Whether nothing says that it is later: by moments where both are, else by days. */
function mayPrecede(a: Article, citing: Article): boolean {
  const [one, other] = [a.published, citing.published]
  if (one === null || other === null) return true
  return one.length > 10 && other.length > 10 ? momentOf(one) < momentOf(other) : one.slice(0, 10) <= other.slice(0, 10)
}

/** The article's day is that of its own clock, so a day before or after is near enough. */
function isOnDay({ published }: Article, said: string | null): boolean {
  const stretch = said === null ? null : stretchOf(said)
  if (!stretch || published === null) return false
  const at = Date.parse(published.slice(0, 10))
  return stretch.from - DAY <= at && at < stretch.to + DAY
}

const appearedAt = ({ published }: Article) => (published === null ? Number.NEGATIVE_INFINITY : momentOf(published))

/** Of what these words weigh, how much those have. */
function shareOf(about: ReadonlySet<string>, words: ReadonlySet<string>, weight: (word: string) => number): number {
  let [both, all] = [0, 0]
  for (const word of about) {
    all += weight(word)
    if (words.has(word)) both += weight(word)
  }
  return all === 0 ? 0 : both / all
}

const stopsOf = perLanguage((language) => new Set(language.list("function-words")))

/** The words of a text that tell what it is about, each once: by their first letters, so that "denied" is "denies". */
function wordsIn(text: string, language: Language): Set<string> {
  const stops = stopsOf(language)
  const words = folded(text).split(" ")
  return new Set(words.flatMap((word) => (stops.has(word) || word.length < 2 ? [] : [word.slice(0, STEM)])))
}

const STEM = 5
