/**
 * A PDF with a text layer → a draft. Mozilla's pdf.js (as unpdf packs it) reads the file, without running anything in it.
 *
 * What a PDF says of itself is often its maker's template or the day somebody saved it: a title counts only where the text shows it, and the day of making only
 * where the text has the same day and month.
 */
import { InputError } from "../record/index.ts"
import { filledHead, headOf } from "./head.ts"
import type { Draft } from "./page.ts"
import { dayShownIn, headlineAmong, titleShownIn } from "./pdf-facts.ts"
import { type PdfLine, paragraphsOfPages } from "./pdf-text.ts"

/** An article has some; a whole issue or a book is no article. */
const MOST_PAGES = 100
const MOST_CHARACTERS = 2_000_000
/** Fewer letters on a page are a stamp or a page number on a picture. */
const FEWEST_LETTERS = 20

type Opened = Awaited<ReturnType<typeof import("unpdf").getDocumentProxy>>

/** @throws {InputError} when it is encrypted, damaged or too long, or its pages are pictures */
export async function draftOfPdf(bytes: Uint8Array, where: string): Promise<Draft> {
  const file = await opened(bytes, where)
  try {
    if (file.numPages > MOST_PAGES) throw tooLong(`it has ${file.numPages.toLocaleString("en")} pages`, where)
    const pages = await pagesOf(file, where)
    const paragraphs = paragraphsOfPages(pages)
    const text = paragraphs.map((paragraph) => paragraph.text).join("\n\n")
    refusePictures(text, pages.length, where)
    const { info } = await file.getMetadata()
    const head = headOf(text)
    const stated = { byline: null, outlet: null, updated: null }
    const facts = { title: titleShownIn(info, text), published: head.published ?? dayShownIn(info, text) }
    const shown = headlineAmong(paragraphs)
    // Where type of several sizes shows what the headline is, a line that only stands alone is none.
    const above = shown === null ? head : { ...head, title: shown.title }
    return { ...filledHead({ ...stated, ...facts }, above), url: null, language: null, text }
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    throw damaged(where, cause)
  } finally {
    await file.loadingTask.destroy()
  }
}

async function opened(bytes: Uint8Array, where: string): Promise<Opened> {
  // Loaded here, for no other input should wait for it.
  const { getDocumentProxy } = await import("unpdf")
  try {
    // pdf.js takes the bytes for its own, and their sum is still to be made.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      disableFontFace: true,
    })
  } catch (cause) {
    if (!(cause instanceof Error && cause.name === "PasswordException")) throw damaged(where, cause)
    const next = "save it without a password (for example with qpdf --decrypt), and give that"
    throw new InputError({ what: "it is an encrypted PDF, which opens with a password", where, next, cause })
  }
}

async function pagesOf(file: Opened, where: string): Promise<PdfLine[][]> {
  const pages: PdfLine[][] = []
  let size = 0
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent()
    const lines = linesOf(items.filter((item) => "str" in item))
    page.cleanup()
    size += lines.reduce((sum, { text }) => sum + text.length, 0)
    if (size > MOST_CHARACTERS) throw tooLong("its text has more than two million characters", where)
    pages.push(lines)
  }
  return pages
}

interface Item {
  str: string
  width: number
  transform: readonly number[]
  hasEOL: boolean
}

/** Pieces on one baseline are a line. What stands slanted or upright among level lines (a stamp, a margin's note) is none of the text. */
function linesOf(items: readonly Item[]): PdfLine[] {
  const lines: PdfLine[] = []
  let isNew = true
  for (const { str, width, transform, hasEOL } of items) {
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform
    const size = Math.abs(d) || Math.abs(a)
    if (Math.abs(b) <= 0.1 * Math.abs(a)) {
      const last = lines.at(-1)
      if (str.trim() !== "" && (isNew || !last || Math.abs(last.y - y) > 0.4 * size)) {
        lines.push({ text: str, x, right: x + width, y, size })
        isNew = false
      } else if (last && !isNew) {
        const isGap = x - last.right > 0.2 * size && !/\s$/.test(last.text) && !/^\s/.test(str)
        last.text += (isGap ? " " : "") + str
        last.right = Math.max(last.right, x + width)
      }
    }
    if (hasEOL) isNew = true
  }
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/gu, " ").trim() }))
    .filter(({ text }) => text !== "")
}

/** Letters, and not the places in a font that a file without a table of them gives. */
function refusePictures(text: string, pages: number, where: string): void {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const unknown = text.match(/[\p{Co}\p{Cc}\ufffd]/gu)?.length ?? 0
  if (letters >= FEWEST_LETTERS * pages && unknown < 0.2 * letters) return
  const what =
    unknown > 0.2 * letters
      ? "it is a PDF that does not say which letters it shows"
      : "it is a PDF of pictures, without a text layer"
  const next = "run OCR over it first (for example with ocrmypdf), and give what comes out"
  throw new InputError({ what, where, next })
}

const tooLong = (what: string, where: string) =>
  new InputError({ what, where, next: "take the article's pages out of it, and give those" })

const damaged = (where: string, cause: unknown) =>
  new InputError({
    what: "it is a PDF that is cut or damaged",
    where,
    next: "get the file again, or give its text",
    cause,
  })
