/**
 * A WARC file (ISO 28500) → the pages in it, one at a time: the body of each response with status 200 that is a page or plain text, as a browser would
 * have had it. Other records are passed over.
 *
 * warcio reads lines, headers and chunks. Its own walk from record to record takes files on trust (a record that the end of the file cuts holds it up for
 * ever), so the walk is here. Behind a fault in it nobody knows where a record begins: it ends the file, and what came before is good.
 */
import { AsyncIterReader, LimitReader, type StatusAndHeaders, StatusAndHeadersParser } from "warcio"
import { articleError, type HearsayError, InputError } from "../record/index.ts"
import { type Chunks, tooLarge } from "./bytes.ts"
import { decoded } from "./content-coding.ts"
import { charsetOf, mediaTypeOf } from "./media-type.ts"

export interface ArchivedPage {
  /** where it was archived from */
  url: string
  bytes: Uint8Array
  charset: string | null
  isMarkup: boolean
  /** the file and the number of the record, from 1 */
  place: string
}

/** A header has some hundred bytes; warcio would look for its end for ever. */
const LONGEST_HEADER = 1024 * 1024
const PIECE = 64 * 1024
const [CR, LF] = [13, 10]

/** @param most bytes of one page, unpacked; a larger one is an error and the rest goes on */
export async function* pagesOfWarc(
  chunks: Chunks,
  where: string,
  most: number,
): AsyncGenerator<ArchivedPage | HearsayError> {
  let number = 0
  let found = 0
  try {
    for await (const record of recordsOf(chunks, most)) {
      const place = `${where}:${++number}`
      // A record that cannot be taken apart has an end all the same, and the next one begins there.
      const page = await pageOf(record, most, place).catch((cause) => articleError(cause, place))
      if (page === null) continue
      found++
      yield page
    }
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause
    yield new InputError({ what: cause.what, where: `${where}:${number + 1}`, next: cause.next, cause })
    return
  }
  if (found === 0)
    throw new InputError({ what: "the archive holds no page", where, next: "give one with responses of pages in it" })
}

interface ArchivedRecord {
  header: Header
  /** what the record holds, or its first `most` bytes and what a header may have */
  block: Uint8Array
  isWhole: boolean
}

type Header = (name: string) => string | null

/** @throws {InputError} where no record can be found any more */
async function* recordsOf(chunks: Chunks, most: number): AsyncGenerator<ArchivedRecord> {
  const source = watched(chunks)
  const reader = new AsyncIterReader(source.pieces(), null)
  for (;;) {
    source.expectHeader()
    let firstLine = await reader.readline()
    while (/^\r?\n$/.test(firstLine)) firstLine = await reader.readline()
    if (firstLine === "") return
    const at = reader.getRawOffset() - Buffer.byteLength(firstLine)
    const head = await new StatusAndHeadersParser().parse(reader, { firstLine, headersClass: Headers })
    const length = lengthOf(head, { at, isEnd: source.isRead() })
    source.expectContent()
    const { kept, size } = await contentOf(new LimitReader(reader, length), most)
    if (size < length) throw cut(at)
    const [first = CR, second = LF] = await reader.readSize(2)
    if (first !== CR || second !== LF) throw fault("this record is longer than it says")
    yield { header: headerOf(head), block: kept, isWhole: size === kept.length }
  }
}

const headerOf =
  (head: StatusAndHeaders | null): Header =>
  (name) =>
    head?.headers.get(name) ?? null

/** The file in small pieces. Throws where a header has gone on for too long, so that it is never held whole. */
function watched(chunks: Chunks) {
  let left = LONGEST_HEADER
  let isRead = false
  async function* pieces() {
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length; from += PIECE) {
        const piece = chunk.subarray(from, from + PIECE)
        left -= piece.length
        if (left < 0) throw fault("the header of this record does not end")
        yield piece
      }
    }
    isRead = true
  }
  return {
    pieces,
    expectHeader: () => (left = LONGEST_HEADER),
    expectContent: () => (left = Number.POSITIVE_INFINITY),
    isRead: () => isRead,
  }
}

function lengthOf(head: StatusAndHeaders | null, { at, isEnd }: { at: number; isEnd: boolean }): number {
  const statusline = head?.statusline ?? ""
  const stated = headerOf(head)("Content-Length") ?? ""
  const isRecord = /^WARC\/\d/.test(statusline)
  if (isRecord && /^\d{1,15}$/.test(stated)) return Number(stated)
  if (isEnd && (isRecord || "WARC/1.".startsWith(statusline))) throw cut(at)
  throw fault(`no record begins where one should, at byte ${at.toLocaleString("en")}`)
}

/** Reads a record to its end, and keeps as much of it as a page may have with its header. */
async function contentOf(content: LimitReader, most: number): Promise<{ kept: Uint8Array; size: number }> {
  const parts = []
  let size = 0
  for await (const chunk of content) {
    if (size < most + LONGEST_HEADER) parts.push(chunk)
    size += chunk.length
  }
  return { kept: Buffer.concat(parts), size }
}

/**
 * @returns null for a record that is no page
 * @throws {InputError} for a page that cannot be had
 */
async function pageOf(
  { header, block, isWhole }: ArchivedRecord,
  most: number,
  place: string,
): Promise<ArchivedPage | null> {
  // Some crawlers put the address in the brackets that the standard's grammar has around it.
  const url = URL.parse((header("WARC-Target-URI") ?? "").replace(/^<(.*)>$/, "$1"))
  if (header("WARC-Type") !== "response" || !url || !/^https?:$/.test(url.protocol)) return null
  const reader = new AsyncIterReader([block], null)
  const head = await new StatusAndHeadersParser().parse(reader, { headersClass: Headers })
  const http = headerOf(head)
  const type = mediaTypeOf(http("content-type"))
  if (Number(head?.statusCode) !== 200 || !TEXT.test(type ?? "") || url.pathname === "/robots.txt") return null
  if (!isWhole) throw tooLarge(most, place)
  const isChunked = /chunked/i.test(http("transfer-encoding") ?? "")
  const body = await (isChunked ? new AsyncIterReader(reader, null, true) : reader).readFully()
  const bytes = decoded(body, http("content-encoding"), most, place)
  if (bytes.every((byte) => byte <= 32)) return null
  return { url: url.href, bytes, charset: charsetOf(http("content-type")), isMarkup: /html/.test(type ?? ""), place }
}

const TEXT = /^(?:text\/(?:html|plain|markdown|x-markdown)|application\/xhtml\+xml)$/

const cut = (at: number) => fault(`the file ends inside this record, which begins at byte ${at.toLocaleString("en")}`)

/** `where` is put in by who counts the records. */
function fault(what: string): InputError {
  return new InputError({ what, where: "", next: "get the file again; the records before this one were read" })
}
