/**
 * The files of a model: numbers beside a network and a vocabulary, verified by the checksums that stand in the numbers. The network itself is read piece by piece
 * for its checksum and then handed on by its path, for 35 MB held here would cost the runtime's copy and a whole round of collecting garbage. Weights that lie
 * beside it the runtime finds there and maps into memory.
 */
import { createHash } from "node:crypto"
import { closeSync, openSync, readFileSync, readSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as ort from "onnxruntime-node"
import { ModelError } from "../record/index.ts"
import { hasSum } from "./checked.ts"
import type { Form } from "./forms.ts"

type Sums = { [name: string]: string }

/** @throws {ModelError} when the file is missing, or not of this form */
export function numbersOf<T>(folder: URL, name: string, isSo: Form<T>): T {
  const bytes = fileOf(folder, name)
  try {
    const numbers: unknown = JSON.parse(bytes.toString("utf8"))
    if (isSo(numbers)) return numbers
    throw new TypeError("a number or a word that it should have is missing, or another thing stands there")
  } catch (cause) {
    throw broken(folder, name, "the file is not what this version of Hearsay wrote", cause)
  }
}

/** @throws {ModelError} when the file is missing, or another than `sums` says */
export function verified(folder: URL, name: string, sums: Sums): Buffer {
  const bytes = fileOf(folder, name)
  if (createHash("sha256").update(bytes).digest("hex") === sums[name]) return bytes
  throw changed(folder, name)
}

const NETWORK = ["model.onnx", "weights.bin"]
/**
 * As it is published, the runtime writes down how it is used, with an identifier of its own, and sends that to its maker. It begins none of this where it is
 * told not to before its first session. (It asks the system, which hears of it from the main thread alone: a worker's environment is a copy.)
 */
const KEPT_TO_ITSELF = "1"

/** @throws {ModelError} when a file of the network that `sums` names is missing, or another than it says */
export function sessionOf(folder: URL, sums: Sums, threads: number): Promise<ort.InferenceSession> {
  const [network = ""] = NETWORK.filter((name) => name in sums).map((name) => verifiedPath(folder, name, sums))
  process.env["ORT_DISABLE_TELEMETRY"] = KEPT_TO_ITSELF
  return ort.InferenceSession.create(network, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    // The runtime's fused kernel for a sum and its norm takes five times as long as the two apart.
    extra: { optimization: { disable_specified_optimizers: "SkipLayerNormFusion" } },
    logSeverityLevel: 3,
  })
}

/** The path of a file, once the checksum of its bytes is found to be the one that is named, or was before and nothing about the file is new. */
function verifiedPath(folder: URL, name: string, sums: Sums): string {
  const path = fileURLToPath(new URL(name, folder))
  if (hasSum(path, sums[name], () => sumOf(path, folder, name))) return path
  throw changed(folder, name)
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

const changed = (folder: URL, name: string) =>
  broken(folder, name, "the file has changed: its checksum is not the one that stands beside it")

export function broken(folder: URL, name: string, what: string, cause?: unknown): ModelError {
  const next = "install Hearsay again, or restore the file with: git checkout models"
  return new ModelError({ what, where: fileURLToPath(new URL(name, folder)), next, cause })
}
