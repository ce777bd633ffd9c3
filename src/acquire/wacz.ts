/** A WACZ (Web Archive Collection Zipped 1.1.1): a ZIP archive whose folder `archive` holds WARC files. They are read one after the other, as if they were one. */
import { type Entry, openPromise, type ZipFile } from "yauzl"
import { HearsayError, InputError } from "../record/index.ts"
import type { ArchivedRecord } from "./archive.ts"
import { peeked } from "./bytes.ts"
import { packingOf, unpacked } from "./packed.ts"
import { recordsOfWarc } from "./warc.ts"

const WARC = /^archive\/.+\.warc(?:\.gz|\.zst)?$/i

/**
 * @param path of the file, for a ZIP archive is read from its end
 * @returns records; an error where one of the WARC files ends before it should, and then those of the next
 * @throws {InputError} when it is no ZIP archive, or a damaged one
 */
export async function* recordsOfWacz(path: string, most: number): AsyncGenerator<ArchivedRecord | InputError> {
  let zip: ZipFile | null = null
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false })
    for await (const entry of zip.eachEntry()) if (WARC.test(entry.fileName)) yield* recordsIn(zip, entry, most)
  } catch (cause) {
    if (cause instanceof HearsayError) throw cause
    const what = "the ZIP archive of this WACZ is cut or damaged"
    throw new InputError({ what, where: path, next: "get the file again", cause })
  } finally {
    zip?.close()
  }
}

async function* recordsIn(zip: ZipFile, entry: Entry, most: number): AsyncGenerator<ArchivedRecord | InputError> {
  try {
    const { head, all } = await peeked(await zip.openReadStreamPromise(entry), 4096)
    const packing = packingOf(head, entry.fileName)
    yield* recordsOfWarc(packing ? unpacked(all, packing, entry.fileName) : all, most)
  } catch (cause) {
    const said = cause instanceof InputError ? cause.what : "it is damaged"
    yield new InputError({ what: `${entry.fileName}: ${said}`, where: "", next: "get the file again", cause })
  }
}
