/** Words as a person types them to look for something: "phrases", beginnings*, and plain words, all of which must occur. */

/**
 * @param asked as `hearsay search` takes it; capitals, accents and marks do not matter
 * @returns whether all of it occurs in a text; where nothing is asked but marks, every text has it
 */
export function asking(asked: string): (text: string) => boolean {
  const parts = [...asked.matchAll(/"([^"]*)"?|[^\s"]+/g)].flatMap(([whole, phrase]) => {
    const words = wordsIn(phrase ?? whole)
    return words === "" ? [] : [` ${words}${phrase === undefined && whole.endsWith("*") ? "" : " "}`]
  })
  return (text) => {
    const words = ` ${wordsIn(text)} `
    return parts.every((part) => words.includes(part))
  }
}

/** "The Gâte, again" → "the gate again". */
function wordsIn(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}
