/**
 * The content codings of HTTP (RFC 9110, 8.4.1), undone within a limit of bytes: a small body cannot become one that fills the memory.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from "node:zlib"
import { InputError } from "../record/index.ts"
import { tooLarge } from "./bytes.ts"

const codings: { readonly [name: string]: (body: Uint8Array, options: { maxOutputLength: number }) => Uint8Array } = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
  // Servers call both forms deflate; the low half of the zlib header's first byte tells them apart.
  deflate: (body, options) => (((body[0] ?? 0) & 15) === 8 ? inflateSync : inflateRawSync)(body, options),
  identity: (body) => body,
}

/** More than servers put on one another; each may be a thousandfold. */
const MOST_CODINGS = 3

/**
 * @param coding the Content-Encoding header, or null
 * @throws {InputError} when the body is damaged, packed in an unknown way, or larger than `most` bytes
 */
export function decoded(body: Uint8Array, coding: string | null, most: number, where: string): Uint8Array {
  const names =
    coding
      ?.toLowerCase()
      .split(/[\s,]+/)
      .filter((name) => name !== "") ?? []
  if (names.length > MOST_CODINGS) throw unreadable(coding, where)
  // The last that was put on comes off first.
  return names.reduceRight((packed, name) => undone(packed, name, most, where), body)
}

function undone(body: Uint8Array, name: string, most: number, where: string): Uint8Array {
  const undo = Object.hasOwn(codings, name) ? codings[name] : undefined
  if (undo === undefined) throw unreadable(name, where)
  try {
    return undo(body, { maxOutputLength: most })
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(most, where)
    // Many crawlers keep a page unpacked and its header as it was.
    if (/^[\s\u00ef\u00bb\u00bf]*</.test(Buffer.from(body.subarray(0, 100)).toString("latin1"))) return body
    throw unreadable(name, where, cause)
  }
}

function unreadable(coding: string | null, where: string, cause?: unknown): InputError {
  const what = `its content cannot be unpacked (${coding})`
  return new InputError({ what, where, next: "get the file again, or give the page itself", cause })
}
