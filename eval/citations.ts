/**
 * Which outlets an article has things from, and which very article is meant: pairs found against those of `gold.json`, of the invented stories, our own and real news.
 * An outlet that the text does not name is right where the article that it means is.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { z } from "zod"
import { acquire } from "../src/acquire/index.ts"
import { languageOf } from "../src/language/index.ts"
import { recordOf } from "../src/pipeline.ts"
import type { Reader } from "../src/read/index.ts"
import type { Record } from "../src/record/index.ts"
import { citationsOf, citedArticles, familyOf, knownOutlets } from "../src/story/index.ts"
import { evalFolder } from "./data.ts"

const Gold = z.object({
  articles: z.array(
    z.object({
      file: z.string(),
      outlet: z.string(),
      cites: z.array(z.object({ file: z.string().nullable(), outlet: z.string() })).default([]),
    }),
  ),
})

const en = languageOf("en")
const own = fileURLToPath(new URL("./stories", import.meta.url))

interface Pairs {
  known: Set<string>
  found: Set<string>
}

export async function evalCitations(reader: Reader): Promise<string> {
  const lines: string[] = []
  for (const [label, folder] of [
    ["invented stories", join(evalFolder, "stories")],
    ["stories of our own", own],
    ["real news", join(evalFolder, "real-stories")],
  ] as const) {
    const outlets = { known: new Set<string>(), found: new Set<string>() }
    const files = { known: new Set<string>(), found: new Set<string>() }
    for (const slug of readdirSync(folder).sort()) {
      const gold = join(folder, slug, "gold.json")
      if (existsSync(gold)) compare(slug, gold, await recordsIn(join(folder, slug), reader), outlets, files)
    }
    lines.push(`${label}, outlets: ${figures(outlets)}`, `${label}, articles: ${figures(files)}`)
  }
  return lines.join("\n")
}

function compare(slug: string, gold: string, records: readonly Record[], outlets: Pairs, files: Pairs) {
  const articles = records.map(({ article }) => article)
  const file = new Map(articles.map(({ id, uri }) => [id, uri.split("/").at(-1) ?? uri]))
  const known = knownOutlets(articles, en)
  const family = (outlet: string) => familyOf(outlet, en)
  const told = Gold.parse(JSON.parse(readFileSync(gold, "utf8"))).articles
  for (const { file: citing, outlet, cites } of told) {
    for (const cited of cites) {
      // What an article says of its own outlet is no citation.
      const meant = articles.find(({ id }) => file.get(id) === cited.file)?.outlet ?? cited.outlet
      if (family(meant) === family(outlet)) continue
      outlets.known.add(`${slug} ${citing} ${family(meant)}`)
      if (cited.file !== null) files.known.add(`${slug} ${citing} ${cited.file}`)
    }
  }
  const citations = records.flatMap((record) => citationsOf(record, en, known))
  for (const [citation, cited] of citedArticles(citations, articles, en)) {
    if (citation.isBody && cited === null) continue
    const citing = file.get(citation.article)
    const meant = articles.find(({ id }) => id === cited)
    const outlet = citation.family ?? family(meant?.outlet ?? citation.outlet)
    outlets.found.add(`${slug} ${citing} ${outlet}`)
    if (cited !== null) files.found.add(`${slug} ${citing} ${file.get(cited)}`)
  }
}

async function recordsIn(folder: string, reader: Reader): Promise<Record[]> {
  const pages = join(folder, "articles")
  const records: Record[] = []
  for await (const acquired of acquire([existsSync(pages) ? pages : join(folder, "articles.jsonl")]))
    if ("article" in acquired) records.push(await recordOf(acquired.article, reader))
  return records
}

function figures({ known, found }: Pairs): string {
  const both = [...found].filter((pair) => known.has(pair)).length
  const percent = (of: number) => (of === 0 ? "–" : ((100 * both) / of).toFixed(1))
  if (process.env.HEARSAY_EVAL_SHOW) {
    for (const pair of found) if (!known.has(pair)) console.log(`+ ${pair}`)
    for (const pair of known) if (!found.has(pair)) console.log(`- ${pair}`)
  }
  return `P ${percent(found.size)} R ${percent(known.size)} of ${known.size} pairs`
}
