/**
 * The trained network and its numbers, from `models/reader/`: verified by checksum before a byte of it is used.
 *
 * Windows are run one at a time: the 8-bit kernels scale each activation by the largest value in the batch, so in a batch a
 * window's labels would depend on its neighbours; and batching brought no speed on a CPU.
 */
import * as ort from "onnxruntime-node"
import { z } from "zod"
import { broken, numbersOf, sessionOf, verified } from "./model-files.ts"
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
  sha256: z.object({ "model.onnx": z.string(), "weights.bin": z.string(), "vocabulary.txt": z.string() }),
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
  /** where reader.json, model.onnx, weights.bin and vocabulary.txt lie; default: the model that comes with Hearsay */
  folder?: URL
  /** threads of one run; more than one is faster for a single article and slower for many */
  threads?: number
}

/**
 * @throws {ModelError} when a file is missing, or is not the one that reader.json names
 */
export async function loadNetwork({ folder = ownFolder(), threads = 1 }: ModelOptions = {}): Promise<Network> {
  const numbers = numbersOf(folder, "reader.json", Numbers)
  const vocabulary = verified(folder, "vocabulary.txt", numbers.sha256).toString("utf8").split("\n").slice(0, -1)
  const session = await sessionOf(folder, numbers.sha256, threads)
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
