/**
 * Boilerplate: what stands inside an article's node and is not the article. A teaser read as a statement would be a false
 * statement, so in doubt a line that looks like furniture goes.
 *
 * In: the blocks of the chosen node, and what else the page says of itself. Out: the blocks that are kept, and the others with
 * a reason. The rules run in the order of `RULES`, each on what the earlier ones kept.
 */
import type { Block } from "./blocks.ts"
import { insideFurniture, otherArticles } from "./furniture.ts"
import { type Page, repeated, standingLines, titleAgain, unstated } from "./lines.ts"
import { matching, size } from "./measure.ts"
import { edges, endHeading, head, linkLists, tail, teasers } from "./places.ts"

export interface Dropped extends Block {
  why: string
}

interface Rule {
  why: string
  /** the blocks to leave out */
  drop: (blocks: Block[], page: Page) => Set<Block>
  /** the share of the text beyond which the rule has misunderstood the page, and is not applied */
  most: number
}

const RULES: Rule[] = [
  { why: "inside an element made for furniture", drop: insideFurniture, most: 0.6 },
  {
    why: "another article",
    drop: (blocks, { isLiveBlog }) => (isLiveBlog ? new Set() : otherArticles(blocks)),
    most: 0.95,
  },
  { why: "teasers, and the heading over them", drop: teasers, most: 0.6 },
  { why: "a list or a paragraph of links", drop: linkLists, most: 0.6 },
  { why: "a line that many pages have", drop: standingLines, most: 0.6 },
  { why: "the title again", drop: titleAgain, most: 0.2 },
  { why: "a notice of the site", drop: edges, most: 0.3 },
  { why: "a label before the first sentence", drop: head, most: 0.3 },
  { why: "a label after the last sentence", drop: tail, most: 0.3 },
  { why: "a heading over nothing", drop: endHeading, most: 0.2 },
  { why: "said before", drop: repeated, most: 0.4 },
  { why: "not in the text that the page states", drop: unstated, most: 0.3 },
]

export function withoutBoilerplate(blocks: Block[], page: Page): { kept: Block[]; dropped: Dropped[] } {
  let kept = blocks
  const dropped: Dropped[] = []
  for (const { why, drop, most } of RULES) {
    const gone = drop(kept, page)
    if (size([...gone]) > most * size(kept)) continue
    dropped.push(...kept.filter((block) => gone.has(block)).map((block) => ({ ...block, why })))
    const left = matching(kept, (block) => !gone.has(block))
    kept = [...left]
  }
  return { kept, dropped }
}
