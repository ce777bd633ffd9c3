/**
 * W3C Web Annotation (https://www.w3.org/TR/annotation-model/): an AnnotationPage with an annotation for each statement, whose targets are its
 * source, cue and content, and whose body tells it in a sentence; and one for each claim, whose targets are the words that carry it in all articles. Positions count code points, and each has its exact words with those around them.
 */
import type { Claim, Span, Statement, StoryArticle } from "../../record/index.ts"
import { summaryOf } from "../story/index.ts"
import { codePoints } from "./code-points.ts"
import { type Entries, type Entry, type Stories, type StoryEntry, urnOf } from "./entry.ts"
import { toldOf } from "./told.ts"

const AROUND = 32

export async function* writeAnnotations(entries: Entries, _: unknown, stories: Stories): AsyncGenerator<string> {
  yield `{"@context":["http://www.w3.org/ns/anno.jsonld",{"hearsay":"urn:hearsay:"}],"id":"urn:hearsay:annotations","type":"AnnotationPage","items":[`
  let first = true
  for await (const entry of entries) {
    const at = codePoints(entry.record.article.text)
    for (const statement of entry.record.statements) {
      yield `${first ? "" : ","}\n${JSON.stringify(annotationOf(entry, statement, at))}`
      first = false
    }
  }
  for await (const entry of stories) {
    for await (const annotation of claimAnnotations(entry)) {
      yield `${first ? "" : ","}\n${JSON.stringify(annotation)}`
      first = false
    }
  }
  yield "\n]}\n"
}

/** One claim's words in all its articles. An article whose text the ledger lacks has its words without their place. */
async function* claimAnnotations({ story, textOf }: StoryEntry): AsyncGenerator<object> {
  const articles = new Map(story.articles.map((article) => [article.id, article]))
  const places = new Map<string, (span: Span) => object[]>()
  const placesIn = async (article: string) => {
    const known = places.get(article)
    if (known) return known
    const text = await textOf(article)
    const at = text === null ? null : codePoints(text)
    const find = (span: Span) =>
      text === null || at === null ? [{ type: "TextQuoteSelector", exact: span.text }] : selectorsOf(span, text, at)
    places.set(article, find)
    return find
  }
  for (const claim of story.claims) {
    const target = []
    for (const { article, relation, span } of claim.statements) {
      const source = articles.get(article)?.url ?? urnOf(article)
      const selector = (await placesIn(article))(span)
      target.push({ type: "SpecificResource", source, "hearsay:part": relation, selector })
    }
    yield claimAnnotation(claim, articles, target)
  }
}

function claimAnnotation(claim: Claim, articles: ReadonlyMap<string, StoryArticle>, target: readonly object[]) {
  return {
    id: urnOf("claim", claim.id),
    type: "Annotation",
    motivation: "linking",
    body: [
      { type: "TextualBody", value: claim.text, format: "text/plain", purpose: "identifying" },
      { type: "TextualBody", value: summaryOf(claim, articles), format: "text/plain", purpose: "describing" },
    ],
    target,
  }
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
