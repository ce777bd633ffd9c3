/** Streams of bytes: as a whole with a limit, or line by line. */
import { InputError } from "../record/index.ts"

/** A page takes some eighty times its bytes in memory while it is taken apart; the longest that people read have 2 MB. */
export const LARGEST_PAGE = 16 * 1024 * 1024
/** Twice what the longest pages need when they are written as JSON. */
const LONGEST_LINE = 8 * 1024 * 1024

/** As they come from a file, a pipe or the network, or all at once. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** @throws {InputError} as soon as more than `most` bytes have come, without reading on */
export async function collected(chunks: Chunks, most: number, where: string): Promise<Uint8Array> {
  const parts = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > most) throw tooLarge(most, where)
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

export function tooLarge(most: number, where: string): InputError {
  const what = `it is larger than ${most / 1024 / 1024} MB`
  return new InputError({ what, where, next: "give one article, as text or as its own page" })
}

/** The first bytes of a stream (none when it is empty) and the whole of it, for a look at what comes. An error keeps its place in the whole. */
export async function peeked(
  chunks: Chunks,
  atLeast: number,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  const parts: Uint8Array[] = []
  let size = 0
  let fault: { cause: unknown } | null = null
  while (size < atLeast && fault === null) {
    try {
      const { done, value } = await iterator.next()
      if (done) break
      parts.push(value)
      size += value.length
    } catch (cause) {
      fault = { cause }
    }
  }
  async function* all() {
    try {
      yield* parts
      if (fault) throw fault.cause
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head: Buffer.concat(parts), all: all() }
}

/** Lines without their ends, as bytes. A line that is too long comes as null, and what follows it is read on. */
export async function* linesOf(chunks: Chunks, longest = LONGEST_LINE): AsyncGenerator<Uint8Array | null> {
  let parts: Uint8Array[] = []
  let size = 0
  const line = () => {
    const whole = size > longest ? null : Buffer.concat(parts)
    parts = []
    size = 0
    return whole
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      size += at - from
      if (size <= longest) parts.push(chunk.subarray(from, at))
      yield line()
      from = at + 1
    }
    size += chunk.length - from
    if (size <= longest) parts.push(chunk.subarray(from))
    else parts = []
  }
  if (size > 0) yield line()
}
