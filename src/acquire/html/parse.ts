/** Bytes of a page, already decoded, to a document; pages that no person could have made for reading are refused. */
import { Parser } from "htmlparser2"
import { parseHTML } from "linkedom"

/** Unclosed tags nest real pages by a hundred or two. Finding the article takes time with the cube of the depth: a second at this one. */
const MAX_DEPTH = 500

/** A document with a head and a body; null when it is nested deeper than `MAX_DEPTH`. Never throws. */
export function parsePage(html: string): Document | null {
  if (isNestedBeyond(html, MAX_DEPTH + 2)) return null
  const document = whole(html) ?? whole(`<html><head></head><body>${html}</body></html>`) ?? whole(EMPTY)
  if (!document || depthExceeds(document, MAX_DEPTH)) return null
  joinTexts(document)
  giveBody(document)
  return document
}

/** linkedom makes a text of its own of every entity and every `<` that opens nothing; the standard has one text between two tags. */
function joinTexts(document: Document): void {
  const texts = document.createTreeWalker(document, 4)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const others: Node[] = []
    for (let next = text.nextSibling; next?.nodeType === 3; next = next.nextSibling) others.push(next)
    if (others.length === 0) continue
    text.nodeValue = [text, ...others].map((each) => each.nodeValue ?? "").join("")
    for (const other of others) other.parentNode?.removeChild(other)
  }
}

const EMPTY = "<html><head></head><body></body></html>"

function whole(html: string): Document | null {
  const { document } = parseHTML(html)
  return document.documentElement?.localName?.toLowerCase() === "html" ? (document as unknown as Document) : null
}

const OF_HEAD = new Set(["title", "meta", "link", "base", "style", "script"])

/** HTML lets a page leave out `<head>` and `<body>`; linkedom then gives it empty ones and leaves the rest beside them. */
function giveBody(document: Document): void {
  const { documentElement: root } = document
  const children = [...root.childNodes]
  if (children.some((node) => node.nodeName.toLowerCase() === "body")) return
  const { head, body } = document
  for (const node of children) {
    if (node === head || node === body) continue
    const inHead = OF_HEAD.has(node.nodeName.toLowerCase())
    ;(inHead ? head : body).appendChild(node)
  }
}

/**
 * Whether more elements than these stand open at once, by the parser that linkedom uses, which looks through all that are open at every tag: read to the end, 200,000 that
 * are never closed took a minute and a half.
 */
function isNestedBeyond(html: string, most: number): boolean {
  let depth = 0
  const parser = new Parser({
    onopentagname() {
      if (++depth > most) parser.pause()
    },
    onclosetag() {
      if (depth <= most) depth--
    },
  })
  parser.write(html)
  return depth > most
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
