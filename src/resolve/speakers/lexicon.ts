/** The word lists of `language/en/` that naming and describing people rests on, as sets and maps in lower case. */
import { table, wordList } from "../../language/index.ts"

export type Gender = "m" | "f"

/** How a noun for people is used: see `language/en/people-words.tsv`. */
export type PeopleKind = "office" | "kin" | "person" | "unnamed" | "people" | "epithet"

const genderOf = (cell: string): Gender | null => (cell === "m" || cell === "f" ? cell : null)
const lowerSet = (name: string) => new Set(wordList(name).map((word) => word.toLowerCase()))

export const titles = new Map(table("titles", ["title", "gender"]).map((row) => [row.title, genderOf(row.gender)]))
export const titleWords = new Map(table("titles", ["title", "full"]).map((row) => [row.title, row.full || row.title]))
export const givenNames = new Map(
  table("given-names", ["name", "gender"]).map((row) => [row.name, genderOf(row.gender)]),
)
export const particles = lowerSet("name-particles")
export const notNames = lowerSet("not-names")
export const countries = lowerSet("countries")
/** "fla" → "florida" */
export const stateNames = new Map(
  table("state-abbreviations", ["short", "state"]).map((row) => [row.short, row.state.toLowerCase()]),
)
export const bodies = lowerSet("bodies")
export const places = lowerSet("places")
export const outlets = new Set(wordList("outlets").map((name) => name.toLowerCase().replace(/^the /, "")))
export const outletNouns = lowerSet("outlet-nouns")
export const outletWords = new Set([...lowerSet("outlet-words"), ...outletNouns])
export const placeWords = lowerSet("place-words")
export const documentWords = lowerSet("document-words")
export const nationalities = new Map(
  table("nationalities", ["word", "country"]).map((row) => [row.word, row.country.toLowerCase()]),
)
export const organisationWords = new Map(
  table("organisation-words", ["noun", "kind"]).map((row) => [row.noun, row.kind]),
)

const people = table("people-words", ["noun", "kind", "gender"])
export const peopleGender = new Map(people.map((row) => [row.noun, genderOf(row.gender)]))
const peopleKinds = new Map<string, Set<string>>()
for (const { noun, kind } of people) peopleKinds.set(noun, (peopleKinds.get(noun) ?? new Set()).add(kind))

/** The noun that a compound of people rests on: "star-turned-candidate", "president-elect", "nominee-in-waiting". */
export const baseOf = (noun: string) =>
  noun.includes("-") && !peopleKinds.has(noun)
    ? noun.replace(/^.*-turned-/, "").replace(/-(?:elect|in-waiting|designate|to-be)$/, "")
    : noun

export const hasKind = (noun: string, kind: PeopleKind) => peopleKinds.get(baseOf(noun))?.has(kind) ?? false

/** "Armenians", "African-Americans", "Germans". */
export const isPeoples = (noun: string) => {
  const last = noun.split("-").at(-1) ?? noun
  return last.endsWith("s") && nationalities.has(singularOf(last))
}

/** The singular that the lists hold, where a plural is met: "spokesmen", "agencies", "officials". */
export function singularOf(noun: string): string {
  if (noun.endsWith("men")) return `${noun.slice(0, -3)}man`
  if (noun.endsWith("ies")) return `${noun.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x)es$/.test(noun)) return noun.slice(0, -2)
  return noun.endsWith("s") && !noun.endsWith("ss") ? noun.slice(0, -1) : noun
}

export const isPlural = (noun: string) =>
  /(?:men|people|children|police|family|families|staff|crew|majority|minority|crowd|public|percent|youth|media)$/.test(
    noun,
  ) ||
  (noun.endsWith("s") && !/(?:ss|us|is|news)$/.test(noun))

/** A noun for people, in whatever number. */
export const isPeopleWord = (noun: string) =>
  peopleKinds.has(baseOf(noun)) ||
  peopleKinds.has(singularOf(baseOf(noun))) ||
  /^(?:[\p{L}\p{N}]+-)?year-olds?$/u.test(noun)

/** A noun that can stand as a role before a name: "spokesman", "chief", "co-chairs". */
export const isRole = (noun: string) =>
  titles.has(noun) || ["office", "unnamed", "kin"].some((kind) => hasKind(noun, kind as PeopleKind))

/** Pronouns of the third person, with number and gender; "it" stands for no person. */
export const pronouns = new Map<string, { gender: Gender | "n" | null; plural: boolean }>([
  ...["he", "him", "his", "himself"].map((word) => [word, { gender: "m" as const, plural: false }] as const),
  ...["she", "her", "hers", "herself"].map((word) => [word, { gender: "f" as const, plural: false }] as const),
  ...["it", "its", "itself"].map((word) => [word, { gender: "n" as const, plural: false }] as const),
  ...["they", "them", "their", "theirs", "themselves", "both"].map(
    (word) => [word, { gender: null, plural: true }] as const,
  ),
])

const UNITS =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
export const numbers = new Map([
  ...UNITS.split(" ").map((word, i) => [word, i + 1] as const),
  ...([
    ["thirty", 30],
    ["forty", 40],
    ["fifty", 50],
    ["both", 2],
    ["couple", 2],
    ["pair", 2],
    ["trio", 3],
    ["dozen", 12],
  ] as const),
])
