/**
 * A claim and the articles that carry it → the way back from each to a first sayer, and the sayers that are one origin.
 *
 * An article has the claim from whoever it names, from the text that it prints, from the outlet that it cites, or, where it names nobody, from whoever had it before. A denial
 * is no origin: only carriers are given.
 */
import type { Language } from "../../language/index.ts"
import {
  type ClaimLink,
  type LinkReason,
  type Origin,
  type Record,
  type Span,
  type Statement,
  statementOf,
} from "../../record/index.ts"
import type { Binding } from "../bindings.ts"
import type { Unit } from "../claims/units.ts"
import type { Copy } from "../copies/copies.ts"
import { isOwnWord } from "../outlets/own-word.ts"
import { joined, originsOf } from "./joined.ts"
import { observedIn } from "./observed.ts"
import { isGeneric } from "./parties.ts"
import { type Described, outletAsSayer, type Sayer, sayerOf } from "./sayers.ts"

/** What is known of the articles, whatever the claim. */
export interface World {
  records: ReadonlyMap<string, Record>
  /** articles in the order of time, by id */
  order: ReadonlyMap<string, number>
  /** by the id of the copier */
  originals: ReadonlyMap<string, Copy>
  /** what outlets are compared by, by article */
  families: ReadonlyMap<string, string | null>
  /** by the id of the citing article */
  citations: ReadonlyMap<string, readonly Cited[]>
  described: Described
  /** what people judged of origins: places of the words for two sources */
  judged: readonly Binding[]
  /** beginnings of the names of places and states */
  places: ReadonlySet<string>
}

/** The articles that carry a claim, in the order of time. */
interface Carried {
  byArticle: ReadonlyMap<string, readonly Unit[]>
  byFamily: ReadonlyMap<string | null, readonly string[]>
}

interface Cited {
  outlet: string
  family: string | null
  kind: "source" | "relay" | "told" | "credit"
  statement: string | null
  span: Span | null
  /** the very article, where it is at hand */
  cited: string | null
}

export interface Traced {
  origins: Origin[]
  links: ClaimLink[]
  atLeast: number
  heardBy: number
  circular: boolean
}

/** Where a claim comes to an article from. */
interface Version {
  sayers: Sayer[]
  /** articles from which it takes what these have it from; `unnamed`: only what unnamed people told them */
  leans: { on: string; unnamed: boolean }[]
  links: ClaimLink[]
  heard: boolean
  /** of those who are quoted at length, the words */
  worded: Map<Sayer, string>
  /** "locals", "the protesters": nobody can tell whether they are others than those whom earlier articles have it from */
  vague: Sayer[]
}

/** @param carriers units of one claim, none of which denies it or withholds itself */
export function traceOf(carriers: readonly Unit[], world: World, language: Language): Traced {
  const byArticle = Map.groupBy(
    carriers.toSorted((a, b) => placeOf(world, a.article) - placeOf(world, b.article) || a.span.start - b.span.start),
    ({ article }) => article,
  )
  const versions = new Map<string, Version>()
  const byFamily = Map.groupBy(byArticle.keys(), (article) => world.families.get(article) ?? null)
  for (const [article, units] of byArticle)
    versions.set(article, versionOf(article, units, { byArticle, byFamily }, world, language))
  restOnOthers(versions, byArticle, world, language)
  const sayers = [...versions.values()].flatMap((version) => version.sayers)
  const groups = joined(sayers, wordedBy(versions), world)
  const originOf = originsOf(groups)
  const origins = groups.filter((group) => group.some((sayer) => originOf.get(sayer)?.length === 1))
  const reached = reachedBy(versions, originOf)
  return {
    ...told(origins, reached, versions, carriers, originOf),
    heardBy: new Set([...versions].flatMap(([id, { heard }]) => (heard ? [world.families.get(id) ?? id] : []))).size,
    circular: isCircular(byArticle, world),
  }
}

