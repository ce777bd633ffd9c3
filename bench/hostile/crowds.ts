/** Many articles on one matter, some thousand characters each, that cost the most to make a story of: each a function of their characters together. */
import { createHash } from "node:crypto"
import type { Record } from "../../src/record/index.ts"
import { recordOfText } from "./reading.ts"
import { content, cue, name, type Part, said, source } from "./texts.ts"

const IN_ONE = 1000

/** An article by itself, at its own outlet, a minute after the one before. */
async function articleOf(
  i: number,
  sentences: (k: number) => Part[],
  more: Partial<Record["article"]> = {},
): Promise<Record> {
  const record = await recordOfText(said(" ", sentences)(IN_ONE))
  const sha256 = createHash("sha256").update(`${i} ${record.article.text}`).digest("hex")
  const published = new Date(Date.UTC(2031, 2, 1) + i * 60_000).toISOString()
  const url = `https://paper-${i}.example/story`
  const own = { id: sha256.slice(0, 16), sha256, url, uri: url, outlet: `${name(i)} Courier`, published, ...more }
  return { ...record, article: { ...record.article, ...own } }
}

const many = (made: (i: number) => Promise<Record>) => async (length: number) => {
  const records: Record[] = []
  for (let i = 0; i < Math.ceil(length / IN_ONE); i++) records.push(await made(i))
  return records
}
const says = (who: string, what: string): Part[] => [source(who), " ", cue("said"), " ", content(what), "."]

export const crowds: { [shape: string]: (length: number) => Promise<Record[]> } = {
  "copies of one article": many((i) =>
    articleOf(i, (k) => says(`Maria ${name(k)}`, `the ${name(k)} bridge was shut on Friday`)),
  ),
  "versions of one article": many((i) =>
    articleOf(i, (k) => says(`Maria ${name(k)}`, `the ${name(k)} bridge was shut on Friday`), {
      outlet: "Marby Gazette",
    }),
  ),
  "one claim, in other words each": many((i) =>
    articleOf(i, (k) => says(`Maria ${name(k)}`, `the ${name(i)} bridge of ${name(k)} was shut`)),
  ),
  "one claim, by somebody else each": many((i) =>
    articleOf(i, (k) => says(`Maria ${name(i)}`, `the old bridge of ${name(k)} was shut`)),
  ),
  "one claim, by unnamed officials": many((i) =>
    articleOf(i, (k) => says(`${2 + (i % 90)} officials`, `the old bridge of ${name(k)} was shut`)),
  ),
  "one claim, from one to the next": many((i) =>
    articleOf(i, (k) => says(`the ${name(i - 1 < 0 ? i : i - 1)} Courier`, `the old bridge of ${name(k)} was shut`)),
  ),
  "one claim, that nobody says": many((i) =>
    articleOf(i, (k) => [`The old bridge of ${name(k)} was shut on Friday for ${name(i)}.`]),
  ),
  denials: many((i) =>
    articleOf(i, (k) =>
      (i + k) % 2
        ? [source(`Maria ${name(i)}`), " ", cue("denied"), " ", content(`that the bridge of ${name(k)} was shut`), "."]
        : says(`Bo ${name(i)}`, `the bridge of ${name(k)} was shut`),
    ),
  ),
  "figures that differ": many((i) =>
    articleOf(i, (k) => says("The mayor", `${i + 2} people were killed in ${name(k)} and ${i + 40} were hurt`)),
  ),
  "days that differ": many((i) =>
    articleOf(i, () => says("The union", `it would strike on ${1 + (i % 28)} March 20${31 + (i % 60)}`)),
  ),
  "an event": many((i) =>
    articleOf(i, (k) => [`The army attacked ${name(k)} on ${1 + (i % 28)} March 2030 and killed ${name(i)}.`]),
  ),
  "articles that cite themselves": many((i) =>
    articleOf(i, (k) => says(`the ${name(i)} Courier`, `the old bridge of ${name(k)} was shut`)),
  ),
  "articles that cite all others": many((i) =>
    articleOf(i, (k) => says(`the ${name(i * 7 + k)} Courier`, `the old bridge of ${name(k)} was shut`)),
  ),
  "articles without a day": many((i) =>
    articleOf(i, (k) => says(`Maria ${name(i)}`, `the old bridge of ${name(k)} was shut`), { published: null }),
  ),
  "ordinary matters": many((i) =>
    articleOf(i, (k) => says(`Maria ${name(i + k)}`, `the ${name(i * 7)} ${name(k * 3)} was ${name(i + k * 11)}`)),
  ),
}
