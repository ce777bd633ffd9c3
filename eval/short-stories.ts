/**
 * Short invented stories, one a line of `short-stories/*.jsonl`, as folders that the scorer of stories and `training/units.ts` read. `train` is what the pair model learns from, by `tune` one of its
 * versions is chosen, and `kept` nobody looks at.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { z } from "zod"

export type Part = "train" | "tune" | "kept"

const ShortStory = z.strictObject({
  matter: z.string(),
  articles: z.array(
    z.strictObject({
      file: z.string(),
      outlet: z.string(),
      published: z.string(),
      kind: z.string(),
      copied_from: z.string().nullable(),
      cites: z.array(z.unknown()),
      title: z.string(),
      text: z.string(),
    }),
  ),
  claims: z.array(
    z.looseObject({
      id: z.string(),
      carriers: z.array(z.strictObject({ article: z.string(), quote: z.string(), stance: z.string() })),
    }),
  ),
  versions: z.array(z.tuple([z.string(), z.string()])),
  changes: z.array(z.unknown()),
})
type ShortStory = z.infer<typeof ShortStory>

/** @returns a new folder with one for each story in it, named after its matter: `articles.jsonl`, and `gold.json` in the form of the evaluation's stories */
export function laidOut(part: Part): string {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-short-stories-"))
  const lines = readFileSync(fileURLToPath(new URL(`short-stories/${part}.jsonl`, import.meta.url)), "utf8").split("\n")
  for (const line of lines.filter(Boolean)) {
    const story = ShortStory.parse(JSON.parse(line))
    const name = slug(story.matter)
    const to = join(folder, name)
    mkdirSync(to)
    writeFileSync(
      join(to, "articles.jsonl"),
      story.articles.map((each) => `${JSON.stringify(pageOf(name, each))}\n`).join(""),
    )
    writeFileSync(join(to, "gold.json"), JSON.stringify(goldOf(story)))
  }
  return folder
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")

const pageOf = (story: string, { file, outlet, published, title, text }: ShortStory["articles"][number]) => ({
  uri: `${story}/${file}`,
  url: `https://${slug(outlet)}.example/${story}/${file}`,
  outlet,
  published,
  title,
  text,
})

/** Whoever denies a claim disputes it; of revisions and events nothing is said. */
const goldOf = ({ articles, claims, versions, changes }: ShortStory) => ({
  articles: articles.map(({ text, ...article }) => ({ ...article, revision_of: null })),
  claims: claims.map((claim) => ({
    ...claim,
    disputed_by: claim.carriers.filter(({ stance }) => stance === "denies"),
  })),
  versions,
  changes,
  events: [],
})