/** Sayers of long quotations, by the words. */
function wordedBy(versions: ReadonlyMap<string, Version>): Map<Sayer, string> {
  return new Map([...versions.values()].flatMap(({ worded }) => [...worded]))
}

const placeOf = (world: World, article: string) => world.order.get(article) ?? Number.POSITIVE_INFINITY

/** So many words are the same by chance in no two people's mouths. */
const LONG = 7

function versionOf(
  article: string,
  units: readonly Unit[],
  carried: Carried,
  world: World,
  language: Language,
): Version {
  const version: Version = { sayers: [], leans: [], links: [], heard: false, worded: new Map(), vague: [] }
  const record = world.records.get(article)
  const copy = world.originals.get(article)
  if (!record) return version
  if (copy && carried.byArticle.has(copy.of)) {
    const reason = copy.kind === "revision" ? "revision" : copy.way === "credit" ? "credit" : "copy"
    const span = copy.credit && "span" in copy.credit ? copy.credit.span : copy.longest
    version.leans.push({ on: copy.of, unnamed: false })
    version.links.push({ from: { article: copy.of }, to: { article }, reason, span, certain: true })
    return version
  }
  const seen = units.flatMap((unit) => observedIn(unit, record.article, language) ?? [])[0]
  if (seen) onItsOwnWord(version, record, seen, world, language)
  for (const { statement, span } of units) {
    if (!statement) continue
    const before = version.sayers.length
    attributed(version, record, statement, carried, world, language)
    const words = span.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    const sayer = version.sayers[before]
    if (sayer && words.length >= LONG && statement.content.quotation !== "indirect")
      version.worded.set(sayer, words.join(" "))
  }
  return version
}

/** What one statement says of where the claim is from. */
function attributed(
  version: Version,
  record: Record,
  given: Statement,
  carried: Carried,
  world: World,
  language: Language,
): void {
  const statement = firstToSay(record, given, language)
  if (!statement) return
  const article = record.article.id
  const own = world.families.get(article) ?? null
  const cites = (world.citations.get(article) ?? []).filter((each) => each.statement === statement.id)
  const carrierOf = ({ cited, family }: Cited): string | null =>
    cited !== null && carried.byArticle.has(cited) ? cited : earlierOf(family, article, carried, world)
  const link = (from: ClaimLink["from"], reason: LinkReason, span: Span | null) =>
    version.links.push({ from, to: { article }, reason, span, certain: true })
  const lean = (on: string, reason: LinkReason, span: Span | null, unnamed = false) => {
    version.leans.push({ on, unnamed })
    link({ article: on }, reason, span)
  }
  const asSource = cites.find(({ kind }) => kind === "source")
  if (asSource) {
    const on = carrierOf(asSource)
    if (on !== null) lean(on, "cites", asSource.span)
    else if (asSource.family !== null) {
      version.sayers.push(outletAsSayer(asSource.outlet, asSource.family, record, asSource.span, language))
      link({ outlet: asSource.outlet }, "cites", asSource.span)
    }
    return
  }
  if (statement.source.type === "media") {
    // Its own outlet, or outlets that it does not name: whose word it is the earlier article tells.
    const on = earlierOf(own, article, carried, world)
    if (on !== null) lean(on, "cites", statement.source.spans[0] ?? null)
    return
  }
  const through = cites.find(({ kind }) => kind !== "credit")
  if (through) {
    const on = carrierOf(through)
    const sayer = sayerOf(record, statement, through.family ?? through.outlet, world.described, language)
    const reason = through.kind === "told" ? "told" : "cites"
    if (on !== null && (sayer.isUnnamed || sayer.type === "document")) {
      lean(on, reason, through.span, true)
      return
    }
    link(on === null ? { outlet: through.outlet } : { article: on }, reason, through.span)
    version.sayers.push(sayer)
    return
  }
  const sayer = sayerOf(record, statement, own ?? article, world.described, language)
  if (isOwnWord(record.article, language) && isItsPublisher(sayer)) {
    onItsOwnWord(version, record, statement.source.spans[0] ?? null, world, language)
    return
  }
  if (isVague(sayer, statement)) {
    version.vague.push(sayer)
    return
  }
  version.heard = true
  version.sayers.push(sayer)
}

