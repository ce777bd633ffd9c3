/**
 * The fields of statements on our own labels of training articles (training/labels): attributions are given as they were annotated, so only
 * what comes after reading is measured. Articles at even places of the list may be looked at, those at odd places only as a figure, and so each fourth of
 * the second list.
 *
 * Alone it also lists what is wrong: `node eval/fields.ts --wrong stance|type|speaker|addressee|medium|time|condition|hedge`, of even places.
 */

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { z } from "zod"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../src/language/index.ts"
import { type Attribution, type Reading, type Span, type Statement, spanOf } from "../src/record/index.ts"
import { resolve } from "../src/resolve/index.ts"
import { evalFolder } from "./data.ts"

const Place = z.tuple([z.number(), z.number()])
const Label = z.object({
  doc: z.string(),
  published: z.string().nullable(),
  source: z.array(Place),
  cue: z.array(Place),
  content: z.array(Place),
  stance: z.string(),
  source_type: z.string(),
  speaker: Place.nullable().default(null),
  addressee: Place.nullable().default(null),
  medium: Place.nullable().default(null),
  time: Place.nullable().default(null),
  time_value: z.string().optional(),
  hedge: Place.nullable().default(null),
  condition: Place.nullable().default(null),
  conditional: z.boolean().default(false),
  second_order: z.boolean().default(false),
  nested: z.array(z.object({ source: Place.nullable(), cue: Place.nullable() })).default([]),
})
export type Label = z.infer<typeof Label>

interface Pair {
  label: Label
  attribution: Attribution
  statement: Statement | undefined
  /** the name of the statement's speaker */
  who: string
  words: (place: Label["speaker"]) => string
  text: string
}

const FIELDS = ["addressee", "medium", "time", "hedge", "condition"] as const

export function evalFields(): string {
  const [own, more] = [labelled(), labelled(pathOf("more-attributions"))]
  const sets = {
    even: own.filter((_, i) => i % 2 === 0),
    odd: own.filter((_, i) => i % 2 === 1),
    more: more.filter((_, i) => i % 4 === 0),
  }
  const rows = Object.entries(sets).map(([name, articles]) => {
    const pairs = articles.flatMap(([doc, labels]) => pairsOf(doc, labels))
    return `${name.padEnd(4)} n ${pairs.length}  ${figures(pairs)}`
  })
  return `${rows.join("\n")}\n`
}

export const pathOf = (name: string) => fileURLToPath(new URL(`../training/labels/${name}.jsonl`, import.meta.url))

/** The labels of each article, by its name in the corpus. */
export function labelled(path = pathOf("attributions")): [string, Label[]][] {
  const labels = readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => Label.parse(JSON.parse(line)))
  return [...Map.groupBy(labels, ({ doc }) => doc)]
}

/** A text as it would be read if reading found what is annotated, and the words that stand at a label's place. */
export function readingOf(
  text: string,
  labels: readonly Label[],
): { reading: Reading; words: (place: Label["speaker"]) => string } {
  const at = utf16(text)
  const span = ([start, end]: [number, number]) => spanOf(text, at[start] ?? 0, at[end] ?? text.length)
  const spans = (places: Label["cue"]) => places.map(span).toSorted((a, b) => a.start - b.start)
  const paragraphs = paragraphsOf(text)
  const attributions: Attribution[] = labels.map(({ source, cue, content }) => ({
    source: spans(source),
    cue: spans(cue),
    content: spans(content),
    within: null,
    confidence: 1,
  }))
  return {
    reading: {
      paragraphs,
      sentences: sentencesOf(text, paragraphs, languageOf("en")),
      quotations: quotationsOf(text, paragraphs, languageOf("en")),
      attributions,
    },
    words: (place) => (place ? span(place).text : ""),
  }
}

/** An article as if the reader had found in it what was annotated. */
export function asAnnotated(doc: string, labels: readonly Label[]) {
  const text = readFileSync(join(evalFolder, "polnear/train/text", `${doc}.txt`), "utf8")
  const nothing = { url: null, title: null, byline: null, outlet: null, updated: null, language: "en" }
  const article = { id: doc, uri: doc, ...nothing, published: labels[0]?.published ?? null, sha256: "", text }
  return { article, ...readingOf(text, labels) }
}

function pairsOf(doc: string, labels: readonly Label[]): Pair[] {
  const { article, reading, words } = asAnnotated(doc, labels)
  const { text } = article
  const record = resolve(article, reading, languageOf("en"))
  const names = new Map(record.entities.map(({ id, name }) => [id, name]))
  return labels.flatMap((label, i) => {
    const attribution = reading.attributions[i]
    if (!attribution) return []
    const statement = record.statements.find((each) => covers(each, attribution))
    const who = names.get(statement?.source.entity ?? "") ?? shown(statement?.source)
    return { label, attribution, statement, who, text, words }
  })
}

