/**
 * The events and changes of whole stories, against those that are known, by the rules of the evaluation's `score_stories.py`: an event is looked for among those whose
 * words share half of the gold words, and has the right status, or day, where one of them has it.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { z } from "zod"
import { acquire } from "../src/acquire/index.ts"
import { languageOf } from "../src/language/index.ts"
import { furtherEvents, recordOf } from "../src/pipeline.ts"
import type { Reader } from "../src/read/index.ts"
import type { Record, StoryEvent } from "../src/record/index.ts"
import { eventChangesOf, eventsOf } from "../src/story/index.ts"
import { evalFolder } from "./data.ts"
import { listsErrors } from "./events/halves.ts"

const Gold = z.object({
  events: z.array(z.object({ what: z.string(), type: z.string(), status: z.string(), date: z.string().nullable() })),
  changes: z.array(
    z.object({
      what: z.string(),
      values: z.array(z.object({ article: z.string(), value: z.coerce.string(), quote: z.string() })),
    }),
  ),
})
type Gold = z.infer<typeof Gold>

interface Counts {
  listed: number
  gold: number
  found: number
  status: number
  dated: number
  date: number
  values: number
  changed: number
}

export async function evalStoryEvents(reader: Reader): Promise<string> {
  const lines: string[] = []
  for (const [label, folder] of [
    ["invented stories", join(evalFolder, "stories")],
    ["stories of our own", fileURLToPath(new URL("./stories", import.meta.url))],
  ] as const) {
    const all: Counts[] = []
    for (const slug of readdirSync(folder).filter((name) => existsSync(join(folder, name, "gold.json")))) {
      const records: Record[] = []
      for await (const acquired of acquire([join(folder, slug, "articles")]))
        if ("article" in acquired) records.push(await recordOf(acquired.article, reader))
      const counts = score(
        Gold.parse(JSON.parse(readFileSync(join(folder, slug, "gold.json"), "utf8"))),
        records,
        lines,
      )
      lines.push(`  ${slug}: ${figures(counts)}`)
      all.push(counts)
    }
    lines.push(`${label}: ${figures(all.reduce(added))}`)
  }
  return lines.join("\n")
}

const added = (a: Counts, b: Counts): Counts => ({
  listed: a.listed + b.listed,
  gold: a.gold + b.gold,
  found: a.found + b.found,
  status: a.status + b.status,
  dated: a.dated + b.dated,
  date: a.date + b.date,
  values: a.values + b.values,
  changed: a.changed + b.changed,
})

const figures = ({ listed, gold, found, status, dated, date, values, changed }: Counts) =>
  `${listed} events listed, ${found} of ${gold} known ones among them, ${status} with the right status, ${date} of ${dated} with the right day; ${changed} of ${values} values of statuses and days that changed`

function score(gold: Gold, records: readonly Record[], lines: string[]): Counts {
  const en = languageOf("en")
  const [events, changes] = [eventsOf(records, en, furtherEvents), eventChangesOf(records, en, furtherEvents)]
  const fileOf = new Map(records.map(({ article }) => [article.id, article.uri.split("/").at(-1)]))
  const looked = gold.events.map((event) => {
    const near = events.filter(({ what }) => share(event.what, what) >= 0.5)
    const isStatus = near.some(({ status }) => status === event.status)
    const isDate = event.date !== null && near.some(({ date }) => date?.value === event.date)
    if (listsErrors && !(isStatus && (isDate || event.date === null)))
      lines.push(
        `   ? ${event.type} ${event.status} ${event.date} "${event.what}": ${near.map(shown).join(" | ") || "–"}`,
      )
    return { event, near, isStatus, isDate }
  })
  if (listsErrors) for (const event of events) lines.push(`   . ${shown(event)} (${event.articles.length})`)
  const isOfEvents = (values: Gold["changes"][number]["values"]) =>
    values.some(({ value }) => /\d{1,2} \p{Lu}\p{Ll}+|cancelled|postponed/u.test(value))
  const asked = gold.changes.filter(({ values }) => isOfEvents(values))
  const found = asked.map(({ what, values }) => {
    const best = Math.max(
      0,
      ...changes.map(
        (change) =>
          values.filter(({ article, value, quote }) =>
            change.values.some((one) => fileOf.get(one.article) === article && isSameValue(value, quote, one.value)),
          ).length,
      ),
    )
    if (listsErrors) lines.push(`   ${best > 1 ? "+" : "-"} ${best} of ${values.length} values: ${what}`)
    return best > 1 ? best : 0
  })
  if (listsErrors)
    for (const { kind, what, values } of changes)
      lines.push(
        `   ~ ${kind} "${what}": ${values.map(({ article, value }) => `${fileOf.get(article)?.slice(0, 2)} ${value}`).join(", ")}`,
      )
  return {
    listed: events.length,
    gold: looked.length,
    found: looked.filter(({ near }) => near.length > 0).length,
    status: looked.filter(({ isStatus }) => isStatus).length,
    dated: looked.filter(({ event }) => event.date !== null).length,
    date: looked.filter(({ isDate }) => isDate).length,
    values: asked.reduce((sum, { values }) => sum + values.length, 0),
    changed: found.reduce((sum, each) => sum + each, 0),
  }
}

const shown = ({ what, type, status, date }: StoryEvent) => `${type} ${status} ${date?.value ?? "-"} "${what}"`

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [])

function share(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  const both = [...one].filter((word) => other.has(word)).length
  return both / Math.max(1, Math.min(one.size, other.size))
}

/** The value's words stand in the gold value or its quotation, and of its figures one. */
function isSameValue(gold: string, quote: string, value: string): boolean {
  const [wanted, given] = [wordsOf(`${gold} ${quote}`), [...wordsOf(value)]]
  const digits = [...wordsOf(gold)].filter((word) => /\d/.test(word))
  const known = given.filter((word) => wanted.has(word)).length
  return (
    known / Math.max(1, given.length) >= 0.6 && (digits.length === 0 || digits.some((each) => given.includes(each)))
  )
}