/** "The company", "our examination": in what a body publishes itself, these are the body. */
const isItsPublisher = (sayer: Sayer): boolean =>
  isGeneric(sayer) || (sayer.type === "document" && !/(?<!^)\p{Lu}/u.test(sayer.span?.text ?? ""))

/** Some of a kind, not so many, whom the article does not say to have spoken to anybody, nor quotes. */
const isVague = ({ type, isUnnamed, count }: Sayer, { addressee, content }: Statement): boolean =>
  type === "group" && isUnnamed && count === null && addressee === null && content.quotation === "indirect"

/**
 * The statement of whoever is the first to say a claim: the innermost one. But what somebody says of themselves, asks for, promises, knows or wants is an act or a state of theirs, and where another tells of it the claim
 * is that they did so: "two people said that she had told him that she would go" is known from the two. Null: nobody is named.
 */
function firstToSay(record: Record, statement: Statement, language: Language): Statement | null {
  const outer = statementOf(record, statement.within)
  const isNobodys = statement.source.spans.length === 0 || statement.source.type === "none"
  const content = statement.content.spans[0]?.text ?? ""
  const isAct = language.pattern("tells-of-an-act").test(content)
  // "The president refused to go": she did not say so; the article does.
  const isDeed = isAct && statement.stance === "other" && statement.content.quotation === "indirect"
  if (!outer) return isNobodys || isDeed ? null : statement
  const isAsked = statement.stance === "demands" && outer.content.quotation === "direct"
  const isState =
    statement.stance === "believes" || statement.stance === "wants" || statement.stance === "asks" || isAsked
  // "The report said investigators had found it": what it tells of its authors is its own word.
  const isAuthors = outer.source.type === "document" && isOfUnnamed(statement)
  return isNobodys || isAct || isState || isAuthors ? firstToSay(record, outer, language) : statement
}

/** Some of a kind, not so many: "investigators". */
const isOfUnnamed = ({ source: { type, count } }: Statement): boolean =>
  (type === "group" || type === "anonymous") && count === null

/** The outlet's own article that had the claim last before this one. */
function earlierOf(family: string | null, article: string, { byFamily }: Carried, world: World): string | null {
  if (family === null) return null
  const place = placeOf(world, article)
  const own = byFamily.get(family) ?? []
  let [from, to] = [0, own.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (placeOf(world, own[middle] ?? "") < place) from = middle + 1
    else to = middle
  }
  return own[from - 1] ?? null
}

/**
 * Articles that name nobody: they have it from the article that they cite for something else, from the earliest one whose words they share most, or, where nobody had it before, from
 * whoever the others name; and where nobody names anybody, on their own word.
 */
