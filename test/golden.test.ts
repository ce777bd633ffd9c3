import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { loadReader } from "../src/read/index.ts"
import type { Attribution } from "../src/record/index.ts"
import { caseNames, expectedText, readingPath, readingText, recordText } from "./golden/cases.ts"

describe("golden records (npm run golden shows what differs)", () => {
  it.each(caseNames())("%s", async (name) => {
    expect(JSON.parse(await recordText(name))).toEqual(JSON.parse(expectedText(name)))
  })

  it.each(caseNames().filter((name) => name.startsWith("none-")))("%s reads nothing", async (name) => {
    expect(JSON.parse(expectedText(name))[0].statements).toEqual([])
  })

  it("rest on what the network still reads: nine attributions in ten, on any processor", {
    timeout: 300_000,
  }, async () => {
    const reader = await loadReader()
    let [same, all] = [0, 0]
    for (const name of caseNames()) {
      const kept = keysOf(readFileSync(readingPath(name), "utf8"))
      const now = keysOf(await readingText(name, reader))
      same += 2 * now.filter((key) => kept.includes(key)).length
      all += kept.length + now.length
    }
    expect(all).toBeGreaterThan(100)
    expect(same / all).toBeGreaterThan(0.9)
  })
})

/** The attributions of every article, each as the places of its words. */
function keysOf(readings: string): string[] {
  const articles: Attribution[][] = JSON.parse(readings)
  return articles.flatMap((attributions, i) =>
    attributions.map(({ source, cue, content }) =>
      JSON.stringify([i, ...[source, cue, content].map((spans) => spans.map(({ start, end }) => [start, end]))]),
    ),
  )
}
