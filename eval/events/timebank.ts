/**
 * TimeBank's EVENTs: how many of our triggers are one, and does our status agree with its tense, polarity, modality and links?
 *
 * What TimeBank negates, puts under a modal or into the future, or subordinates as modal, conditional, counterfactual or denied (its SLINKs)
 * must not come out as occurred; what it has in the past, affirmed, should.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Reader } from "../../src/read/index.ts"
import { evalFolder, plainArticle } from "../data.ts"
import { halves, listsErrors, share } from "./halves.ts"
import { recordOfAll } from "./told.ts"

type Kind = "negated" | "modal" | "future" | "subordinated" | "past" | "other"

interface GoldEvent {
  start: number
  end: number
  class: string
  kind: Kind
}

interface Compared {
  trigger: string
  status: string
  gold: GoldEvent | undefined
  context: string
}

const MUST_NOT_OCCUR: readonly Kind[] = ["negated", "modal", "future", "subordinated"]
const UNREAL = /^(?:MODAL|CONDITIONAL|COUNTER_FACTIVE|NEG_EVIDENTIAL)$/

export async function timebankFigures(reader: Reader): Promise<string> {
  const folder = join(evalFolder, "timebank/tml")
  const names = readdirSync(folder).sort()
  const articles: Compared[][] = []
  for (const name of names) articles.push(await compared(readFileSync(join(folder, name), "utf8"), reader))
  return halves
    .map(({ name, holds }) => {
      const half = articles.filter((_, i) => holds(i))
      const errors = listsErrors && holds(0) ? errorsOf(half.flat()) : ""
      return `-- TimeBank, ${name}: ${half.length} articles\n${figures(half.flat())}${errors}`
    })
    .join("")
}

function figures(all: readonly Compared[]): string {
  const real = all.filter(({ gold }) => gold)
  const lines = [...MUST_NOT_OCCUR, "past" as const].map((kind) => {
    const own = real.filter(({ gold }) => gold?.kind === kind)
    const counts = Map.groupBy(own, ({ status }) => status)
    const statuses = [...counts].map(([status, { length }]) => `${status} ${length}`).sort()
    return `   ${kind.padEnd(13)}${String(own.length).padStart(4)}: ${statuses.join(", ")}`
  })
  const unreal = real.filter(({ gold }) => gold && MUST_NOT_OCCUR.includes(gold.kind))
  const stated = unreal.filter(({ gold }) => gold?.kind !== "subordinated")
  const past = real.filter(({ gold }) => gold?.kind === "past")
  const occurred = (some: readonly Compared[]) => some.filter(({ status }) => status === "occurred").length
  return [
    `triggers ${all.length}, an EVENT of TimeBank ${share(real.length, all.length)}`,
    `negated, modal or future, yet occurred ${share(occurred(stated), stated.length)}; with subordinated ones ${share(occurred(unreal), unreal.length)}`,
    `past and affirmed, and occurred ${share(occurred(past), past.length)}`,
    ...lines,
    "",
  ].join("\n")
}

async function compared(tml: string, reader: Reader): Promise<Compared[]> {
  const { text, published, events } = parsed(tml)
  const record = await recordOfAll(plainArticle("article", text, published), reader)
  return record.events.map(({ trigger, status, type }) => ({
    trigger: `${trigger.text}:${type}`,
    status,
    gold: events.find(({ start, end }) => start < trigger.end && trigger.start < end),
    context: text.slice(Math.max(0, trigger.start - 110), trigger.end + 70).replace(/\s+/g, " "),
  }))
}

function parsed(tml: string): { text: string; published: string | null; events: GoldEvent[] } {
  const published = tml.match(/functionInDocument="(?:CREATION|PUBLICATION)_TIME"[^>]*/)?.[0] ?? ""
  const body = tml.match(/<TEXT>(.*)<\/TEXT>/s)?.[1] ?? ""
  const instances = new Map(tagsOf(tml, "MAKEINSTANCE").map((tag) => [tag.eventID, tag]))
  const unreal = new Set(
    tagsOf(tml, "SLINK")
      .filter(({ relType }) => UNREAL.test(relType ?? ""))
      .map(({ subordinatedEventInstance }) => subordinatedEventInstance),
  )
  const events: GoldEvent[] = []
  let text = ""
  let at = 0
  for (const match of body.matchAll(/<(\/?)([A-Z0-9]+)([^>]*)>/g)) {
    text += plain(body.slice(at, match.index))
    at = match.index + match[0].length
    if (match[2] !== "EVENT") continue
    const open = events.at(-1)
    if (match[1] && open) open.end = text.length
    if (match[1]) continue
    const { eid, class: kind } = attributesOf(match[3] ?? "")
    const instance = instances.get(eid) ?? {}
    events.push({ start: text.length, end: text.length, class: kind ?? "", kind: kindOf(instance, unreal) })
  }
  text += plain(body.slice(at))
  return { text, published: published.match(/value="(\d{4}-\d{2}-\d{2})/)?.[1] ?? null, events }
}

function kindOf(instance: { [name: string]: string }, unreal: ReadonlySet<string | undefined>): Kind {
  const { polarity, modality, tense, aspect, eiid } = instance
  if (polarity === "NEG") return "negated"
  if (modality && !/^(?:none|close|delete|to|until)$/i.test(modality)) return "modal"
  if (tense === "FUTURE") return "future"
  if (unreal.has(eiid)) return "subordinated"
  if (tense === "PAST" || (tense === "PRESENT" && aspect === "PERFECTIVE")) return "past"
  return "other"
}

const tagsOf = (tml: string, name: string) =>
  Array.from(tml.matchAll(new RegExp(`<${name}\\b([^>]*)>`, "g")), (match) => attributesOf(match[1] ?? ""))

const attributesOf = (tag: string): { [name: string]: string } =>
  Object.fromEntries(Array.from(tag.matchAll(/(\w+)="([^"]*)"/g), ([, name, value]) => [name, value]))

const plain = (xml: string) =>
  xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&")

function errorsOf(all: readonly Compared[]): string {
  return all
    .flatMap(({ trigger, status, gold, context }) => {
      const isWrong = !gold
        ? "no EVENT"
        : gold.kind === "past" && status !== "occurred"
          ? "past"
          : MUST_NOT_OCCUR.includes(gold.kind) && status === "occurred"
            ? gold.kind
            : null
      return isWrong ? `   ? ${isWrong}: ${trigger}:${status} :: ${context}\n` : []
    })
    .join("")
}
