/** How the parts of a record are put into words. */
import type { Note, Record, Relay, Span, Statement } from "../record/index.ts"

export function joined(spans: readonly Span[]): string {
  return spans.map(({ text }) => text.replace(/\s+/g, " ")).join(" … ")
}

export function nameOf({ entities }: Record, id: string | null): string | null {
  return entities.find((entity) => entity.id === id)?.name ?? null
}

export interface Who {
  /** as the sentence on the card calls them; "" when the text names nobody */
  shown: string
  /** the other of wording and name, where they differ */
  also: string | null
}

/** A pronoun or a short name gives way to the full name; a description keeps its words. The other one stands beside it. */
export function whoOf(record: Record, { spans, entity }: { spans: Span[]; entity: string | null }): Who {
  const worded = joined(spans).replace(/[,;:\s]+$/, "")
  const name = nameOf(record, entity)
  if (!name || worded.toLowerCase().includes(name.toLowerCase())) return { shown: worded, also: null }
  if (!worded) return { shown: name, also: null }
  if (/\s/.test(worded)) return { shown: worded, also: name }
  return { shown: name, also: name.toLowerCase().includes(worded.toLowerCase()) ? null : `“${worded}”` }
}

/** One name for each source, so that its statements can be gathered. */
export function speakerOf(record: Record, { source }: Statement): string {
  return nameOf(record, source.entity) ?? whoOf(record, source).shown
}

export const sourceTypeWords = {
  named: "named",
  described: "by role, not name",
  anonymous: "unnamed",
  media: "outlet",
  organisation: "organisation",
  document: "document",
  group: "group",
  none: "nobody named",
} satisfies { [type in NonNullable<Statement["source"]["type"]>]: string }

export function sourceKindOf({ type, count }: Statement["source"]): string | null {
  if (!type) return null
  return count && count > 1 ? `${sourceTypeWords[type]} × ${count}` : sourceTypeWords[type]
}

export interface Link {
  /** the part of the statement that this link is, for lighting its words; null for this outlet */
  role: string | null
  name: string
  about: string
}

/** From this outlet down to whoever first said it. Nothing when the outlet has it from the source. */
export function chainOf(record: Record, { source, via }: Statement): Link[] {
  if (via.length === 0) return []
  const relay = ({ spans, type }: Relay, i: number): Link => ({
    role: `via-${i}`,
    name: joined(spans),
    about: type ? sourceTypeWords[type] : "",
  })
  const first = whoOf(record, source)
  const end = source.type === "document" ? "where it stands" : "who said it"
  return [
    { role: null, name: record.article.outlet ?? "This article", about: "what you are reading" },
    ...via.map(relay).reverse(),
    {
      role: "source",
      name: first.shown || "Nobody named",
      about: [sourceKindOf(source), end].filter(Boolean).join(", "),
    },
  ]
}

export const noteWords = {
  "no-date": "No date of publication is known, so relative dates stay open",
  "language-forced": "The article is in a language that the model was not made to read",
  "anonymous-without-reason": "A source is unnamed, and the text does not say why",
  "hedge-without-source": "A hedge names nobody whose word it is",
  "quotation-without-speaker": "A quotation has no speaker that could be found",
  "quotation-not-closed": "A quotation is opened and never closed",
  "descriptor-differs": "Two descriptions of one entity do not agree",
  "speaker-unsure": "Several could be meant, and none was chosen",
} satisfies { [code in Note["code"]]: string }
