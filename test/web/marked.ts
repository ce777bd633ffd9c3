/** A record of one statement from a text that marks its parts: `{source:The mayor} {cue:said} {content:the bridge is shut}.` */
import type { Record, Span, Statement } from "../../src/record/index.ts"
import { spanOf } from "../../src/record/index.ts"
import { articleOf } from "./records.ts"

export interface Facts {
  stance?: Statement["stance"]
  type?: Statement["source"]["type"]
  /** the full name of whom the source, or the addressee, is */
  name?: string
  hearer?: string
  /** null: nobody knows who published it */
  outlet?: string | null
  quotation?: Statement["content"]["quotation"]
}

/** Parts may nest; `via` may stand more than once, the one nearest to the source first. */
export function marked(text: string, facts: Facts = {}): Record {
  const parts: { role: string; start: number; end: number }[] = []
  const open: { role: string; start: number }[] = []
  let plain = ""
  for (const [token, role] of text.matchAll(/\{(\w+):|\}|[^{}]+/g)) {
    if (role) open.push({ role, start: plain.length })
    else if (token === "}") parts.push({ ...(open.pop() as { role: string; start: number }), end: plain.length })
    else plain += token
  }
  const of = (role: string): Span[] =>
    parts
      .filter((part) => part.role === role)
      .map(({ start, end }) => spanOf(plain, start, end))
      .sort((a, b) => a.start - b.start)
  const part = (role: string) => (of(role).length > 0 ? { spans: of(role) } : null)
  const named = [facts.name, facts.hearer]
  const id = (i: number) => (named[i] ? `e${i + 1}` : null)
  const medium = part("medium")
  const said = part("said")
  const addressee = part("addressee")
  return {
    article: articleOf(plain, { outlet: facts.outlet === undefined ? "The Vellmark Post" : facts.outlet }),
    entities: named.map((name, i) => ({
      id: `e${i + 1}`,
      name: name ?? "Nobody Meant",
      type: "person",
      mentions: [],
      descriptors: [],
    })),
    statements: [
      {
        id: "s1",
        source: {
          spans: of("source"),
          entity: id(0),
          type: facts.type ?? (of("source").length > 0 ? "named" : "none"),
          count: null,
        },
        cue: { spans: of("cue") },
        content: { spans: of("content"), quotation: facts.quotation ?? "indirect" },
        stance: facts.stance ?? "says",
        addressee: addressee && { ...addressee, entity: id(1) },
        medium: medium && { ...medium, kind: "other" },
        occasion: part("occasion"),
        said: said && { ...said, value: "2031-03-10" },
        hedge: part("hedge"),
        condition: part("condition"),
        via: of("via").map((span) => ({ spans: [span], entity: null, type: "media" })),
        within: null,
        confidence: 0.9,
      },
    ],
    events: [],
    times: [],
    notes: [],
    model: { name: "by-hand", version: "1" },
  }
}
