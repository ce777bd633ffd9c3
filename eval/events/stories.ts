/** The events of the invented stories: each looked for in the records of the articles that tell of it. */
import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { z } from "zod"
import { acquire } from "../../src/acquire/index.ts"
import { recordOf } from "../../src/pipeline.ts"
import type { Reader } from "../../src/read/index.ts"
import type { Article, Event, Record } from "../../src/record/index.ts"
import { evalFolder } from "../data.ts"
import { listsErrors, share } from "./halves.ts"
import { recordOfAll } from "./told.ts"

const Gold = z.object({
  events: z.array(
    z.object({
      what: z.string(),
      type: z.string(),
      status: z.string(),
      date: z.string().nullable(),
      articles: z.array(z.string()),
    }),
  ),
})
type GoldEvent = z.infer<typeof Gold>["events"][number]

interface Looked {
  story: string
  file: string
  gold: GoldEvent
  /** events of the type whose sentence speaks of it */
  candidates: Event[]
}

export async function storyFigures(reader: Reader): Promise<string> {
  const listed = await readAs("those that a record lists", (article) => recordOf(article, reader))
  return `${await readAs("all", (article) => recordOfAll(article, reader))}${listed}`
}

async function readAs(name: string, recordFor: (article: Article) => Promise<Record>): Promise<string> {
  const root = join(evalFolder, "stories")
  const looked: Looked[] = []
  let events = 0
  let told = 0
  for (const story of readdirSync(root).filter((name) => !name.includes("."))) {
    const records = new Map<string, Record>()
    for await (const acquired of acquire([join(root, story, "articles")])) {
      if ("article" in acquired) records.set(basename(acquired.article.uri), await recordFor(acquired.article))
    }
    const { events: golds } = Gold.parse(JSON.parse(readFileSync(join(root, story, "gold.json"), "utf8")))
    for (const [file, record] of records) {
      const own = golds.filter(({ articles }) => articles.includes(file))
      const found = own.map((gold) => ({ story, file, gold, candidates: candidatesOf(record, gold) }))
      looked.push(...found)
      events += record.events.length
      told += new Set(found.flatMap(({ candidates }) => candidates)).size
    }
  }
  return `-- stories, ${name}: ${looked.length} gold events in articles, ${events} events read, ${told} of them of a gold event\n${figures(looked)}${listsErrors ? errorsOf(looked) : ""}`
}

function candidatesOf(record: Record, { type, what }: GoldEvent): Event[] {
  const wanted = stems(what)
  return record.events.filter((event) => {
    if (event.type !== type) return false
    const { start, end } = event.trigger
    const shared = (width: number) =>
      [...stems(record.article.text.slice(Math.max(0, start - width), end + width))].filter((stem) => wanted.has(stem))
    return shared(40).length > 0 || shared(150).length > 1
  })
}

const stems = (text: string) =>
  new Set(
    Array.from(text.toLowerCase().matchAll(/\p{L}{3,}/gu), ([word]) => word.slice(0, 5)).filter(
      (stem) => !/^(?:the|and|for|was|with|from|that)$/.test(stem),
    ),
  )

const rightStatus = ({ gold, candidates }: Looked) => candidates.filter(({ status }) => status === gold.status)

function figures(looked: readonly Looked[]): string {
  const found = looked.filter(({ candidates }) => candidates.length > 0)
  const status = found.filter((one) => rightStatus(one).length > 0)
  const dated = status.filter(({ gold }) => gold.date)
  const date = dated.filter((one) => rightStatus(one).some((event) => event.date?.value.slice(0, 10) === one.gold.date))
  const inStory = new Set(looked.map(({ gold }) => gold))
  const once = new Set(status.map(({ gold }) => gold))
  return [
    `with the right type ${share(found.length, looked.length)}`,
    `of those the right status ${share(status.length, found.length)}; of those with a gold date the right date ${share(date.length, dated.length)}`,
    `gold events of a story with type and status right in at least one article ${share(once.size, inStory.size)}`,
    "",
  ].join("\n")
}

function errorsOf(looked: readonly Looked[]): string {
  return looked
    .flatMap((one) => {
      const { story, file, gold, candidates } = one
      const right = rightStatus(one)
      const isDated = !gold.date || right.some((event) => event.date?.value.slice(0, 10) === gold.date)
      if (right.length > 0 && isDated) return []
      const given = candidates.map(({ trigger, status, date }) => `${trigger.text}:${status}:${date?.value ?? "-"}`)
      return `   ? ${story}/${file} ${gold.type} ${gold.status} ${gold.date ?? "-"} "${gold.what}": ${given.join(" | ") || "-"}\n`
    })
    .join("")
}
