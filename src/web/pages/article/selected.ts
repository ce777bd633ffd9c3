/** Which characters of the article are selected in its text. */

/** @returns null when nothing is, or something outside the text */
export function selectedIn(root: HTMLElement): { start: number; end: number } | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const [start, end] = [
    placeOf(root, range.startContainer, range.startOffset),
    placeOf(root, range.endContainer, range.endOffset),
  ]
  if (start === null || end === null) return null
  const words = range.toString()
  const [before, behind] = [words.length - words.trimStart().length, words.length - words.trimEnd().length]
  return start + before < end - behind ? { start: start + before, end: end - behind } : null
}

function placeOf(root: HTMLElement, node: Node, offset: number): number | null {
  const paragraph = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("p[data-start]")
  if (!paragraph || !root.contains(paragraph)) return null
  const upTo = document.createRange()
  upTo.setStart(paragraph, 0)
  upTo.setEnd(node, offset)
  return Number(paragraph.dataset.start) + upTo.toString().length
}
