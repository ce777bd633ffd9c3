/**
 * The lines of a PDF's pages → paragraphs. A PDF has no paragraphs, only letters in places: so lines are joined by their distance, indent, length and size of
 * type; words parted at a line's end are made whole; page numbers and running heads go where they are certain to be that.
 */
export interface PdfLine {
  text: string
  /** left and right end and baseline, in points from the page's lower left corner */
  x: number
  right: number
  y: number
  /** of the type, in points */
  size: number
}

export interface PdfParagraph {
  text: string
  /** of the type, in points */
  size: number
  /** from 0 */
  page: number
}

/** @param pages lines in the order in which the file shows them */
export function paragraphsOfPages(pages: readonly (readonly PdfLine[])[]): PdfParagraph[] {
  const kept = withoutRunningLines(pages).map(withMeasures)
  const paragraphs: { lines: Measured[]; page: number }[] = []
  let last: Measured | null = null
  for (const [number, page] of kept.entries()) {
    for (const line of page) {
      if (last && !isBreak(last, line, number > 0 && line === page[0])) paragraphs.at(-1)?.lines.push(line)
      else paragraphs.push({ lines: [line], page: number })
      last = line
    }
  }
  const compounds = new Set(
    kept.flat().flatMap(({ text }) => text.toLowerCase().match(/(?<!\p{L})\p{L}+-\p{L}+/gu) ?? []),
  )
  return paragraphs
    .map(({ lines, page }) => ({ text: joined(lines, compounds), size: lines[0]?.size ?? 0, page }))
    .filter(({ text }) => text !== "")
}

interface Measured extends PdfLine {
  /** ends of the lines near the same left margin, and the usual distance of lines on the page, in sizes of their type */
  column: { left: number; right: number }
  leading: number
}

/** No page that is read has more; each line is looked for in them. */
const MOST_COLUMNS = 30

function withMeasures(lines: readonly PdfLine[]): Measured[] {
  const gaps = lines.slice(1).map((line, i) => ((lines[i]?.y ?? 0) - line.y) / line.size)
  const leading = middle(gaps.filter((gap) => gap > 0 && gap < 3)) ?? 0
  const columns: { left: number; right: number }[] = []
  return lines.map((line) => {
    // An indented first line stands in the column to its left.
    const known = columns.find(({ left }) => line.x >= left - 3 && line.x - left < 4 * line.size)
    const column = known ?? { left: line.x, right: line.right }
    if (!known && columns.length < MOST_COLUMNS) columns.push(column)
    column.right = Math.max(column.right, line.right)
    return { ...line, column, leading }
  })
}

const ENDS = /[.!?…:]["'”’)\]]*$/u
const PARTED = /\p{Ll}[-\u00ad\u2010]$/u

/** Whether a new paragraph begins between two lines. */
function isBreak(before: Measured, line: Measured, isNewPage: boolean): boolean {
  if (Math.abs(line.size - before.size) > 0.12 * before.size) return true
  const gap = before.y - line.y
  const isJump = isNewPage || gap < 0 || gap > 4 * before.size
  if (PARTED.test(before.text) && /^\p{Ll}/u.test(line.text)) return false
  if (isJump) return ENDS.test(before.text) || !/^[\p{Ll}\d“"(]/u.test(line.text)
  const isApart = before.leading > 0 && gap > 1.35 * before.leading * line.size
  const isIndented = line.x - before.x > 0.8 * line.size && line.x - line.column.left < 4 * line.size
  const width = before.column.right - before.column.left
  const isShort = before.right < before.column.right - 0.2 * width && ENDS.test(before.text)
  return isApart || isIndented || isShort
}

/** Letters of a word, at most: what is longer is none. */
const LONGEST_WORD = 100

/** Words that the line's end parted are made whole, unless the text writes them with a hyphen elsewhere. Pieces, for of one growing string all would be looked through with each line. */
function joined(lines: readonly PdfLine[], compounds: ReadonlySet<string>): string {
  const pieces: string[] = []
  for (const { text } of lines) {
    const [start = ""] = /^\p{Ll}+/u.exec(text) ?? []
    const [, end, mark] = /(?<!\p{L})(\p{L}+)([-\u00ad\u2010])$/u.exec(lastOf(pieces)) ?? []
    if (end !== undefined && start !== "" && mark !== undefined) {
      const isCompound = mark !== "\u00ad" && compounds.has(`${end}-${start}`.toLowerCase())
      const last = pieces.pop() ?? ""
      pieces.push(isCompound ? last : last.slice(0, -1), text)
    } else pieces.push(pieces.length === 0 ? text : ` ${text}`)
  }
  return pieces.join("").replaceAll("\u00ad", "").replace(/\s+/gu, " ").trim()
}

/** What the last word is in, though it came in many pieces. */
function lastOf(pieces: readonly string[]): string {
  let last = ""
  for (let i = pieces.length - 1; i >= 0 && last.length <= LONGEST_WORD; i--) last = pieces[i] + last
  return last.slice(-LONGEST_WORD)
}

/** Lines at the top and the bottom of a page that are looked at. */
const EDGE = 2

/** Without what stands at the edge of many pages alike but for its figures, and without numbers that count with the pages. */
function withoutRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const seen = new Map<string, Set<number>>()
  const keyed = pages.map((lines, number) => {
    const byHeight = lines.toSorted((a, b) => b.y - a.y)
    return [...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)].map((line) => {
      const key = keyOf(line.text, number)
      seen.set(key, (seen.get(key) ?? new Set()).add(number))
      return { line, key }
    })
  })
  const isRunning = (key: string) => {
    const n = seen.get(key)?.size ?? 0
    return n >= 3 || (n === 2 && pages.length === 2)
  }
  return pages.map((lines, number) => {
    const gone = new Set(
      (keyed[number] ?? []).filter(({ line, key }) => isRunning(key) || isFolio(line.text)).map(({ line }) => line),
    )
    return lines.filter((line) => !gone.has(line))
  })
}

/** How a line of a page is told again on another: its figures do not count, but a number alone must be as far ahead of the page on both. */
function keyOf(text: string, page: number): string {
  const alone = /^\D{0,2}(\d{1,4})\D{0,2}$/.exec(text)?.[1]
  return alone === undefined ? text.replace(/\d+/g, "#") : `# ${Number(alone) - page}`
}

/** "Page 3 of 8", "- 3 -": nothing else looks so. */
const isFolio = (text: string) =>
  /^(?:page \d{1,4}(?: of \d{1,4})?|\d{1,4} of \d{1,4}|[-–—] ?\d{1,4} ?[-–—])$/i.test(text.trim())

function middle(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
