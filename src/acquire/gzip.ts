/** Gzip, unpacked as it streams: several members after one another (as in .warc.gz) are one stream, and what came before a cut is given first. */
import { createGunzip, type Gunzip } from "node:zlib"
import { InputError } from "../record/index.ts"
import type { Chunks } from "./bytes.ts"

/** Packed bytes given at a time: gzip packs at most a thousandfold, so no more than 4 MB stand in memory. What a damaged piece held is lost. */
const PIECE = 4 * 1024

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b

/** @throws {InputError} at the place where the file is cut or damaged, after all that could be unpacked */
export async function* gunzipped(chunks: Chunks, where: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  // A stream that fails drops what it holds for its reader; taken at once, nothing is lost.
  const unpacked: Uint8Array[] = []
  gunzip.on("data", (part: Uint8Array) => unpacked.push(part)).on("error", () => {})
  let given = 0
  try {
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length; from += PIECE) {
        const piece = chunk.subarray(from, from + PIECE)
        given += piece.length
        const fault = await settled(gunzip, (done) => gunzip.write(piece, done))
        yield* unpacked.splice(0)
        if (fault) throw damaged(where, given, fault)
      }
    }
    const fault = await settled(gunzip, (done) => gunzip.once("end", done).end())
    yield* unpacked.splice(0)
    if (fault) {
      const what = "the gzip file is cut: it ends too early"
      throw new InputError({ what, where, next: "get the file again; what came before was read", cause: fault })
    }
  } finally {
    gunzip.destroy()
  }
}

/** Waits for a step of the stream. @returns its error, or null */
function settled(gunzip: Gunzip, step: (done: (error?: Error | null) => void) => void): Promise<Error | null> {
  return new Promise((resolve) => {
    const done = (error?: Error | null) => {
      gunzip.off("error", done)
      resolve(error ?? null)
    }
    gunzip.once("error", done)
    step(done)
  })
}

function damaged(where: string, byte: number, cause?: Error): InputError {
  const what = `the gzip file is damaged before byte ${byte.toLocaleString("en")}`
  return new InputError({ what, where, next: "get the file again; what came before was read", cause })
}
