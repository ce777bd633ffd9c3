/**
 * brat standoff (https://brat.nlplab.org/standoff.html): a text and its annotations for each article. Offsets count code points, and a piece that goes over a line's end is
 * written in parts, as brat wants it. A note at each cue tells the whole statement: what hangs on a cue is seen only where a program shows attributes.
 */
import { type Span, statementOf } from "../../record/index.ts"
import { codePoints } from "./code-points.ts"
import type { Entries, Entry } from "./entry.ts"
import { toldOf } from "./told.ts"

/** The files of a folder, one after the other. */
export async function* writeBrat(entries: Entries): AsyncGenerator<{ name: string; content: string }> {
  yield { name: "annotation.conf", content: CONFIGURATION }
  for await (const entry of entries) {
    const { id, text } = entry.record.article
    yield { name: `${id}.txt`, content: text }
    yield { name: `${id}.ann`, content: annotationsOf(entry) }
  }
}

const CONFIGURATION = `[entities]
Source
Cue
Content
Hedge
Relay

[relations]
Has_source\tArg1:Cue, Arg2:Source
Has_content\tArg1:Cue, Arg2:Content
Has_hedge\tArg1:Cue, Arg2:Hedge
Has_relay\tArg1:Cue, Arg2:Relay
Within\tArg1:Cue, Arg2:Cue

[events]

[attributes]
Stance\tArg:Cue, Value:.+
`

function annotationsOf({ record }: Entry): string {
  const at = codePoints(record.article.text)
  const lines: string[] = []
  let nOthers = 0
  // Several cues may share a source, and a claim inside a claim its words: brat would draw a mark twice.
  const pieces = new Map<string, string>()
  const piece = (type: string, spans: readonly Span[]): string | null => {
    const parts = spans.flatMap(linesOf)
    if (parts.length === 0) return null
    const places = parts.map(({ start, end }) => `${at(start)} ${at(end)}`).join(";")
    const mark = `${type} ${places}`
    const known = pieces.get(mark)
    if (known) return known
    const id = `T${pieces.size + 1}`
    pieces.set(mark, id)
    lines.push(`${id}\t${mark}\t${parts.map(({ text }) => text).join(" ")}`)
    return id
  }
  for (const statement of record.statements) {
    const { source, cue, content, stance, hedge, via, within } = statement
    const cueId = piece("Cue", cue.spans)
    const sourceId = piece("Source", source.spans)
    const contentId = piece("Content", content.spans)
    if (!cueId) continue
    const relate = (type: string, to: string | null | undefined) => {
      if (to) lines.push(`R${++nOthers}\t${type} Arg1:${cueId} Arg2:${to}`)
    }
    relate("Has_source", sourceId)
    relate("Has_content", contentId)
    relate("Has_hedge", hedge && piece("Hedge", hedge.spans))
    for (const { spans } of via) relate("Has_relay", piece("Relay", spans))
    const outer = statementOf(record, within)
    relate("Within", outer && piece("Cue", outer.cue.spans))
    if (stance) lines.push(`A${++nOthers}\tStance ${cueId} ${stance}`)
    lines.push(`#${++nOthers}\tAnnotatorNotes ${cueId}\t${statement.id}: ${toldOf(statement, record)}`)
  }
  return lines.map((line) => `${line}\n`).join("")
}

function linesOf({ start, text }: Span): Span[] {
  return [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => ({
    start: start + index,
    end: start + index + line.length,
    text: line,
  }))
}
