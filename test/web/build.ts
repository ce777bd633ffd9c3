/** Records written by hand: each part is named by its words, and its offsets are looked up in the article. */
import type { EntityType, Event, Note, Record, Span, Statement, Timex } from "../../src/record/index.ts"
import { Record as RecordForm, spanOf } from "../../src/record/index.ts"

/** Words of the article, at the first place where they stand; `"he [said] that"` means only what is in brackets. Several spans are an array. */
type Words = string | string[]

interface Told {
  who: Words | null
  entity?: string
  type?: Statement["source"]["type"]
  count?: number
  cue: Words
  what: Words
  quotation?: Statement["content"]["quotation"]
  stance?: Statement["stance"]
  to?: [words: string, entity?: string]
  medium?: [words: string, kind: NonNullable<Statement["medium"]>["kind"]]
  occasion?: string
  said?: [words: string, value: string]
  hedge?: string
  condition?: string
  via?: [words: string, entity: string | null, type: Statement["source"]["type"]][]
  within?: number
}

export interface Parts {
  entities?: [name: string, type: EntityType, mentions: string[], descriptors?: string[]][]
  statements: Told[]
  events?: {
    trigger: string
    type: string
    status: Event["status"]
    who?: [role: Event["participants"][number]["role"], words: string, entity?: string][]
    date?: [words: string, value: string]
    statement?: number
  }[]
  times?: [words: string, type: Timex["type"], value: string, anchor: "publication" | null][]
  notes?: [code: Note["code"], words: string | null][]
}

export function recordOf(article: Record["article"], { entities, statements, events, times, notes }: Parts): Record {
  const at = (words: string) => placeOf(article.text, words)
  const all = (words: Words): Span[] => [words].flat().map(at)
  return RecordForm.parse({
    article,
    entities: (entities ?? []).map(([name, type, mentions, descriptors], i) => ({
      id: `e${i + 1}`,
      name,
      type,
      mentions: mentions.map(at),
      descriptors: (descriptors ?? []).map(at),
    })),
    statements: statements.map(
      (told, i): Statement => ({
        id: `s${i + 1}`,
        source: {
          spans: told.who === null ? [] : all(told.who),
          entity: told.entity ?? null,
          type: told.type ?? "named",
          count: told.count ?? null,
        },
        cue: { spans: all(told.cue) },
        content: { spans: all(told.what), quotation: told.quotation ?? "indirect" },
        stance: told.stance ?? "says",
        addressee: told.to ? { spans: all(told.to[0]), entity: told.to[1] ?? null } : null,
        medium: told.medium ? { spans: all(told.medium[0]), kind: told.medium[1] } : null,
        occasion: told.occasion ? { spans: all(told.occasion) } : null,
        said: told.said ? { spans: all(told.said[0]), value: told.said[1] } : null,
        hedge: told.hedge ? { spans: all(told.hedge) } : null,
        condition: told.condition ? { spans: all(told.condition) } : null,
        via: (told.via ?? []).map(([words, entity, type]) => ({ spans: all(words), entity, type })),
        within: told.within ? `s${told.within}` : null,
        confidence: 0.9,
      }),
    ),
    events: (events ?? []).map((event, i) => ({
      id: `v${i + 1}`,
      trigger: at(event.trigger),
      type: event.type,
      participants: (event.who ?? []).map(([role, words, entity]) => ({
        role,
        spans: all(words),
        entity: entity ?? null,
      })),
      status: event.status,
      date: event.date ? { spans: all(event.date[0]), value: event.date[1] } : null,
      statement: event.statement ? `s${event.statement}` : null,
    })),
    times: (times ?? []).map(([words, type, value, anchor]) => ({ ...at(words), type, value, anchor })),
    notes: (notes ?? []).map(([code, words]) => ({ code, span: words === null ? null : at(words) })),
    model: { name: "by-hand", version: "1" },
  })
}

function placeOf(text: string, words: string): Span {
  const [before, target, after] = words.includes("[") ? words.split(/[[\]]/) : ["", words, ""]
  const start = text.indexOf(`${before}${target}${after}`)
  if (!target || start < 0) throw new Error(`the article does not say ${JSON.stringify(words)}`)
  const from = start + (before ?? "").length
  return spanOf(text, from, from + target.length)
}
