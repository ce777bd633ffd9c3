/**
 * The title of a page: the headline that it prints, where its data bear that out; else what the data say. The site's name, a section's and other
 * tails are taken off only where something shows them to be tails, for a headline may hold a dash itself.
 */
import { wordList } from "../../language/index.ts"
import { nameOf } from "./blocks.ts"
import { clean, letters, wordsIn } from "./words.ts"

export interface Titled {
  title: string | null
  /** the element that prints it */
  heading: Element | null
  /** every form in which the page states it */
  titles: string[]
}

const sections = new Set(wordList("site-sections").map(letters))
/** Titles have their blanks collapsed, so that one stands on each side at most. */
const JOINT = / (?:[|–—»·•:~<>-]|::|\|\||--|\/\/) | ?[|»] ?/gu

/**
 * @param declared titles in the page's data, the best first; `<title>` last
 * @param siteNames names of the site and the outlet
 */
export function titleOf(
  document: Document,
  declared: readonly (string | null)[],
  siteNames: readonly string[],
): Titled {
  const sites = new Set(siteNames.map(letters).flatMap((name) => [name, name.replace(/^the/, "")]))
  const words = declared.map((title) => wordsIn(document, title)).filter((title) => title !== null)
  const printed = headingsOf(document).filter(
    ({ element, text }) =>
      !isTail(text, sites) && (nameOf(element) === "h1" || words.some((title) => agree(title, text))),
  )
  const known = [...printed.map(({ text }) => text), ...words]
  const stripped = words.map((title) => withoutTails(title, known, sites)).filter((title) => title !== "")
  const best = bestHeading(printed, stripped)
  const isBorne = best !== null && (stripped.length === 0 || stripped.some((title) => agree(title, best.text)))
  const title = isBorne ? printedForm(best, stripped) : (stripped[0] ?? best?.text ?? null)
  return {
    title,
    heading: isBorne ? best.element : null,
    titles: [...new Set([...(isBorne ? [best.text] : []), ...words, ...stripped, ...(title ? [title] : [])])],
  }
}

interface Heading {
  element: Element
  text: string
}

/** Large headings, and smaller ones that are called headline or title. */
function headingsOf(document: Document): Heading[] {
  return [...document.querySelectorAll("h1, h2, h3, [itemprop~='headline']")]
    .filter((element) => nameOf(element) === "h1" || /headline|title/i.test(namesOf(element)))
    .slice(0, 40)
    .flatMap((element) => {
      const text = clean(textWithoutPictures(element))
      return text ? [{ element, text }] : []
    })
}

const namesOf = (element: Element) => `${element.getAttribute("class") ?? ""} ${element.getAttribute("itemprop") ?? ""}`

/** A logo's `<svg>` has a `<title>` of its own. */
function textWithoutPictures(element: Element): string {
  if (!element.querySelector("svg, script, style, noscript")) return element.textContent ?? ""
  const copy = element.cloneNode(true) as Element
  for (const picture of copy.querySelectorAll("svg, script, style, noscript")) picture.remove()
  return copy.textContent ?? ""
}

/** The heading that the data bear out most; else the one inside the article, or the only one. */
function bestHeading(printed: readonly Heading[], declared: readonly string[]): Heading | null {
  const scored = printed.map((heading) => {
    const level = nameOf(heading.element) === "h1" ? 1 : 0
    const within = heading.element.closest("article, main, [itemprop~='articleBody']") ? 1 : 0
    const named = /\bheadline\b/.test(heading.element.getAttribute("itemprop") ?? "") ? 4 : 0
    const borne = Math.max(0, ...declared.map((title) => likeness(title, heading.text)))
    return { heading, level, score: 8 * (borne >= 0.5 ? borne : 0) + 2 * level + within + named }
  })
  const [first] = scored.toSorted((a, b) => b.score - a.score)
  return first && (first.level > 0 || first.score >= 4) ? first.heading : null
}

