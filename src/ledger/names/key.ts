/**
 * A name as an article writes it → the key that other spellings of it share. Two entities of two articles with one key and one class are one
 * name; names with different keys may still be joined (`features.ts`).
 *
 *   nameOf("Dr. María Okafor", "person", "a1") → { class: "person", key: "maria okafor", id: "E…", … }
 *
 * Only proper names are shared by articles. "Three officials" of two articles are two groups, and one family name alone may be two people:
 * both get a key of their own article.
 */
import { createHash } from "node:crypto"
import { wordList } from "../../language/index.ts"
import type { Entity } from "../../record/index.ts"

export type NameClass = "person" | "body" | "place"

export interface Name {
  /** stable: made of the class and the key, so a judgement on it outlives every reading */
  id: string
  class: NameClass
  key: string
  /** whether other articles may mean the same by it */
  shared: boolean
}

const classOf = {
  person: "person",
  organisation: "body",
  media: "body",
  government: "body",
  group: "body",
  document: "body",
  place: "place",
} as const satisfies { [Type in Entity["type"]]: NameClass }

const titles = new Set(wordList("ledger-titles"))
const tails = new Set(wordList("ledger-tails"))

export function nameOf(name: string, type: Entity["type"], article: string): Name {
  const kind = classOf[type]
  const words = wordsOf(name, kind)
  const shared = type !== "group" && type !== "document" && isProper(name) && (kind !== "person" || words.length > 1)
  const key = shared ? words.join(" ") : `${words.join(" ")} @${article}`
  const id = `E${createHash("sha256").update(`${kind}\n${key}`).digest("hex").slice(0, 12)}`
  return { id, class: kind, key, shared }
}

/** Lower case, without accents, full stops, titles, articles and legal forms; British and American spellings as one. */
function wordsOf(name: string, kind: NameClass): string[] {
  const all = folded(name)
    .split(/[^\p{L}\p{N}'&]+/u)
    .map((word) => word.replace(/^'+|'s?$/g, ""))
    .filter((word) => word !== "")
  let words = kind === "body" && all[0] === "the" ? all.slice(1) : all
  if (kind === "person") while (words.length > 2 && titles.has(words[0] ?? "")) words = words.slice(1)
  if (kind === "person" && words.length === 2 && titles.has(words[0] ?? "")) words = words.slice(1)
  if (kind === "body") {
    while (words.length > 1 && tails.has(words.at(-1) ?? "")) words = words.slice(0, -1)
    words = words.map((word) =>
      word
        .replace(/isation(s?)$/, "ization$1")
        .replace(/^labour$/, "labor")
        .replace(/^defence$/, "defense")
        .replace(/^centre$/, "center"),
    )
  }
  return words.length ? words : all
}

/** For comparing letters only: case, accents, full stops and the shapes of apostrophes do not count. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\./g, "")
    .toLowerCase()
}

/** Every word of four letters or more begins with a capital or a digit, and the last word does: "Ministry of Works", not "the ministry's spokesman". */
function isProper(name: string): boolean {
  const words = name.match(/[\p{L}\p{N}][^\s]*/gu) ?? []
  const capital = (word: string) => /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(word)
  return words.length > 0 && capital(words.at(-1) ?? "") && words.every((word) => capital(word) || word.length < 4)
}
