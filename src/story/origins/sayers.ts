/** Who says a claim in one article, with what tells whether they are the same people as others elsewhere. */
import { fullNamesOf, type Language, perLanguage } from "../../language/index.ts"
import { type Entity, entityOf, type Record, type SourceType, type Span, type Statement } from "../../record/index.ts"
import { isNamedAsOutlet, outletWordsOf, plain, wordsOf } from "../outlets/own-word.ts"

export interface Sayer {
  /** the fullest name, or the words that describe them */
  who: string
  type: SourceType
  article: string
  /** the words for them in the article */
  span: Span | null
  /** of a person with a name: its words, folded, the family name last; of others empty */
  name: string[]
  /** the given names that its first word may be short for */
  givenInFull: ReadonlySet<string>
  /** what the body that it is, or speaks for, is called: beginnings of words, folded: "the Vastrian defence ministry" → vastr, defen */
  body: ReadonlySet<string>
  /** what kind of body: ministry, police; a minister has a ministry */
  kinds: ReadonlySet<string>
  /** the sorts of those, where they have one: a company, a court; all that a state has is one sort */
  sorts: ReadonlySet<string>
  /** offices held or named: "the president's office" and President Weylar have one in common */
  offices: ReadonlySet<string>
  /** a ministry, a force, or somebody of one */
  ofState: boolean
  /** a spokeswoman, a lawyer */
  speaksForOthers: boolean
  /** it is a body, holds an office in one, or speaks for one */
  speaksForBody: boolean
  isPerson: boolean
  /** nobody can tell who they are */
  isUnnamed: boolean
  /** three officials: 3 */
  count: number | null
  /** to which outlet they spoke, by its family */
  outlet: string | null
  /** what an outlet or a body is called, as `body`, whatever else it is; of people with names empty */
  called: ReadonlySet<string>
  /** the body that a person with a name is said to be of, as `body`, and its kinds */
  of: { body: ReadonlySet<string>; kinds: ReadonlySet<string> }
  /** what those are called who passed their words on, each as `body` */
  through: readonly ReadonlySet<string>[]
}

/** What all articles together know of people with names, by their family names. */
export type Described = ReadonlyMap<string, Known>

interface Known {
  /** the words by which they are described anywhere */
  words: ReadonlySet<string>
  /** what those are called who passed their words on, each by the beginnings of the words */
  through: readonly ReadonlySet<string>[]
}

const knowledgeOf = perLanguage((language) => {
  const people = language.table("people-words", ["noun", "kind"])
  const offices = new Set(people.flatMap(({ noun, kind }) => (kind === "office" ? [noun] : [])))
  return {
    kinds: new Map(
      language
        .table("organisation-words", ["noun", "kind"])
        .map(({ noun, kind }) => [noun, OF_THE_STATE.has(kind) ? "state" : SORTS.has(kind) ? kind : null]),
    ),
    offices,
    /** words that tell nothing of which body it is */
    dull: new Set([
      ...people.map(({ noun }) => noun),
      ...language.table("titles", ["title"]).map(({ title }) => title),
      ...language.list("function-words"),
      ...language.words("no-term"),
      ...language.words("origin-dull"),
      ...language.table("numbers", ["word"]).map(({ word }) => word),
    ]),
    bodiesOf: new Map(
      language.table("office-bodies", ["word", "bodies"]).map(({ word, bodies }) => [word, bodies.split(" ")]),
    ),
  }
})

/** Sorts of bodies that are never called as one of another sort is; a party may be a union or a club. */
const SORTS = new Set(["company", "court", "school"])
const OF_THE_STATE = new Set(["ministry", "agency", "force", "state"])
const BODIES: ReadonlySet<SourceType> = new Set(["organisation", "document", "media"])
const UNNAMED: ReadonlySet<SourceType> = new Set(["anonymous", "described", "group"])
/** Names of places and their peoples are compared by their beginnings: "Hemmland", "Hemmlander". */
export const BEGINNING = 5

