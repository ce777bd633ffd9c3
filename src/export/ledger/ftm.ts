/**
 * FollowTheMoney statements (https://followthemoney.tech/docs/statements/), one a line in JSON: what `ftm aggregate-statements -f json` and nomenklatura
 * read. Each says one thing of one entity: its id in the ledger, and as canonical id who that is after joins and judgements.
 *
 * An article is an Article; a statement is a Documentation that links it to its speaker, with the stance as role and the whole of it in a sentence, or a Note where nobody is named; a claim is a Note whose proof is every article that carries it; who speaks is a
 * Person, an Organization … and stands at the end. All of one canonical id is together, which is how those programs want it.
 */
import { createHash } from "node:crypto"
import type { Article, Entity, Statement, Story } from "../../record/index.ts"
import { summaryOf } from "../story/index.ts"
import { calendarDate } from "./calendar.ts"
import { type Entries, type Entry, type Stories, type Voices, wordsOf } from "./entry.ts"
import { toldOf } from "./told.ts"

const DATASET = "hearsay"

const schemata = {
  person: { schema: "Person", name: "name" },
  organisation: { schema: "Organization", name: "name" },
  media: { schema: "Organization", name: "name" },
  government: { schema: "PublicBody", name: "name" },
  group: { schema: "LegalEntity", name: "name" },
  place: { schema: "Address", name: "full" },
  document: { schema: "Document", name: "title" },
} as const satisfies { [Type in Entity["type"]]: { schema: string; name: string } }

export async function* writeFollowTheMoney(entries: Entries, voices: Voices, stories: Stories): AsyncGenerator<string> {
  for await (const entry of entries) {
    const { record, recordedAt } = entry
    const about = { origin: `${record.model.name} ${record.model.version}`, seen: recordedAt.slice(0, 19) }
    yield linesOf({ ...about, id: record.article.id, schema: "Article", properties: articleOf(record.article) })
    for (const statement of record.statements) {
      const id = `${record.article.id}-${statement.id}`
      yield linesOf({ ...about, id, ...sayingOf(entry, statement) })
    }
  }
  for await (const { story } of stories) for (const thing of notesOf(story)) yield linesOf(thing)
  for await (const { id: canonical, type, aliases } of voices) {
    const { schema, name } = schemata[type]
    for (const alias of aliases)
      yield linesOf({ id: alias.id, canonical, schema, properties: { [name]: alias.name }, origin: null, seen: null })
  }
}

type Properties = { [property: string]: string | readonly string[] | null }

/** Origins have no field of their own: they may be people whom no article names. The sentence has them. */
function notesOf({ articles, claims }: Story): Thing[] {
  const known = new Map(articles.map((article) => [article.id, article]))
  return claims.map((claim) => {
    const carrying = claim.statements.filter(({ relation }) => relation === "carries").map(({ article }) => article)
    const properties = {
      name: claim.text,
      description: `${claim.text} (${summaryOf(claim, known)})`,
      proof: [...new Set(carrying)],
    }
    return { id: `claim-${claim.id}`, schema: "Note", properties, origin: null, seen: null }
  })
}

function articleOf({ id, uri, url, title, byline, outlet, published, updated }: Article): Properties {
  return {
    title,
    fileName: /(?<![^/\\])[^/\\]+$/.exec(uri)?.[0] ?? id,
    author: byline,
    publisher: outlet,
    publishedAt: momentOf(published),
    modifiedAt: momentOf(updated),
    sourceUrl: webAddress(url),
  }
}

function sayingOf({ record, identities }: Entry, statement: Statement): { schema: string; properties: Properties } {
  const { article } = record
  const shared = {
    description: toldOf(statement, record),
    publisher: article.outlet,
    sourceUrl: webAddress(article.url),
  }
  const entity = identities.get(statement.source.entity ?? "")
  if (entity === undefined) {
    return { schema: "Note", properties: { ...shared, proof: article.id } }
  }
  return {
    schema: "Documentation",
    properties: {
      ...shared,
      document: article.id,
      entity,
      role: statement.stance,
      status: statement.hedge && wordsOf(statement.hedge.spans),
      date: calendarDate(statement.said?.value),
      recordId: `${article.id}/${statement.id}`,
    },
  }
}

interface Thing {
  id: string
  /** who it is one with; itself when left out */
  canonical?: string
  schema: string
  properties: Properties
  origin: string | null
  seen: string | null
}

/** The field order is FollowTheMoney's own: a file can be sorted by canonical id as lines of text. */
function linesOf({ id, canonical = id, schema, properties, origin, seen }: Thing): string {
  return Object.entries({ id, ...properties })
    .flatMap(([prop, value]) => [value ?? []].flat().map((each): [string, string] => [prop, each]))
    .filter(([, value]) => value !== "")
    .map(([prop, value]) => {
      const statement = {
        canonical_id: canonical,
        entity_id: id,
        prop,
        schema,
        value,
        dataset: DATASET,
        lang: null,
        original_value: null,
        first_seen: seen,
        last_seen: seen,
        external: false,
        origin,
        id: createHash("sha1").update(`${DATASET}.${id}.${prop}.${value}`).digest("hex"),
      }
      return `${JSON.stringify(statement)}\n`
    })
    .join("")
}

const webAddress = (url: string | null) => (url !== null && /^https?:\/\//.test(url) ? url : null)

/** FollowTheMoney has days, and moments without a zone, which are of UTC. */
function momentOf(value: string | null): string | null {
  if (value === null || !/T\d/.test(value)) return value
  const moment = new Date(value)
  return /(Z|[+-]\d\d:?\d\d)$/.test(value) && !Number.isNaN(moment.getTime())
    ? moment.toISOString().slice(0, 19)
    : value.slice(0, 10)
}
