/**
 * Articles on one matter, and how their units stand to each other → what they add up to.
 *
 * What is asked of the pair model is asked before (claims/compare.ts) and handed in, so that a story is made without it, in no time. The order in which articles are given changes nothing.
 */
import { createHash } from "node:crypto"
import type { Language } from "../language/index.ts"
import {
  type Article,
  type Claim,
  type ClaimStatement,
  momentOf,
  type Record,
  type Story,
  type StoryArticle,
} from "../record/index.ts"
import { type Binding, boundPairs, type Place } from "./bindings.ts"
import { changesOf } from "./changes/changes.ts"
import { fadingOf } from "./changes/fading.ts"
import { citationsOf } from "./citations/citations.ts"
import { citedArticles } from "./citations/cited.ts"
import { knownOutlets } from "./citations/known.ts"
import { contradicts } from "./claims/against.ts"
import type { Compared } from "./claims/alike.ts"
import { isClaim } from "./claims/asserts.ts"
import type { Comparison } from "./claims/compare.ts"
import { type Group, groupsOf } from "./claims/groups.ts"
import { printedFrom } from "./claims/printed.ts"
import { likeness, termsOf } from "./claims/terms.ts"
import { type Unit, unitsOf } from "./claims/units.ts"
import { type Copy, copiesOf } from "./copies/copies.ts"
import { originalsOf } from "./copies/originals.ts"
import { eventsOf } from "./events/events.ts"
import { beginningsOf, describedIn } from "./origins/sayers.ts"
import { traceOf, type World } from "./origins/trace.ts"
import { outletOf } from "./outlets/outlets.ts"

/**
 * @param comparisons of every two articles that were compared, in any order
 * @param bindings what people judged, of claims, copies and origins
 */
export function storyOf(
  given: readonly Record[],
  comparisons: readonly Comparison[],
  language: Language,
  bindings: readonly Binding[] = [],
): Story {
  const records = given.toSorted(({ article: a }, { article: b }) => inTime(a, b))
  const articles = records.map(({ article }) => article)
  const copies = judgedCopies(copiesOf(articles, language), bindings)
  const world = worldOf(records, copies, bindings, language)
  const own = records.map((record) => unitsOf(record, language))
  const starts = new Map<string, number>()
  let count = 0
  for (const [i, { article }] of records.entries()) {
    starts.set(article.id, count)
    count += own[i]?.length ?? 0
  }
  const units = own.flat()
  const compared = comparisons.flatMap(({ a, b, found }): Compared[] => {
    const [x, y] = [starts.get(a), starts.get(b)]
    if (x === undefined || y === undefined) return []
    return found.map(({ left, right, ...standing }) => {
      const [i, j] = [x + left, y + right]
      return { a: Math.min(i, j), b: Math.max(i, j), ...standing }
    })
  })
  const { groups, versions, rivals, maybe } = groupsOf(units, compared, language, {
    judged: boundPairs(bindings, "claim", units.map(placeOf)),
    printed: printedFrom(units, copies),
  })
  const claims = groups.map((group) => claimOf(group, units, world, language))
  const nameOf = (i: number) => claims[i]?.id ?? ""
  for (const [a, b] of versions) {
    claims[a]?.versions.push({ claim: nameOf(b), what: OTHER_VALUE })
    claims[b]?.versions.push({ claim: nameOf(a), what: OTHER_VALUE })
  }
  const carriersOf = (k: number) => groups[k]?.carriers.flatMap((i) => units[i] ?? []) ?? []
  for (const [a, b] of rivals) {
    const [ofA, ofB] = [carriersOf(a), carriersOf(b)]
    const [againstA, againstB] = [ofB.filter(contradicts(ofA, language)), ofA.filter(contradicts(ofB, language))]
    if (againstA.length + againstB.length === 0) continue
    setAgainst(claims[a], claims[b], againstA)
    setAgainst(claims[b], claims[a], againstB)
  }
  for (const [a, b] of maybe) {
    claims[a]?.maybe.push({ claim: nameOf(b), because: PERHAPS })
    claims[b]?.maybe.push({ claim: nameOf(a), because: PERHAPS })
  }
  const copiesBy = Map.groupBy(copies, ({ by }) => by)
  const publishedBy = new Map(articles.map(({ id, published }) => [id, published]))
  return {
    articles: records.map((record) => articleOf(record, copiesBy.get(record.article.id) ?? [], world)),
    claims,
    changes: [
      ...changesOf(records, language),
      ...claims.flatMap((claim) => fadingOf(claim, (id) => publishedBy.get(id) ?? null)),
    ],
    events: eventsOf(records, language),
    notes: [],
  }
}

