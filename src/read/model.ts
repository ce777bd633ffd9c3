/**
 * The trained network and its numbers, from `models/reader/`: verified by checksum before a byte of it is used. The network itself is read piece by piece
 * for its checksum and then handed on by its path, for 35 MB held here would cost the runtime's copy and a whole round of collecting garbage.
 *
 * Windows are run one at a time: the 8-bit kernels scale each activation by the largest value in the batch, so in a batch a
 * window's labels would depend on its neighbours; and batching brought no speed on a CPU.
 */
import { createHash } from "node:crypto"
import { closeSync, openSync, readFileSync, readSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as ort from "onnxruntime-node"
import { z } from "zod"
import { ModelError } from "../record/index.ts"
import { type Tokenizer, tokenizer } from "./wordpiece.ts"

const Numbers = z.object({
  name: z.string(),
  version: z.string(),
  labels: z.array(z.string()),
  pairs: z.array(z.array(z.number())),
  start: z.array(z.number()),
  links: z.object({
    halves: z.array(z.string()),
    width: z.int(),
    edges: z.array(z.number()),
    far: z.array(z.array(z.number())),
    none: z.number(),
  }),
  sha256: z.object({ "model.onnx": z.string(), "vocabulary.txt": z.string() }),
})

type Numbers = z.infer<typeof Numbers>

export interface Network {
  numbers: Numbers
  tokenize: Tokenizer
  /** One window: piece ids and features → emissions [pieces, labels] and link vectors [pieces, halves × width]. */
  run(ids: ArrayLike<number>, features: ArrayLike<number>): Promise<{ emissions: Float32Array; vectors: Float32Array }>
}

const [FIRST, LAST] = [101, 102] // [CLS] and [SEP], which stand around every window

export interface ModelOptions {
  /** where reader.json, model.onnx and vocabulary.txt lie; default: the model that comes with Hearsay */
  folder?: URL
  /** threads of one run; more than one is faster for a single article and slower for many */
  threads?: number
}

/**
 * @throws {ModelError} when a file is missing, or is not the one that reader.json names
 */
export async function loadNetwork({ folder = ownFolder(), threads = 1 }: ModelOptions = {}): Promise<Network> {
  const numbers = numbersOf(fileOf(folder, "reader.json"), folder)
  const vocabulary = verified(folder, "vocabulary.txt", numbers).toString("utf8").split("\n").slice(0, -1)
  const session = await ort.InferenceSession.create(verifiedPath(folder, "model.onnx", numbers), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    // The runtime's fused kernel for a sum and its norm takes five times as long as the two apart.
    extra: { optimization: { disable_specified_optimizers: "SkipLayerNormFusion" } },
    logSeverityLevel: 3,
  })
  return {
    numbers,
    tokenize: tokenizer(vocabulary),
    async run(ids, features) {
      const out = await session.run({ ids: framed(ids, FIRST, LAST), features: framed(features, 0, 0) })
      const inner = (name: string, width: number) => {
        const data = out[name]?.data
        if (!(data instanceof Float32Array)) throw broken(folder, "model.onnx", `the network gives no "${name}"`)
        return data.subarray(width, -width)
      }
      return {
        emissions: inner("labels", numbers.labels.length),
        vectors: inner("links", numbers.links.halves.length * numbers.links.width),
      }
    },
  }
}

/** The model folder beside the code, in a checkout and in the published package alike. */
function ownFolder(): URL {
  return new URL("../../models/reader/", import.meta.url)
}

function framed(values: ArrayLike<number>, first: number, last: number): ort.Tensor {
  const data = new BigInt64Array(values.length + 2)
  data[0] = BigInt(first)
  for (let i = 0; i < values.length; i++) data[i + 1] = BigInt(values[i] ?? 0)
  data[values.length + 1] = BigInt(last)
  return new ort.Tensor("int64", data, [1, data.length])
}

function numbersOf(bytes: Buffer, folder: URL): Numbers {
  try {
    return Numbers.parse(JSON.parse(bytes.toString("utf8")))
  } catch (cause) {
    throw broken(folder, "reader.json", "the file is not what this version of Hearsay wrote", cause)
  }
}

function verified(folder: URL, name: keyof Numbers["sha256"], numbers: Numbers): Buffer {
  const bytes = fileOf(folder, name)
  if (createHash("sha256").update(bytes).digest("hex") === numbers.sha256[name]) return bytes
  throw broken(folder, name, "the file has changed: its checksum is not the one in reader.json")
}

/** The path of a file, once the checksum of its bytes is found to be the one that is named. */
function verifiedPath(folder: URL, name: keyof Numbers["sha256"], numbers: Numbers): string {
  const path = fileURLToPath(new URL(name, folder))
  if (sumOf(path, folder, name) === numbers.sha256[name]) return path
  throw broken(folder, name, "the file has changed: its checksum is not the one in reader.json")
}

const PIECE = 1 << 20

function sumOf(path: string, folder: URL, name: string): string {
  const hash = createHash("sha256")
  const piece = Buffer.allocUnsafe(PIECE)
  let file: number | undefined
  try {
    file = openSync(path, "r")
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) hash.update(piece.subarray(0, size))
  } catch (cause) {
    throw broken(folder, name, "the model file cannot be read", cause)
  } finally {
    if (file !== undefined) closeSync(file)
  }
  return hash.digest("hex")
}

function fileOf(folder: URL, name: string): Buffer {
  try {
    return readFileSync(new URL(name, folder))
  } catch (cause) {
    throw broken(folder, name, "the model file cannot be read", cause)
  }
}

function broken(folder: URL, name: string, what: string, cause?: unknown): ModelError {
  const next = "install Hearsay again, or restore the file with: git checkout models"
  return new ModelError({ what, where: fileURLToPath(new URL(name, folder)), next, cause })
}
