/**
 * Blocks: what a reader of a page sees as separate lines. Inline elements run together, block elements and `<br><br>`
 * part them.
 */
export interface Block {
  /** white space collapsed, trimmed, never empty */
  text: string
  /** how many characters of `text` are inside links, from 0 to 1 */
  linkDensity: number
  /** how many characters are bold or italic, from 0 to 1 */
  emphasis: number
  /** the nearest block element around the words */
  element: Element
  /** the pieces of the text as the page's elements part them, each with the element it stands in */
  parts: { text: string; element: Element }[]
}

const BLOCK = new Set(
  "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
)
const SILENT = new Set(
  "script style noscript template svg math iframe object button select input textarea video audio canvas map head".split(
    " ",
  ),
)
const LINK = new Set(["a"])
const EMPHASIS = new Set(["b", "strong", "i", "em"])

export const nameOf = (node: Node): string => (node as Element).localName?.toLowerCase() ?? ""

/** The blocks under `root`, in the order of the page. Walks without recursion: pages are nested as deep as their makers like. */
export function blocksOf(root: Element, skip: (inline: Element) => boolean = () => false): Block[] {
  const blocks: Block[] = []
  const empty = () => ({ text: "", linked: 0, marked: 0, parts: [] as Block["parts"] })
  let run = empty()
  let breaks = 0

  const close = (element: Element) => {
    const text = run.text.replace(/\s+/gu, " ").trim()
    const size = Math.max(1, solid(run.text))
    if (text) {
      const { linked, marked, parts } = run
      blocks.push({ text, linkDensity: linked / size, emphasis: marked / size, element, parts })
    }
    run = empty()
    breaks = 0
  }

  const open: Element[] = [root]
  let links = 0
  let marks = 0
  const blockAround = () => open.findLast((element) => BLOCK.has(nameOf(element))) ?? root

  let node: Node | null = root.firstChild
  while (node) {
    const name = nameOf(node)
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? ""
      const n = solid(text)
      if (n > 0) breaks = 0
      run.text += text
      if (n > 0) run.parts.push({ text: text.replace(/\s+/gu, " ").trim(), element: open.at(-1) ?? root })
      if (links > 0) run.linked += n
      if (marks > 0) run.marked += n
    } else if (name === "br") {
      breaks++
      if (breaks === 2) close(blockAround())
      else run.text += "\n"
    } else if (
      node.nodeType === 1 &&
      !SILENT.has(name) &&
      node.firstChild &&
      (BLOCK.has(name) || !skip(node as Element))
    ) {
      if (BLOCK.has(name)) close(blockAround())
      open.push(node as Element)
      if (LINK.has(name)) links++
      if (EMPHASIS.has(name)) marks++
      node = node.firstChild
      continue
    } else if (BLOCK.has(name)) {
      close(blockAround())
    }
    // the next node: a sibling, or the sibling of the nearest ancestor that has one
    while (node && !node.nextSibling) {
      const ended = open.pop()
      if (!ended || ended === root) {
        node = null
        break
      }
      const endedName = nameOf(ended)
      if (BLOCK.has(endedName)) close(ended)
      if (LINK.has(endedName)) links--
      if (EMPHASIS.has(endedName)) marks--
      node = ended
    }
    node = node?.nextSibling ?? null
  }
  close(root)
  return blocks
}

const solid = (text: string) => text.replace(/\s+/gu, "").length
