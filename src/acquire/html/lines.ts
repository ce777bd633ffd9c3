/** Furniture by its words: lines that many pages have, the title again, what was said before. */
import { table } from "../../language/index.ts"
import type { Block } from "./blocks.ts"
import { countWords, endsSentence, isHeading, isProse, matching } from "./measure.ts"
import { lineTest } from "./patterns.ts"

/** What is known of a page before its furniture is looked for. */
export interface Page {
  /** what the page states as its title, in all the ways that it does */
  titles: string[]
  /** the paragraphs of the main text as the page's own data give it, or none */
  stated: string[]
  /** selectors of what is not free to read; null when all is */
  paid: string[] | null
  /** whether its posts stand one after the other, as articles of their own */
  isLiveBlog: boolean
}

const standing = table("boilerplate-lines", ["pattern", "most", "unless"])
const isStanding = lineTest(standing)

const DATE_LINE =
  /^(?:[\p{L}.]+,? )?(?:\p{L}+\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}+\.?,? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2})\b/u
const LABELLED_DATE =
  /^(?:last |first )?(?:published|updated|posted|modified)\b(?::| on| at)? (?:\p{L}+\.?,? )?(?:\p{L}+\.? )?\d{1,4}[ ,./:-]/iu
const ADDRESS_LINE = /^(?:https?:\/\/\S+|[^\s@]+@[^\s@]+\.\w+|@\w+|(?:twitter|facebook)\.com\/\S+)$/i
const BYLINE = /^by \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){0,4}\b/iu

/** A sentence that begins as such a label does: "Updated on 4 March 2031, the plan said …". */
const SAYS = /\b(?:said|says|told|wrote|writes|was|were|is|are|has|have|had)\b/i

export function standingLines(blocks: Block[]): Set<Block> {
  return matching(blocks, ({ text }) => {
    const n = countWords(text)
    const label = n <= 16 && !endsSentence(text) && (DATE_LINE.test(text) || BYLINE.test(text))
    const dated = n <= 20 && LABELLED_DATE.test(text) && /\b\d{4}\b/.test(text) && !SAYS.test(text)
    return n === 0 || label || dated || ADDRESS_LINE.test(text) || isStanding(text)
  })
}

export function titleAgain(blocks: Block[], { titles }: Page): Set<Block> {
  const known = new Set(titles.map(letters))
  const first = blocks.findIndex(isProse)
  return new Set(
    blocks
      .slice(0, first + 3)
      .filter((block) => known.has(letters(block.text)) || (isHeading(block) && isTitle(block))),
  )
}

const isTitle = (block: Block) => block.element.localName.toLowerCase() === "h1"

/** Long lines that stood before, as pull quotes and hidden copies do. */
export function repeated(blocks: Block[]): Set<Block> {
  const seen = new Set<string>()
  const again = matching(blocks, ({ text }) => {
    const key = letters(text)
    const before = key.length >= 40 && seen.has(key)
    seen.add(key)
    return before
  })
  // A page that says many things twice means to: a calendar, a list of offers.
  return again.size > 4 ? new Set() : again
}

/** What the page leaves out where it states its own text. */
export function unstated(blocks: Block[], { stated }: Page): Set<Block> {
  if (stated.length === 0) return new Set()
  const whole = new Set(runs(stated.join(" ")))
  return matching(blocks, ({ text }) => {
    const own = runs(text)
    return own.filter((run) => whole.has(run)).length < 0.5 * own.length
  })
}

/** The runs of four words in a text; none in a shorter one. */
function runs(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(3).map((_, i) => words.slice(i, i + 4).join(" "))
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")
