/** The articles that the benchmarks read: PolNeAR dev where the evaluation data are, else the samples of this project, repeated. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { evalFolder, hasEvalData } from "../eval/data.ts"

export function benchArticles(): { from: string; texts: string[] } {
  if (hasEvalData()) {
    const folder = join(evalFolder, "polnear/dev/text")
    const names = readdirSync(folder).sort()
    return { from: "PolNeAR dev", texts: names.map((name) => readFileSync(join(folder, name), "utf8")) }
  }
  const sample = readFileSync(new URL("../examples/vote-count.txt", import.meta.url), "utf8")
  return { from: "a sample article, 40 times", texts: Array.from({ length: 40 }, () => sample) }
}
