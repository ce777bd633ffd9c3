/** The words of a feed's fields as people are to read them: feeds escape them once too often, put tags or CDATA into them, and write names as mail has them. */
import { namesIn } from "./html/names.ts"
import { decodedEntities } from "./xml.ts"

/** Escaped at most so often, by one program after the other. */
const MOST_PASSES = 3
/** No title is nearly as long. */
const LONGEST = 4000
const INLINE =
  /<\/?(?:a|abbr|b|bdi|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)(?:\s[^<>]*)?\/?>/gi

/** A title or a name on one line; null for none. Tags that only dress words are taken off; any other "<" is a sign like others. */
export function plainWords(text: string | null | undefined): string | null {
  let words = withoutCdata(text?.slice(0, LONGEST) ?? "")
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = words
    words = decodedEntities(words.replace(INLINE, ""))
    if (words === before) break
  }
  return words.replace(INLINE, "").replace(/\s+/gu, " ").trim() || null
}

/** The HTML of an entry, whose own marks may have been escaped with the rest. */
export function plainMarkup(html: string): string {
  const bare = withoutCdata(html)
  return !/<[a-z]/i.test(bare) && /&lt;(?:p|div|br|span|h[1-6])\b/i.test(bare)
    ? withoutCdata(decodedEntities(bare))
    : bare
}

/** CDATA that was escaped with what it held is only its two marks. */
function withoutCdata(text: string): string {
  const inner = text.trim()
  return inner.startsWith("<![CDATA[") ? inner.slice(9).replace(/\]\]>$/, "") : text
}

/** "admin", an address and the like name nobody. */
const NAMING = { sites: new Set<string>(), isDeclared: true }

/** "ada@reef.example (Ada Byrne)", "Ada Byrne <ada@reef.example>" → "Ada Byrne"; null where there is only an address. */
export function nameIn(text: string): string | null {
  const words = (plainWords(text) ?? "").replace(/^by\s+(?=\p{Lu})/iu, "")
  if (!words.includes("@")) return namesIn(words, NAMING).length > 0 ? words : null
  const [, bracketed] = /\(([^()@]{2,80})\)$/.exec(words) ?? []
  const [, before] = /^([^<>@]{2,80})<[^<>]{1,200}>$/.exec(words) ?? []
  return (bracketed ?? before)?.trim() || null
}