function restOnOthers(
  versions: Map<string, Version>,
  byArticle: ReadonlyMap<string, readonly Unit[]>,
  world: World,
  language: Language,
): void {
  const isOpen = ({ sayers, leans }: Version) => sayers.length === 0 && leans.length === 0
  const open = [...versions].filter(([, version]) => isOpen(version))
  const grounded = [...versions].flatMap(([id, version]) => (isOpen(version) ? [] : [id]))
  const later = grounded.find((id) => (versions.get(id)?.sayers.length ?? 0) > 0)
  const leaners = leanersOf(versions)
  const lean = (article: string, version: Version, on: string) => {
    version.leans.push({ on, unnamed: false })
    pushTo(leaners, on, article)
  }
  for (const [article, version] of open) {
    const record = world.records.get(article)
    if (!record) continue
    if (isOwnWord(record.article, language)) {
      onItsOwnWord(version, record, null, world, language)
      continue
    }
    const place = placeOf(world, article)
    // Without dates, the one that is cited may come after.
    const fromIt = leadingTo(article, leaners)
    const firstOf = (ids: Iterable<string>) => {
      for (const id of ids) {
        if (placeOf(world, id) >= place) return undefined
        if (!fromIt.has(id)) return id
      }
      return undefined
    }
    const cited = (world.citations.get(article) ?? []).find(
      ({ cited }) => cited !== null && byArticle.has(cited) && placeOf(world, cited) < place && !fromIt.has(cited),
    )
    const on = cited?.cited ?? firstOf(grounded) ?? firstOf(byArticle.keys())
    const to = { article }
    if (on !== undefined) {
      lean(article, version, on)
      const reason = cited ? "cites" : "unattributed"
      version.links.push({
        from: { article: on },
        to,
        reason,
        span: cited?.span ?? spanIn(byArticle, article),
        certain: false,
      })
      continue
    }
    if (version.vague.length > 0) {
      version.sayers.push(...version.vague)
      version.heard = true
      continue
    }
    // Who prints it tells nothing of where it has the claim from; who cites it takes it for the source.
    const isLeantOn = (leaners.get(article) ?? []).some((id) => !world.originals.has(id))
    if (later !== undefined && !isLeantOn) {
      lean(article, version, later)
      continue
    }
    onItsOwnWord(version, record, null, world, language)
  }
}

/** For each article, those that lean on it. */
function leanersOf(versions: ReadonlyMap<string, Version>): Map<string, string[]> {
  const leaners = new Map<string, string[]>()
  for (const [id, { leans }] of versions) for (const { on } of leans) pushTo(leaners, on, id)
  return leaners
}

function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The article, and all that have the claim from it, over however many. */
function leadingTo(article: string, leaners: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set([article])
  for (const each of found) for (const id of leaners.get(each) ?? []) found.add(id)
  return found
}

/** @param seen where it says that it has seen for itself */
function onItsOwnWord(version: Version, record: Record, seen: Span | null, world: World, language: Language): void {
  const { id, outlet } = record.article
  const family = world.families.get(id) ?? null
  version.sayers.push(outletAsSayer(outlet ?? family ?? "", family, record, seen, language))
  version.heard = true
}

const spanIn = (byArticle: ReadonlyMap<string, readonly Unit[]>, article: string): Span | null =>
  byArticle.get(article)?.[0]?.span ?? null

/** For each article, the origins that it rests on, its own and those of what it leans on. */
function reachedBy(
  versions: ReadonlyMap<string, Version>,
  originOf: ReadonlyMap<Sayer, readonly number[]>,
): Map<string, Set<number>> {
  const unnamed = new Set(
    [...originOf].flatMap(([sayer, own]) => (sayer.isUnnamed || sayer.type === "document" ? own : [])),
  )
  const reached = new Map<string, Set<number>>()
  for (const [id, { sayers }] of versions) {
    reached.set(id, new Set(sayers.flatMap((sayer) => originOf.get(sayer) ?? [])))
  }
  const leaners = leanersOf(versions)
  // One is looked at again only when something that it leans on has reached more.
  const open = new Set(versions.keys())
  while (open.size > 0)
    for (const [id, { leans }] of versions) {
      if (!open.delete(id)) continue
      const own = reached.get(id)
      const before = own?.size
      for (const lean of leans) {
        const theirs = [...(reached.get(lean.on) ?? [])]
        const some = theirs.filter((origin) => !lean.unnamed || unnamed.has(origin))
        for (const origin of some.length > 0 ? some : theirs) own?.add(origin)
      }
      if (own?.size !== before) for (const leaner of leaners.get(id) ?? []) open.add(leaner)
    }
  return reached
}

/** Wordings of a claim in which whoever says it is looked for: what is in none of so many is in none. */
const MOST_SAID = 200

