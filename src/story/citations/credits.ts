/** Credits as citations: a byline, a dateline or a line at the end that names another outlet (src/story/copies/credit.ts). */
import type { Language } from "../../language/index.ts"
import { type Article, type Span, spanOf } from "../../record/index.ts"
import { creditsIn } from "../copies/credit.ts"
import { outletOf } from "../outlets/outlets.ts"
import type { Citation } from "./citation.ts"
import type { KnownOutlet, KnownOutlets } from "./known.ts"

/** A line of this many words without a full stop is no sentence. */
const FEW_WORDS = 10
const LAST_LINES = 4
/** What may stand between the name in a dateline and the dash that ends it, and how much of it. */
const ENDS_DATELINE = /^[^\p{Ll}\n]*[–—-]/u
const NEAR = 30
const DATELINE = /^\s*\p{Lu}[^\n()]{0,60}\((?=\p{Lu})([^()\n]{2,40})\)\s*[–—-]/u

export function creditsOf(article: Article, known: KnownOutlets, language: Language): Citation[] {
  const creditOf = creditsIn(article.text, article.byline)
  const credits = known.all.flatMap((each): [KnownOutlet | Unknown, Span | null][] => {
    const credit = creditOf(each.outlet)
    if (!credit) return []
    if ("byline" in credit) return [[each, null]]
    return isCredit(article.text, credit.span, language) ? [[each, credit.span]] : []
  })
  const dateline = inDateline(article, known, language)
  if (dateline && !credits.some(([, span]) => span && span.start <= dateline[1].start && dateline[1].end <= span.end))
    credits.push(dateline)
  for (const credit of byFirstWord(article, known, language))
    if (!credits.some(([{ family }]) => family === credit[0].family)) credits.push(credit)
  return credits.map(([{ name, family }, span]) => ({
    article: article.id,
    outlet: name,
    family,
    isBody: false,
    kind: "credit",
    statement: null,
    span,
    about: [],
    said: null,
  }))
}

type Unknown = Pick<KnownOutlet, "name" | "family">

/** "Nordlys, and our own staff": in credits agencies go by their first word too. */
function byFirstWord({ text }: Article, known: KnownOutlets, language: Language): [Unknown, Span][] {
  const lines = [...text.matchAll(/\S.*/g)].slice(-LAST_LINES)
  return lines.flatMap((line) => {
    const words = [...line[0].matchAll(/[\p{L}\p{N}]+/gu)]
    return words.flatMap((word, i): [Unknown, Span][] => {
      const outlet = known.opening(word[0].toLowerCase())
      const isPart = [words[i - 1], words[i + 1]].some((next) => /^\p{Lu}/u.test(next?.[0] ?? ""))
      if (!outlet || isPart || !/^\p{Lu}/u.test(word[0])) return []
      const span = spanOf(text, line.index + word.index, line.index + word.index + word[0].length)
      return isCredit(text, span, language) ? [[outlet, span]] : []
    })
  })
}

/** "OSTBY, March 3 (Nordlys) —": whoever stands there. */
function inDateline({ text }: Article, known: KnownOutlets, language: Language): [Unknown, Span] | null {
  const found = DATELINE.exec(text)
  const name = found?.[1]
  if (!found || name === undefined) return null
  const start = found[0].lastIndexOf(`(${name})`) + 1
  const outlet = known.lettered(name) ?? known.opening(name.toLowerCase())
  const family = outlet?.family ?? outletOf({ outlet: name, url: null }, language).family
  return family === null ? null : [{ name: outlet?.name ?? name, family }, spanOf(text, start, start + name.length)]
}

/** Whether a name at an article's beginning or end stands in a line of credit and not in a sentence. */
function isCredit(text: string, span: Span, language: Language): boolean {
  const start = text.lastIndexOf("\n", span.start - 1) + 1
  if (text.slice(0, start).trim() === "" && ENDS_DATELINE.test(text.slice(span.end, span.end + NEAR))) return true
  const end = text.indexOf("\n", span.end)
  const line = text.slice(start, end < 0 ? text.length : end).trim()
  const said = line.toLowerCase().replace(/^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, "")
  const isKnown = language.list("credit-lines").some((pattern) =>
    pattern.split("…").every((part, i, parts) => {
      if (i === 0 && part !== "") return said.startsWith(part.trim())
      return i === parts.length - 1 && part !== "" ? said.endsWith(part.trim()) : said.includes(part.trim())
    }),
  )
  return isKnown || (!/[.!?:]["”’]?$/u.test(line) && line.split(/\s+/).length <= FEW_WORDS)
}
