/** Who says a claim in one article, with what tells whether they are the same people as others elsewhere. */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Entity, entityOf, type Record, type SourceType, type Span, type Statement } from "../../record/index.ts"

export interface Sayer {
  /** the fullest name, or the words that describe them */
  who: string
  type: SourceType
  article: string
  /** the words for them in the article */
  span: Span | null
  /** of a person with a name: its words, folded, the family name last; of others empty */
  name: string[]
  /** what the body that it is, or speaks for, is called: beginnings of words, folded: "the Vastrian defence ministry" → vastr, defen */
  body: ReadonlySet<string>
  /** what kind of body: ministry, police; a minister has a ministry */
  kinds: ReadonlySet<string>
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
}

/** What all articles together know of people with names, by their family names: the words by which they are described anywhere. */
export type Described = ReadonlyMap<string, ReadonlySet<string>>

const knowledgeOf = perLanguage((language) => {
  const people = language.table("people-words", ["noun", "kind"])
  const offices = new Set(people.flatMap(({ noun, kind }) => (kind === "office" ? [noun] : [])))
  return {
    kinds: new Set(language.table("organisation-words", ["noun"]).map(({ noun }) => noun)),
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
    outlet: new Set(
      [...language.list("outlet-words"), ...language.list("outlet-nouns")].map((word) => word.toLowerCase()),
    ),
  }
})

const BODIES: ReadonlySet<SourceType> = new Set(["organisation", "document", "media"])
const UNNAMED: ReadonlySet<SourceType> = new Set(["anonymous", "described", "group"])
/** Names of places and their peoples are compared by their beginnings: "Hemmland", "Hemmlander". */
export const BEGINNING = 5

/** The words by which people with names are described in any of the articles. */
export function describedIn(records: readonly Record[], language: Language): Described {
  const known = new Map<string, Set<string>>()
  for (const record of records) {
    const shown = new Map<string, string[]>()
    for (const { source } of record.statements)
      if (source.entity) shown.set(source.entity, [...(shown.get(source.entity) ?? []), ...textsOf(source.spans)])
    for (const entity of record.entities) {
      if (entity.type !== "person" || entity.unnamed) continue
      const last = nameWordsOf(entity.name, language).at(-1)
      if (!last) continue
      const words = known.get(last) ?? new Set()
      const own = new Set(nameWordsOf(entity.name, language))
      for (const word of [...describingOf(entity), ...(shown.get(entity.id) ?? [])].flatMap((text) => wordsOf(text)))
        if (!own.has(word)) words.add(word)
      known.set(last, words)
    }
  }
  return known
}

const textsOf = (spans: readonly Span[]): string[] => spans.map(({ text }) => text)

/**
 * The sayer of a statement as its article has them, and as the other articles describe them.
 *
 * @param outlet the family of the outlet that they spoke to
 */
export function sayerOf(
  record: Record,
  { source }: Pick<Statement, "source">,
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
  const known = isPerson ? [...(described.get(name.at(-1) ?? "") ?? [])] : []
  const texts = [
    ...textsOf(source.spans),
    ...describingOf(entity),
    ...textsOf(source.institution?.spans ?? []),
    ...known,
  ]
  const called = calledBy(texts, name, language)
  return {
    who,
    type,
    article: record.article.id,
    span: source.spans[0] ?? null,
    name,
    ...called,
    speaksForBody:
      BODIES.has(type) ||
      entity?.type === "organisation" ||
      entity?.type === "government" ||
      called.offices.size > 0 ||
      called.speaksForOthers,
    isPerson,
    isUnnamed: UNNAMED.has(type) && name.length === 0,
    count: source.count,
    outlet,
  }
}

function calledBy(
  texts: readonly string[],
  name: readonly string[],
  language: Language,
): Pick<Sayer, "body" | "kinds" | "offices" | "ofState" | "speaksForOthers"> {
  const { kinds, offices, dull, bodiesOf } = knowledgeOf(language)
  const words = new Set(texts.flatMap((text) => wordsOf(text)).filter((word) => !name.includes(word)))
  const own = [...words].filter((word) => offices.has(word))
  return {
    body: new Set(
      [...words].filter((word) => !dull.has(word) && !kinds.has(word)).map((word) => word.slice(0, BEGINNING)),
    ),
    kinds: new Set([...words].flatMap((word) => [...(kinds.has(word) ? [word] : []), ...(bodiesOf.get(word) ?? [])])),
    offices: new Set(own),
    ofState: [...words].some((word) => language.words("of-state").has(word)),
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
  const isOutlet = wordsOf(outlet).some((word) => knowledgeOf(language).outlet.has(word))
  const { body, kinds, offices } = calledBy(isOutlet ? [] : [outlet], [], language)
  return {
    who: outlet,
    type: "media",
    article: record.article.id,
    span,
    name: [],
    body,
    kinds,
    offices,
    ofState: false,
    speaksForOthers: false,
    speaksForBody: !isOutlet,
    isPerson: false,
    isUnnamed: false,
    count: null,
    outlet: family,
  }
}

const describingOf = (entity: Entity | undefined): string[] =>
  entity ? textsOf([...entity.mentions, ...entity.descriptors]) : []

/** "General Radomir Castane" → radomir castane; "I. Carrow" → i carrow. */
function nameWordsOf(name: string, language: Language): string[] {
  const { dull } = knowledgeOf(language)
  return [...name.matchAll(/(?<![\p{L}'’])\p{Lu}(?=\.?\s)|[\p{L}\p{N}]{2,}/gu)]
    .map(([each]) => plain(each))
    .filter((word) => word.length === 1 || !dull.has(word))
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([each]) => plain(each)).filter((word) => word.length > 1)
}

const plain = (word: string): string => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

/** Of each capitalised word of a name, what is compared of it. */
export const beginningsOf = (name: string): string[] =>
  wordsOf(name.match(/\p{Lu}[\p{L}]+/gu)?.join(" ") ?? "").map((word) => word.slice(0, BEGINNING))
