/**
 * Time expressions of TimeBank, by its scorer: figures of all articles, and where asked with `--half 0|1` of every other one.
 * Needs no reader, so it also runs alone: `node eval/times.ts`.
 */

import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { z } from "zod"
import { languageOf, paragraphsOf, sentencesOf } from "../src/language/index.ts"
import { findTimes } from "../src/resolve/times/index.ts"
import { passageOf } from "../src/resolve/words/index.ts"
import { evalFolder, jsonLines, scored, scratch } from "./data.ts"

const Article = z.object({ uri: z.string(), published: z.string().nullable(), text: z.string() })

/** What the scorer prints. `half`: only the articles at even (0) or odd (1) places. */
export function evalTimes(half: number | null = null): string {
  const folder = join(evalFolder, "timebank")
  if (!existsSync(folder)) return `no evaluation data in ${folder}`
  const keep = (_: string, i: number) => half === null || i % 2 === half
  const lines = (file: string) => readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean).filter(keep)
  const began = performance.now()
  const predictions = lines("articles.jsonl").map((line) => predicted(Article.parse(JSON.parse(line))))
  const spent = performance.now() - began
  const gold = scratch(
    "gold.jsonl",
    lines("gold.jsonl")
      .map((line) => `${line}\n`)
      .join(""),
  )
  const figures = scored("score_time.py", scratch("times.jsonl", jsonLines(predictions)), "--gold", gold, "--by-form")
  return `${figures}  ${(spent / predictions.length).toFixed(1)} ms an article\n`
}

function predicted({ uri, published, text }: z.infer<typeof Article>) {
  const paragraphs = paragraphsOf(text)
  const language = languageOf("en")
  const parts = { paragraphs, sentences: sentencesOf(text, paragraphs, language), quotations: [] }
  const times = findTimes(passageOf(text, parts, language), published)
  // The scorer counts code points.
  const at = (offset: number) => [...text.slice(0, offset)].length
  const timexes = times.map(({ start, end, type, value }) => ({ start: at(start), end: at(end), type, value }))
  return { id: uri.replace(/\.txt$/, ""), timexes }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const half = process.argv.indexOf("--half")
  process.stdout.write(evalTimes(half < 0 ? null : Number(process.argv[half + 1])))
}
