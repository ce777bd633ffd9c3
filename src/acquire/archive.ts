/**
 * The records of a web archive → the pages in it, one at a time: the body of each response with status 200 that is a page or plain text, as a browser would
 * have had it. Other records are passed over.
 *
 * warcio reads lines, headers and chunks. Its own walk from record to record takes files on trust (a record that the end of the file cuts holds it up for
 * ever), so the walk is here. Behind a fault in it nobody knows where a record begins: it ends the file, and what came before is good.
 */
import { AsyncIterReader, LimitReader, type StatusAndHeaders, StatusAndHeadersParser } from "warcio"
import { articleError, grouped, type HearsayError, InputError } from "../record/index.ts"
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

export interface ArchivedRecord {
  /** where its response is from; null for a record that is none */
  url: string | null
  /** HTTP header and body, or the first `most` bytes of the body and what a header may have */
  block: Uint8Array
  isWhole: boolean
}

/** A header has some hundred bytes; warcio would look for its end for ever. */
const LONGEST_HEADER = 1024 * 1024
const PIECE = 64 * 1024

/**
 * @param records an error stands for records that cannot be read; one that is thrown says that no other can be found any more
 * @param most bytes of one page, unpacked; a larger one is an error and the rest goes on
 */
export async function* pagesOfRecords(
  records: AsyncIterable<ArchivedRecord | InputError>,
  where: string,
  most: number,
): AsyncGenerator<ArchivedPage | HearsayError> {
  let number = 0
  let found = 0
  try {
    for await (const record of records) {
      const place = `${where}:${++number}`
      if (record instanceof InputError) {
        yield at(place, record)
        continue
      }
      // A record that cannot be taken apart has an end all the same, and the next one begins there.
      const page = await pageOf(record, most, place).catch((cause) => articleError(cause, place))
      if (page === null) continue
      found++
      yield page
    }
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause
    yield at(`${where}:${number + 1}`, cause)
    return
  }
  if (found === 0)
    throw new InputError({ what: "the archive holds no page", where, next: "give one with responses of pages in it" })
}

/** An archive, record by record: the line that begins one, then its header from `reader`, then its content. */
export function archiveReader(chunks: Chunks, most: number) {
  const source = watched(chunks)
  const reader = new AsyncIterReader(source.pieces(), null)
  return {
    reader,
    /** whether nothing is left in the file but what is held already */
    isRead: source.isRead,
    /** The next line that is not blank, and the byte where it begins; null at the end of the file. */
    async firstLine(): Promise<{ line: string; at: number } | null> {
      source.expectHeader()
      let line = await reader.readline()
      while (/^\r?\n$/.test(line)) line = await reader.readline()
      return line === "" ? null : { line, at: reader.getRawOffset() - Buffer.byteLength(line) }
    },
    /** Reads so many bytes, and keeps as many of them as a page may have with its header. */
    async content(length: number, at: number): Promise<{ block: Uint8Array; isWhole: boolean }> {
      source.expectContent()
      const parts = []
      let size = 0
      for await (const chunk of new LimitReader(reader, length)) {
        if (size < most + LONGEST_HEADER) parts.push(chunk)
        size += chunk.length
      }
      if (size < length) throw cut(at)
      const block = Buffer.concat(parts)
      return { block, isWhole: size === block.length }
    },
  }
}

/** The file in small pieces. Throws where a header has gone on for too long, so that it is never held whole. */
function watched(chunks: Chunks) {
  let left = LONGEST_HEADER
  let isRead = false
  async function* pieces() {
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length; from += PIECE) {
        const piece = chunk.subarray(from, from + PIECE)
        left -= piece.length
        if (left < 0) throw archiveFault("the header of this record does not end")
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

/**
 * @returns null for a record that is no page
 * @throws {InputError} for a page that cannot be had
 */
async function pageOf(
  { url: address, block, isWhole }: ArchivedRecord,
  most: number,
  place: string,
): Promise<ArchivedPage | null> {
  const url = URL.parse(address ?? "")
  if (!url || !/^https?:$/.test(url.protocol)) return null
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

export const headerOf =
  (head: StatusAndHeaders | null) =>
  (name: string): string | null =>
    head?.headers.get(name) ?? null

export const cut = (at: number): InputError =>
  archiveFault(`the file ends inside this record, which begins at byte ${grouped(at)}`)

export const noRecordAt = (at: number): InputError =>
  archiveFault(`no record begins where one should, at byte ${grouped(at)}`)

const at = (where: string, cause: InputError) => new InputError({ what: cause.what, where, next: cause.next, cause })

/** `where` is put in by who counts the records. */
export function archiveFault(what: string): InputError {
  return new InputError({ what, where: "", next: "get the file again; the records before this one were read" })
}
