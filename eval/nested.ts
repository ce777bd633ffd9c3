/**
 * Claims inside claims on our own labels of training articles (training/labels): outer attributions are given as they were annotated, and what
 * counts is whether a content holds another. The labels are generous (bare thoughts and nouns are in them), so only differences mean something.
 *
 * `node eval/nested.ts --show missed|extra|right` lists them for even places; articles at odd places are only a figure.
 */

import { pathToFileURL } from "node:url"
import { languageOf } from "../src/language/index.ts"
import { loadNetwork, readerOf } from "../src/read/index.ts"
import type { FlatReader } from "../src/read/nested.ts"
import { withNested } from "../src/read/nested.ts"
import type { Span, Statement } from "../src/record/index.ts"
import { resolve } from "../src/resolve/index.ts"
import { asAnnotated, covers, type Label, labelled } from "./fields.ts"
import { remembered } from "./remembered.ts"

interface Judged {
  label: Label
  isGold: boolean
  inner: Statement[]
  /** source, cue and content, for reading */
  words: string
}

export async function evalNested(): Promise<string> {
  const halves = await judged()
  return `${halves.map((half, i) => `${i ? "odd " : "even"} ${figures(half)}`).join("\n")}\n`
}

async function judged(): Promise<[Judged[], Judged[]]> {
  const halves: [Judged[], Judged[]] = [[], []]
  const readFlat = await flatReader()
  for (const [i, [doc, labels]] of labelled().entries()) {
    const { article, reading } = asAnnotated(doc, labels)
    const attributions = await withNested(article.text, reading.attributions, readFlat, languageOf("en"))
    const { statements } = resolve(article, { ...reading, attributions }, languageOf("en"))
    for (const [k, label] of labels.entries()) {
      const outer = reading.attributions[k]
      const found = outer && statements.find((each) => each.within === null && covers(each, outer))
      const inner = statements.filter(({ within }) => within !== null && within === found?.id)
      const words = [outer?.source, outer?.cue, outer?.content].map(shown).join(" | ")
      halves[i % 2 ? 1 : 0].push({ label, isGold: label.nested.length > 0, inner, words })
    }
  }
  return halves
}

/** The network alone, remembered. */
async function flatReader(): Promise<FlatReader> {
  let flat: FlatReader | undefined
  readerOf(await loadNetwork(), undefined, (readFlat) => {
    flat = remembered(readFlat)
    return flat
  })
  if (!flat) throw new Error("the reader asked for no flat reader")
  return flat
}

function figures(half: readonly Judged[]): string {
  const gold = half.filter(({ isGold }) => isGold).length
  const made = half.filter(({ inner }) => inner.length).length
  const both = half.filter(({ isGold, inner }) => isGold && inner.length).length
  const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(1)
  return `n ${half.length}  nested ${gold}  P ${percent(both, made)}  R ${percent(both, gold)}  F1 ${percent(2 * both, gold + made)}`
}

const shown = (spans: readonly Span[] | undefined) =>
  spans?.map(({ text }) => text.replace(/\s+/g, " ")).join(" … ") ?? ""

async function shownOf(which: string): Promise<string> {
  const [even] = await judged()
  return even
    .filter(
      ({ isGold, inner }) =>
        ({ missed: isGold && !inner.length, right: isGold && inner.length > 0 })[which] ??
        (!isGold && inner.length > 0),
    )
    .map(({ words, inner }) => {
      const made = inner.map(({ source, cue, content }) => [source, cue, content].map(({ spans }) => shown(spans)))
      return [words, ...made.map((parts) => `   > ${parts.join(" | ")}`)].join("\n")
    })
    .join("\n")
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const at = process.argv.indexOf("--show")
  process.stdout.write(at < 0 ? await evalNested() : `${await shownOf(process.argv[at + 1] ?? "missed")}\n`)
}
