/**
 * Graphics states of a PDF that are opened (`q`) and never closed (`Q`; ISO 32000-1, 8.4.2). Readers must open 28 (ISO 32000-1, Annex C). The parser makes each state of the one before, so that
 * whatever is asked of the last goes through all: a thousand bytes of them, packed, would keep it at work for a minute. So they are counted before it begins.
 */
import { inflateSync } from "node:zlib"

/** No page has so many, and to go through them takes no time worth telling. */
const MOST_OPEN = 1000
/** Bytes of a stream when it is unpacked: of a longer one they are not counted. */
const LONGEST = 1 << 24
/** Bytes of all of them that are looked at. */
const MOST_BYTES = 1 << 26
/** In front of a stream stands what it is, in so many bytes. */
const DICTIONARY = 400

const [SAVE, RESTORE] = [0x71, 0x51]

/** @returns whether more are open at some place than any page has, in the streams that are as they are or packed once (FlateDecode) */
export function hasEndlessStates(bytes: Uint8Array): boolean {
  let open = 0
  for (const stream of streamsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    let before = true
    for (let at = 0; at < stream.length; at++) {
      const byte = stream[at] ?? 0
      const isBlank = byte <= 0x20
      if ((byte === SAVE || byte === RESTORE) && before && (stream[at + 1] ?? 0) <= 0x20) {
        open = Math.max(0, open + (byte === SAVE ? 1 : -1))
        if (open > MOST_OPEN) return true
      }
      before = isBlank
    }
  }
  return false
}

/** But for pictures, of which there may be very much. */
function* streamsOf(file: Buffer): Generator<Uint8Array> {
  for (let [end, size] = [0, 0]; size < MOST_BYTES; ) {
    const last = end
    const begin = file.indexOf("stream", last)
    const start = begin + "stream".length
    end = begin < 0 ? -1 : file.indexOf("endstream", start)
    if (end < 0) return
    const isPicture = file.subarray(Math.max(last, begin - DICTIONARY), begin).includes("/Image")
    if (!isPicture) {
      const stream = unpacked(file.subarray(file[start] === 0x0d ? start + 2 : start + 1, end))
      size += stream.length
      yield stream
    }
    end += "endstream".length
  }
}

/** As it is, if it is not packed; nothing, if it cannot be unpacked or is too long. */
function unpacked(data: Buffer): Uint8Array {
  // The head of what zlib packed (RFC 1950, 2.2).
  if (data.length < 2 || ((data[0] ?? 0) & 0x0f) !== 8 || data.readUInt16BE(0) % 31 !== 0) return data
  try {
    return inflateSync(data, { maxOutputLength: LONGEST })
  } catch {
    return new Uint8Array()
  }
}
