/**
 * The main text of a page.
 *
 * In: a parsed document (Readability takes it apart, so read everything else first) and what the page says of itself. Out:
 * paragraphs, or none when the page holds no article. Readability finds the article's node; `boilerplate.ts` then takes out
 * what is inside that node and not of the article.
 */
import { Readability } from "@mozilla/readability"
import { type Block, blocksOf } from "./blocks.ts"
import { type Dropped, type Page, withoutBoilerplate } from "./boilerplate.ts"
import { isInlineFurniture } from "./furniture.ts"
import { countWords, isProse } from "./measure.ts"

export interface MainText {
  blocks: Block[]
  /** what was left out of the article's node, and why */
  dropped: Dropped[]
}

export function mainText(document: Document, page: Page): MainText {
  const marked = bestMarked(document, page)
  const node = articleNode(document)
  const found = node ? withoutBoilerplate(blocksOf(node, isInlineFurniture), page) : NOTHING
  const best = isArticle(found.kept) ? found : marked
  return isArticle(best.kept) ? { blocks: best.kept, dropped: best.dropped } : { blocks: [], dropped: best.dropped }
}

const NOTHING = { kept: [], dropped: [] }

function articleNode(document: Document): Element | null {
  handDownNames(document)
  const reader = new Readability<Element>(document, { keepClasses: true, serializer: (node) => node as Element })
  try {
    return reader.parse()?.content ?? null
  } catch (cause) {
    // A broken page may lack the parents that Readability counts on.
    if (cause instanceof TypeError) return null
    throw cause
  }
}

/** Readability puts a lone paragraph in the place of the `<div>` around it; the names of that go to the paragraph first. */
function handDownNames(document: Document): void {
  for (const parent of document.querySelectorAll("div, section")) {
    const child = parent.firstElementChild
    if (!child || child.nextElementSibling) continue
    const names = [child.getAttribute("class"), parent.getAttribute("class"), parent.id]
    child.setAttribute("class", names.filter(Boolean).join(" "))
  }
}

/** What the page itself marks as its article: read before Readability, and taken where that finds none. */
function bestMarked(document: Document, page: Page) {
  const node = document.querySelector("[itemprop~='articleBody']") ?? document.querySelector("main article, article")
  return node ? withoutBoilerplate(blocksOf(node.cloneNode(true) as Element, isInlineFurniture), page) : NOTHING
}

/** A page with an article has at least one sentence of some length; a menu, an error page or a form has not. */
function isArticle(blocks: Block[]): boolean {
  return (
    blocks.some(isProse) ||
    blocks.reduce((n, { text, linkDensity }) => n + (linkDensity < 0.5 ? countWords(text) : 0), 0) >= 40
  )
}
