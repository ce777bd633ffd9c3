/** A WARC file (ISO 28500), record by record. */
import { type StatusAndHeaders, StatusAndHeadersParser } from "warcio"
import { type ArchivedRecord, archiveFault, archiveReader, cut, headerOf, noRecordAt } from "./archive.ts"
import type { Chunks } from "./bytes.ts"

const [CR, LF] = [13, 10]

/**
 * @param most bytes of a page that are wanted
 * @throws {InputError} where no record can be found any more
 */
export async function* recordsOfWarc(chunks: Chunks, most: number): AsyncGenerator<ArchivedRecord> {
  const { reader, isRead, firstLine, content } = archiveReader(chunks, most)
  for (let start = await firstLine(); start !== null; start = await firstLine()) {
    const { line, at } = start
    const head = await new StatusAndHeadersParser().parse(reader, { firstLine: line, headersClass: Headers })
    const kept = await content(lengthOf(head, at, isRead()), at)
    const [first = CR, second = LF] = await reader.readSize(2)
    if (first !== CR || second !== LF) throw archiveFault("this record is longer than it says")
    const header = headerOf(head)
    // Some crawlers put the address in the brackets that the standard's grammar has around it.
    const url = header("WARC-Type") === "response" ? header("WARC-Target-URI")?.replace(/^<(.*)>$/, "$1") : null
    yield { url: url ?? null, ...kept }
  }
}

function lengthOf(head: StatusAndHeaders | null, at: number, isEnd: boolean): number {
  const statusline = head?.statusline ?? ""
  const stated = headerOf(head)("Content-Length") ?? ""
  const isRecord = /^WARC\/\d/.test(statusline)
  if (isRecord && /^\d{1,15}$/.test(stated)) return Number(stated)
  throw isEnd && (isRecord || "WARC/1.".startsWith(statusline)) ? cut(at) : noRecordAt(at)
}
