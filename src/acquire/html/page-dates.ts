/** When a page was published and changed: by its data, by `<time>`, by the lines around its headline, by its address. */
import { dateIn, isoDate } from "../dates.ts"
import { type Block, blocksOf } from "./blocks.ts"
import { countWords, isProse } from "./measure.ts"
import { elsewhereTest, partedText } from "./top.ts"

export type DateKind = "published" | "updated"

const LABEL = {
  published: /\b(?:published|posted|first published|date|filed|issued|created|added|released)\b(?! by)/i,
  updated: /\b(?:updated?|modified|edited|revised|corrected)\b/i,
}

/** A date of the page's data; years that no page is from ("0001-01-01") are templates that nobody filled in. */
export function statedDate(value: string | null | undefined): string | null {
  const date = isoDate(value)
  return date !== null && date.slice(0, 4) >= "1600" ? date : null
}

/** @returns ISO 8601 by a `<time>` around the headline, else inside the article; null for none */
export function timeElement(
  document: Document,
  kind: DateKind,
  heading: Element | null,
  top: readonly Block[],
): string | null {
  const scope = document.querySelector("article, main, [role='main']") ?? document.body
  const lines = top.filter((line) => !isProse(line)).map(({ element }) => element)
  const isElsewhere = elsewhereTest(document, heading)
  const near = [...document.querySelectorAll("time")]
    .slice(0, 500)
    .filter((time) => lines.some((line) => line.contains(time)))
  const times = [...near, ...(scope?.querySelectorAll("time") ?? [])]
    .slice(0, 200)
    .filter((time) => !isElsewhere(time))
    .map((time) => ({
      date: statedDate(time.getAttribute("datetime")) ?? statedDate(time.textContent),
      isNear: near.includes(time),
      isUpdate: isUpdate(time),
    }))
    .filter(({ date }) => date !== null)
  const wanted = times.find(({ isUpdate }) => (isUpdate !== null) === (kind === "updated"))
  // Blogs call the one date that they print "updated": alone, and without the word in print, it is that of publication.
  const alone = kind === "published" ? times.find(({ isNear, isUpdate }) => isNear && isUpdate === "called") : undefined
  return (wanted ?? alone)?.date ?? null
}

/** How a `<time>` shows that it is of a change: in words, or only by its class; null when it does not. */
function isUpdate(element: Element): "printed" | "called" | null {
  const words = `${element.getAttribute("itemprop") ?? ""} ${before(element)} ${(element.textContent ?? "").slice(0, 80)}`
  if (LABEL.updated.test(words)) return "printed"
  // "entry-date published updated" is one date that is both.
  const called = element.getAttribute("class") ?? ""
  return /updat|modif|edited|correct|revis/i.test(called) && !/publish|created/i.test(called) ? "called" : null
}

/** The words just before an element, in its parent. */
const before = (element: Element) => (element.previousSibling?.textContent ?? "").slice(-30)

/** @returns ISO 8601 by a line of words: "Published 4 March 2031", a date above the article, or its dateline; null for none */
export function dateInText(document: Document, kind: DateKind, top: readonly Block[]): string | null {
  const scope = document.querySelector("article, main, [role='main']") ?? document.body
  if (!scope) return null
  const blocks = blocksOf(scope)
  const firstSentence = blocks.findIndex(isProse)
  const isShort = (block: Block) => countWords(block.text) <= 24 && block.linkDensity < 0.5
  const near = top.filter(isShort)
  const lines = blocks.filter((block, i) => isShort(block) && (i < firstSentence || LABEL[kind].test(block.text)))
  const labelled = firstOf([...near, ...lines], (line) => afterLabel(partedText(line), kind))
  if (labelled || kind === "updated") return labelled ?? null
  const isAbove = (line: Block) => !isProse(line) && !LABEL.updated.test(line.text)
  const above = firstOf([...near, ...lines].filter(isAbove), (line) => readDate(partedText(line)))
  return above ?? datelineDate(blocks[firstSentence]?.text ?? "") ?? null
}

const firstOf = (lines: readonly Block[], date: (line: Block) => string | null) =>
  lines.map(date).find((found) => found !== null)

/** The date behind its own label and before the other one: "Updated: 5 March 2031 | Published: 4 March 2031". */
function afterLabel(text: string, kind: DateKind): string | null {
  const match = LABEL[kind].exec(text)
  if (!match) return null
  const rest = text.slice(match.index + match[0].length)
  const other = LABEL[kind === "published" ? "updated" : "published"].exec(rest)
  return readDate(rest.slice(0, other?.index ?? rest.length))
}

/** "4 March 2031, 09:45 5 min read": what counts minutes to read is no part of a time of day. */
const readDate = (text: string) => dateIn(text.replace(/\b\d{1,3}[ -]?(?:min|mins|minutes?)\b[\s\S]*/i, " "))

/** "LISK, 8 March 2031 — The minister …" */
function datelineDate(sentence: string): string | null {
  const dateline = /^[^.“"]{3,60}?\s{0,9}(?:[—–]|--| - |: )/.exec(sentence)
  return dateline ? dateIn(dateline[0]) : null
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")

/** The day in an address: "/2031/04/17/bridge", "/2031/apr/17/", "/2031-04-17-bridge", "/20310417/". */
export function dateInAddress(address: string | null): string | null {
  const match =
    /\/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_.-]|$)/i.exec(address ?? "") ??
    /[/_-]((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?=[/_.-]|$)/.exec(address ?? "")
  if (!match) return null
  const [, year = "", month = "", day = ""] = match
  const number = MONTHS.indexOf(month.toLowerCase()) + 1 || Number(month)
  return isoDate(`${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`)
}
