/** Attributions on PolNeAR dev (84 articles), by score_attribution.py. */
import { join } from "node:path"
import type { Reader } from "../src/read/index.ts"
import { evalFolder, jsonLines, recordsOf, scored, scratch } from "./data.ts"

export async function evalAttributions(reader: Reader): Promise<string> {
  const records = await recordsOf(join(evalFolder, "polnear/dev/text"), reader)
  const predictions = scored("from_records.py", "attributions", scratch("records.jsonl", jsonLines(records)))
  return scored("score_attribution.py", join(evalFolder, "polnear/dev"), scratch("predictions.jsonl", predictions))
}
