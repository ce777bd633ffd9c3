/** What a person typed as an FTS5 expression in which nothing of it is syntax (https://www.sqlite.org/fts5.html#full_text_query_syntax). */
import { folded } from "../names/key.ts"

/** The index has the beginnings of words from this length on; shorter ones stand for so many words that looking takes long and finds nothing of use. */
const SHORTEST_BEGINNING = 3

/** Words, "phrases" and beginnings*, all of which must occur; null when there is no word among them. */
export function matchOf(words: string): string | null {
  const terms = [...words.matchAll(/"([^"]*)"|([^\s"]+)/g)].flatMap(([, phrase, word]) => {
    const text = phrase ?? word ?? ""
    if (!/[\p{L}\p{N}]/u.test(text)) return []
    return termOf(text.replace(/\*$/, ""), phrase === undefined && text.endsWith("*"))
  })
  return terms.length ? terms.join(" ") : null
}

/** Words and beginnings* of a name, spelled as keys are; null when there is no word. */
export function nameMatchOf(name: string): string | null {
  const terms = [...folded(name).matchAll(/([\p{L}\p{N}]+)(\*?)/gu)].map(([, word = "", star]) =>
    termOf(word, star === "*"),
  )
  return terms.length ? terms.join(" ") : null
}

const termOf = (text: string, isBeginning: boolean) =>
  `"${text}"${isBeginning && text.length >= SHORTEST_BEGINNING ? "*" : ""}`

export const isEntityId = (id: string) => /^E[0-9a-f]{12}$/.test(id)

/** Words as wordings, speakers and outlets of claims are kept: "The Gâte, again" → "the gate again". */
export const spelled = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** Words, "phrases" and beginnings*, letter by letter, all of which one line of a column has; null where nothing is asked but marks. */
export function lineMatchOf(column: string, words: string): string | null {
  const parts = [...words.matchAll(/"([^"]*)"?|[^\s"]+/g)].flatMap(([whole, phrase]) => {
    const text = spelled(phrase ?? whole)
    if (text === "") return []
    return termOf(text, phrase === undefined && whole.endsWith("*"))
  })
  return parts.length ? `${column} : (${parts.join(" AND ")})` : null
}
