/**
 * Whom the words of an addressee mean, where the words themselves leave it open: nobody tells himself.
 *
 *   "Ada Renn said the mayor told {her} to go"  →  Ada Renn, not the mayor
 */
import { type Language, perLanguage } from "../language/index.ts"
import type { Span } from "../record/index.ts"

interface Told {
  /** the words for the hearer, and the entity that they were taken for */
  hearer: Span
  heard: string | null
  /** the entity that tells */
  teller: string | null
  /** who makes the statement around this one, with its name; null: the article itself */
  around: { entity: string | null; name: string | null } | null
}

const gendersOf = perLanguage(
  (language) => new Map(language.table("given-names", ["name", "gender"]).map(({ name, gender }) => [name, gender])),
)

/** The entity of the hearer; null where the text leaves it open. */
export function heardBy(language: Language, { hearer, heard, teller, around }: Told): string | null {
  const word = hearer.text.toLowerCase()
  const isOpen = language.words("object-pronoun").has(word) && (heard === null || heard === teller)
  if (isOpen && around?.entity && around.entity !== teller && canBe(language, word, around.name)) return around.entity
  return heard === teller ? null : heard
}

/** "me" is whoever speaks around it; "him" and "her" no name of the other gender; "it" and "you" are left open. */
function canBe(language: Language, word: string, name: string | null): boolean {
  if (language.words("speaking-object").has(word)) return true
  const [first = ""] = (name ?? "").toLowerCase().split(" ")
  const gender = gendersOf(language).get(first)
  if (language.words("man-object").has(word)) return gender !== "f"
  return language.words("woman-object").has(word) && gender !== "m"
}
