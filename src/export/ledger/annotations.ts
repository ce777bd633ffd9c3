/**
 * W3C Web Annotation (https://www.w3.org/TR/annotation-model/): an AnnotationPage with an annotation for each statement, whose targets are its
 * source, cue and content, and whose body tells it in a sentence. Positions count code points, and each has its exact words with those around them.
 */
import type { Span, Statement } from "../../record/index.ts"
import { codePoints } from "./code-points.ts"
import { type Entries, type Entry, urnOf } from "./entry.ts"
import { toldOf } from "./told.ts"

const AROUND = 32

export async function* writeAnnotations(entries: Entries): AsyncGenerator<string> {
  yield `{"@context":["http://www.w3.org/ns/anno.jsonld",{"hearsay":"urn:hearsay:"}],"id":"urn:hearsay:annotations","type":"AnnotationPage","items":[`
  let first = true
  for await (const entry of entries) {
    const at = codePoints(entry.record.article.text)
    for (const statement of entry.record.statements) {
      yield `${first ? "" : ","}\n${JSON.stringify(annotationOf(entry, statement, at))}`
      first = false
    }
  }
  yield "\n]}\n"
}

function annotationOf({ record, recordedAt }: Entry, statement: Statement, at: (offset: number) => number) {
  const { article, model } = record
  const target = (spans: readonly Span[], part: string) =>
    spans.map((span) => ({
      type: "SpecificResource",
      source: article.url ?? urnOf(article.id),
      "hearsay:part": part,
      selector: selectorsOf(span, article.text, at),
    }))
  return {
    id: urnOf(article.id, statement.id),
    type: "Annotation",
    motivation: "describing",
    created: recordedAt,
    generator: {
      id: urnOf(encodeURIComponent(`${model.name}-${model.version}`)),
      type: "Software",
      name: `${model.name} ${model.version}`,
    },
    body: [
      { type: "TextualBody", value: toldOf(statement, record), format: "text/plain", purpose: "describing" },
      ...(statement.stance
        ? [{ type: "TextualBody", value: statement.stance, format: "text/plain", purpose: "tagging" }]
        : []),
    ],
    target: [
      ...target(statement.source.spans, "source"),
      ...target(statement.cue.spans, "cue"),
      ...target(statement.content.spans, "content"),
    ],
  }
}

function selectorsOf({ start, end, text: exact }: Span, text: string, at: (offset: number) => number) {
  return [
    {
      type: "TextQuoteSelector",
      exact,
      prefix: text.slice(Math.max(0, start - AROUND), start).toWellFormed(),
      suffix: text.slice(end, end + AROUND).toWellFormed(),
    },
    { type: "TextPositionSelector", start: at(start), end: at(end) },
  ]
}
