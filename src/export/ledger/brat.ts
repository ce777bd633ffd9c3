/**
 * brat standoff (https://brat.nlplab.org/standoff.html): a text and its annotations for each article. Offsets count code points, and a piece that goes over a line's end is
 * written in parts, as brat wants it.
 */
import type { Span } from "../../record/index.ts"
import { codePoints } from "./code-points.ts"
import type { Entries, Entry } from "./entry.ts"

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

[relations]
Has_source\tArg1:Cue, Arg2:Source
Has_content\tArg1:Cue, Arg2:Content

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
  for (const { source, cue, content, stance } of record.statements) {
    const cueId = piece("Cue", cue.spans)
    const sourceId = piece("Source", source.spans)
    const contentId = piece("Content", content.spans)
    if (!cueId) continue
    if (sourceId) lines.push(`R${++nOthers}\tHas_source Arg1:${cueId} Arg2:${sourceId}`)
    if (contentId) lines.push(`R${++nOthers}\tHas_content Arg1:${cueId} Arg2:${contentId}`)
    if (stance) lines.push(`A${++nOthers}\tStance ${cueId} ${stance}`)
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
