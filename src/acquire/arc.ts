/**
 * An ARC file, the form of web archives before WARC, record by record: a line with address, IP address, moment, type (in version 2 more) and length, then as many
 * bytes, then a line's end. The first record describes the file. (Burner and Kahle, Arc File Format, Internet Archive, 1996.)
 */
import { type ArchivedRecord, archiveReader, cut, noRecordAt } from "./archive.ts"
import type { Chunks } from "./bytes.ts"

/**
 * @param most bytes of a page that are wanted
 * @throws {InputError} where no record can be found any more
 */
export async function* recordsOfArc(chunks: Chunks, most: number): AsyncGenerator<ArchivedRecord> {
  const { isRead, firstLine, content } = archiveReader(chunks, most)
  for (let start = await firstLine(); start !== null; start = await firstLine()) {
    const { line, at } = start
    const head = headOf(line)
    if (head === null) throw isRead() && !line.endsWith("\n") ? cut(at) : noRecordAt(at)
    yield { url: head.url, ...(await content(head.length, at)) }
  }
}

/** Addresses may have blanks in them, so the moment (14 figures) is looked for. */
function headOf(line: string): { url: string; length: number } | null {
  const fields = line.trim().split(" ")
  const moment = fields.findIndex((field, i) => i >= 2 && /^\d{14}$/.test(field))
  const length = fields.at(-1) ?? ""
  if (moment < 0 || fields.length < moment + 3 || !/^\d{1,15}$/.test(length)) return null
  return { url: fields.slice(0, moment - 1).join(" "), length: Number(length) }
}
