/** What speed costs in accuracy: window shapes against F1 on PolNeAR dev. Needs the evaluation data; takes minutes. */
import { evalAttributions } from "../eval/attributions.ts"
import { hasEvalData } from "../eval/data.ts"
import { loadNetwork, readerOf, type WindowShape } from "../src/read/index.ts"

const shapes: WindowShape[] = [
  { size: 254, apart: 72, before: 64, after: 64 },
  { size: 254, apart: 72, before: 40, after: 40 },
  { size: 254, apart: 72, before: 32, after: 8 },
  { size: 254, apart: 72, before: 8, after: 24 },
  { size: 254, apart: 96, before: 32, after: 16 },
  { size: 254, apart: 96, before: 16, after: 32 },
  { size: 254, apart: 96, before: 8, after: 32 },
  { size: 254, apart: 84, before: 8, after: 32 },
  { size: 254, apart: 84, before: 8, after: 24 },
  { size: 254, apart: 72, before: 8, after: 8 },
]

export async function curve(): Promise<string> {
  if (!hasEvalData()) return "no evaluation data"
  const network = await loadNetwork()
  const rows = []
  for (const shape of shapes) {
    const before = process.cpuUsage()
    const scores = await evalAttributions(readerOf(network, shape))
    const used = process.cpuUsage(before)
    const f1 = (name: string) => scores.match(new RegExp(`${name} +[\\d.]+ +[\\d.]+ +([\\d.]+)`))?.[1]
    const columns = ["exact source", "exact cue", "exact content", "j50"].map(f1).join("  ")
    rows.push(`${JSON.stringify(shape)}  ${columns}  ${((used.user + used.system) / 1e6 / 84).toFixed(3)} CPU-s`)
  }
  return ["window shape, F1 of source, cue, content, linked; CPU-seconds an article", ...rows].join("\n")
}