const OTHER_VALUE = "another figure, day or status of the same"
const PERHAPS = "worded alike, and not enough to be joined"

/**
 * A rival is a dispute where one article has both: it sets the one against the other.
 *
 * @param contrary the carriers of the rival whose words contradict the claim
 */
function setAgainst(claim: Claim | undefined, rival: Claim | undefined, contrary: readonly Unit[]): void {
  if (!claim || !rival) return
  claim.rivals.push(rival.id)
  const articles = new Set(claim.statements.map(({ article }) => article))
  for (const { article, statement, span, who } of contrary)
    if (statement !== null && who !== null && articles.has(article))
      claim.disputedBy.push({ who, article, statement: statement.id, span })
}

const placeOf = ({ article, span }: Unit): Place => ({ article, start: span.start, end: span.end })

/** A pair that was judged different is none; one that was judged the same is a whole copy, and the later one is the copier where nothing else tells. */
function judgedCopies(copies: readonly Copy[], bindings: readonly Binding[]): Copy[] {
  const verdicts = new Map(
    bindings.filter(({ about }) => about === "copy").map(({ a, b, verdict }) => [[a, b].toSorted().join(" "), verdict]),
  )
  return copies.flatMap((copy) => {
    const verdict = verdicts.get([copy.of, copy.by].toSorted().join(" "))
    if (verdict === "different") return []
    if (verdict !== "same") return [copy]
    return [{ ...copy, kind: copy.kind === "part" ? "copy" : copy.kind, way: copy.way === "open" ? "time" : copy.way }]
  })
}

