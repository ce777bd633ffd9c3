/**
 * The stem of an English word: M. F. Porter, An algorithm for suffix stripping (1980), as SQLite's index of words has it, so that both find the same. Letters are counted as bytes of UTF-8, as it
 * does.
 */

const LONGEST = 64
const SHORTEST = 3

/** @param word in lower case */
export function stemOf(word: string): string {
  const isPlain = /^[a-z0-9]*$/.test(word)
  const bytes = isPlain ? word : Buffer.from(word).toString("latin1")
  if (bytes.length > LONGEST || bytes.length < SHORTEST) return word
  const stem = stemmed(bytes)
  return isPlain ? stem : Buffer.from(stem, "latin1").toString()
}

function stemmed(word: string): string {
  let stem = withoutPlural(word)
  stem = withoutPast(stem)
  if (stem.endsWith("y") && hasVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`
  stem = replaced(stem, LONG_ENDINGS)
  stem = replaced(stem, SHORT_ENDINGS)
  stem = cut(stem)
  if (stem.endsWith("e")) {
    const rest = stem.slice(0, -1)
    const measure = measureOf(rest)
    if (measure > 1 || (measure === 1 && !endsShort(rest))) stem = rest
  }
  return stem.endsWith("ll") && measureOf(stem.slice(0, -1)) > 1 ? stem.slice(0, -1) : stem
}

/** caresses → caress, ponies → poni, cats → cat */
function withoutPlural(word: string): string {
  if (!word.endsWith("s") || word.endsWith("ss")) return word
  if ((word.endsWith("sses") && word.length > 4) || (word.endsWith("ies") && word.length > 3)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** agreed → agree, plastered → plaster, hopping → hop, filing → file */
function withoutPast(word: string): string {
  if (word.endsWith("eed") && word.length > 3) return measureOf(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const ending = word.endsWith("ed") && word.length > 2 ? "ed" : word.endsWith("ing") && word.length > 3 ? "ing" : ""
  const stem = word.slice(0, word.length - ending.length)
  if (ending === "" || !hasVowel(stem)) return word
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`
  const last = stem.at(-1) ?? ""
  if (!isVowel(last, false) && !"lsz".includes(last) && last === stem.at(-2)) return stem.slice(0, -1)
  return measureOf(stem) === 1 && endsShort(stem) ? `${stem}e` : stem
}

const LONG_ENDINGS = endings(
  "ational ate|tional tion|enci ence|anci ance|izer ize|logi log|bli ble|alli al|entli ent|eli e|ousli ous|ization ize|ation ate|ator ate|alism al|iveness ive|fulness ful|ousness ous|aliti al|iviti ive|biliti ble",
)
const SHORT_ENDINGS = endings("icate ic|ative |alize al|iciti ic|ical ic|ful |ness ")
const CUT = "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".split(" ")

function endings(table: string): [string, string][] {
  return table.split("|").map((line) => line.split(" ") as [string, string])
}

/** The first ending that it has is looked at, and no other. */
function replaced(word: string, table: readonly (readonly [string, string])[]): string {
  const found = table.find(([ending]) => word.length > ending.length && word.endsWith(ending))
  if (!found) return word
  const stem = word.slice(0, -found[0].length)
  return measureOf(stem) > 0 ? stem + found[1] : word
}

function cut(word: string): string {
  const found = CUT.find((ending) => word.length > ending.length && word.endsWith(ending))
  if (found === undefined) return word
  const stem = word.slice(0, -found.length)
  if (found === "ion" && !/[st]$/.test(stem)) return word
  return measureOf(stem) > 1 ? stem : word
}

const isVowel = (letter: string, isAfterConsonant: boolean) =>
  "aeiou".includes(letter) || (isAfterConsonant && letter === "y")

/** How many times vowels are followed by consonants. */
function measureOf(stem: string): number {
  let [measure, isConsonant, wasVowel] = [0, false, false]
  for (const letter of stem) {
    isConsonant = !isVowel(letter, isConsonant)
    if (isConsonant && wasVowel) measure++
    wasVowel = !isConsonant
  }
  return measure
}

const hasVowel = (stem: string) => [...stem].some((letter, i) => isVowel(letter, i > 0))

/** Ends in consonant, vowel, consonant, the last of which is none of w, x and y. */
function endsShort(stem: string): boolean {
  if (stem === "" || "wxy".includes(stem.at(-1) ?? "")) return false
  let [isConsonant, kinds] = [false, 0]
  for (const letter of stem) {
    isConsonant = !isVowel(letter, isConsonant)
    kinds = (kinds << 1) | Number(isConsonant)
  }
  return (kinds & 7) === 5
}
