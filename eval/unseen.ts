/** The fields of statements on the articles that nobody looks at (training/labels/held-back.jsonl), by score_labels.py: figures, and nothing of what is wrong. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { recordOf } from "../src/pipeline.ts"
import type { Reader } from "../src/read/index.ts"
import { evalFolder, jsonLines, plainArticle, scored, scratch } from "./data.ts"
import { labelled, pathOf, readingOf } from "./fields.ts"

export async function evalUnseen(reader: Reader): Promise<string> {
  const articles = labelled(pathOf("held-back")).map(([doc, labels]) => {
    const text = readFileSync(join(evalFolder, "polnear/train/text", `${doc}.txt`), "utf8")
    return { doc, labels, article: plainArticle(`${doc}.txt`, text, labels[0]?.published ?? null) }
  })
  const items = articles.flatMap(({ doc, labels }) =>
    labels.map(({ published, source, cue, content }, i) => ({
      ...{ key: `${doc}:${i}`, doc, published, attribution: { source, cue, content } },
    })),
  )
  const fields = articles.flatMap(({ doc, labels, article }) => {
    const { words } = readingOf(article.text, labels)
    return labels.map((label, i) => ({
      ...{ key: `${doc}:${i}`, stance: label.stance, source_type: label.source_type },
      ...{ speaker: words(label.speaker) || null, addressee: words(label.addressee) || null },
      ...{ medium: words(label.medium) || null, time: words(label.time) || null, time_value: label.time_value ?? null },
      ...{ via: null, hedge: words(label.hedge) || null, conditional: label.conditional },
      second_order: label.second_order,
    }))
  })
  const records = []
  for (const { article } of articles) records.push(await recordOf(article, reader))
  const files = [
    scratch("unseen.labels.jsonl", jsonLines(fields)),
    scratch("unseen.items.json", JSON.stringify(items)),
    scratch("unseen.jsonl", jsonLines(records)),
  ]
  return scored("score_labels.py", ...files)
}
