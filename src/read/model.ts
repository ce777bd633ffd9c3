/**
 * The trained network and its numbers, from `models/reader/`: verified by checksum before a byte of it is used.
 *
 * Windows are run one at a time: the 8-bit kernels scale each activation by the largest value in the batch, so in a batch a
 * window's labels would depend on its neighbours; and batching brought no speed on a CPU.
 */
import * as ort from "onnxruntime-node"
import { type Form, fields, listOf, number, text, whole } from "./forms.ts"
import { broken, numbersOf, sessionOf, verified } from "./model-files.ts"
import { type Tokenizer, tokenizer } from "./wordpiece.ts"

const areNumbers = fields({
  name: text,
  version: text,
  labels: listOf(text),
  pairs: listOf(listOf(number)),
  start: listOf(number),
  links: fields({
    halves: listOf(text),
    width: whole,
    edges: listOf(number),
    far: listOf(listOf(number)),
    none: number,
  }),
  sha256: fields({ "model.onnx": text, "weights.bin": text, "vocabulary.txt": text }),
})

type Numbers = typeof areNumbers extends Form<infer T> ? T : never

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
  const numbers = numbersOf(folder, "reader.json", areNumbers)
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
