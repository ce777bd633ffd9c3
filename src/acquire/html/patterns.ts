/** Line patterns of the boilerplate lists: words, with "…" for any words (or none at an end) and "%" for a number. */

/**
 * A test for lines of the pattern's form. Letter case, kinds of apostrophe, and dashes, colons and the like around the line
 * do not count.
 */
export function linePattern(pattern: string): (line: string) => boolean {
  const source = plain(pattern)
    .split("…")
    .map((words) => words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/%/g, "\\d[\\d,.]*"))
    .join("…")
    .replace(/^…\s*/, "(?:.*[^\\p{L}\\p{N}])?")
    .replace(/(\p{L}|\p{N})\s*…$/u, "$1(?![\\p{L}\\p{N}'-]).*")
    .replace(/…/g, ".*")
  const shape = new RegExp(`^${source}$`, "u")
  return (line) => {
    const text = plain(line)
    return shape.test(text) || shape.test(text.replace(/[\s.:!?»›>→|…-]+$/u, ""))
  }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/^[\s[>»›•·*→▸►–—|-]+/u, "")
    .replace(/\s+/g, " ")
    .trim()
}
