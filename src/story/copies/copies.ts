/**
 * Articles → which of them print another's text, how much of it, which paragraphs, and who has it from whom.
 *
 * Told by narration alone (narration.ts). Which way the text went is told by a credit, by the time, or by which one has more; where none of these tells, it is open.
 *
 *   copiesOf([agency, paper], en) // [{ of: agency.id, by: paper.id, kind: "copy", way: "credit", … }]
 */
import type { Language } from "../../language/index.ts"
import { type Article, momentOf, type Span, spanOf } from "../../record/index.ts"
import { isSameOutlet, type Outlet, outletOf } from "../outlets/outlets.ts"
import { type Credit, creditsIn } from "./credit.ts"
import { narrationOf } from "./narration.ts"
import { type Numbered, numberedIn, runsOf, type Shared, sharedWith } from "./shared.ts"
import { candidatePairs, sketchOf } from "./sketch.ts"

/**
 * What one article has of another.
 * copy: most of its own narration is the other's, cut, moved or added to · revision: the same outlet's text at another time · part: some paragraphs are the other's, the
 * rest is its own
 */
type CopyKind = "copy" | "revision" | "part"

/**
 * What shows who has the text from whom.
 * credit: the one credits the other's outlet · time: the one appeared later · more: the other has much more beside what both have · open: nothing in the two shows it
 */
type Way = "credit" | "time" | "more" | "open"

export interface Copy {
  /** ids of articles: `by` has it of `of`; where the way is open, `of` is only the one that sorts first */
  of: string
  by: string
  kind: CopyKind
  way: Way
  /** the words that credit, where that is the way */
  credit: Credit | null
  /** how much of the copier's narration is the other's, and of the other's the copier's, 0 to 1 */
  share: number
  shareOfOther: number
  /** the copier's paragraphs that are the other's, half or more */
  paragraphs: Span[]
  /** the longest run of words that both have, as it stands in the copier */
  longest: Span
}

/** Below, two texts share titles, names and set phrases, or a line that a site prints under every article. */
const FEWEST_WORDS = 40
const LEAST_SHARE = 0.15
/** A copy is mostly another's; one with paragraphs of its own still has most of the other. Between these two and LEAST_SHARE lies copying in part. */
const MOST_OF_ONE = 0.6
const HALF = 0.5
/** By how much more of the other's narration must be its own, for it to have come first. */
const HAS_MORE = 0.2

interface Known extends Text {
  article: Article
  outlet: Outlet
}

/** Every pair of articles that share text, each once, ordered by ids. The order in which articles are given changes nothing. */
export function copiesOf(articles: readonly Article[], language: Language): Copy[] {
  const numbers = new Map<string, number>()
  const known = articles.toSorted(inTime).map((article): Known => {
    return { article, outlet: outletOf(article, language), ...lookedThrough(article.text, numbers, language) }
  })
  return candidatePairs(known.map(({ sketch }) => sketch)).flatMap(([i, j]) => {
    const [a, b] = [known[i], known[j]]
    const copy = a && b ? copyOf(a, b) : null
    return copy ? [copy] : []
  })
}

/** More texts than are looked through again and again, and few enough to be held. */
const MOST_HELD = 500

/** What `copiesOf` says of two, for whoever asks of many: a text is looked through once, as long as there is room. */
export function copying(language: Language): (a: Article, b: Article) => Copy | null {
  let numbers = new Map<string, number>()
  const held = new Map<string, Text>()
  const knownOf = (article: Article): Known => {
    let text = held.get(article.text)
    if (!text) {
      text = lookedThrough(article.text, numbers, language)
      held.set(article.text, text)
    }
    return { article, outlet: outletOf(article, language), ...text }
  }
  return (one, other) => {
    // Runs have one number in all that is held, so that all of it goes at once.
    if (held.size >= MOST_HELD) {
      held.clear()
      numbers = new Map()
    }
    const [a, b] = inTime(one, other) <= 0 ? [one, other] : [other, one]
    const [first, second] = [knownOf(a), knownOf(b)]
    return candidatePairs([first.sketch, second.sketch]).length > 0 ? copyOf(first, second) : null
  }
}

