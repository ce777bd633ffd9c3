/** Furniture by its element: the tag, the class and the id that the page's makers gave it. */
import { wordList } from "../../language/index.ts"
import { type Block, nameOf } from "./blocks.ts"
import { ancestors, countWords, matching, shares } from "./measure.ts"

const FURNITURE_TAGS = new Set(
  "nav aside header figure figcaption caption footer form tfoot dialog button address time".split(" "),
)
const furnitureNames = wordList("boilerplate-names").map((name) => ` ${name} `)

/** The share of the text beyond which an element is the article itself, whatever its class says. */
const BODY_SHARE = 0.35

export function insideFurniture(blocks: Block[]): Set<Block> {
  const share = shares(blocks)
  const known = new Map<Element, boolean>()
  const isFurniture = (element: Element): boolean => {
    const before = known.get(element)
    if (before !== undefined) return before
    const answer =
      (share.get(element) ?? 0) < BODY_SHARE && (FURNITURE_TAGS.has(nameOf(element)) || hasFurnitureName(element))
    known.set(element, answer)
    return answer
  }
  return matching(blocks, (block) => ancestors(block.element).some(isFurniture))
}

/** Where a page has several `<article>`s one after the other, the first with a paragraph in it is the one that was asked for. */
export function otherArticles(blocks: Block[]): Set<Block> {
  const of = (block: Block) => ancestors(block.element).findLast((element) => nameOf(element) === "article")
  const paragraphs = blocks.filter(({ text, linkDensity }) => countWords(text) >= 25 && linkDensity < 0.5)
  const main = paragraphs.map(of).find((article) => article !== undefined)
  return main ? matching(blocks, (block) => of(block) !== undefined && of(block) !== main) : new Set()
}

/** Whether an inline element is furniture in the middle of a sentence: a card about a person, a note for screen readers. */
export const isInlineFurniture = (element: Element): boolean =>
  hasFurnitureName(element) && (element.textContent?.length ?? 0) < 600

function hasFurnitureName(element: Element): boolean {
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_\s]+/g, " ")
    .toLowerCase()
  return furnitureNames.some((name) => ` ${names} `.includes(name))
}
