/** Line patterns of the boilerplate lists: words, with "…" for any words (or none at an end) and "%" for a number. */
import { once, wordList } from "../../language/index.ts"
import { countWords } from "./measure.ts"

interface LinePattern {
  pattern: string
  /** the most words that a line of this form has; "" or nothing for any number */
  most?: string
  /** "saying": not a whole sentence that has a word of saying in it */
  unless?: string
}

const sayings = new Set(wordList("inner-cues").filter((word) => /^(?:said|told|\p{L}+(?:ed|s))$/u.test(word)))

/**
 * A test for lines of one of the patterns' forms. Letter case, kinds of apostrophe, and dashes, colons and the like around
 * the line do not count.
 */
export function lineTest(patterns: readonly (LinePattern | string)[]): (line: string) => boolean {
  const shapes = patterns.map((entry) => {
    const { pattern, most = "", unless = "" } = typeof entry === "string" ? { pattern: entry } : entry
    return {
      part: longestPart(pattern),
      shape: once(() => shapeOf(pattern)),
      most: most === "" ? Number.POSITIVE_INFINITY : Number(most),
      soft: unless === "saying",
    }
  })
  const longest = Math.max(...shapes.map(({ most }) => most))
  return (line) => {
    if (line.length > LONGEST) return false
    const n = countWords(line)
    if (n > longest) return false
    const text = plain(line)
    const bare = text.replace(/(?<![\s.:!?»›>→|…-])[\s.:!?»›>→|…-]+$/u, "")
    const says = /[.!?]["'”’]?$/.test(line) && text.split(/[^\p{L}]+/u).some((word) => sayings.has(word))
    return shapes.some(
      ({ part, shape, most, soft }) =>
        n <= most &&
        !(soft && says) &&
        text.includes(part) &&
        (shape().test(text) || (bare !== text && shape().test(bare))),
    )
  }
}

/** Characters; no line that many pages have is longer, and the forms try every place of a line. */
const LONGEST = 1000

/** Words that stand in every line of the form. Few lines have them, and forms that are never tried need not be compiled: that is most of their cost. */
function longestPart(pattern: string): string {
  const parts = plain(pattern).split(/[…%]/)
  return parts.map((part) => part.trim()).reduce((long, part) => (part.length > long.length ? part : long), "")
}

function shapeOf(pattern: string): RegExp {
  const source = plain(pattern)
    .split("…")
    .map((words) => words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/%/g, "\\d[\\d,.]*"))
    .join("…")
    .replace(/^…\s*/, "(?:.*[^\\p{L}\\p{N}])?")
    .replace(/(\p{L}|\p{N})\s*…$/u, "$1(?![\\p{L}\\p{N}'-]).*")
    .replace(/…/g, ".*")
  return new RegExp(`^${source}$`, "u")
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/^[\s[>»›•·*→▸►–—|-]+/u, "")
    .replace(/\s+/g, " ")
    .trim()
}
