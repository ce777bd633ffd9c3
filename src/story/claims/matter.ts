/**
 * What articles on one matter have in common: names. Each name is a mark, and each two that stand beside one another in a sentence; those that very many articles have are no help, and the index
 * leaves them out.
 */
import { createHash } from "node:crypto"
import { type Language, paragraphsOf, sentencesOf } from "../../language/index.ts"
import type { Article } from "../../record/index.ts"

const NAME = /\p{Lu}[\p{L}\p{M}]{2,}|\p{N}[\p{N},.]*\p{N}/gu

/** How many marks two articles on one matter share at least. */
export const FEWEST_NAMES = 3
/** A name that more articles have is looked for in the first of them only. */
export const MOST_NAMED = 200

/**
 * Whole numbers below 2⁴⁸, in order. A capital that begins a sentence makes no name, nor does the dateline, nor the outlet's own name: all that it prints has these, on whatever matter.
 */
export function namesMarkedIn({ text, outlet }: Pick<Article, "text" | "outlet">, language: Language): number[] {
  const marks = new Set<number>()
  const dull = new Set([...language.words("claim-days"), ...(outlet?.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [])])
  const body = language.pattern("opening-dateline").exec(text)?.[0].length ?? 0
  for (const { start, end } of sentencesOf(text, paragraphsOf(text), language)) {
    const sentence = text.slice(Math.max(start, body), end)
    const first = sentence.search(/[\p{L}\p{N}]/u)
    const names = [...sentence.matchAll(NAME)]
      .filter(({ index, 0: name }) => index !== first && !dull.has(name.toLowerCase()))
      .map(([name]) => name.toLowerCase())
    for (const [i, name] of names.entries()) {
      marks.add(markOf(name))
      const next = names[i + 1]
      if (next !== undefined && next !== name) marks.add(markOf(name < next ? `${name} ${next}` : `${next} ${name}`))
    }
  }
  return [...marks].toSorted((a, b) => a - b)
}

const markOf = (name: string): number => createHash("sha1").update(name).digest().readUIntBE(0, 6)
