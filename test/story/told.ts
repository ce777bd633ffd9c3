/** Articles and what they say, written by hand: the words of each part are named, and their offsets are looked up in the text. */
import { type Record, type Span, type Stance, type Statement, spanOf } from "../../src/record/index.ts"

export interface Said {
  source?: string
  /** the fullest name that the article has for the source */
  name?: string
  cue?: string
  to?: string
  content?: string | string[]
  stance?: Stance
  /** the statement whose content has this one: s1 is the first */
  within?: string
}

/** The record of an article. Words that stand there more than once are those that stand there first. */
export function told(id: string, text: string, said: readonly Said[] = []): Record {
  const at = (words: string): Span => {
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`“${words}” does not stand in “${text}”`)
    return spanOf(text, start, start + words.length)
  }
  const spans = (words: string | string[] | undefined) => (words === undefined ? [] : [words].flat().map(at))
  const nothing = { uri: id, url: null, title: null, byline: null, outlet: null, published: null, updated: null }
  return {
    article: { id, text, sha256: "0".repeat(64), language: "en", ...nothing },
    entities: said.flatMap(({ name, source }, i) =>
      name === undefined
        ? []
        : [{ id: `e${i + 1}`, name, type: "person" as const, mentions: spans(source ?? name), descriptors: [] }],
    ),
    statements: said.map(
      ({ source, name, cue, to, content, stance = "says", within = null }, i): Statement => ({
        id: `s${i + 1}`,
        source: { spans: spans(source), entity: name === undefined ? null : `e${i + 1}`, type: "named", count: null },
        cue: { spans: spans(cue) },
        content: { spans: spans(content), quotation: "indirect" },
        stance,
        addressee: to === undefined ? null : { spans: spans(to), entity: null },
        medium: null,
        occasion: null,
        said: null,
        hedge: null,
        condition: null,
        via: [],
        within,
        confidence: 1,
      }),
    ),
    events: [],
    times: [],
    notes: [],
    model: { name: "by hand", version: "1" },
  }
}
