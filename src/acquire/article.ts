/** The last step of every input: bytes of one article, or a draft of it → Article. */
import { createHash } from "node:crypto"
import { type Article, articleError, type HearsayError, InputError } from "../record/index.ts"
import { decode } from "./decode.ts"
import { headOf } from "./head.ts"
import { readableLanguage, spokenLanguage } from "./language.ts"
import { outletInText } from "./outlet.ts"
import { type Draft, draftOfPage } from "./page.ts"

export interface ArticleOptions {
  /** publication date, over what the article states */
  date?: string
  /** outlet, over what the article states */
  outlet?: string
  /** title, byline and address, over what the article states: for one that is handed over */
  title?: string
  byline?: string
  url?: string
  /** read languages that the model was not made for */
  force?: boolean
  /** the language that articles are in, whatever they seem to be in; a code of `language/` */
  language?: string
}

export type Outcome = { article: Article } | { error: HearsayError }

/** Where bytes came from. */
export interface Origin {
  uri: string
  /** from a header */
  charset: string | null
  /** the address that relative addresses are relative to */
  base: string | null
}

/** Kinds that hold one article. */
export type PageKind = "html" | "markdown" | "text" | "pdf"

export const isPageKind = (kind: string): kind is PageKind => /^(?:html|markdown|text|pdf)$/.test(kind)

/** @throws {InputError} when the bytes are no text, or hold no article */
export async function draftOf(bytes: Uint8Array, kind: PageKind, { uri, charset, base }: Origin): Promise<Draft> {
  if (kind === "pdf") return await (await import("./pdf.ts")).draftOfPdf(bytes, uri)
  const text = decode(bytes, uri, { charset, isPage: kind === "html" })
  if (kind === "html") return draftOfPage(text, uri, base)
  if (kind === "markdown") return (await import("./markdown.ts")).draftOfMarkdown(text)
  return { ...headOf(text), url: null, language: null, text }
}

/** @throws {InputError | LanguageError} when there is no text in it, or none that the model reads */
export async function finished(
  draft: Draft,
  uri: string,
  bytes: Uint8Array,
  { date, outlet, force = false, language: told, ...stated }: ArticleOptions,
): Promise<Article> {
  if (draft.text.trim() === "")
    throw new InputError({ what: "there is no text in it", where: uri, next: "give a file with an article in it" })
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  const { updated, language, text } = draft
  const url = stated.url ?? draft.url
  const article: Article = {
    id: sha256.slice(0, 16),
    uri,
    url,
    title: stated.title ?? draft.title,
    byline: stated.byline ?? draft.byline,
    outlet: outlet ?? draft.outlet ?? outletInText(text, url),
    published: date ?? draft.published,
    updated,
    language,
    sha256,
    text,
  }
  return { ...article, language: told ? spokenLanguage(article, told) : await readableLanguage(article, force) }
}

/**
 * The one place where articles are made. Whatever goes wrong in it, out of whatever library, is the error of this article, and those behind it in the same
 * file are still to come.
 *
 * @param where the article, as its error names it
 */
export async function attempt(where: string, make: () => Article | Promise<Article>): Promise<Outcome> {
  try {
    return { article: await make() }
  } catch (cause) {
    return { error: articleError(cause, where) }
  }
}
