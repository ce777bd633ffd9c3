/** Attributed carriers of the claims of invented stories and of real news, by score_carriers.py. */
import { join } from "node:path"
import { acquire } from "../src/acquire/index.ts"
import { recordOf } from "../src/pipeline.ts"
import type { Reader } from "../src/read/index.ts"
import { evalFolder, jsonLines, scored, scratch } from "./data.ts"

export async function evalCarriers(reader: Reader): Promise<string> {
  const invented = await scoresOf(join(evalFolder, "stories"), reader)
  return `invented stories\n${invented}\nreal news\n${await scoresOf(join(evalFolder, "real-stories"), reader)}`
}

async function scoresOf(stories: string, reader: Reader): Promise<string> {
  const records = []
  for await (const acquired of acquire([join(stories, "*/{articles,articles.jsonl}")])) {
    if ("article" in acquired) records.push(await recordOf(acquired.article, reader))
  }
  return scored("score_carriers.py", stories, scratch("records.jsonl", jsonLines(records)))
}
