/**
 * The main text of a page.
 *
 * In: a parsed document (Readability takes it apart, so read everything else first) and what the page says of itself. Out:
 * paragraphs, or none when the page holds no article. Readability finds the article's node; `boilerplate.ts` then takes out
 * what is inside that node and not of the article.
 */
import { Readability } from "@mozilla/readability"
import { type Block, blocksOf } from "./blocks.ts"
import { type Dropped, withoutBoilerplate } from "./boilerplate.ts"
import { withoutClutter } from "./clutter.ts"
import { isInlineFurniture } from "./furniture.ts"
import type { Page } from "./lines.ts"
import { countWords, isProse, size } from "./measure.ts"
import { clearNames, completed, isMostlyListed, wholePageOf } from "./whole-page.ts"

export interface MainText {
  blocks: Block[]
  /** what was left out of the article's node, and why */
  dropped: Dropped[]
}

export function mainText(document: Document, page: Page): MainText {
  const stated = statedBlocks(document, page)
  withoutClutter(document, page.paid)
  const marked = bestMarked(document, page)
  clearNames(document)
  const whole = wholePageOf(document, page.titles)
  const node = articleNode(document)
  const found = node ? withoutBoilerplate(blocksOf(node, isInlineFurniture), page) : NOTHING
  const best = [found, marked].find(({ kept }) => isArticle(kept)) ?? NOTHING
  const full = withoutBoilerplate(whole.fullest, page)
  const share = sentencesOf(best.kept) / Math.max(1, sentencesOf(full.kept))
  const isBeside = share < TABLE_SHARE && (!isArticle(best.kept) || isMostlyListed(best.kept, whole))
  const chosen = isBeside || (page.isLiveBlog && share < LIVE_SHARE) ? full : best
  const kept = completed(chosen.kept, whole, page.isLiveBlog)
  if (sentencesOf(kept) < STATED_SHARE * sentencesOf(stated)) return { blocks: stated, dropped: [] }
  return { blocks: isArticle(kept) ? kept : [], dropped: chosen.dropped }
}

const NOTHING = { kept: [], dropped: [] }

/** The share of the page's fullest element in sentences below which what was found is a table or a list beside the article. */
const TABLE_SHARE = 0.1

/** The same for a live blog, whose posts are as many articles to Readability. */
const LIVE_SHARE = 0.7

/** The share of the text in the page's data below which what it shows is not the article: a teaser, or a request to allow scripts. */
const STATED_SHARE = 0.5

const sentencesOf = (blocks: Block[]) => size(blocks.filter(isProse))

/** The main text as the page's data give it, as blocks. */
function statedBlocks(document: Document, { stated, titles }: Page): Block[] {
  const element = document.createElement("p")
  const blocks = stated.map((text) => ({ text, linkDensity: 0, emphasis: 0, element, parts: [{ text, element }] }))
  return withoutBoilerplate(blocks, { titles, stated: [], paid: null, isLiveBlog: false }).kept
}

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