/** Where a heading holds a label beside the headline, the form that the data have; and not the one in capitals. */
function printedForm({ element, text }: Heading, declared: readonly string[]): string {
  const same = declared.find((title) => letters(title) === letters(text))
  if (same) return text === text.toUpperCase() ? same : text
  const whole = letters(text)
  const within = element.firstElementChild
    ? declared.find((title) => {
        const part = letters(title)
        return part.length >= 12 && (whole.startsWith(part) || whole.endsWith(part))
      })
    : undefined
  return within ?? text
}

const agree = (a: string, b: string) => likeness(a, b) >= 0.5

/** The share of the shorter title's words that the longer one has, from 0 to 1; words of three letters or fewer do not count. */
function likeness(a: string, b: string): number {
  if (letters(a) === letters(b)) return 1
  const [few, many] = [contentWords(a), contentWords(b)].sort((x, y) => x.size - y.size)
  if (!few || !many || few.size < 2) return 0
  return [...few].filter((word) => many.has(word)).length / few.size
}

function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const long = words.filter((word) => word.length > 3)
  return new Set(long.length > 0 ? long : words)
}

/** A title with more separators is none that can be taken apart. */
const MOST_PARTS = 20

/** "Bridge shut | News | The Post" → "Bridge shut"; "" when nothing but the site's name is left. */
function withoutTails(title: string, known: readonly string[], sites: ReadonlySet<string>): string {
  const parts = partsOf(title)
  if (parts.length > MOST_PARTS) return title
  let [start, end] = [0, parts.length]
  while (end > start && isTail(parts[end - 1]?.text ?? "", sites)) end--
  while (start < end && sites.has(letters(parts[start]?.text ?? ""))) start++
  if (start === end) return ""
  const others = new Set(known.filter((other) => other !== title).map(letters))
  const text = (from: number, to: number) => title.slice(parts[from]?.start ?? 0, parts[to - 1]?.end ?? 0).trim()
  // Another of the page's titles that this one only adds to at an end: what it adds is a tail.
  for (let to = end; to > start; to--)
    if (others.has(letters(text(start, to))) && isWhole(text(start, to))) return text(start, to)
  for (let from = start; from < end; from++)
    if (others.has(letters(text(from, end))) && isWhole(text(from, end))) return text(from, end)
  // "The Post: Bridge shut"
  const colon = /^([^:]{2,40}):\s+(?=\S)/u.exec(text(start, end))
  if (colon?.[1] && sites.has(letters(colon[1]))) return text(start, end).slice(colon[0].length)
  return text(start, end)
}

const isWhole = (text: string) => contentWords(text).size >= 2

/** The pieces of a title between separators, with their places in it; empty ones are left out. */
function partsOf(title: string): { text: string; start: number; end: number }[] {
  const parts: { text: string; start: number; end: number }[] = []
  let start = 0
  // At the very beginning or end a separator has a blank on one side only.
  for (const match of [...` ${title} `.matchAll(JOINT)]) {
    const end = Math.max(0, match.index - 1)
    parts.push({ text: title.slice(start, end), start, end })
    start = Math.min(title.length, match.index - 1 + match[0].length)
  }
  parts.push({ text: title.slice(start), start, end: title.length })
  return parts.filter(({ text }) => text.trim() !== "")
}

/** The site's name, with at most a word or two more ("Post News"), its address, or a section's name. */
function isTail(part: string, sites: ReadonlySet<string>): boolean {
  const name = letters(part)
  if (name === "" || sections.has(name) || sites.has(name)) return true
  if (/^(?:www\.)?[\w-]+(?:\.[\w-]+)+$/.test(part.trim()))
    return sites.has(
      letters(
        part
          .trim()
          .replace(/^www\./, "")
          .replace(/\.[\s\S]*$/, ""),
      ),
    )
  const words = part.trim().split(/\s+/)
  if (words.length > 5) return false
  for (let n = 1; n < words.length; n++) {
    if (
      words.length - n <= 2 &&
      sites.has(letters(words.slice(0, n).join(" "))) &&
      words.slice(n).every((word) => sections.has(letters(word)))
    )
      return true
  }
  return false
}