/** By the moment of publication, those without one last, then by id. */
function inTime(a: Article, b: Article): number {
  const [x, y] = [a, b].map(({ published }) => (published === null ? Number.MAX_SAFE_INTEGER : momentOf(published)))
  return (x ?? 0) - (y ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

function worldOf(
  records: readonly Record[],
  copies: readonly Copy[],
  bindings: readonly Binding[],
  language: Language,
): World {
  const articles = records.map(({ article }) => article)
  const known = knownOutlets(articles, language)
  const citations = records.flatMap((record) => citationsOf(record, language, known))
  const copiers = new Set(copies.filter(({ kind }) => kind !== "part").map(({ by }) => by))
  const cited = citedArticles(citations, articles, language, copiers)
  const places = records
    .flatMap(({ entities }) => entities)
    .filter(({ type }) => type === "place" || type === "government")
    .flatMap(({ name }) => beginningsOf(name))
  return {
    described: describedIn(records, language),
    judged: bindings.filter(({ about }) => about === "origin"),
    places: new Set(places),
    records: new Map(records.map((record) => [record.article.id, record])),
    order: new Map(articles.map(({ id }, i) => [id, i])),
    originals: originalsOf(copies),
    families: new Map(articles.map((article) => [article.id, outletOf(article, language).family])),
    citations: Map.groupBy(
      citations.map((citation) => ({ ...citation, cited: cited.get(citation) ?? null })),
      ({ article }) => article,
    ),
  }
}

/** @param copies that it is the copier of */
function articleOf({ article }: Record, copies: readonly Copy[], { originals, citations }: World): StoryArticle {
  const { id, uri, url, title, outlet, published, updated, language } = article
  const original = originals.get(id)
  return {
    id,
    uri,
    url,
    title,
    outlet,
    published,
    updated,
    language,
    copyOf: original?.kind === "copy" ? original.of : null,
    revisionOf: original?.kind === "revision" ? original.of : null,
    partOf: copies
      .filter(({ kind, way }) => kind === "part" && way !== "open")
      .map(({ of, share, paragraphs }) => ({ article: of, share, paragraphs })),
    cites: (citations.get(id) ?? []).flatMap(({ outlet, cited, span }) =>
      span ? [{ outlet, article: cited, span }] : [],
    ),
  }
}

function claimOf(group: Group, units: readonly Unit[], world: World, language: Language): Claim {
  const carriers = group.carriers.flatMap((i) => units[i] ?? [])
  const against = group.against.flatMap(({ unit, relation }) => {
    const found = units[unit]
    return found ? [{ ...found, relation }] : []
  })
  const traced = traceOf(carriers, world, language)
  return {
    id: idOf(carriers),
    text: clearestOf(
      carriers.filter((unit) => isClaim(unit, language)),
      language,
    ),
    statements: [...carriers, ...against].map(statementOf),
    ...traced,
    independent: traced.origins.length,
    disputedBy: against
      .filter(({ relation }) => relation === "denies")
      .map(({ who, article, statement, span }) => ({
        who: who ?? world.records.get(article)?.article.outlet ?? "",
        article,
        statement: statement?.id ?? null,
        span,
      })),
    rivals: [],
    versions: [],
    maybe: [],
  }
}

/** A claim is known by its first carrier: an earlier one that turns up gives it another name. */
function idOf([first]: readonly Unit[]): string {
  const place = first ? `${first.article}/${first.span.start}-${first.span.end}` : ""
  return createHash("sha256").update(place).digest("hex").slice(0, 12)
}

function statementOf({ article, statement, span, relation, who }: Unit): ClaimStatement {
  return { article, statement: statement?.id ?? null, span, relation, who, hedge: statement?.hedge?.spans[0] ?? null }
}

/** Words of a sentence that says one thing. */
const [SHORTEST, LONGEST] = [6, 32]

/** Of very many carriers, the first ones tell what it is. */
const MOST_WEIGHED = 200

/** The words of a claim; where they are what somebody is "to" do, with who and the verb before them: "Sund agreed to postpone the vote". */
function wordsOf({ statement, span, who }: Unit, language: Language): string {
  const isToDo = language.words("infinitive-mark").has(/\p{L}+/u.exec(span.text)?.[0].toLowerCase() ?? "")
  const [cue, more] = statement?.cue.spans ?? []
  const isInOrder = statement?.source.spans.every(({ end }) => cue && end <= cue.start) && cue && cue.end <= span.start
  return isToDo && who !== null && isInOrder && !more ? `${who} ${cue.text} ${span.text}` : span.text
}

/** "to postpone the vote", "which raised the price": words that hang on others read badly as the name of a claim. */
function standsAlone(text: string, language: Language): boolean {
  const first = /\p{L}+/u.exec(text)?.[0].toLowerCase() ?? ""
  const hangs = ["between-phrases", "infinitive-mark"].some((row) => language.words(row).has(first))
  return !hangs || language.pattern("beside-a-claim").exec(text)?.index === 0
}

/** The carrier that is most like all the others, of a length that reads well and of words that stand alone where there is one such. */
function clearestOf(all: readonly Unit[], language: Language): string {
  const carriers = all.slice(0, MOST_WEIGHED)
  const terms = carriers.map((unit) =>
    termsOf({ told: unit.span.text, asked: { start: 0, end: unit.span.text.length } }, language),
  )
  const isPlain = ({ span }: Unit) => {
    const words = span.text.split(/\s+/).length
    return words >= SHORTEST && words <= LONGEST
  }
  let best: { text: string; score: number } | null = null
  for (const [i, unit] of carriers.entries()) {
    const own = terms[i]
    if (!own) continue
    const alike = terms.reduce((sum, other) => sum + likeness(own, other), 0) / terms.length
    const score = alike + Number(isPlain(unit)) + Number(standsAlone(unit.span.text, language))
    if (!best || score > best.score) best = { text: wordsOf(unit, language), score }
  }
  return (best?.text ?? "").replaceAll(language.pattern("beside-a-claim"), "").trim()
}
