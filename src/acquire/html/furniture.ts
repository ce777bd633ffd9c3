/** Furniture by its element: the tag, the class and the id that the page's makers gave it. */
import { table } from "../../language/index.ts"
import { type Block, nameOf } from "./blocks.ts"
import { ancestors, countWords, isProse, matching, shares } from "./measure.ts"

const FURNITURE_TAGS = new Set(
  "nav aside header figure figcaption caption footer form tfoot dialog button address time".split(" "),
)
const names = table("boilerplate-names", ["name", "prose"]).map(({ name, prose }) => ({
  name: ` ${name} `,
  keepsProse: prose === "keep",
}))

/** What an element is by its tag and names: furniture whole, furniture but for its sentences, or nothing of the kind. */
type Kind = "furniture" | "furniture but prose" | null

/** The share of the text beyond which an element is the article itself, whatever its class says. */
const BODY_SHARE = 0.35

export function insideFurniture(blocks: Block[]): Set<Block> {
  const share = shares(blocks)
  const known = new Map<Element, Kind>()
  const kindIn = (element: Element): Kind => {
    const before = known.get(element)
    if (before !== undefined) return before
    const kind = (share.get(element) ?? 0) < BODY_SHARE ? kindOf(element) : null
    known.set(element, kind)
    return kind
  }
  return matching(blocks, (block) => {
    const kinds = ancestors(block.element).map(kindIn)
    const isKept = () => isProse(block) && countWords(block.text) >= 20
    return kinds.includes("furniture") || (kinds.includes("furniture but prose") && !isKept())
  })
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
  kindByName(element) === "furniture" && (element.textContent?.length ?? 0) < 600

const kindOf = (element: Element): Kind => (FURNITURE_TAGS.has(nameOf(element)) ? "furniture" : kindByName(element))

function kindByName(element: Element): Kind {
  const named = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`
  if (named === " ") return null
  const words = named
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_\s]+/g, " ")
    .toLowerCase()
  const spaced = ` ${words} `
  const found = names.filter(({ name }) => spaced.includes(name))
  if (found.length === 0) return null
  return found.every(({ keepsProse }) => keepsProse) ? "furniture but prose" : "furniture"
}
