/** What a language knows of naming and describing people: its word lists as sets and maps in lower case, asked of a word alone. */
import { type Language, perLanguage } from "../../language/index.ts"

export type Gender = "m" | "f"

/** How a noun for people is used: see `language/en/people-words.tsv`. */
export type PeopleKind = "office" | "kin" | "person" | "unnamed" | "people" | "epithet"

/** How words refer back to people without a name: see `language/en/group-words.tsv`. */
export type GroupSense = "whole" | "one" | "another"

export interface PronounKind {
  gender: Gender | "n" | null
  plural: boolean
}

export interface Lexicon {
  language: Language
  titles: ReadonlyMap<string, Gender | null>
  /** "gov" → "governor" */
  titleWords: ReadonlyMap<string, string>
  givenNames: ReadonlyMap<string, Gender | null>
  particles: ReadonlySet<string>
  notNames: ReadonlySet<string>
  countries: ReadonlySet<string>
  /** "fla" → "florida" */
  stateNames: ReadonlyMap<string, string>
  bodies: ReadonlySet<string>
  places: ReadonlySet<string>
  outlets: ReadonlySet<string>
  outletNouns: ReadonlySet<string>
  outletWords: ReadonlySet<string>
  placeWords: ReadonlySet<string>
  documentWords: ReadonlySet<string>
  functionWords: ReadonlySet<string>
  sayingParticiples: ReadonlySet<string>
  /** "belvarian" → "belvaria" */
  nationalities: ReadonlyMap<string, string>
  organisationWords: ReadonlyMap<string, string>
  peopleGender: ReadonlyMap<string, Gender | null>
  /** of the third person; "it" stands for no person */
  pronouns: ReadonlyMap<string, PronounKind>
  numbers: ReadonlyMap<string, number>
  /** the letter of a party → the words for its people */
  parties: ReadonlyMap<string, readonly string[]>
  /** a word for one side → a word that nobody of that side is called */
  /** by what common noun which offices may be named again */
  officeKinds: ReadonlyMap<string, readonly string[]>
  /** how old whoever is called so can be, in years: "teen" */
  ages: ReadonlyMap<string, { least: number; most: number }>
  opposed: ReadonlyMap<string, string>
  /** people of whom nothing is said but that they are people */
  anyone: ReadonlySet<string>
  /** words that come back to several people, with the least that there must be of them */
  groupSenses: ReadonlyMap<string, { sense: GroupSense; least: number }>
  /** whether a word is in a row of words.tsv */
  is(word: string | undefined, row: string): boolean
  /** whether words fit a row of patterns.tsv */
  fits(words: string | undefined, row: string): boolean
  /** the article is left out: "the Brill Gazette" */
  withoutArticle(words: string): string
  /** the noun that a compound of people rests on: "star-turned-candidate", "president-elect", "nominee-in-waiting" */
  baseOf(noun: string): string
  hasKind(noun: string, kind: PeopleKind): boolean
  /** "Armenians", "African-Americans", "Germans" */
  isPeoples(noun: string): boolean
  /** the singular that the lists hold, where a plural is met: "spokesmen", "agencies", "officials" */
  singularOf(noun: string): string
  isPlural(noun: string): boolean
  /** a noun for people, in whatever number */
  isPeopleWord(noun: string): boolean
  /** a noun that can stand as a role before a name: "spokesman", "chief", "co-chairs" */
  isRole(noun: string): boolean
  /** a noun of any list, so that it can be the head of a description */
  isNoun(noun: string): boolean
  /** a noun that tells what people are: "official", and not "some", "the pair" */
  tellsRole(noun: string): boolean
}

