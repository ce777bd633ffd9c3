/**
 * Whatever a person has of articles → Article.
 *
 * In: paths, folders, globs, `-`, addresses. Out: an article or an error for each, in argument order, one at a time, so that memory
 * does not grow with their number. A bad input never loses a good one.
 */
import { createReadStream } from "node:fs"
import { extname } from "node:path"
import { articleError, HearsayError, InputError } from "../record/index.ts"
import type { ArchivedPage, ArchivedRecord } from "./archive.ts"
import { attempt, draftOf, finished, isPageKind, type Origin, type Outcome } from "./article.ts"
import { type Chunks, collected, LARGEST_PAGE, peeked } from "./bytes.ts"
import { decode } from "./decode.ts"
import type { EntryOptions } from "./entries.ts"
import { type Input, inputsOf } from "./inputs.ts"
import { packingOf, unpacked } from "./packed.ts"
import { type Kind, kindOf } from "./sniff.ts"

export type AcquireOptions = EntryOptions

/** An article or an error, and the number of the input that it came from, as inputsOf gives them, from 0. */
export type Acquired = Outcome & { input: number }

export async function* acquire(args: readonly string[], options: AcquireOptions = {}): AsyncGenerator<Acquired> {
  let number = 0
  for (const input of inputsOf(args)) {
    if (input instanceof HearsayError) yield { error: input, input: number }
    else for await (const outcome of acquireOne(input, options)) yield { ...outcome, input: number }
    number++
  }
}

/** What is handed over and not looked for. */
export interface Given {
  bytes: Uint8Array
  /** the article, as its record and errors name it */
  uri: string
  /** the name of a file, whose ending may say what it is; or what it is, whatever it looks like: then its bytes are UTF-8 */
  is: { file: string } | { kind: "html" | "text" }
  /** the address that a page was at */
  base?: string
}

/** An article or an error for each that is in it: as `acquire`, of bytes that are there already. */
export async function* acquireGiven(
  { bytes, uri, is, base }: Given,
  options: AcquireOptions = {},
): AsyncGenerator<Outcome> {
  const origin = { uri, charset: null, base: base ?? null }
  try {
    // What was words a moment ago is in UTF-8 now, whatever a page says of itself.
    if ("kind" in is) return yield* ofKind(is.kind, { ...origin, charset: "utf-8" }, [bytes], options)
    const { head, all, extension } = await unwrapped([bytes], is.file, uri)
    const kind = kindOf(head, extension, uri)
    if (kind === "wacz") throw packedFromItsEnd(uri)
    yield* ofKind(kind, origin, all, options)
  } catch (cause) {
    yield { error: articleError(cause, uri) }
  }
}

/** What can be handed to whoever takes it apart elsewhere; or, of what holds many articles or can only be had here, one of its articles. */
export type Portion = { address: string } | { page: { bytes: Uint8Array; uri: string; file: string } } | Outcome

/**
 * Inputs as far as they have to be taken apart here: addresses and single pages are not, for finding an article in a page takes a quarter of the time that reading it takes. `acquire` and `acquireGiven`
 * make the same articles of them.
 */
export async function* portionsOf(args: readonly string[], options: AcquireOptions = {}): AsyncGenerator<Portion> {
  for (const input of inputsOf(args)) {
    if (input instanceof HearsayError) yield { error: input }
    else if (input.kind === "address") yield { address: input.uri }
    else yield* portionsOfOne(input, options)
  }
}

async function* portionsOfOne(input: Input, options: AcquireOptions): AsyncGenerator<Portion> {
  const { uri } = input
  try {
    const { chunks, name, origin } = await opened(input, options)
    const { head, all, extension } = await unwrapped(chunks, name, uri)
    const kind = kindOf(head, extension, uri)
    if (isPageKind(kind)) {
      const bytes = await collected(all, options.largest ?? LARGEST_PAGE, uri)
      // Its packing is off, and its ending still says what it is.
      yield { page: { bytes, uri, file: `page${extension}` } }
    } else if (kind !== "wacz") yield* ofKind(kind, origin, all, options)
    else {
      if ("destroy" in chunks) chunks.destroy()
      yield* pagesOf(await recordsOfWaczAt(input, options), origin, options)
    }
  } catch (cause) {
    yield { error: unreadable(input, cause) }
  }
}