/** How people with names are described in any of the articles, and through whom their words came. */
export function describedIn(records: readonly Record[], language: Language): Described {
  const known = new Map<string, { words: Set<string>; through: Set<string>[] }>()
  for (const record of records) {
    const shown = new Map<string, Statement[]>()
    for (const statement of record.statements) {
      const { entity } = statement.source
      if (entity) shown.set(entity, [...(shown.get(entity) ?? []), statement])
    }
    for (const entity of record.entities) {
      if (entity.type !== "person" || entity.unnamed) continue
      const last = nameWordsOf(entity.name, language).at(-1)
      if (!last) continue
      const { words, through } = known.get(last) ?? { words: new Set(), through: [] }
      const own = new Set(nameWordsOf(entity.name, language))
      const said = shown.get(entity.id) ?? []
      const texts = [...describingOf(entity), ...said.flatMap(({ source }) => textsOf(source.spans))]
      for (const word of texts.flatMap((text) => wordsOf(text))) if (!own.has(word)) words.add(word)
      through.push(...said.flatMap(({ via }) => passersOf(via, language)))
      known.set(last, { words, through })
    }
  }
  return known
}

const isOfBody = (
  type: SourceType,
  entity: Entity | undefined,
  { kinds, ofState }: Pick<Sayer, "kinds" | "ofState">,
) => (type === "group" ? ofState || kinds.size > 0 : type === "anonymous" && entity?.type === "group" && kinds.size > 0)

const passersOf = (via: Statement["via"], language: Language): Set<string>[] =>
  via.map(({ spans }) => nameOf(textsOf(spans), language)).filter(({ size }) => size > 0)

const textsOf = (spans: readonly Span[]): string[] => spans.map(({ text }) => text)

/**
 * The sayer of a statement as its article has them, and as the other articles describe them.
 *
 * @param outlet the family of the outlet that they spoke to
 */
export function sayerOf(
  record: Record,
  { source, via }: Pick<Statement, "source" | "via">,
  outlet: string | null,
  described: Described,
  language: Language,
): Sayer {
  const entity = entityOf(record, source.entity)
  const type = source.type ?? "described"
  const who = entity?.name ?? textsOf(source.spans).join(" ")
  const isPerson =
    !!entity && !entity.unnamed && (entity.type === "person" || (type === "named" && entity.type === "group"))
  const name = isPerson ? nameWordsOf(entity.name, language) : []
  const known = isPerson ? described.get(name.at(-1) ?? "") : undefined
  const texts = [
    ...textsOf(source.spans),
    ...describingOf(entity),
    ...textsOf(source.institution?.spans ?? []),
    ...(known?.words ?? []),
  ]
  // "The inspector who examined the ferry" is nobody of the ferry's.
  const called = calledBy(
    texts.map((text) => text.replace(language.pattern("told-of-somebody"), "")),
    name,
    language,
  )
  const of = calledBy(isPerson ? bodiesBehind(source.spans, language) : [], name, language)
  return {
    who,
    type,
    article: record.article.id,
    span: source.spans[0] ?? null,
    name,
    givenInFull: name.length > 1 ? fullNamesOf(language, name[0] ?? "") : new Set(),
    ...called,
    speaksForBody:
      BODIES.has(type) ||
      entity?.type === "organisation" ||
      entity?.type === "government" ||
      called.offices.size > 0 ||
      called.speaksForOthers ||
      // "University officials": not so many, and kept secret by nobody.
      (source.count === null && !source.reason && isOfBody(type, entity, called)),
    isPerson,
    isUnnamed: UNNAMED.has(type) && name.length === 0,
    count: source.count,
    outlet,
    called: isPerson ? new Set() : nameOf([who], language),
    of: { body: of.body, kinds: of.kinds },
    through: [...passersOf(via, language), ...(known?.through ?? [])],
  }
}

/** "Lorane Tavistel of the education office": what stands behind a name and says of which body somebody is. */
const bodiesBehind = (spans: readonly Span[], language: Language): string[] =>
  textsOf(spans).flatMap((text) => language.pattern("of-a-body").exec(text)?.[1] ?? [])