export const lexiconOf = perLanguage((language): Lexicon => {
  const lowerSet = (name: string) => new Set(language.list(name).map((word) => word.toLowerCase()))
  const is = (word: string | undefined, row: string) => word !== undefined && language.words(row).has(word)
  const fits = (words: string | undefined, row: string) => words !== undefined && language.pattern(row).test(words)
  const withoutArticle = (words: string) => words.replace(language.pattern("leading-article"), "")

  const titleRows = language.table("titles", ["title", "gender", "full"])
  const titles = new Map(titleRows.map((row) => [row.title, genderOf(row.gender)]))
  const outletNouns = lowerSet("outlet-nouns")
  const documentWords = lowerSet("document-words")
  const nationalities = new Map(
    language.table("nationalities", ["word", "country"]).map((row) => [row.word, row.country.toLowerCase()]),
  )
  const organisationWords = new Map(
    language.table("organisation-words", ["noun", "kind"]).map((row) => [row.noun, row.kind]),
  )
  const people = language.table("people-words", ["noun", "kind", "gender"])
  const peopleKinds = new Map<string, Set<string>>()
  for (const { noun, kind } of people) peopleKinds.set(noun, (peopleKinds.get(noun) ?? new Set()).add(kind))
  for (const noun of language.list("person-nouns"))
    if (!peopleKinds.has(noun)) peopleKinds.set(noun, new Set(["person"]))
  const groups = groupWordsOf(language)

  const singularOf = (noun: string) => {
    const rule = singulars.find(({ ending }) => ending.test(noun))
    return rule ? noun.replace(rule.ending, rule.plain) : noun
  }
  const singulars = language
    .table("singulars", ["ending", "plain"])
    .map(({ ending, plain }) => ({ ending: new RegExp(ending, "u"), plain }))
  const baseOf = (noun: string) =>
    noun.includes("-") && !peopleKinds.has(noun)
      ? noun.replace(language.pattern("before-base"), "").replace(language.pattern("after-base"), "")
      : noun
  const hasKind = (noun: string, kind: PeopleKind) => peopleKinds.get(baseOf(noun))?.has(kind) ?? false
  const isPeopleWord = (noun: string) =>
    peopleKinds.has(baseOf(noun)) || peopleKinds.has(singularOf(baseOf(noun))) || fits(noun, "people-of-age")

  return {
    language,
    titles,
    titleWords: new Map(titleRows.map((row) => [row.title, row.full || row.title])),
    givenNames: new Map(
      language.table("given-names", ["name", "gender"]).map((row) => [row.name, genderOf(row.gender)]),
    ),
    particles: lowerSet("name-particles"),
    notNames: lowerSet("not-names"),
    countries: lowerSet("countries"),
    stateNames: new Map(
      language.table("state-abbreviations", ["short", "state"]).map((row) => [row.short, row.state.toLowerCase()]),
    ),
    bodies: lowerSet("bodies"),
    places: lowerSet("places"),
    outlets: new Set(language.list("outlets").map((name) => withoutArticle(name.toLowerCase()))),
    outletNouns,
    outletWords: new Set([...lowerSet("outlet-words"), ...outletNouns]),
    placeWords: lowerSet("place-words"),
    documentWords,
    functionWords: new Set(language.list("function-words")),
    sayingParticiples: new Set(language.list("saying-participles")),
    nationalities,
    organisationWords,
    peopleGender: new Map(people.map((row) => [row.noun, genderOf(row.gender)])),
    pronouns: new Map(
      language
        .table("pronouns", ["word", "gender", "number"])
        .map((row) => [
          row.word,
          { gender: row.gender === "n" ? "n" : genderOf(row.gender), plural: row.number === "plural" },
        ]),
    ),
    numbers: new Map(language.table("numbers", ["word", "value"]).map((row) => [row.word, Number(row.value)])),
    parties: new Map(language.table("parties", ["letter", "words"]).map((row) => [row.letter, row.words.split(" ")])),
    ages: new Map(
      language
        .table("ages", ["noun", "least", "most"])
        .map(({ noun, least, most }) => [noun, { least: Number(least), most: Number(most) }]),
    ),
    officeKinds: new Map(
      language.table("office-kinds", ["noun", "offices"]).map((row) => [row.noun, row.offices.split(" ")]),
    ),
    opposed: new Map(language.table("opposed", ["word", "never"]).map((row) => [row.word, row.never])),
    anyone: groups.anyone,
    groupSenses: groups.senses,
    is,
    fits,
    withoutArticle,
    baseOf,
    hasKind,
    isPeoples(noun) {
      const last = noun.split("-").at(-1) ?? noun
      return fits(last, "plural") && nationalities.has(singularOf(last))
    },
    singularOf,
    isPlural: (noun) => fits(noun, "plural-without-s") || (fits(noun, "plural") && !fits(noun, "singular-in-s")),
    isPeopleWord,
    isRole: (noun) => titles.has(noun) || hasKind(noun, "office") || hasKind(noun, "unnamed") || hasKind(noun, "kin"),
    isNoun: (noun) =>
      isPeopleWord(noun) ||
      organisationWords.has(noun) ||
      organisationWords.has(singularOf(noun)) ||
      outletNouns.has(noun) ||
      documentWords.has(noun),
    tellsRole: (noun) => !groups.senses.has(noun) && !groups.counts.has(noun),
  }
})

const genderOf = (cell: string): Gender | null => (cell === "m" || cell === "f" ? cell : null)

function groupWordsOf(language: Language) {
  const senses = new Map<string, { sense: GroupSense; least: number }>()
  const [anyone, counts] = [new Set<string>(), new Set<string>()]
  for (const { sense, words } of language.table("group-words", ["sense", "words"])) {
    for (const entry of words.split(" ")) {
      const [word = "", least] = entry.split(":")
      if (sense === "anyone") anyone.add(word)
      else if (sense === "count") counts.add(word)
      else senses.set(word, { sense: sense as GroupSense, least: Number(least ?? 1) })
    }
  }
  return { senses, anyone, counts }
}