/** The statement made of an annotated attribution: it has its cue and most of its content. */
export function covers({ cue, content }: Statement, attribution: Attribution): boolean {
  const same = (a: readonly Span[], b: readonly Span[]) =>
    a.some((x) => b.some((y) => x.start < y.end && y.start < x.end))
  return same(cue.spans, attribution.cue) && same(content.spans, attribution.content)
}

function utf16(text: string): number[] {
  const out = [0]
  let n = 0
  for (const character of text) {
    n += character.length
    out.push(n)
  }
  return out
}

const shown = (field: { spans: readonly Span[] } | null | undefined) =>
  field?.spans.map(({ text }) => text).join(" ") ?? ""

function given({ statement }: Pair, field: (typeof FIELDS)[number]): string {
  if (field === "medium") return shown(statement?.medium) || shown(statement?.occasion)
  return shown(field === "time" ? statement?.said : statement?.[field])
}

const IDLE = new Set("the a an of mr ms mrs sen rep gov president s".split(" "))
const wordsOf = (text: string) =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => !IDLE.has(word)))

export function isLike(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  const both = [...x].filter((word) => y.has(word)).length
  return both > 0 && both / (x.size + y.size - both) >= 0.5
}

function isSameName(gold: string, got: string): boolean {
  const [g, p] = [[...wordsOf(gold)], [...wordsOf(got)]]
  if (!g.length || !p.length) return false
  const both = g.filter((word) => p.includes(word)).length
  return p.includes(g.at(-1) ?? "") || g.includes(p.at(-1) ?? "") || both / g.length >= 0.5
}

const right = {
  stance: ({ label, statement }: Pair) => statement?.stance === label.stance,
  type: (pair: Pair) => {
    const { label, statement } = pair
    const stands = label.source_type === "pronoun" && isSameName(pair.words(label.speaker), pair.who)
    return statement?.source.type === label.source_type || stands
  },
  speaker: (pair: Pair) => isSameName(pair.words(pair.label.speaker), pair.who),
}

function figures(pairs: readonly Pair[]): string {
  const share = (name: keyof typeof right, among: readonly Pair[]) =>
    `${name} ${((100 * among.filter(right[name]).length) / among.length).toFixed(1)}`
  const f1 = FIELDS.map((field) => {
    const gold = pairs.filter(({ label }) => label[field]).length
    const made = pairs.filter((pair) => given(pair, field)).length
    const both = pairs.filter((pair) => isLike(pair.words(pair.label[field]), given(pair, field))).length
    return `${field} P ${((100 * both) / made).toFixed(0)} R ${((100 * both) / gold).toFixed(0)} F1 ${((200 * both) / (gold + made)).toFixed(1)}`
  })
  const named = pairs.filter(({ label }) => label.speaker)
  return [share("stance", pairs), share("type", pairs), share("speaker", named), ...f1].join(" · ")
}

/** What is wrong in one field, for reading: gold, ours, and the words around. */
function wrong(field: string): string {
  const pairs = labelled().flatMap(([doc, labels], i) => (i % 2 ? [] : pairsOf(doc, labels)))
  return pairs
    .flatMap((pair) => {
      const { label, statement, attribution, text } = pair
      const around = () => {
        const all = [...attribution.source, ...attribution.cue, ...attribution.content]
        const from = Math.max(0, Math.min(...all.map(({ start }) => start)) - 120)
        const to = Math.min(text.length, Math.max(...all.map(({ end }) => end)) + 80)
        return `   [${shown({ spans: attribution.source })}] [${shown({ spans: attribution.cue })}] … ${text.slice(from, to).replace(/\s+/g, " ")}`
      }
      if (field === "stance" || field === "type" || field === "speaker") {
        if (right[field](pair) || (field === "speaker" && !label.speaker)) return []
        const [gold, ours] = {
          stance: [label.stance, statement?.stance],
          type: [label.source_type, statement?.source.type],
          speaker: [pair.words(label.speaker), pair.who],
        }[field]
        return `${gold} / ${ours}\n${around()}`
      }
      const name = FIELDS.find((each) => each === field)
      if (!name) return []
      const [gold, ours] = [pair.words(label[name]), given(pair, name)]
      return gold === ours || isLike(gold, ours) ? [] : `${gold || "–"} / ${ours || "–"}\n${around()}`
    })
    .join("\n")
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const at = process.argv.indexOf("--wrong")
  process.stdout.write(at < 0 ? evalFields() : `${wrong(process.argv[at + 1] ?? "stance")}\n`)
}
