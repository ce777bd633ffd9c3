/**
 * The pair model: how two sentences stand to each other in what a part of each asserts. From `models/claims/`, verified by checksum.
 *
 * Both are read together (a cross-encoder, Nogueira & Cho 2019, arXiv:1901.04085), one pair at a time, for the same reason as windows are (model.ts).
 */
import * as ort from "onnxruntime-node"
import type { Range } from "../record/index.ts"
import { exactly, fields, text, whole } from "./forms.ts"
import { broken, numbersOf, sessionOf, verified } from "./model-files.ts"
import { tokenizer } from "./wordpiece.ts"

/** A sentence, where in it the part stands that is asked about, and the title of what it stands in. */
interface Side {
  told: string
  asked: Range
  about: string
}

/** Probabilities that add up to one. */
interface Standing {
  /** both assert the same of the same */
  same: number
  /** the same quantity, day or status with another value */
  version: number
  /** the one says that it is not so, or will not speak of it */
  denies: number
}

export type Judge = (a: Side, b: Side) => Promise<Standing>

const areNumbers = fields({
  name: text,
  version: text,
  labels: exactly(["same", "version", "denies", "other"]),
  most: whole,
  before: whole,
  about: whole,
  sha256: fields({ "model.onnx": text, "vocabulary.txt": text }),
})

const [FIRST, LAST] = [101, 102] // [CLS] and [SEP]
const [SECOND, ASKED] = [1, 2] // bits of a piece's features

export interface PairOptions {
  /** where claims.json and model.onnx lie; default: the model that comes with Hearsay */
  folder?: URL
  /** threads of one run */
  threads?: number
}

/**
 * @throws {ModelError} when a file is missing, or is not the one that claims.json names
 */
export async function loadJudge({ folder = own("claims"), threads = 1 }: PairOptions = {}): Promise<Judge> {
  const numbers = numbersOf(folder, "claims.json", areNumbers)
  const vocabulary = verified(own("reader"), "vocabulary.txt", numbers.sha256).toString("utf8").split("\n").slice(0, -1)
  const tokenize = tokenizer(vocabulary)
  const session = await sessionOf(folder, numbers.sha256, threads)
  const stroke = tokenize("|").map(({ id }) => ({ id, asked: false }))
  /** What a sentence leaves unsaid ("the operation", "she") its title may tell. */
  const titled = (about: string) => {
    const pieces = tokenize(about).slice(0, numbers.about)
    return pieces.length > 0 ? [...pieces.map(({ id }) => ({ id, asked: false })), ...stroke] : []
  }
  /** Pieces of a sentence with whether each is asked about, cut to the most that are looked at, those before it last. */
  const sideOf = ({ told, asked, about }: Side) => {
    const all = tokenize(told).map(({ id, start, end }) => ({ id, asked: start < asked.end && end > asked.start }))
    const first = all.length <= numbers.most ? 0 : all.findIndex((piece) => piece.asked) - numbers.before
    const from = Math.max(0, Math.min(first, all.length - numbers.most))
    return [...titled(about), ...all.slice(from, from + numbers.most)]
  }
  return async (a, b) => {
    const [left, right] = [sideOf(a), sideOf(b)]
    const ids = [FIRST, ...left.map(({ id }) => id), LAST, ...right.map(({ id }) => id), LAST]
    const mark = (piece: { asked: boolean }) => (piece.asked ? ASKED : 0)
    const features = [0, ...left.map(mark), 0, ...right.map((piece) => SECOND + mark(piece)), SECOND]
    const tensor = (values: readonly number[]) =>
      new ort.Tensor("int64", BigInt64Array.from(values, BigInt), [1, values.length])
    const scores = (await session.run({ ids: tensor(ids), features: tensor(features) })).scores?.data
    if (!(scores instanceof Float32Array)) throw broken(folder, "model.onnx", `the network gives no "scores"`)
    const [same = 0, version = 0, denies = 0] = softmax(scores)
    return { same, version, denies }
  }
}

/** Which model compares: what another one found is not mixed with what this one finds. */
export const judgeVersion = (folder: URL = own("claims")): string =>
  numbersOf(folder, "claims.json", areNumbers).version

const own = (name: string) => new URL(`../../models/${name}/`, import.meta.url)

function softmax(scores: ArrayLike<number>): number[] {
  const all = Array.from(scores)
  const most = Math.max(...all)
  const raised = all.map((score) => Math.exp(score - most))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((each) => each / sum)
}
