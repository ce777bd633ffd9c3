/** The lines around a page's headline: where its byline and its dates are printed. */
import { type Block, blocksOf, nameOf } from "./blocks.ts"
import { ancestors, isProse } from "./measure.ts"

const ELSEWHERE_TAGS = new Set("nav aside footer figure figcaption form dialog".split(" "))
const ELSEWHERE =
  /\b(?:comments?|replies|related|teasers?|promo|sidebar|recommended|recommendations|trending|popular|most (?:read|viewed)|testimonials?|reviews?|quotes?|photo|caption|credits?|newsletter|footer|widget|gallery|slideshow|bio|profile card|about the author|further reading|read (?:next|more|also)|up next|more (?:stories|news)|latest|ticker|cookies?|consent|subscribe|advert(?:isement)?)\b/

/** Lines after the headline that are looked through, and sentences of some length among them. */
const MOST_LINES = 40
const MOST_SENTENCES = 3
const LINES_BEFORE = 5

/** The words of an element's class and id: "articleByline-name" → "article byline name". */
export const calledOf = (element: Element): string =>
  `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_\s]+/g, " ")
    .toLowerCase()

/**
 * A test for elements of another matter than the article that `anchor` stands in: a sidebar, comments, a picture, a review. What it finds of an element it
 * remembers, so that a page costs no more than its size.
 */
export function elsewhereTest(document: Document, anchor: Element | null): (element: Element) => boolean {
  const known = new Map<Element, boolean>()
  for (const element of anchor ? ancestors(anchor) : [document.body]) if (element) known.set(element, false)
  return (element) => {
    const open: Element[] = []
    let at: Element | null = element
    while (at && at.nodeType === 1 && !known.has(at)) {
      open.push(at)
      at = at.parentNode as Element | null
    }
    let isElsewhere = at ? (known.get(at) ?? false) : false
    for (const each of open.reverse()) {
      isElsewhere ||= isOfAnotherMatter(each)
      known.set(each, isElsewhere)
    }
    return isElsewhere
  }
}

const isOfAnotherMatter = (element: Element) =>
  ELSEWHERE_TAGS.has(nameOf(element)) ||
  ELSEWHERE.test(calledOf(element)) ||
  /\/(?:Review|Comment|Rating|Quotation)$/.test(element.getAttribute("itemtype") ?? "")

/**
 * @param heading the element of the headline, or null
 * @returns the lines after the headline down to the third sentence, then those just above it that belong to it; without a headline, those above the
 * first sentence
 */
export function topLines(document: Document, heading: Element | null): Block[] {
  const scope = document.body
  if (!scope) return []
  const blocks = blocksOf(scope)
  const at = heading ? blocks.findIndex(({ element }) => element === heading || heading.contains(element)) : -1
  const anchor = at < 0 ? (blocks.find(isProse)?.element ?? null) : heading
  const isElsewhere = elsewhereTest(document, anchor)
  const isHere = ({ element }: Block) => !isElsewhere(element)
  if (at < 0) {
    const first = blocks.findIndex(isProse)
    return blocks.slice(Math.max(0, first - 12), Math.max(0, first)).filter(isHere)
  }
  const after: Block[] = []
  let sentences = 0
  for (const block of blocks.slice(at + 1)) {
    if (after.length >= MOST_LINES || sentences >= MOST_SENTENCES) break
    if (!isHere(block)) continue
    if (isProse(block)) sentences++
    after.push(block)
  }
  const near = nearby(heading)
  const before = blocks
    .slice(Math.max(0, at - LINES_BEFORE), at)
    .filter((block) => near?.contains(block.element) && isHere(block))
  return [...after, ...before.reverse()]
}

/** The element up to three steps above the headline that is still no whole page. */
function nearby(heading: Element | null): Element | null {
  const around = heading ? ancestors(heading).slice(1, 4) : []
  const page = around.findIndex((element) => ["body", "main"].includes(nameOf(element)))
  return (page < 0 ? around : around.slice(0, page)).at(-1) ?? null
}

/** The line with a blank wherever the page's elements part it: "Ada Byrne" and "4 March" run together in `text`. */
export const partedText = ({ parts }: Block): string => parts.map(({ text }) => text).join(" ")
