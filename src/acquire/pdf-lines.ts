/** What a PDF's page shows, piece by piece → its lines. */
import type { PdfLine } from "./pdf-text.ts"

/** What a thread is given to take apart. */
export interface ToTake {
  bytes: Uint8Array
  mostPages: number
  mostCharacters: number
}

/** What comes of it: the lines of each page; or why there are none. */
export type Taken =
  | { lines: PdfLine[][]; info: unknown }
  | { pages: number }
  | { characters: number }
  | { hasEndlessStates: true }
  | { fault: string; isEncrypted: boolean }

export interface Item {
  str: string
  width: number
  transform: readonly number[]
  hasEOL: boolean
}

/** A line while it is put together: its pieces, for one string grown piece by piece is copied again with each. */
interface Open extends Omit<PdfLine, "text"> {
  pieces: string[]
}

/** Pieces on one baseline are a line. What stands slanted or upright among level lines (a stamp, a margin's note) is none of the text. */
export function linesOf(items: readonly Item[]): PdfLine[] {
  const lines: Open[] = []
  let isNew = true
  for (const { str, width, transform, hasEOL } of items) {
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform
    const size = Math.abs(d) || Math.abs(a)
    if (Math.abs(b) <= 0.1 * Math.abs(a)) {
      const last = lines.at(-1)
      if (str.trim() !== "" && (isNew || !last || Math.abs(last.y - y) > 0.4 * size)) {
        lines.push({ pieces: [str], x, right: x + width, y, size })
        isNew = false
      } else if (last && !isNew) {
        const before = last.pieces.at(-1) ?? ""
        const isGap = x - last.right > 0.2 * size && !/\s$/.test(before) && !/^\s/.test(str)
        if (isGap) last.pieces.push(" ")
        if (str !== "") last.pieces.push(str)
        last.right = Math.max(last.right, x + width)
      }
    }
    if (hasEOL) isNew = true
  }
  return lines
    .map(({ pieces, ...line }) => ({ ...line, text: pieces.join("").replace(/\s+/gu, " ").trim() }))
    .filter(({ text }) => text !== "")
}
