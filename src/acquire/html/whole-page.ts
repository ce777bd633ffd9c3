/**
 * A page's blocks as they stood before Readability took the document apart. They show what it left behind: an opening in another container, a second
 * container of the same make, an article in a container whose name it distrusts.
 */
import { type Block, blocksOf, nameOf } from "./blocks.ts"
import { insideFurniture, isInlineFurniture } from "./furniture.ts"
import { ancestors, isHeading, isProse, size } from "./measure.ts"
import { letters } from "./words.ts"

export interface WholePage {
  lines: Line[]
  /** the place of the headline among the lines; -1 when it is not there */
  heading: number
  /** the blocks of the innermost element that holds most of the page's sentences */
  fullest: Block[]
}

interface Line {
  block: Block
  isSentence: boolean
  /** whether it stands in a table or a list */
  isListed: boolean
  /** the nearest element around it that has a class, or null */
  container: Element | null
  /** its tag and class: containers of the same make hold the same kind of thing */
  make: string
}

/** The share of the page's sentences that the innermost element may hold and still be the whole article's. */
const MOST = 0.7
/** The share beyond which an element is not what its name says. */
const MUCH = 0.35

export function wholePageOf(document: Document, titles: readonly string[]): WholePage {
  const blocks = document.body ? blocksOf(document.body, isInlineFurniture) : []
  const furniture = insideFurniture(blocks)
  const lines = blocks.map((block) => ({
    block,
    isSentence: isProse(block) && !furniture.has(block),
    isListed: ancestors(block.element).some((element) => LISTS.has(nameOf(element))),
    ...containerOf(block.element),
  }))
  const known = new Set(titles.map(letters))
  const heading = blocks.findIndex((block) => isHeading(block) && known.has(letters(block.text)))
  const fullest = fullestElement(lines)
  return { lines, heading, fullest: fullest ? blocksOf(fullest.cloneNode(true) as Element, isInlineFurniture) : [] }
}

const LISTS = new Set(["td", "th", "li", "dt", "dd"])

/** Whether most of a text stands in tables and lists of the page. */
export function isMostlyListed(kept: readonly Block[], { lines }: WholePage): boolean {
  const listed = new Set(lines.filter((line) => line.isListed).map(({ block }) => letters(block.text)))
  return size(kept.filter(({ text }) => listed.has(letters(text)))) > 0.5 * size([...kept])
}

function containerOf(element: Element): Pick<Line, "container" | "make"> {
  const around = ancestors(element).slice(nameOf(element) === "p" ? 1 : 0)
  const container = around.find((each) => each.getAttribute("class")?.trim() && nameOf(each) !== "body") ?? null
  return { container, make: container ? `${nameOf(container)}.${container.getAttribute("class")}` : "" }
}

function fullestElement(lines: readonly Line[]): Element | null {
  const sentences = lines.filter(({ isSentence }) => isSentence).map(({ block }) => block)
  const held = heldBy(sentences)
  const all = size(sentences)
  // The first in the map whose share is large is innermost, for elements come in from the inside out.
  return [...held].filter(([, n]) => n >= MOST * all).sort((a, b) => a[1] - b[1])[0]?.[0] ?? null
}

function heldBy(blocks: readonly Block[]): Map<Element, number> {
  const held = new Map<Element, number>()
  for (const block of blocks) {
    for (const element of ancestors(block.element)) held.set(element, (held.get(element) ?? 0) + block.text.length)
  }
  return held
}

/** Readability's own words for what is no article; it drops an element for them, whatever it holds. */
const DISTRUSTED =
  /-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|yom-remote|hidden|widget|promo|foot|outbrain|shopping|tags|tool/i

/** Takes the names from elements that hold much of the page's sentences, and the tags of footers and asides that do. */
export function clearNames(document: Document): void {
  if (!document.body) return
  const sentences = blocksOf(document.body).filter(isProse)
  const all = size(sentences)
  for (const [element, n] of heldBy(sentences)) {
    if (n < MUCH * all || ["html", "body"].includes(nameOf(element))) continue
    if (DISTRUSTED.test(`${element.getAttribute("class") ?? ""} ${element.id}`)) {
      element.removeAttribute("class")
      element.removeAttribute("id")
    }
    if (["aside", "footer", "form", "nav", "header"].includes(nameOf(element))) retag(document, element)
  }
}

function retag(document: Document, element: Element): void {
  const plain = document.createElement("div")
  plain.append(...element.childNodes)
  element.replaceWith(plain)
}

/**
 * @param kept the article's blocks
 * @returns them with the sentences that stand in other containers: two or more between the headline and the first of them, or behind the last of them
 * in a container of the same make. In a live blog one sentence is enough, for each post may have no more.
 */
export function completed(kept: readonly Block[], { lines, heading }: WholePage, isLiveBlog: boolean): Block[] {
  const keys = kept.map(({ text }) => letters(text))
  const first = lines.findIndex(({ block }) => letters(block.text) === keys[0])
  const last = lines.findLastIndex(({ block }) => letters(block.text) === keys.at(-1))
  if (first < 0 || last < first) return [...kept]
  const known = lines.slice(first, last + 1).filter(({ isSentence }) => isSentence)
  const makes = new Set(known.map(({ make }) => make))
  const containers = new Set(known.map(({ container }) => container))
  const isApart = (line: Line) =>
    line.isSentence && nameOf(line.block.element) !== "li" && (isLiveBlog || !containers.has(line.container))
  const least = isLiveBlog ? 1 : 2
  const above = heading >= 0 && heading < first ? lines.slice(heading + 1, first).filter(isApart) : []
  const before = above.filter(({ container }) => above.filter((line) => line.container === container).length >= least)
  const end = lines.findIndex((line, i) => i > last && isOtherHeading(line.block))
  const below = lines.slice(last + 1, end < 0 ? lines.length : end)
  const after = below.filter((line) => isApart(line) && line.make !== "" && makes.has(line.make))
  return [
    ...before.map(({ block }) => block),
    ...kept,
    ...(after.length >= least ? after : []).map(({ block }) => block),
  ]
}

/** A heading that leads to another story. */
const isOtherHeading = (block: Block) => isHeading(block) && block.linkDensity > 0.5
