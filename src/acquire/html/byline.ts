/**
 * Who signed a page. The names in its data, where they name people; but the printed byline where that has more names, or where the data have only the
 * outlet, "admin" or an address. Names elsewhere on the page (a sidebar, a picture, a review, a teaser) are nobody's byline.
 */
import { joinedNames } from "../names.ts"
import { type Block, nameOf } from "./blocks.ts"
import type { LinkedAuthor } from "./json-ld.ts"
import { ancestors, countWords, endsSentence } from "./measure.ts"
import { isLabel, isLabelled, namesIn } from "./names.ts"
import { calledOf, elsewhereTest } from "./top.ts"
import { letters, wordsIn } from "./words.ts"

interface Evidence {
  linked: readonly LinkedAuthor[]
  /** contents of meta elements for authors, by the order of their names */
  metas: readonly string[][]
  heading: Element | null
  /** the lines around the headline */
  top: readonly Block[]
  /** names of the site and the outlet */
  siteNames: readonly string[]
}

/** @returns the names as they are printed or stated, joined as in a sentence; null when nobody is named */
export function bylineOfPage(document: Document, { linked, metas, heading, top, siteNames }: Evidence): string | null {
  const sites = new Set(siteNames.map(letters).flatMap((name) => [name, name.replace(/^the/, "")]))
  const stated = (texts: readonly string[]) =>
    distinct(texts.flatMap((text) => namesIn(wordsIn(document, text) ?? "", { sites, isDeclared: true })))
  const isElsewhere = elsewhereTest(document, heading)
  const marked = (selector: string) =>
    stated(
      [...document.querySelectorAll(selector)]
        .filter((element) => !isElsewhere(element) && !isOfAnother(element))
        .slice(0, 20)
        .map(wordsOfAuthor),
    )
  const printed = printedNames(top, sites)
  const declared = [
    () => stated(linked.map(({ name }) => name)),
    ...metas.map((contents) => () => stated(contents)),
    () => marked("[itemprop~='author'], [itemprop~='creator']"),
  ]
    .map((names) => names())
    .find((names) => names.length > 0)
  if (declared && !holdsMore(printed, declared)) return joinedNames(declared)
  return joinedNames(printed.length > 0 ? printed : signedLinks(marked("[rel~='author']")))
}

/** Links to authors away from the headline count only where they are few: a page of teasers has one at each. */
const signedLinks = (names: readonly string[]) => (names.length <= 3 ? names : [])

/** All of the others' names and at least one more. */
const holdsMore = (printed: readonly string[], declared: readonly string[]) => {
  const known = new Set(printed.map(letters))
  return printed.length > declared.length && declared.every((name) => known.has(letters(name)))
}

/** Microdata of a thing that is no article: a picture, a video, a review. */
function isOfAnother(element: Element): boolean {
  const around = ancestors(element)
    .slice(1)
    .find((each) => each.hasAttribute("itemscope") || each.hasAttribute("itemtype"))
  const type = around?.getAttribute("itemtype") ?? ""
  return type !== "" && !/(?:Article|Posting|Report|WebPage|CreativeWork|Blog)$/.test(type)
}

function wordsOfAuthor(element: Element): string {
  const named = element.querySelector("[itemprop~='name']") ?? element
  return named.getAttribute("content") ?? named.textContent ?? ""
}

const SIGNED =
  /\b(?:by ?lines?|authors?|author ?names?|writers?|writtenby|contributors?|reporters?|journalists?|by|posted by|signed|signature|vcard)\b/
const NOT_SIGNED =
  /\b(?:bio|biography|photo|photos|photographer|image|avatar|comments?|quote|credits?|caption|description|social|share|follow|statement|tags)\b/
const AUTHOR_LINK =
  /\/(?:authors?|by|people|person|staff|profiles?|reporters?|journalists?|contributors?|columnists?|writers?|team)\//i

/** The names in the line that begins as a byline, else in the one that its makers call one. */
function printedNames(lines: readonly Block[], sites: ReadonlySet<string>): string[] {
  const short = lines.filter(
    (line) => countWords(line.text) <= 40 && !(endsSentence(line.text) && countWords(line.text) > 12),
  )
  const labelled = short.find((line) => isLabelled(line.text) && namesOfLine(line, sites).length > 0)
  const first = labelled ?? short.find((line) => signOf(line) !== null && namesOfLine(line, sites).length > 0)
  if (!first) return []
  const sign = signOf(first)
  const others = sign
    ? short.filter((line) => line !== first && sign.contains(line.element) && isSignedItself(line))
    : []
  const more = others.flatMap((line) => namesOfLine(line, sites)).filter((name) => name.includes(" "))
  return distinct([...namesOfLine(first, sites), ...more])
}

/** The element around a line, or a piece of it, that is called a byline; the outermost. */
function signOf(line: Block): Element | null {
  const within = line.parts.map(({ element }) => element).filter(isSigned)
  const around = ancestors(line.element)
    .slice(0, 4)
    .filter((element) => !["article", "main", "body", "section"].includes(nameOf(element)))
  return around.findLast(isSigned) ?? within[0] ?? null
}

const isSignedItself = (line: Block) =>
  (nameOf(line.element) === "li" && isSigned(line.element.parentNode as Element)) ||
  isSigned(line.element) ||
  line.parts.some(({ element }) => isSigned(element))

function isSigned(element: Element): boolean {
  const called = calledOf(element)
  if (
    /\bauthor\b/.test(element.getAttribute("rel") ?? "") ||
    /\b(?:author|creator)\b/.test(element.getAttribute("itemprop") ?? "")
  )
    return true
  if (nameOf(element) === "a" && AUTHOR_LINK.test(element.getAttribute("href") ?? "")) return true
  return SIGNED.test(called) && !NOT_SIGNED.test(called)
}

/** Reads a line piece by piece: what stands in an element of its own is no more of a name than what stands behind a comma. */
function namesOfLine(line: Block, sites: ReadonlySet<string>): string[] {
  const start = isLabelled(line.text)
    ? 0
    : Math.max(
        0,
        line.parts.findIndex(({ element }) => isSigned(element)),
      )
  let text = ""
  let last: Block["parts"][number] | null = null
  for (const part of line.parts.slice(start)) {
    text += joint(text, last, part) + part.text
    last = part
  }
  const isOneWord = line.parts.slice(start).some(({ element }) => isSigned(element))
  const people = namesIn(text, { sites, isDeclared: false })
  return people.length > 0 || !isOneWord
    ? people
    : namesIn(text, { sites, isDeclared: true }).filter((name) => countWords(name) === 1 || isLabelled(line.text))
}

function joint(text: string, last: Block["parts"][number] | null, part: Block["parts"][number]): string {
  if (
    !last ||
    isLabel(text) ||
    /(?:,|&|\band|\bwith|\bby:?)$/i.test(text.trimEnd()) ||
    /^(?:,|&|and\b|with\b)/i.test(part.text)
  )
    return " "
  if (isSigned(last.element) && isSigned(part.element) && last.element !== part.element) return ", "
  return isCapitalWord(last.text) && isCapitalWord(part.text) ? " " : " | "
}

const isCapitalWord = (text: string) => /^\p{Lu}[\p{L}.'’-]*$/u.test(text)

function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => !seen.has(letters(name)) && seen.add(letters(name)))
}
