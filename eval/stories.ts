/**
 * Claims, origins, disputes, changes and events of stories whose truth is known, by score_stories.py. Two answers that know nothing stand beside ours: every claim has one
 * origin, and every statement is a claim of its own.
 */
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { acquire } from "../src/acquire/index.ts"
import { languageOf } from "../src/language/index.ts"
import { recordOf } from "../src/pipeline.ts"
import type { Reader } from "../src/read/index.ts"
import type { Claim, Record, Story } from "../src/record/index.ts"
import { comparisonsOf, storyOf } from "../src/story/index.ts"
import { evalFolder, scored } from "./data.ts"
import { rememberingJudge } from "./remembered.ts"
import { laidOut } from "./short-stories.ts"

const own = fileURLToPath(new URL("./stories", import.meta.url))

export async function evalStories(reader: Reader): Promise<string> {
  return [
    `invented stories\n${await scoresOf(join(evalFolder, "stories"), reader)}`,
    `stories of our own\n${await scoresOf(own, reader)}`,
  ].join("\n")
}

/** Stories that nobody who works on what they measure has read. */
export const evalHeldBack = (reader: Reader): Promise<string> => scoresOf(join(own, "held-back"), reader)

/** Short stories: those that a model is chosen by, and those that nobody has read. */
export const evalShortStories = async (reader: Reader): Promise<string> =>
  [
    `to choose by\n${await scoresOf(laidOut("tune"), reader)}`,
    `not read\n${await scoresOf(laidOut("kept"), reader)}`,
  ].join("\n")

export const evalRealStories = (reader: Reader): Promise<string> => scoresOf(join(evalFolder, "real-stories"), reader)

async function scoresOf(folder: string, reader: Reader): Promise<string> {
  const answers = mkdtempSync(join(tmpdir(), "hearsay-stories-"))
  const one = mkdtempSync(join(tmpdir(), "hearsay-stories-"))
  const alone = mkdtempSync(join(tmpdir(), "hearsay-stories-"))
  const judge = await rememberingJudge()
  for (const slug of storiesIn(folder)) {
    const records: Record[] = []
    for await (const acquired of acquire([join(folder, slug, "{articles,articles.jsonl}")]))
      if ("article" in acquired) records.push(await recordOf(acquired.article, reader))
    const story = storyOf(records, await comparisonsOf(records, judge, languageOf("en")), languageOf("en"))
    const write = (to: string, answer: Story) => writeFileSync(join(to, `${slug}.json`), JSON.stringify(answer))
    write(answers, story)
    write(one, { ...story, claims: story.claims.map((claim) => ({ ...claim, independent: 1 })) })
    write(alone, { ...story, claims: story.claims.flatMap(apart) })
  }
  const lineOf = (name: string, to: string, line: string) =>
    `${name}: ${
      scored("score_stories.py", folder, to)
        .split("\n")
        .find((each) => each.startsWith(line)) ?? ""
    }`
  return [
    scored("score_stories.py", folder, answers).trimEnd(),
    lineOf("always one origin", one, "independent"),
    lineOf("every statement alone", alone, "claims"),
  ].join("\n")
}

const apart = (claim: Claim): Claim[] =>
  claim.statements.map((statement, i) => ({ ...claim, id: `${claim.id}.${i}`, statements: [statement] }))

/** Folders that hold a story. */
function storiesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(folder, entry.name)).includes("gold.json"))
    .map(({ name }) => name)
    .sort()
}
