/** Records written by hand, of which stories are made: words are named, and their offsets are looked up in the text. And somebody who compares them by their words. */
import { languageOf } from "../../src/language/index.ts"
import {
  type Entity,
  type EntityType,
  type Quotation,
  Record,
  type SourceType,
  type Span,
  type Stance,
  type Statement,
  type Story,
  spanOf,
} from "../../src/record/index.ts"
import { comparisonsOf, storyOf } from "../../src/story/index.ts"

export const en = languageOf("en")

/** One statement. `says` stands in the text; the words of the others are the nearest to it. */
export interface Said {
  says: string
  /** the words for who says it; without them nobody is named */
  by?: string
  type?: SourceType
  /** the fullest name, where that is another */
  name?: string
  /** what they are called elsewhere in the text */
  called?: readonly string[]
  entity?: EntityType
  count?: number
  cue?: string
  stance?: Stance
  quotation?: Quotation
  /** an outlet that they told */
  to?: string
  /** an outlet through which it came */
  via?: string
  hedge?: string
  /** which of the statements this one is a part of, counted from one */
  within?: number
  /** from which character of the text on it is looked for */
  from?: number
}

interface Printed {
  outlet?: string | null
  on?: string | null
  byline?: string
  title?: string
  url?: string
  /** places and states that are named in it */
  places?: readonly string[]
}

const TYPES: { [type in SourceType]: EntityType } = {
  named: "person",
  described: "person",
  anonymous: "group",
  media: "media",
  organisation: "organisation",
  document: "document",
  group: "group",
  none: "group",
}
const UNNAMED: readonly SourceType[] = ["described", "anonymous", "group"]

export function written(id: string, printed: Printed, text: string, ...said: readonly Said[]): Record {
  const { outlet = null, on = null, byline = null, title = null, url = null, places = [] } = printed
  const at = (words: string, near = 0, not: { start: number; end: number } | null = null): Span => {
    const starts = [...Array(text.length).keys()]
      .filter((start) => text.startsWith(words, start))
      .filter((start) => !not || start >= not.end || start + words.length <= not.start)
    const [start] = starts.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))
    if (!words || start === undefined) throw new Error(`${id} does not say ${JSON.stringify(words)}`)
    return spanOf(text, start, start + words.length)
  }
  const after = (words: string, from: number): Span => at(words, text.indexOf(words, from))
  const entities = new Map<string, Entity>()
  const known = (name: string, type: EntityType, mentions: Span[], descriptors: Span[], unnamed = false): string => {
    const entity: Entity = entities.get(name) ?? {
      id: `e${entities.size + 1}`,
      name,
      type,
      mentions: [],
      descriptors: [],
      ...(unnamed && { unnamed }),
    }
    entity.mentions.push(...mentions)
    entity.descriptors.push(...descriptors)
    entities.set(name, entity)
    return entity.id
  }
  for (const place of places) known(place, "place", [at(place)], [])
  const statements = said.map((each, i): Statement => {
    const { says, by, type = by ? "named" : "none", stance = "says", quotation = "indirect" } = each
    const from = each.from ?? 0
    const content = says ? after(says, from) : null
    const near = content?.start ?? (by ? after(by, from).start : from)
    const spans = by ? [at(by, near, content)] : []
    const outlet = (words: string | undefined) => {
      if (!words) return null
      const shown = [at(words, near, content)]
      return { spans: shown, entity: known(words, "media", shown, []) }
    }
    const relay = outlet(each.via)
    return {
      id: `s${i + 1}`,
      source: {
        spans,
        entity: by
          ? known(
              each.name ?? by,
              each.entity ?? TYPES[type],
              spans,
              (each.called ?? []).map((words) => after(words, from)),
              UNNAMED.includes(type),
            )
          : null,
        type,
        count: each.count ?? null,
      },
      cue: { spans: each.cue ? [at(each.cue, near, content)] : [] },
      content: { spans: content ? [content] : [], quotation },
      stance,
      addressee: outlet(each.to),
      medium: null,
      occasion: null,
      said: null,
      hedge: each.hedge ? { spans: [at(each.hedge, near)] } : null,
      condition: null,
      via: relay ? [{ ...relay, type: "media" }] : [],
      within: each.within ? `s${each.within}` : null,
      confidence: 1,
    }
  })
  return Record.parse({
    article: {
      id,
      uri: url ?? `${id}.txt`,
      url,
      title,
      byline,
      outlet,
      published: on,
      updated: null,
      language: "en",
      sha256: Buffer.from(id).toString("hex").padEnd(64, "0").slice(0, 64),
      text,
    },
    entities: [...entities.values()],
    statements,
    events: [],
    times: [],
    notes: [],
    model: { name: "none", version: "0" },
  })
}

interface Side {
  told: string
  asked: { start: number; end: number }
}

const wordsOf = ({ told, asked }: Side) =>
  new Set(
    told
      .slice(asked.start, asked.end)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu) ?? [],
  )

/** From so many words of the shorter on, two say the same. */
const SAME = 0.6

const DENIAL = /\bdenied\b/

/** Two clauses are the same that have most of their long words in common, unless one of the two is denied. As the model does, it answers a little otherwise when it is asked the other way round. */
export async function judge(a: Side, b: Side) {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  const both = [...x].filter((word) => y.has(word)).length
  const isSame = both > 1 && both >= SAME * Math.min(x.size, y.size)
  const likely = isSame ? 0.9 + 0.05 * (x.size / (x.size + y.size)) : 0.02
  const isDenied = isSame && DENIAL.test(a.told) !== DENIAL.test(b.told)
  return { same: isDenied ? 0.02 : likely, version: 0, denies: isDenied ? likely : 0 }
}

export async function told(...records: readonly Record[]): Promise<Story> {
  return storyOf(records, await comparisonsOf(records, judge, en), en)
}
