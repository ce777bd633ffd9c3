/** PLOVER's labelled sentences: is there an event of the right type, with the right actor and recipient? */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import type { Reader } from "../../src/read/index.ts"
import type { Event, Record } from "../../src/record/index.ts"
import { evalFolder, plainArticle } from "../data.ts"
import { halves, listsErrors, share } from "./halves.ts"
import { recordOfAll } from "./told.ts"

const Actors = z
  .union([z.array(z.object({ actorText: z.string() })), z.string()])
  .nullable()
  .transform((actors) => (Array.isArray(actors) ? actors.map(({ actorText }) => actorText) : []))
const Item = z.object({ event: z.string(), eventText: z.string(), text: z.string(), source: Actors, target: Actors })
type Item = z.infer<typeof Item>

/** The set's older names. */
const renamed: { [old: string]: string } = {
  DEMAND: "REQUEST",
  DISAPPROVE: "ACCUSE",
  INVESTIGATE: "ACCUSE",
  FIGHT: "ASSAULT",
}

interface Judged {
  item: Item
  type: string
  record: Record
  right: Event[]
  /** those whose trigger is one of the labelled words */
  labelled: Event[]
}

export async function ploverFigures(reader: Reader): Promise<string> {
  const lines = readFileSync(join(evalFolder, "plover/gsr.jsonl"), "utf8").split("\n").filter(Boolean)
  const judged: Judged[] = []
  for (const line of lines) judged.push(await judge(Item.parse(JSON.parse(line)), reader))
  return halves
    .map(({ name, holds }) => {
      const half = judged.filter((_, i) => holds(i))
      const errors = listsErrors && holds(0) ? errorsOf(half) : ""
      return `-- PLOVER, ${name}: ${half.length} sentences\n${figures(half)}${errors}`
    })
    .join("")
}

async function judge(item: Item, reader: Reader): Promise<Judged> {
  const type = renamed[item.event] ?? item.event
  const record = await recordOfAll(plainArticle("sentence", item.text, "2000-01-01"), reader)
  const words = new Set(item.eventText.toLowerCase().split(/\s+/))
  return {
    item,
    type,
    record,
    right: record.events.filter((event) => typeOf(event) === type),
    labelled: record.events.filter(({ trigger }) =>
      trigger.text
        .toLowerCase()
        .split(/\s+/)
        .some((word) => words.has(word)),
    ),
  }
}

/** A threatened act is of the act's own type in a record, and a THREATEN here. */
const typeOf = ({ type, status }: Event) => (status === "threatened" ? "THREATEN" : type)

function figures(half: readonly Judged[]): string {
  const found = half.filter(({ record }) => record.events.length > 0)
  const right = half.filter((one) => one.right.length > 0)
  const onWords = half.flatMap(({ type, labelled }) => labelled.map((event) => ({ type, given: typeOf(event) })))
  const agreeing = onWords.filter(({ type, given }) => type === given)
  const types = [...new Set(half.map(({ type }) => type))].sort()
  const rows = types.map((type) => {
    const gold = half.filter((one) => one.type === type)
    const given = onWords.filter((one) => one.given === type)
    const recall = share(gold.filter((one) => one.right.length > 0).length, gold.length)
    return `   ${type.padEnd(10)} recall ${recall.padEnd(20)} precision on labelled words ${share(given.filter((one) => one.type === type).length, given.length)}`
  })
  return [
    `sentences with an event ${share(found.length, half.length)}, with one of the right type ${share(right.length, half.length)}`,
    `of those with an event, the right type among them ${share(right.length, found.length)}; on labelled words the right type ${share(agreeing.length, onWords.length)}`,
    `actor found ${participants(right, "actor")}, recipient found ${participants(right, "recipient")}, of sentences with the right type`,
    ...rows,
    "",
  ].join("\n")
}

function participants(judged: readonly Judged[], role: "actor" | "recipient"): string {
  const asked = judged.filter(({ item }) => (role === "actor" ? item.source : item.target).length > 0)
  return share(asked.filter((one) => hasParticipant(one, role)).length, asked.length)
}

function hasParticipant({ item, right }: Judged, role: "actor" | "recipient"): boolean {
  const names = (role === "actor" ? item.source : item.target).map((name) => ({ name, at: item.text.indexOf(name) }))
  const spans = right.flatMap((event) =>
    event.participants.filter((one) => one.role === role).flatMap((one) => one.spans),
  )
  return spans.some(({ start, end }) => names.some(({ name, at }) => at >= 0 && at < end && start < at + name.length))
}

function errorsOf(half: readonly Judged[]): string {
  const wrong = half.filter((one) => one.right.length === 0)
  return wrong
    .map(({ type, item, record }) => {
      const given = record.events.map((event) => `${event.trigger.text}:${event.type}:${event.status}`).join(" | ")
      return `   ? ${type} [${item.eventText}] ${given || "-"} :: ${item.text}\n`
    })
    .join("")
}
