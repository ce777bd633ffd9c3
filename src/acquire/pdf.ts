/**
 * A PDF with a text layer → a draft. Mozilla's pdf.js (as unpdf packs it) reads the file, without running anything in it.
 *
 * What a PDF says of itself is often its maker's template or the day somebody saved it: a title counts only where the text shows it, and the day of making only
 * where the text has the same day and month.
 */
import { grouped, InputError } from "../record/index.ts"
import { filledHead, headOf } from "./head.ts"
import type { Draft } from "./page.ts"
import { BOUNDS, type Bounds, takenApart } from "./pdf-apart.ts"
import { dayShownIn, headlineAmong, titleShownIn } from "./pdf-facts.ts"
import { paragraphsOfPages } from "./pdf-text.ts"

/** An article has some; a whole issue or a book is no article. */
const MOST_PAGES = 100
const MOST_CHARACTERS = 2_000_000
/** Fewer letters on a page are a stamp or a page number on a picture. */
const FEWEST_LETTERS = 20

/**
 * @param bounds of work and memory, which no article comes near to
 * @throws {InputError} when it is encrypted, damaged, too long or too much work, or its pages are pictures
 */
export async function draftOfPdf(bytes: Uint8Array, where: string, bounds: Bounds = BOUNDS): Promise<Draft> {
  const { lines, info } = await linesIn(bytes, where, bounds)
  const paragraphs = paragraphsOfPages(lines)
  const text = paragraphs.map((paragraph) => paragraph.text).join("\n\n")
  refusePictures(text, lines.length, where)
  const head = headOf(text)
  const stated = { byline: null, outlet: null, updated: null }
  const facts = { title: titleShownIn(info, text), published: head.published ?? dayShownIn(info, text) }
  const shown = headlineAmong(paragraphs)
  // Where type of several sizes shows what the headline is, a line that only stands alone is none.
  const above = shown === null ? head : { ...head, title: shown.title }
  return { ...filledHead({ ...stated, ...facts }, above), url: null, language: null, text }
}

async function linesIn(bytes: Uint8Array, where: string, bounds: Bounds) {
  // Its checksum is still to be made, so that the thread gets bytes of its own.
  const asked = { bytes: Uint8Array.from(bytes), mostPages: MOST_PAGES, mostCharacters: MOST_CHARACTERS }
  const taken = await takenApart(asked, bounds)
  if (typeof taken === "string") throw tooMuch(taken, where)
  if ("lines" in taken) return taken
  if ("pages" in taken) throw tooLong(`it has ${grouped(taken.pages)} pages`, where)
  if ("characters" in taken) throw tooLong("its text has more than two million characters", where)
  if ("hasEndlessStates" in taken) throw endless(where)
  if (!taken.isEncrypted) throw damaged(where, taken.fault)
  const next = "save it without a password (for example with qpdf --decrypt), and give that"
  throw new InputError({ what: "it is an encrypted PDF, which opens with a password", where, next, cause: taken.fault })
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

const tooMuch = (of: "time" | "memory", where: string) =>
  new InputError({
    what: `it is a PDF that takes more ${of} to take apart than any article does`,
    where,
    next: "give the article's text, or print its pages to a new PDF",
  })

const endless = (where: string) =>
  new InputError({
    what: "it is a PDF that saves how it draws a thousand times and goes back to none, as no page does",
    where,
    next: "give the article's text, or print its pages to a new PDF",
  })

const damaged = (where: string, cause: unknown) =>
  new InputError({
    what: "it is a PDF that is cut or damaged",
    where,
    next: "get the file again, or give its text",
    cause,
  })
