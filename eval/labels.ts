/** The fields of statements against labelled attributions of PolNeAR dev, by score_labels.py. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import type { Reader } from "../src/read/index.ts"
import { evalFolder, jsonLines, recordsOf, scored, scratch } from "./data.ts"

const Items = z.array(z.object({ doc: z.string(), published: z.string() }))

export async function evalLabels(reader: Reader): Promise<string> {
  const sets = ["random", "rare"]
  const items = sets.flatMap((set) => Items.parse(JSON.parse(readFileSync(path(`${set}.items.json`), "utf8"))))
  const days = new Map(items.map(({ doc, published }) => [`${doc}.txt`, published]))
  const records = await recordsOf(join(evalFolder, "polnear/dev/text"), reader, (name) => days.get(name) ?? null)
  const file = scratch("records.jsonl", jsonLines(records))
  return sets
    .map(
      (set) => `-- ${set}\n${scored("score_labels.py", path(`${set}.labels.jsonl`), path(`${set}.items.json`), file)}`,
    )
    .join("")
}

const path = (name: string) => join(evalFolder, "labels", name)
