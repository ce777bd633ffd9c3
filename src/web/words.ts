/** How the parts of a record are put into words. */
import { entityOf, type Record, type Relay, type Span, type Statement } from "../record/index.ts"
import { isCarried } from "./inferred.ts"
import { capital } from "./phrases.ts"

export function joined(spans: readonly Span[]): string {
  return spans.map(({ text }) => text.replace(/\s+/g, " ")).join(" … ")
}

export function nameOf(record: Record, id: string | null): string | null {
  return entityOf(record, id)?.name ?? null
}

export interface Who {
  /** as the sentence on the card calls them; "" when the text names nobody */
  shown: string
  /** a short description, and the name of whom it describes, to stand beside it */
  also: string | null
  /** the article's words and what they were taken for, when the sentence does not have both */
  read: { words: string; as: string } | null
}

const RELATIVE = /^(who|whom|which|that)$/i

/** A pronoun or a short name gives way to the full name; a description keeps its words. */
export function whoOf(record: Record, { spans, entity }: { spans: readonly Span[]; entity: string | null }): Who {
  const worded = joined(spans)
    .replace(/(?<![,;:\s])[,;:\s]+$/, "")
    .replace(/^that\s+(?=\S)/i, "")
  const name = nameOf(record, entity)
  if (!name) return { shown: RELATIVE.test(worded) ? "" : worded, also: null, read: null }
  if (!worded) return { shown: name, also: null, read: null }
  if (worded.toLowerCase().includes(name.toLowerCase())) return { shown: worded, also: null, read: null }
  const [head = "", ...rest] = worded.split(/(?=,)/)
  if (isPartOf(head, name)) return { shown: [name, ...rest].join(""), also: null, read: null }
  const read = { words: worded, as: name }
  if (!/\s/.test(worded)) return { shown: name, also: null, read }
  return worded.split(/\s+/).length <= 4 && !worded.includes(",") && /^\p{Lu}/u.test(name)
    ? { shown: worded, also: name, read: null }
    : { shown: worded, also: null, read }
}

/** "Thole" of "Ragna Thole"; "He" is no part of "Helena". */
function isPartOf(word: string, name: string): boolean {
  return name.toLowerCase().split(/\s+/).includes(word.toLowerCase())
}

/** Through whom the outlet has it, from the source outwards; a source is no relay of its own words. */
export function relaysOf({ source, via }: Statement): { relay: Relay; role: string }[] {
  return via
    .map((relay, i) => ({ relay, role: `via-${i}` }))
    .filter(({ relay }) => relay.entity === null || relay.entity !== source.entity)
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
  /** brought here from another sentence */
  carried: boolean
}

/** From this outlet down to whoever first said it. Nothing when the outlet has it from the source. */
export function chainOf(record: Record, statement: Statement): Link[] {
  const { source } = statement
  const relays = relaysOf(statement)
  if (relays.length === 0) return []
  const first = whoOf(record, source)
  const end = source.type === "document" ? "where it stands" : "who first said it"
  return [
    { role: null, name: record.article.outlet ?? "Outlet unknown", about: "what you are reading", carried: false },
    ...relays.toReversed().map(({ relay, role }) => ({
      role,
      name: capital(whoOf(record, relay).shown || joined(relay.spans)),
      about: relay.type ? sourceTypeWords[relay.type] : "",
      carried: isCarried(record, statement, relay),
    })),
    {
      role: "source",
      name: capital(first.shown) || "Nobody named",
      about: [sourceKindOf(source), end].filter(Boolean).join(", "),
      carried: false,
    },
  ]
}

/** Words for between marks of quotation that the page sets: without marks of their own at the ends, and no comma behind. */
export function closedQuote(words: string): string {
  return words.replace(/^["“‘']/, "").replace(/(?<!["”’',;:\s])["”’',;:\s]+$/, "")
}
