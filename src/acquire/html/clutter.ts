/**
 * What is taken out of a page before its article is looked for: shells of AMP, boxes that ask for an address, and offers. Readability removes the
 * fields and buttons by which such boxes are known, so it comes too late for them.
 */
import { wordList } from "../../language/index.ts"
import { type Block, blocksOf, nameOf } from "./blocks.ts"
import { ancestors, isProse } from "./measure.ts"

const SHELLS =
  "amp-ad, amp-embed, amp-sticky-ad, amp-consent, amp-sidebar, amp-list, amp-user-notification, amp-analytics, amp-auto-ads, amp-next-page, [placeholder]:not(input):not(textarea), [fallback], template"
const MAIL = "input[type='email'], input[name*='email'], input[placeholder*='mail']"

/** The most characters of a box, and the share of the page's sentences beyond which it is the article. */
const LARGEST_BOX = 1200
const MOST_OF_PAGE = 0.3

/** Removes them from the document. `paid`: selectors of what the page says is not free. */
export function withoutClutter(document: Document, paid: readonly string[] | null): void {
  for (const shell of document.querySelectorAll(SHELLS)) shell.remove()
  if (!document.body) return
  const page = measured(blocksOf(document.body))
  const fields = [...document.querySelectorAll(MAIL)].slice(0, 100)
  const boxes = fields.map((field) => outermost(field, (element) => isBox(element, page)))
  for (const box of [...boxes, ...offerBoxes(page), ...paidOffers(document, page, paid ?? [])]) box?.remove()
}

/** Characters of lines in an element; sentences that are offers count as offers only. */
interface Held {
  all: number
  sentences: number
  offers: number
  offerLines: number
}

interface Measured {
  held: Map<Element, Held>
  sentences: number
  offerElements: Element[]
}

function measured(blocks: readonly Block[]): Measured {
  const held = new Map<Element, Held>()
  const offerElements: Element[] = []
  let sentences = 0
  for (const block of blocks) {
    const [n, isSentence, isOffered] = [block.text.length, isProse(block), isOffer(block)]
    if (isSentence) sentences += n
    if (isOffered) offerElements.push(block.element)
    for (const element of ancestors(block.element)) {
      const sum = held.get(element) ?? { all: 0, sentences: 0, offers: 0, offerLines: 0 }
      sum.all += n
      if (isSentence && !isOffered) sum.sentences += n
      if (isOffered) {
        sum.offers += n
        sum.offerLines++
      }
      held.set(element, sum)
    }
  }
  return { held, sentences, offerElements }
}

/** The outermost of the elements around one that pass the test one after the other, from the inside out. */
function outermost(element: Element, test: (element: Element) => boolean): Element | null {
  const around = ancestors(element)
  const end = around.findIndex((each) => !test(each))
  return (end < 0 ? around : around.slice(0, end)).at(-1) ?? null
}

function isBox(element: Element, { held, sentences }: Measured): boolean {
  if (["html", "body", "article", "main"].includes(nameOf(element))) return false
  const own = held.get(element)
  return !own || (own.all <= LARGEST_BOX && own.sentences <= MOST_OF_PAGE * sentences)
}

const words = wordList("offers").map((each) => each.toLowerCase())
const LONGEST_OFFER = 400

function isOffer({ text }: Block): boolean {
  if (text.length > LONGEST_OFFER) return false
  const lower = text.toLowerCase()
  return words.some((each) => lower.includes(each))
}

/** Boxes of which most is offers, in two lines at least. */
function offerBoxes(page: Measured): Set<Element> {
  const boxes = page.offerElements.map((line) => {
    const around = ancestors(line).slice(1)
    const end = around.findIndex((element) => !isBox(element, page))
    return around.slice(0, end < 0 ? around.length : end).findLast((element) => {
      const own = page.held.get(element)
      return own !== undefined && own.offerLines >= 2 && own.offers >= 0.5 * own.all
    })
  })
  return new Set(boxes.filter((box) => box !== undefined))
}

/** A `cssSelector` points at what is paid for; where a visitor has not paid, the offer stands there. */
function paidOffers(document: Document, { held }: Measured, selectors: readonly string[]): Element[] {
  return selectors.slice(0, 20).flatMap((selector) =>
    selected(document, selector).filter((element) => {
      const own = held.get(element)
      return own !== undefined && own.offers >= 0.4 * own.all
    }),
  )
}

function selected(document: Document, selector: string): Element[] {
  try {
    return [...document.querySelectorAll(selector)].slice(0, 200)
  } catch {
    // Pages write anything where a selector should be.
    return []
  }
}
