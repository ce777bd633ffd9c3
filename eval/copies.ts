/**
 * Which articles print another's text: pairs found against those that are known. Of the invented stories, copies and revisions (`gold.json`), where an article that is
 * made from another goes with all that are; of real news, `pairs.jsonl`, with the pairs that share text only in part.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
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
const WHOLE = new Set(["copy", "revision", "update at another URL"])
const Pair = z.object({ story: z.string(), a: z.string(), b: z.string(), kind: z.string() })

/** Stories of our own, in the same form as the evaluation's; those in `held-back` are read by nobody who works on what they measure. */
const own = fileURLToPath(new URL("./stories", import.meta.url))

export async function evalCopies(): Promise<string> {
  const lines = [
    ...(await ofStories("invented stories", join(evalFolder, "stories"))),
    ...(await ofStories("stories of our own", own)),
    ...(await ofStories("stories held back", join(own, "held-back"))),
    await ofRealNews(join(evalFolder, "real-stories")),
  ]
  return lines.join("\n")
}

async function ofStories(label: string, folder: string): Promise<string[]> {
  const pairs = {
    copy: { known: [] as string[], found: [] as string[] },
    revision: { known: [] as string[], found: [] as string[] },
  }
  for (const slug of storiesIn(folder)) {
    const articles = await articlesIn(join(folder, slug, "articles"))
    const gold = Gold.parse(JSON.parse(readFileSync(join(folder, slug, "gold.json"), "utf8"))).articles
    const originals = [...originalsOf(copiesOf(articles, languageOf("en")))]
    const name = namesOf(articles)
    for (const [kind, made] of [
      ["copy", "copied_from"],
      ["revision", "revision_of"],
    ] as const) {
      pairs[kind].known.push(
        ...together(
          slug,
          gold.map((each) => [each.file, each[made]]),
        ),
      )
      const found = originals.map(([by, copy]): Made => [name(by), copy.kind === kind ? name(copy.of) : null])
      pairs[kind].found.push(...together(slug, found))
    }
  }
  const { copy, revision } = pairs
  return [
    `${label}, copies: ${figures(copy.known, copy.found)}`,
    `${label}, revisions: ${figures(revision.known, revision.found)}`,
  ]
}

/** A file, and the one that it was made from. */
type Made = readonly [string, string | null]

async function ofRealNews(real: string): Promise<string> {
  const known = readFileSync(join(real, "pairs.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => Pair.parse(JSON.parse(line)))
    .map(({ story, a, b, kind }) => ({ pair: `${story} ${[a, b].toSorted().join(" ")}`, isWhole: WHOLE.has(kind) }))
  const found = new Map<string, Copy["kind"]>()
  for (const [story, input] of clusters(real)) {
    const articles = await articlesIn(input)
    const name = namesOf(articles)
    for (const { of, by, kind } of copiesOf(articles, languageOf("en")))
      found.set(`${story} ${[name(of), name(by)].toSorted().join(" ")}`, kind)
  }
  const right = (isWhole: boolean) => {
    const asked = known.filter((each) => each.isWhole === isWhole)
    const hit = asked.filter(({ pair }) => found.has(pair) && (found.get(pair) !== "part") === isWhole)
    return `${hit.length} of ${asked.length}`
  }
  const beside = [...found.keys()].filter((pair) => !known.some((each) => each.pair === pair)).length
  return `real news: ${right(true)} copies and revisions found as such, ${right(false)} copies in part; ${beside} pairs beside these`
}

const storiesIn = (folder: string) =>
  existsSync(folder) ? folders(folder).filter((slug) => existsSync(join(folder, slug, "gold.json"))) : []

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
function together(slug: string, from: readonly Made[]): string[] {
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