interface Text {
  narration: Numbered
  sketch: readonly number[]
}

function lookedThrough(text: string, numbers: Map<string, number>, language: Language): Text {
  const narration = narrationOf(text, language)
  return { narration: numberedIn(numbers, narration), sketch: sketchOf(runsOf(narration)) }
}

/** Mostly by time, and always the same: as dates are written, those without one last, then by id. */
function inTime(a: Article, b: Article): number {
  return compare(a.published ?? "9999", b.published ?? "9999") || compare(a.id, b.id)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function copyOf(a: Known, b: Known): Copy | null {
  const inA = sharedWith(a.narration, b.narration.all)
  const inB = sharedWith(b.narration, a.narration.all)
  if (Math.max(inA.words, inB.words) < FEWEST_WORDS || Math.max(inA.share, inB.share) < LEAST_SHARE) return null
  const { way, credit, isReversed } = wayOf(a, b, inA, inB)
  const [of, by, inOf, inBy] = isReversed ? [b, a, inB, inA] : [a, b, inA, inB]
  const { text } = by.article
  const span = ({ start, end }: { start: number; end: number }) => spanOf(text, start, end)
  if (!inBy.longest) return null
  return {
    of: of.article.id,
    by: by.article.id,
    kind: kindOf(of, by, inOf, inBy),
    way,
    credit,
    share: inBy.share,
    shareOfOther: inOf.share,
    paragraphs: inBy.paragraphs.map(span),
    longest: span(inBy.longest),
  }
}

function kindOf(of: Known, by: Known, inOf: Shared, inBy: Shared): CopyKind {
  const isMost = inBy.share >= MOST_OF_ONE || (inBy.share >= HALF && inOf.share >= MOST_OF_ONE)
  if (isSameOutlet(of.outlet, by.outlet) && (isMost || inOf.share >= MOST_OF_ONE)) return "revision"
  return isMost ? "copy" : "part"
}

/** @param a the one that sorts first, by time where both have one */
function wayOf(a: Known, b: Known, inA: Shared, inB: Shared): { way: Way; credit: Credit | null; isReversed: boolean } {
  const reverse = (way: Way, credit: Credit | null = null) => ({ way, credit, isReversed: true })
  const keep = (way: Way, credit: Credit | null = null) => ({ way, credit, isReversed: false })
  if (!isSameOutlet(a.outlet, b.outlet)) {
    const byB = creditsIn(b.article.text, b.article.byline)(a.outlet)
    const byA = creditsIn(a.article.text, a.article.byline)(b.outlet)
    if (byB && !byA) return keep("credit", byB)
    if (byA && !byB) return reverse("credit", byA)
  }
  if (isEarlier(a.article.published, b.article.published)) return keep("time")
  if (isEarlier(b.article.published, a.article.published)) return reverse("time")
  // A text that is changed keeps its first date; between two outlets a change says nothing, for the paper may have printed what stood there before it.
  if (isSameOutlet(a.outlet, b.outlet)) {
    if (isEarlier(changedAt(a.article), changedAt(b.article))) return keep("time")
    if (isEarlier(changedAt(b.article), changedAt(a.article))) return reverse("time")
  }
  if (inB.share - inA.share >= HAS_MORE) return keep("more")
  if (inA.share - inB.share >= HAS_MORE) return reverse("more")
  return keep("open")
}

const changedAt = ({ updated, published }: Article) => updated ?? published

/** Whether the one is before the other for certain: by moments where both are, else by days. */
function isEarlier(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false
  if (a.length > 10 && b.length > 10) return momentOf(a) < momentOf(b)
  return a.slice(0, 10) < b.slice(0, 10)
}
