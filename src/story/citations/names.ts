/** Where a text names an outlet: one that is known, one that the record takes for an outlet, one that is called so ("the newspaper …"). */
import type { Language } from "../../language/index.ts"
import type { Range, Record } from "../../record/index.ts"
import { folded, outletOf } from "../outlets/outlets.ts"
import type { KnownOutlets } from "./known.ts"
import type { Token } from "./tokens.ts"
import { isCalledOutlet } from "./wordings.ts"

export interface Named {
  /** indexes of its tokens, end exclusive */
  tokens: Range
  /** as the outlet writes it, or the fullest that the text has */
  outlet: string
  family: string
}

const MOST_WORDS = 7
const CAPITAL = /^(?:\p{Lu}|\p{N})/u
const DOMAIN = /\.\p{Ll}{2}/u
const JOINS = /^(?:&|of|on|the|and)$/u

/** Every mention of an outlet by name, in order, none inside another. */
export function outletsNamed(
  record: Pick<Record, "article" | "entities">,
  tokens: readonly Token[],
  known: KnownOutlets,
  language: Language,
): Named[] {
  const own = mediaOf(record, language)
  const out: Named[] = []
  for (let at = 0; at < tokens.length; at++) {
    const found = nameAt(record, tokens, at, known, own, language)
    if (!found) continue
    out.push(found)
    at = found.tokens.end - 1
  }
  return out
}

/** Names that the record takes for those of outlets, folded, each with the fullest. */
function mediaOf({ entities }: Pick<Record, "entities">, language: Language): Map<string, string> {
  const names = new Map<string, string>()
  for (const { name, type, mentions } of entities) {
    const fullest = nameIn(name, language)
    if (type !== "media" || fullest === null) continue
    for (const { text } of [{ text: name }, ...mentions]) {
      const called = nameIn(text, language)
      if (called !== null && fullest.includes(called.replace(/^The /, ""))) names.set(folded(called), fullest)
    }
  }
  return names
}

/** The name in what an outlet is called: "the newspaper The Daily Comet, which" → "The Daily Comet"; null where it has none: "Ostby state radio". */
export function nameIn(words: string, language: Language): string | null {
  const [called = ""] = words.split(/[,;:(]/)
  const all = called.split(" ").filter(Boolean)
  const isJoin = (i: number) =>
    JOINS.test(all[i] ?? "") && CAPITAL.test(all[i - 1] ?? "") && CAPITAL.test(all[i + 1] ?? "")
  let end = all.length
  while (end > 0 && language.list("outlet-nouns").includes(all[end - 1] ?? "")) end--
  let start = end
  while (start > 0 && (CAPITAL.test(all[start - 1] ?? "") || isJoin(start - 1))) start--
  if (language.words("before-outlet").has(all[start]?.toLowerCase() ?? "") && all[start] !== "The") start++
  const before = all.slice(0, start).map((word) => word.toLowerCase())
  const ofOther = before.some((word) => language.words("phrase-preposition").has(word))
  const last = before.at(-1)
  const isCalled =
    last === undefined || language.words("before-outlet").has(last) || language.list("outlet-nouns").includes(last)
  // "The Norvish press" is no name, "the Havel Globe newspaper" is one.
  const isName = end - start > (end < all.length ? 1 : 0) && all.slice(start, end).join(" ") !== "The"
  return isCalled && isName && !ofOther ? all.slice(start, end).join(" ") : null
}

function nameAt(
  record: Pick<Record, "article" | "entities">,
  tokens: readonly Token[],
  at: number,
  known: KnownOutlets,
  own: ReadonlyMap<string, string>,
  language: Language,
): Named | null {
  const first = tokens[at]
  if (!first || !(CAPITAL.test(first.text) || DOMAIN.test(first.text))) return null
  const { text } = record.article
  const words = (end: number) => text.slice(first.start, tokens[end - 1]?.end)
  const last = Math.min(tokens.length, at + MOST_WORDS)
  const whole: { end: number; name: string }[] = []
  for (let end = last; end > at; end--) if (isWhole(tokens, at, end)) whole.push({ end, name: folded(words(end)) })
  for (const { end, name } of whole) {
    const range = { start: at, end }
    const outlet = known.named(name) ?? (end === at + 1 ? known.lettered(first.text) : undefined)
    if (outlet && (end > at + 1 || standsAlone(tokens, at)))
      return { tokens: range, outlet: outlet.name, family: outlet.family }
  }
  for (const { end, name } of whole) {
    const fullest = own.get(name)
    if (fullest !== undefined && (end > at + 1 || standsAlone(tokens, at)))
      return asNamed({ start: at, end }, fullest, known, language)
  }
  const article = tokens[at - 1]
  if (
    article &&
    language.words("before-outlet").has(article.key) &&
    standsAlone(tokens, at) &&
    !CAPITAL.test(tokens[at + 1]?.text ?? "")
  ) {
    const outlet = known.ending(folded(first.text))
    if (outlet) return { tokens: { start: at, end: at + 1 }, outlet: outlet.name, family: outlet.family }
  }
  return DOMAIN.test(first.text) ? null : calledOutlet(tokens, at, words, known, language)
}

function asNamed(range: Range, name: string, known: KnownOutlets, language: Language): Named | null {
  const isLong = name.includes(" ")
  const outlet = known.named(folded(name)) ?? known.lettered(name) ?? (isLong ? known.ending(folded(name)) : undefined)
  if (outlet) return { tokens: range, outlet: outlet.name, family: outlet.family }
  const { family } = outletOf({ outlet: name, url: null }, language)
  return family === null ? null : { tokens: range, outlet: name, family }
}

/** "the newsletter Basis Point", "the Harvard Crimson student newspaper": a name of capitals that nobody knows. */
function calledOutlet(
  tokens: readonly Token[],
  at: number,
  words: (end: number) => string,
  known: KnownOutlets,
  language: Language,
): Named | null {
  if (language.words("before-outlet").has(tokens[at]?.key ?? "")) return null
  if (CAPITAL.test(tokens[at - 1]?.text ?? "") || tokens[at]?.opens) return null
  let end = at + 1
  while (end < at + MOST_WORDS && tokens[end] && !tokens[end]?.opens) {
    const joins = JOINS.test(tokens[end]?.text ?? "") && CAPITAL.test(tokens[end + 1]?.text ?? "")
    if (!joins && !/^\p{Lu}/u.test(tokens[end]?.text ?? "")) break
    end += joins ? 2 : 1
  }
  const range = { start: at, end }
  return isCalledOutlet(tokens, range, language) ? asNamed(range, words(end), known, language) : null
}

/** Within one sentence, and not ending in a mark. */
const isWhole = (tokens: readonly Token[], at: number, end: number): boolean =>
  /^[\p{L}\p{N}]/u.test(tokens[end - 1]?.text ?? "") && !tokens.slice(at + 1, end).some(({ opens }) => opens)

/** A name of one word is no part of a longer one: "Fox" in "Vicente Fox". */
function standsAlone(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return (
    tokens[at]?.opens === true || !before || before.opens || !CAPITAL.test(before.text) || /^The$/.test(before.text)
  )
}

export const rangeOf = (tokens: readonly Token[], { start, end }: Range): Range => ({
  start: tokens[start]?.start ?? 0,
  end: tokens[end - 1]?.end ?? 0,
})
