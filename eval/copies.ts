/**
 * Which articles print another's text: pairs found against those that are known. Of the invented stories, copies and revisions (`gold.json`), where an article that is
 * made from another goes with all that are; of real news, `pairs.jsonl`, with the pairs that share text only in part.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { acquire } from "../src/acquire/index.ts"
import { languageOf } from "../src/language/index.ts"
import type { Article } from "../src/record/index.ts"
import { type Copy, copiesOf, originalsOf } from "../src/story/index.ts"
import { evalFolder } from "./data.ts"

const Gold = z.object({
  articles: z.array(
    z.object({ file: z.string(), copied_from: z.string().nullable(), revision_of: z.string().nullable() }),
  ),
})
const Pair = z.object({ story: z.string(), a: z.string(), b: z.string(), kind: z.string() })

export async function evalCopies(): Promise<string> {
  const [invented, real] = [join(evalFolder, "stories"), join(evalFolder, "real-stories")]
  const lines: string[] = []
  for (const made of ["copied_from", "revision_of"] as const) {
    const known: string[] = []
    const found: string[] = []
    for (const slug of folders(invented)) {
      const articles = await articlesIn(join(invented, slug, "articles"))
      const gold = Gold.parse(JSON.parse(readFileSync(join(invented, slug, "gold.json"), "utf8")))
      known.push(
        ...together(
          slug,
          gold.articles.map(({ file, [made]: of }) => [file, of] as const),
        ),
      )
      const kind = made === "copied_from" ? "copy" : "revision"
      const originals = [...originalsOf(copiesOf(articles, languageOf("en")))]
      const name = namesOf(articles)
      found.push(
        ...together(
          slug,
          originals.map(([by, copy]) => [name(by), copy.kind === kind ? name(copy.of) : null] as const),
        ),
      )
    }
    lines.push(`invented stories, ${made === "copied_from" ? "copies" : "revisions"}: ${figures(known, found)}`)
  }
  const pairs = readFileSync(join(real, "pairs.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => Pair.parse(JSON.parse(line)))
  const whole = ["copy", "revision", "update at another URL"]
  const found: { pair: string; kind: Copy["kind"] }[] = []
  for (const [story, input] of clusters(real)) {
    const articles = await articlesIn(input)
    const name = namesOf(articles)
    for (const { of, by, kind } of copiesOf(articles, languageOf("en"))) {
      found.push({ pair: `${story} ${[name(of), name(by)].toSorted().join(" ")}`, kind })
    }
  }
  const keyOf = ({ story, a, b }: z.infer<typeof Pair>) => `${story} ${[a, b].toSorted().join(" ")}`
  const wholes = pairs.filter(({ kind }) => whole.includes(kind)).map(keyOf)
  const parts = pairs.filter(({ kind }) => !whole.includes(kind)).map(keyOf)
  const all = found.map(({ pair }) => pair)
  lines.push(
    `real news: ${wholes.filter((pair) => found.some((one) => one.pair === pair && one.kind !== "part")).length} of ${wholes.length} copies and revisions found as such, ${parts.filter((pair) => found.some((one) => one.pair === pair && one.kind === "part")).length} of ${parts.length} copies in part; ${all.filter((pair) => !wholes.includes(pair) && !parts.includes(pair)).length} pairs beside these`,
  )
  return lines.join("\n")
}

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

function clusters(real: string): [string, string][] {
  const labelled = folders(real).filter((name) => name !== "unlabelled")
  const others = readdirSync(join(real, "unlabelled")).sort()
  return [
    ...labelled.map((name): [string, string] => [name, join(real, name, "articles.jsonl")]),
    ...others.map((file): [string, string] => [file.replace(".jsonl", ""), join(real, "unlabelled", file)]),
  ]
}

async function articlesIn(input: string): Promise<Article[]> {
  const articles: Article[] = []
  for await (const acquired of acquire([input])) if ("article" in acquired) articles.push(acquired.article)
  return articles
}

function namesOf(articles: readonly Article[]): (id: string) => string {
  const names = new Map(articles.map(({ id, uri }) => [id, uri.split("/").at(-1) ?? uri]))
  return (id) => names.get(id) ?? id
}

/** Every pair of files that come from one, in the end. */
function together(slug: string, from: readonly (readonly [string, string | null])[]): string[] {
  const of = new Map(from)
  const root = (file: string): string => {
    const next = of.get(file)
    return next ? root(next) : file
  }
  const files = [...new Set(from.flatMap(([file, other]) => (other ? [file, other] : [file])))].sort()
  return files.flatMap((a, i) => files.slice(i + 1).flatMap((b) => (root(a) === root(b) ? [`${slug} ${a} ${b}`] : [])))
}

function figures(known: readonly string[], found: readonly string[]): string {
  const both = found.filter((pair) => known.includes(pair)).length
  const percent = (n: number, of: number) => (of === 0 ? "–" : ((100 * n) / of).toFixed(1))
  return `P ${percent(both, found.length)} R ${percent(both, known.length)} of ${known.length} pairs`
}
