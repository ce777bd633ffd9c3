/**
 * Lays a network out as it is quickest to load: its graph joined up as the runtime would do at each start, its weights in a file of their own, which the runtime
 * maps into memory where it would copy them. The arithmetic is the same. `node apart.ts ../models/reader reader.json`, after export.py; writes the checksums.
 */
import { createHash } from "node:crypto"
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as ort from "onnxruntime-node"

const [folder = "", numbers = ""] = process.argv.slice(2)
const path = (name: string) => join(folder, name)
const sum = (name: string) => createHash("sha256").update(readFileSync(path(name))).digest("hex")

await ort.InferenceSession.create(path("model.onnx"), {
  // What comes after "extended" depends on the processor, and is left to where the network runs.
  graphOptimizationLevel: "extended",
  optimizedModelFilePath: path("apart.onnx"),
  extra: {
    optimization: { disable_specified_optimizers: "SkipLayerNormFusion" },
    session: {
      optimized_model_external_initializers_file_name: "weights.bin",
      optimized_model_external_initializers_min_size_in_bytes: "1024",
    },
  },
  logSeverityLevel: 3,
})
rmSync(path("model.onnx"))
renameSync(path("apart.onnx"), path("model.onnx"))

const told = readFileSync(path(numbers), "utf8")
const sums = ["model.onnx", "weights.bin"].map((name) => `"${name}": "${sum(name)}",`).join("\n  ")
writeFileSync(path(numbers), told.replace(/"model\.onnx": ".*",/, sums))
