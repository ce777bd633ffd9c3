/** Furniture by its place: lists of links, what stands under certain headings, labels above and below the article. */
import { wordList } from "../../language/index.ts"
import { type Block, nameOf } from "./blocks.ts"
import { ancestors, countWords, endsSentence, isHeading, isProse, isReporting } from "./measure.ts"
import { lineTest } from "./patterns.ts"

const isIn = (block: Block, tags: string[]) =>
  ancestors(block.element).some((element) => tags.includes(nameOf(element)))

/** Lists whose items are links, and paragraphs that are one but no sentence. */
export function linkLists(blocks: Block[]): Set<Block> {
  const lists = new Map<Element, Block[]>()
  for (const block of blocks) {
    const list = ancestors(block.element).find((element) => ["ul", "ol"].includes(nameOf(element)))
    if (!list) continue
    const items = lists.get(list)
    if (items) items.push(block)
    else lists.set(list, [block])
  }
  const gone = new Set<Block>()
  for (const items of lists.values()) {
    const linked = items.filter((block) => block.linkDensity > 0.6)
    if (linked.length >= 0.7 * items.length) for (const block of items) gone.add(block)
  }
  for (const block of blocks) {
    const bracketed = /^[[(].*[\])]$/.test(block.text)
    const linked = block.linkDensity > (bracketed ? 0.5 : 0.75) && countWords(block.text) >= 4
    if (linked && !isProse({ ...block, linkDensity: 0 })) gone.add(block)
  }
  return gone
}

const isTeaserHeading = lineTest(wordList("boilerplate-headings"))

/** A heading of the list, and what stands below it as long as that is no prose and no other heading. */
export function teasers(blocks: Block[]): Set<Block> {
  const gone = new Set<Block>()
  let isBelow = false
  for (const block of blocks) {
    const opens = isHeadingLike(block) && nameOf(block.element) !== "li" && countWords(block.text) <= 10
    isBelow = (isBelow && !endsTeasers(block)) || (opens && isTeaserHeading(block.text))
    if (isBelow) gone.add(block)
  }
  return gone
}

function endsTeasers(block: Block): boolean {
  if (isIn(block, ["li"])) return false
  return (isProse(block) && block.linkDensity < 0.3) || (isHeadingLike(block) && block.linkDensity < 0.5)
}

/** Bylines, dates, agencies and labels above the first sentence. */
export function head(blocks: Block[]): Set<Block> {
  if (!isReporting(blocks)) return new Set()
  const first = blocks.findIndex(isProse)
  return new Set(blocks.slice(0, first).filter(({ text }) => countWords(text) <= 14 && !endsSentence(text)))
}

const asides = wordList("boilerplate-asides").map((words) => words.toLowerCase())

/**
 * Labels, names and addresses below the last sentence, and the house's notes in italics near the end. Items of a list are left,
 * for a list may be the article's end; so are credits, for they say whose report it is.
 */
export function tail(blocks: Block[]): Set<Block> {
  if (!isReporting(blocks)) return new Set()
  const last = blocks.findLastIndex(isProse)
  const labels = blocks
    .slice(last + 1)
    .filter((block) => !isIn(block, ["li", "td", "pre", "blockquote"]) && countWords(block.text) <= 8)
    .filter(({ text }) => !endsSentence(text) && !isCredit(text))
  const notes = blocks
    .slice(-4)
    .filter(({ text, emphasis }) => emphasis > 0.9 && asides.some((words) => text.toLowerCase().includes(words)))
  return new Set([...labels, ...notes])
}

const edgeWords = wordList("boilerplate-edges").map((words) => words.toLowerCase())

/** Notices of the site at the very top and bottom: short, not quoted, on a subject that articles seldom open or end with. */
export function edges(blocks: Block[]): Set<Block> {
  const outer = [...blocks.slice(0, 2), ...blocks.slice(-2)]
  return new Set(
    outer.filter(({ text }) => {
      const plain = text.toLowerCase()
      return countWords(text) <= 30 && !/["“‘]/.test(text) && edgeWords.some((words) => plain.includes(words))
    }),
  )
}

const isCreditLine = lineTest(wordList("credit-lines"))
const SMALL_WORD =
  /^(?:and|with|our|own|staff|news|team|newsroom|agencies|agency|for|of|the|in|by|from|service|writer|reporter)$/i

/** A bracketed or dashed line, one of the list, initials ("TNS/ab/cd"), or nothing but names. */
function isCredit(text: string): boolean {
  if (/^[(—–-].*\p{L}/u.test(text) || isCreditLine(text)) return true
  const words = text.split(/[\s,]+/).filter((word) => word !== "")
  return words.every((word) => /^\p{Lu}[\p{L}'’.-]*(?:\/\p{L}+)*$/u.test(word) || SMALL_WORD.test(word))
}

export function endHeading(blocks: Block[]): Set<Block> {
  const last = blocks.at(-1)
  return new Set(last && isHeading(last) ? [last] : [])
}

const isHeadingLike = (block: Block) =>
  isHeading(block) || (countWords(block.text) <= 10 && !/[.!?]["'”’]?$/.test(block.text))
