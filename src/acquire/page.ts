/** A decoded HTML page → title, byline, outlet, dates, address, language, and the main text in paragraphs parted by a blank line. */
import { InputError } from "../record/index.ts"
import type { Page } from "./html/lines.ts"
import { mainText } from "./html/main-text.ts"
import { type Metadata, metadataOf } from "./html/metadata.ts"
import { parsePage } from "./html/parse.ts"

export interface Draft
  extends Pick<Metadata, "title" | "byline" | "outlet" | "published" | "updated" | "url" | "language"> {
  text: string
}

/** @throws {InputError} when the page holds no article, or is nested too deep to be one */
export function draftOfPage(html: string, where: string, base: string | null): Draft {
  const document = parsePage(html)
  if (!document)
    throw new InputError({ what: "the page is nested too deep", where, next: "save the article's text and give that" })
  const { titles, stated, paid, isLiveBlog, ...metadata } = metadataOf(document, base)
  const text = textOf(document, { titles, stated, paid, isLiveBlog }, where)
  if (text === "")
    throw new InputError({
      what: "no article was found in the page",
      where,
      next: "give the page of one article, or its text",
    })
  return { ...metadata, text }
}

function textOf(document: Document, page: Page, where: string): string {
  try {
    return mainText(document, page)
      .blocks.map(({ text }) => text)
      .join("\n\n")
  } catch (cause) {
    // Readability calls itself for each of a run of inline elements: a hundred thousand links in one paragraph end the stack.
    if (!(cause instanceof RangeError)) throw cause
    const what = "the page has too many elements in one place"
    throw new InputError({ what, where, next: "save the article's text and give that", cause })
  }
}
