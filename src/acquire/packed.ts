/**
 * Gzip and Zstandard, unpacked as they stream: several members or frames after one another (as in .warc.gz and .warc.zst) are one stream, and what came
 * before a cut is given first.
 */
import { createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from "node:zlib"
import { grouped, InputError } from "../record/index.ts"
import type { Chunks } from "./bytes.ts"

/** Packed bytes given at a time: gzip packs at most a thousandfold, so no more than 4 MB stand in memory. What a damaged piece held is lost. */
const PIECE = 4 * 1024

interface Packing {
  name: string
  /** first bytes */
  magic: readonly number[]
  /** of a name, which is taken off to see what is in it */
  ending: RegExp
  unpack: () => Gunzip | ZstdDecompress
}

const PACKINGS: readonly Packing[] = [
  { name: "gzip", magic: [0x1f, 0x8b], ending: /\.gz$/i, unpack: createGunzip },
  { name: "Zstandard", magic: [0x28, 0xb5, 0x2f, 0xfd], ending: /\.zst$/i, unpack: createZstdDecompress },
]

/** A frame that is passed over; in a .warc.zst the first of them holds the dictionary that the others need. */
const isSkippable = (head: Uint8Array) =>
  ((head[0] ?? 0) & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18

/** @throws {InputError} for what is packed with a dictionary */
export function packingOf(head: Uint8Array, where: string): Packing | null {
  if (isSkippable(head))
    throw new InputError({
      what: "it is packed by Zstandard with a dictionary of its own",
      where,
      next: "unpack it with zstd -d (for a .warc.zst, with the dictionary in its first frame), and give the .warc",
    })
  return PACKINGS.find(({ magic }) => magic.every((byte, i) => head[i] === byte)) ?? null
}

/** @throws {InputError} at the place where the file is cut or damaged, after all that could be unpacked */
export async function* unpacked(chunks: Chunks, { name, unpack }: Packing, where: string): AsyncGenerator<Uint8Array> {
  // A stream that fails drops what it holds for its reader; taken at once, nothing is lost.
  const ready: Uint8Array[] = []
  const opened = () =>
    unpack()
      .on("data", (part: Uint8Array) => ready.push(part))
      .on("error", () => {})
  let stream = opened()
  let given = 0
  try {
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length; ) {
        const piece = chunk.subarray(from, from + PIECE)
        const before = stream.bytesWritten
        const fault = await settled(stream, (done) => stream.write(piece, done))
        const taken = fault ? piece.length : stream.bytesWritten - before
        from += taken
        given += taken
        yield* ready.splice(0)
        if (fault || taken === 0) throw damaged(name, given, where, fault)
        // Node ends a Zstandard stream with its first frame, and leaves the next to another.
        if (taken < piece.length) {
          stream.destroy()
          stream = opened()
        }
      }
    }
    const fault = await settled(stream, (done) => stream.once("end", done).end())
    yield* ready.splice(0)
    if (fault) {
      const what = `the ${name} file is cut: it ends too early`
      throw new InputError({ what, where, next: "get the file again; what came before was read", cause: fault })
    }
  } finally {
    stream.destroy()
  }
}

/** Waits for a step of the stream. @returns its error, or null */
function settled(
  stream: Gunzip | ZstdDecompress,
  step: (done: (error?: Error | null) => void) => void,
): Promise<Error | null> {
  return new Promise((resolve) => {
    const done = (error?: Error | null) => {
      stream.off("error", done)
      resolve(error ?? null)
    }
    stream.once("error", done)
    step(done)
  })
}

function damaged(name: string, byte: number, where: string, cause: Error | null): InputError {
  const what = `the ${name} file is damaged before byte ${grouped(byte)}`
  return new InputError({ what, where, next: "get the file again; what came before was read", cause })
}
