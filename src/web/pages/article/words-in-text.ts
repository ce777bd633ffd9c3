/** Where words stand in the article's text as it is on the page, by its characters; and what of the page that is. */
import type { Range as Place } from "../../../record/index.ts"

const paragraphsOf = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>(".text p[data-start]")]

const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)

/** Whole words only, each place once. Words that run over the end of a paragraph are found nowhere. */
export function placesOf(root: HTMLElement, words: string): Place[] {
  if (words === "") return []
  return paragraphsOf(root).flatMap((paragraph) => {
    const [text, from] = [paragraph.textContent ?? "", Number(paragraph.dataset.start)]
    const found: Place[] = []
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
      if (!isLetter(text[at - 1]) && !isLetter(text[at + words.length]))
        found.push({ start: from + at, end: from + at + words.length })
    return found
  })
}

/** @returns null where the page has no such place */
export function rangeOf(root: HTMLElement, { start, end }: Place): Range | null {
  const range = document.createRange()
  const [from, to] = [pointAt(root, start), pointAt(root, end - 1)]
  if (!from || !to) return null
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset + 1)
  return range
}

function pointAt(root: HTMLElement, at: number): { node: Text; offset: number } | null {
  const paragraph = paragraphsOf(root).findLast(({ dataset }) => Number(dataset.start) <= at)
  if (!paragraph) return null
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let before = Number(paragraph.dataset.start)
  for (let node = texts.nextNode(); node instanceof Text; node = texts.nextNode()) {
    if (at < before + node.length) return { node, offset: at - before }
    before += node.length
  }
  return null
}
