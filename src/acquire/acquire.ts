/**
 * Whatever a person has of an article → Article.
 *
 * In: paths, folders, globs, `-`, addresses. Out: an article or an error for each, in argument order, one at a time, so that memory
 * does not grow with their number. A bad input never loses a good one.
 */
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { extname } from "node:path"
import { type Article, HearsayError, InputError } from "../record/index.ts"
import { type Chunks, collected, LARGEST_PAGE, peeked } from "./bytes.ts"
import { decode } from "./decode.ts"
import { type FetchOptions, fetchPage } from "./fetch.ts"
import { type Input, inputsOf } from "./inputs.ts"
import { draftsOfLines } from "./json-lines.ts"
import { readableLanguage } from "./language.ts"
import { draftOfMarkdown } from "./markdown.ts"
import { type Draft, draftOfPage } from "./page.ts"
import { type Kind, kindOf } from "./sniff.ts"

export interface AcquireOptions extends FetchOptions {
  /** publication date, over what the article states */
  date?: string
  /** outlet, over what the article states */
  outlet?: string
  /** read languages that the model was not made for */
  force?: boolean
}

export type Acquired = { article: Article } | { error: HearsayError }

export async function* acquire(args: readonly string[], options: AcquireOptions = {}): AsyncGenerator<Acquired> {
  for (const input of inputsOf(args)) {
    if (input instanceof HearsayError) yield { error: input }
    else yield* acquireOne(input, options)
  }
}

async function* acquireOne(input: Input, options: AcquireOptions): AsyncGenerator<Acquired> {
  try {
    if (input.kind === "address") {
      const { bytes, charset, url } = await fetchPage(input.uri, options)
      const kind = kindOf(bytes, extname(new URL(url).pathname), input.uri)
      yield* ofKind(kind, { uri: input.uri, charset, base: url }, [bytes], options)
      return
    }
    const chunks = input.kind === "stdin" ? process.stdin : createReadStream(input.uri)
    const { head, all } = await peeked(chunks, 4096)
    const kind = kindOf(head, input.kind === "stdin" ? "" : extname(input.uri), input.uri)
    yield* ofKind(kind, { uri: input.uri, charset: null, base: null }, all, options)
  } catch (cause) {
    yield { error: cause instanceof HearsayError ? cause : unreadable(input, cause) }
  }
}

interface Origin {
  uri: string
  /** from a header */
  charset: string | null
  /** the address that relative addresses are relative to */
  base: string | null
}

async function* ofKind(
  kind: Kind,
  { uri, charset, base }: Origin,
  chunks: Chunks,
  options: AcquireOptions,
): AsyncGenerator<Acquired> {
  if (kind === "json-lines") {
    for await (const line of draftsOfLines(chunks, uri)) {
      if (line instanceof HearsayError) yield { error: line }
      else yield attempt(() => finished(line.draft, line.uri, line.bytes, options))
    }
    return
  }
  const bytes = await collected(chunks, options.largest ?? LARGEST_PAGE, uri)
  const text = decode(bytes, uri, { charset, isPage: kind === "html" })
  yield { article: finished(draftOf(text, kind, uri, base), uri, bytes, options) }
}

function attempt(make: () => Article): Acquired {
  try {
    return { article: make() }
  } catch (cause) {
    if (cause instanceof HearsayError) return { error: cause }
    throw cause
  }
}

function draftOf(text: string, kind: Kind, where: string, base: string | null): Draft {
  if (kind === "html") return draftOfPage(text, where, base)
  if (kind === "markdown") return draftOfMarkdown(text)
  return { title: null, byline: null, outlet: null, published: null, updated: null, url: null, language: null, text }
}

function finished(
  draft: Draft,
  uri: string,
  bytes: Uint8Array,
  { date, outlet, force = false }: AcquireOptions,
): Article {
  if (draft.text.trim() === "")
    throw new InputError({ what: "there is no text in it", where: uri, next: "give a file with an article in it" })
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  const { title, byline, url, updated, language, text } = draft
  const article: Article = {
    id: sha256.slice(0, 16),
    uri,
    url,
    title,
    byline,
    outlet: outlet ?? draft.outlet,
    published: date ?? draft.published,
    updated,
    language,
    sha256,
    text,
  }
  return { ...article, language: readableLanguage(article, force) }
}

function unreadable({ uri }: Input, cause: unknown): InputError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause)
  return new InputError({
    what: `it cannot be read (${code})`,
    where: uri,
    next: "check that it is there and may be read",
    cause,
  })
}
