/** Where the evaluation data lie, and how its scorers (Python, standard library only) are called. */
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { recordOf } from "../src/pipeline.ts"
import type { Reader } from "../src/read/index.ts"
import type { Record } from "../src/record/index.ts"

/** The folder of data and scorers: HEARSAY_EVAL, or shared/eval beside the project. */
export const evalFolder = process.env.HEARSAY_EVAL ?? fileURLToPath(new URL("../../shared/eval", import.meta.url))

export const hasEvalData = () => existsSync(join(evalFolder, "score_attribution.py"))

/** Runs a scorer and gives back what it prints. */
export function scored(script: string, ...args: string[]): string {
  return execFileSync("python3", [join(evalFolder, script), ...args], { encoding: "utf8", maxBuffer: 1 << 28 })
}

/** A file of its own in the system's temporary folder. */
export function scratch(name: string, content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "hearsay-eval-")), name)
  writeFileSync(path, content)
  return path
}

/** The records of all text files of a folder, in the order of their names. */
export async function recordsOf(
  folder: string,
  reader: Reader,
  published: (name: string) => string | null = () => null,
): Promise<Record[]> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
  const records = []
  for (const name of names) {
    const text = readFileSync(join(folder, name), "utf8")
    records.push(await recordOf(plainArticle(name, text, published(name)), reader))
  }
  return records
}

/** A text as an article of nothing but that text. */
export function plainArticle(name: string, text: string, published: string | null): Record["article"] {
  const nothing = { url: null, title: null, byline: null, outlet: null, updated: null }
  return { id: name, uri: name, ...nothing, published, language: "en", sha256: "0".repeat(64), text }
}

export const jsonLines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("")