/** What something is called, without the words that tell nothing of which it is, though they may tell what. */
function nameOf(texts: readonly string[], language: Language): Set<string> {
  const { dull, kinds } = knowledgeOf(language)
  const outlet = outletWordsOf(language)
  const words = texts.flatMap((text) => wordsOf(text))
  return new Set(
    words
      .filter((word) => !dull.has(word) && !kinds.has(word) && !outlet.has(word))
      .map((word) => word.slice(0, BEGINNING)),
  )
}

function calledBy(
  texts: readonly string[],
  name: readonly string[],
  language: Language,
): Pick<Sayer, "body" | "kinds" | "sorts" | "offices" | "ofState" | "speaksForOthers"> {
  const { kinds, offices, dull, bodiesOf } = knowledgeOf(language)
  const words = new Set(texts.flatMap((text) => wordsOf(text)).filter((word) => !name.includes(word)))
  const own = [...words].filter((word) => offices.has(word))
  const ofState = language.words("of-state")
  const ofKinds = [...words].flatMap((word) => [...(kinds.has(word) ? [word] : []), ...(bodiesOf.get(word) ?? [])])
  return {
    body: new Set(
      [...words].filter((word) => !dull.has(word) && !kinds.has(word)).map((word) => word.slice(0, BEGINNING)),
    ),
    kinds: new Set(ofKinds),
    sorts: new Set(ofKinds.flatMap((kind) => kinds.get(kind) ?? [])),
    offices: new Set(own),
    ofState: [...words].some((word) => ofState.has(word) || ofState.has(word.replace(/s$/, ""))),
    speaksForOthers: [...words].some((word) => language.pattern("speaks-for-others").test(word)),
  }
}

/** An outlet on whose own word a claim stands, or behind which the way is lost. A body that publishes what it says itself is that body. */
export function outletAsSayer(
  outlet: string,
  family: string | null,
  record: Record,
  span: Span | null,
  language: Language,
): Sayer {
  const isOutlet = isNamedAsOutlet(outlet, language)
  const { body, kinds, sorts, offices } = calledBy(isOutlet ? [] : [outlet], [], language)
  return {
    who: outlet,
    type: "media",
    article: record.article.id,
    span,
    name: [],
    givenInFull: new Set(),
    body,
    kinds,
    sorts,
    offices,
    ofState: false,
    speaksForOthers: false,
    speaksForBody: !isOutlet,
    isPerson: false,
    isUnnamed: false,
    count: null,
    outlet: family,
    called: nameOf([outlet], language),
    of: { body: new Set(), kinds: new Set() },
    through: [],
  }
}

/** What each entity was found to be called: one that says a thousand things is asked for as often. */
const wordings = new WeakMap<Entity, readonly string[]>()

/** Somebody without a name is described by what they are called: "the inspector who examined the ferry", and then "he". Each wording once. */
function describingOf(entity: Entity | undefined): readonly string[] {
  if (!entity) return []
  const known = wordings.get(entity)
  if (known) return known
  const texts = [...textsOf([...entity.mentions, ...entity.descriptors]), ...(entity.unnamed ? [entity.name] : [])]
  const made = [...new Set(texts)]
  wordings.set(entity, made)
  return made
}

/** "General Radomir Castane" → radomir castane; "I. Carrow" → i carrow. */
function nameWordsOf(name: string, language: Language): string[] {
  const { dull } = knowledgeOf(language)
  return [...name.matchAll(/(?<![\p{L}'’])\p{Lu}(?=\.?\s)|[\p{L}\p{N}]{2,}/gu)]
    .map(([each]) => plain(each))
    .filter((word) => word.length === 1 || !dull.has(word))
}

/** Of each capitalised word of a name, what is compared of it. */
export const beginningsOf = (name: string): string[] =>
  wordsOf(name.match(/\p{Lu}[\p{L}]+/gu)?.join(" ") ?? "").map((word) => word.slice(0, BEGINNING))
