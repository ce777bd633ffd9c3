/** The weights of frames, from `models/frames/`: verified by the checksum in frames.json before one of them is used, as the reader's files are. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { ModelError } from "../../record/index.ts"
import type { Field } from "./candidates.ts"

export type Weights = Record<Field, ReadonlyMap<string, number>>

/**
 * @param folder where frames.json and weights.tsv lie; default: those that come with Hearsay
 * @throws {ModelError} when a file is missing, or is not the one that frames.json names
 */
export function loadWeights(folder = ownFolder()): Weights {
  const sum = sumIn(fileOf(folder, "frames.json"), folder)
  const bytes = fileOf(folder, "weights.tsv")
  if (createHash("sha256").update(bytes).digest("hex") !== sum)
    throw broken(folder, "weights.tsv", "the file has changed: its checksum is not the one in frames.json")
  const tables = {
    addressee: new Map<string, number>(),
    medium: new Map<string, number>(),
    said: new Map<string, number>(),
  }
  for (const line of bytes.toString("utf8").split("\n")) {
    const [first, last] = [line.indexOf("\t"), line.lastIndexOf("\t")]
    const field = line.slice(0, first)
    if (field === "addressee" || field === "medium" || field === "said")
      tables[field].set(line.slice(first + 1, last), Number(line.slice(last + 1)))
  }
  return tables
}

/** The model folder beside the code, in a checkout and in the published package alike. */
function ownFolder(): URL {
  return new URL("../../../models/frames/", import.meta.url)
}

function sumIn(bytes: Buffer, folder: URL): string {
  try {
    const numbers: { sha256: { [file: string]: unknown } } = JSON.parse(bytes.toString("utf8"))
    const sum = numbers.sha256["weights.tsv"]
    if (typeof sum === "string") return sum
    throw new TypeError("it has no checksum of weights.tsv")
  } catch (cause) {
    throw broken(folder, "frames.json", "the file is not what this version of Hearsay wrote", cause)
  }
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
