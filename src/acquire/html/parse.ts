/** Bytes of a page, already decoded, to a document; pages that no person could have made for reading are refused. */
import { parseHTML } from "linkedom"

/** Unclosed inline tags nest real pages by some hundreds; beyond this a page is broken or hostile. */
export const MAX_DEPTH = 1_500

/** A document; null when it is nested deeper than `MAX_DEPTH`. Never throws. */
export function parsePage(html: string): Document | null {
  const page = /<html[\s>]/i.test(html) ? html : `<html><head></head><body>${html}</body></html>`
  const document = parseHTML(page).document as unknown as Document
  return depthExceeds(document, MAX_DEPTH) ? null : document
}

function depthExceeds(document: Document, most: number): boolean {
  let depth = 0
  let node: Node | null = document.documentElement
  while (node) {
    if (node.firstChild) {
      node = node.firstChild
      if (++depth > most) return true
      continue
    }
    while (node && !node.nextSibling) {
      node = node.parentNode
      depth--
    }
    node = node?.nextSibling ?? null
  }
  return false
}