function told(
  groups: readonly Sayer[][],
  reached: ReadonlyMap<string, ReadonlySet<number>>,
  versions: ReadonlyMap<string, Version>,
  carriers: readonly Unit[],
  originOf: ReadonlyMap<Sayer, readonly number[]>,
): Pick<Traced, "origins" | "links" | "atLeast"> {
  const said = [...new Set(carriers.map(({ span }) => span.text.toLowerCase()))].slice(0, MOST_SAID).join("\n")
  const articlesOf = new Map<number, string[]>()
  for (const [article, origins] of reached) for (const origin of origins) pushTo(articlesOf, origin, article)
  const origins = groups.map((members, i): Origin => {
    const named = members.toSorted((a, b) => b.name.length - a.name.length || b.who.length - a.who.length)
    const best = named.find(({ isUnnamed }) => !isUnnamed) ?? named[0]
    const articles = articlesOf.get(i) ?? []
    const shown = new Map(members.map(({ article, span }) => [article, span]))
    return {
      id: `o${i + 1}`,
      who: best?.who ?? "",
      type: best?.type ?? "none",
      articles,
      interested: members.some(({ name, body }) => {
        const last = name.at(-1)
        return (last !== undefined && said.includes(last)) || [...body].some((word) => said.includes(word))
      }),
      because: articles.flatMap((article) => {
        const link = versions.get(article)?.links[0]
        const own = shown.get(article)
        if (own !== undefined) return [{ article, reason: link?.reason ?? (own ? "said" : "own"), span: own }]
        return [{ article, reason: link?.reason ?? "unattributed", span: link?.span ?? null }]
      }),
    }
  })
  const links = [...versions].flatMap(([article, version]) => {
    const far = version.links.find(({ from }) => "outlet" in from)
    const isLinked = version.links.some(({ reason }) => reason === "told" || reason === "cites")
    const own = version.sayers.flatMap((sayer): ClaimLink[] => {
      const [origin] = originOf.get(sayer) ?? []
      if (origin === undefined || sayer.article !== article) return []
      const from = { origin: `o${origin + 1}` }
      if (far && "outlet" in far.from)
        return sayer.type === "media"
          ? [{ ...far, from, to: { article } }]
          : [{ ...far, from, to: far.from, reason: "said", span: sayer.span }]
      if (isLinked) return []
      return [{ from, to: { article }, reason: sayer.span ? "said" : "own", span: sayer.span, certain: true }]
    })
    return [...own, ...version.links]
  })
  const named = groups.filter((members) => members.some(({ isUnnamed }) => !isUnnamed)).length
  return { origins, links, atLeast: Math.max(named, groups.length > 0 ? 1 : 0) }
}

/** Whether outlets have the claim from one another, round about. */
function isCircular(byArticle: ReadonlyMap<string, readonly Unit[]>, world: World): boolean {
  const from = new Map<string, Set<string>>()
  for (const [article, units] of byArticle) {
    const own = world.families.get(article)
    if (!own) continue
    const statements = new Set(units.map(({ statement }) => statement?.id))
    for (const { family, kind, statement } of world.citations.get(article) ?? []) {
      if (kind === "credit" || !family || family === own || !statements.has(statement ?? "")) continue
      from.set(own, (from.get(own) ?? new Set()).add(family))
    }
  }
  return hasRing(from)
}

/** Whether one can go round in it. Takes away whatever nothing leads to, until there is no more of that. */
function hasRing(from: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const leading = new Map<string, number>()
  for (const targets of from.values()) for (const to of targets) leading.set(to, (leading.get(to) ?? 0) + 1)
  const open = [...from.keys()].filter((each) => !leading.has(each))
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const to of from.get(at) ?? []) {
      const left = (leading.get(to) ?? 0) - 1
      leading.set(to, left)
      if (left === 0) open.push(to)
    }
  return [...leading.values()].some((left) => left > 0)
}
