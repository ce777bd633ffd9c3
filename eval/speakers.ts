/**
 * Pronouns and descriptions of GUM's news and interviews: does each stand for the right entity?
 *
 * Right is: the names and descriptions that Hearsay gathers with it are mostly of its gold entity. GUM is tokenised, so its sentences are put
 * together again first.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { languageOf } from "../src/language/index.ts"
import type { Reader } from "../src/read/index.ts"
import type { Entity } from "../src/record/index.ts"
import { factsFor } from "../src/resolve/passes.ts"
import { evalFolder, plainArticle } from "./data.ts"

interface GoldMention {
  start: number
  end: number
  chain: number
}

const PRONOUN = /^(?:he|she|it|they|his|her|its|their|him|them|hers|theirs|himself|herself|itself|themselves)$/i

export async function evalSpeakers(reader: Reader): Promise<string> {
  const folder = join(evalFolder, "gum")
  const files = readdirSync(folder)
    .filter((name) => /^GUM_(?:news|interview)_.*\.tsv$/.test(name))
    .sort()
  const counts = { pronouns: tally(), people: tally(), descriptions: tally(), names: tally() }
  for (const file of files) {
    const { text, mentions } = gumDocument(readFileSync(join(folder, file), "utf8"))
    const reading = await reader.read(text)
    const given = { article: plainArticle(file, text, null), reading, language: languageOf("en"), frames: [] }
    const { entities } = factsFor(given, "entities")
    score(text, mentions, entities, counts)
  }
  const lines = Object.entries(counts).map(
    ([what, { gold, linked, right }]) =>
      `${what.padEnd(14)}gold ${gold}  linked ${linked}  precision ${percent(right, linked)}  recall ${percent(right, gold)}`,
  )
  return `documents ${files.length}\n${lines.join("\n")}\n`
}

const tally = () => ({ gold: 0, linked: 0, right: 0 })
const percent = (part: number, whole: number) => (whole ? ((100 * part) / whole).toFixed(1) : "-")

function score(
  text: string,
  mentions: readonly GoldMention[],
  entities: readonly Entity[],
  counts: Record<string, ReturnType<typeof tally>>,
): void {
  const byHead = new Map(mentions.map((mention) => [`${mention.start}:${mention.end}`, mention.chain]))
  const sizes = Map.groupBy(mentions, ({ chain }) => chain)
  const entityAt = new Map(
    entities.flatMap((entity) => entity.mentions.map((span) => [`${span.start}:${span.end}`, entity])),
  )
  for (const mention of mentions) {
    const words = text.slice(mention.start, mention.end)
    const others = (sizes.get(mention.chain) ?? []).filter(
      (other) => other !== mention && other.start < mention.start && !PRONOUN.test(text.slice(other.start, other.end)),
    )
    const kinds = PRONOUN.test(words)
      ? ["pronouns", ...(/^(?:he|she|his|her|him|hers|himself|herself)$/i.test(words) ? ["people"] : [])]
      : /^the /i.test(words) && words.split(" ").length < 5
        ? ["descriptions"]
        : /^\p{Lu}\S*$/u.test(words)
          ? ["names"]
          : []
    if (!others.length) continue
    const entity = entityAt.get(`${mention.start}:${mention.end}`)
    const chains = (entity?.mentions ?? [])
      .filter(({ start, end, text: own }) => !PRONOUN.test(own) && !(start === mention.start && end === mention.end))
      .map(({ start, end }) => byHead.get(`${start}:${end}`) ?? nearestChain(mentions, start, end))
    for (const kind of kinds) {
      const count = counts[kind]
      if (!count) continue
      count.gold++
      if (chains.length === 0) continue
      count.linked++
      if (chains.filter((chain) => chain === mention.chain).length * 2 >= chains.length) count.right++
    }
  }
}

/** The gold mention that ends where this one ends, the shortest of them; or that begins where it begins. */
function nearestChain(mentions: readonly GoldMention[], start: number, end: number): number | undefined {
  const touching = mentions.filter((mention) => mention.end === end || mention.start === start)
  return touching.sort(
    (a, b) => Math.abs(a.start - start) + Math.abs(a.end - end) - Math.abs(b.start - start) - Math.abs(b.end - end),
  )[0]?.chain
}

/** A document of WebAnno TSV 3.2: its running text, and its mentions with the number of their chain. */
function gumDocument(tsv: string): { text: string; mentions: GoldMention[] } {
  const open = new Map<string, { start: number; end: number }>()
  const links: [string, string][] = []
  let text = ""
  let opened = false
  for (const line of tsv.split("\n")) {
    if (line.startsWith("#Text=") && text) text += " "
    const [place, , word, entity = "_", , , , , relation = "_", target = "_"] = line.split("\t")
    if (!place || !/^\d+-\d+$/.test(place) || !word) continue
    if (text && !text.endsWith(" ") && !opened && !/^(?:[.,;:!?)\]%’”]|['’](?:s|re|ve|ll|d|m)?|n['’]t)$/.test(word))
      text += " "
    opened = /^[([“$]$/.test(word)
    const start = text.length
    text += word
    for (const part of entity.split("|")) {
      const id = part.match(/\[(\d+)\]/)?.[1] ?? (part === "_" ? null : place)
      if (id) open.set(id, { start: open.get(id)?.start ?? start, end: text.length })
    }
    const targets = target.split("|")
    for (const [i, kind] of relation.split("|").entries()) {
      const [, at, from, to] = targets[i]?.match(/^(\d+-\d+)(?:\[(\d+)_(\d+)\])?$/) ?? []
      if (!at || /^(?:_|bridge|disc)/.test(kind)) continue
      const own = entity.match(/\[(\d+)\]/)?.[1] ?? place
      links.push([from && from !== "0" ? from : at, to && to !== "0" ? to : own])
    }
  }
  return { text, mentions: chained(open, links) }
}

function chained(
  mentions: ReadonlyMap<string, { start: number; end: number }>,
  links: readonly [string, string][],
): GoldMention[] {
  const parent = new Map<string, string>()
  const root = (id: string): string => (parent.has(id) ? root(parent.get(id) ?? id) : id)
  for (const [a, b] of links) if (root(a) !== root(b)) parent.set(root(a), root(b))
  const numbers = new Map<string, number>()
  return [...mentions].map(([id, range]) => {
    const chain = numbers.get(root(id)) ?? numbers.size
    numbers.set(root(id), chain)
    return { ...range, chain }
  })
}