async function* acquireOne(input: Input, options: AcquireOptions): AsyncGenerator<Outcome> {
  try {
    const { chunks, name, origin } = await opened(input, options)
    const { head, all, extension } = await unwrapped(chunks, name, input.uri)
    const kind = kindOf(head, extension, input.uri)
    if (kind !== "wacz") yield* ofKind(kind, origin, all, options)
    else {
      if ("destroy" in chunks) chunks.destroy()
      yield* pagesOf(await recordsOfWaczAt(input, options), origin, options)
    }
  } catch (cause) {
    yield { error: unreadable(input, cause) }
  }
}

async function opened({ kind, uri }: Input, options: AcquireOptions) {
  if (kind === "address") {
    // Loaded here, for a file on a disk should not wait for what speaks to the network.
    const { fetchPage } = await import("./fetch.ts")
    const { bytes, charset, url } = await fetchPage(uri, options)
    return { chunks: [bytes], name: new URL(url).pathname, origin: { uri, charset, base: url } }
  }
  const origin = { uri, charset: null, base: null }
  return kind === "stdin"
    ? { chunks: process.stdin, name: "", origin }
    : { chunks: createReadStream(uri), name: uri, origin }
}

/** A packing is a wrapping and no kind: what is in it counts, and the name without `.gz` or `.zst`. */
async function unwrapped(chunks: Chunks, name: string, where: string) {
  const packed = await peeked(chunks, 4096)
  const packing = packingOf(packed.head, where)
  if (packing === null) return { ...packed, extension: extname(name) }
  const extension = extname(name.replace(packing.ending, ""))
  return { ...(await peeked(unpacked(packed.all, packing, where), 4096)), extension }
}

/** A ZIP archive is read from its end, so it must lie there whole. */
async function recordsOfWaczAt({ kind, uri }: Input, { largest = LARGEST_PAGE }: AcquireOptions) {
  if (kind === "file") return (await import("./wacz.ts")).recordsOfWacz(uri, largest)
  throw packedFromItsEnd(uri)
}

function packedFromItsEnd(where: string): InputError {
  const next = "save it, and give the file; or unpack it with unzip, and give the .warc.gz files of its folder archive"
  return new InputError({ what: "it is a WACZ, which is read from its end", where, next })
}

async function* ofKind(
  kind: Exclude<Kind, "wacz">,
  origin: Origin,
  chunks: Chunks,
  options: AcquireOptions,
): AsyncGenerator<Outcome> {
  const largest = options.largest ?? LARGEST_PAGE
  const { uri } = origin
  if (kind === "json-lines") {
    const { draftOfLine, numberedLines } = await import("./json-lines.ts")
    for await (const { bytes, place } of numberedLines(chunks, uri)) {
      yield await attempt(place, () => {
        const line = draftOfLine(bytes, place)
        return finished(line.draft, line.uri, line.bytes, options)
      })
    }
  } else if (kind === "warc" || kind === "arc") {
    const records =
      kind === "warc"
        ? (await import("./warc.ts")).recordsOfWarc(chunks, largest)
        : (await import("./arc.ts")).recordsOfArc(chunks, largest)
    yield* pagesOf(records, origin, options)
  } else {
    const bytes = await collected(chunks, largest, uri)
    if (isPageKind(kind))
      yield await attempt(uri, async () => finished(await draftOf(bytes, kind, origin), uri, bytes, options))
    else {
      const { articlesOfFeed } = await import("./entries.ts")
      yield* articlesOfFeed(decode(bytes, uri, { charset: origin.charset, isPage: true }), origin, options)
    }
  }
}

async function* pagesOf(
  records: AsyncIterable<ArchivedRecord | InputError>,
  { uri }: Origin,
  options: AcquireOptions,
): AsyncGenerator<Outcome> {
  // Loaded here, for its parser takes a tenth of a second that no other input should wait for.
  const { pagesOfRecords } = await import("./archive.ts")
  for await (const page of pagesOfRecords(records, uri, options.largest ?? LARGEST_PAGE)) {
    if (page instanceof HearsayError) yield { error: page }
    else yield await attempt(page.place, () => archived(page, options))
  }
}

/** The server says whether it is a page: browsers believe it, too. */
async function archived({ url, bytes, charset, isMarkup, place }: ArchivedPage, options: AcquireOptions) {
  const draft = await draftOf(bytes, isMarkup ? "html" : "text", { uri: place, charset, base: url })
  return finished({ ...draft, url }, url, bytes, options)
}

function unreadable({ uri }: Input, cause: unknown): HearsayError {
  if (!(cause instanceof Error && "syscall" in cause && "code" in cause)) return articleError(cause, uri)
  return new InputError({
    what: `it cannot be read (${cause.code})`,
    where: uri,
    next: "check that it is there and may be read",
    cause,
  })
}
