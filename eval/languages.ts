/** Languages read by rules: of marked sentences (test/cases/spanish*.tsv), how many sources, cues and contents come out exactly, beside what the network makes of them. */

import { languageOf } from "../src/language/index.ts"
import type { Reader } from "../src/read/index.ts"
import type { Attribution } from "../src/record/index.ts"
import { cases, reads } from "../test/cases/marked.ts"

const PARTS = ["source", "cue", "content"] as const

export async function evalLanguages(reader: Reader): Promise<string> {
  const lines: string[] = []
  for (const [name, about] of [
    ["spanish", "written with the rules"],
    ["spanish-unseen", "written after them"],
  ] as const) {
    for (const [code, by] of [
      ["es", "rules"],
      ["en", "network"],
    ] as const) {
      const rows = cases(name).map((row) => reads(row.marked ?? ""))
      const found = await Promise.all(
        rows.map(async ({ text }) => (await reader.read(text, { language: languageOf(code) })).attributions),
      )
      const marked = rows.filter(({ attribution }) => attribution !== null).length
      const right = PARTS.map(
        (part) =>
          `${part} ${rows.filter(({ attribution }, i) => attribution && found[i]?.some((one) => wordsOf(one, part) === wordsOf(attribution, part))).length}`,
      )
      const made = found.flat().length
      lines.push(`${about}, ${by}: ${right.join(" · ")} of ${marked}, ${made} made`)
    }
  }
  return lines.join("\n")
}

const wordsOf = (attribution: Attribution, part: (typeof PARTS)[number]) =>
  attribution[part].map(({ text }) => text).join(" … ")
