/** A story as tables: rows for whoever counts, sorts or draws it. Each table is its columns in their order, each with what stands in it. */
import type { Change, Claim, ClaimLink, ClaimStatement, Origin, Story, StoryArticle } from "../../record/index.ts"
import { type Cell, csvHead, csvLine } from "../../record/index.ts"
import { carriersOf } from "./words.ts"

interface Table<Row> {
  columns: { [column: string]: (row: Row, story: Told) => Cell }
  rows(story: Told): readonly Row[]
}

/** A story with those of its claims that are told of. */
interface Told {
  articles: ReadonlyMap<string, StoryArticle>
  claims: readonly Claim[]
  changes: readonly Change[]
}

type Of<Part> = { claim: Claim } & Part

const flag = (holds: boolean) => (holds ? "yes" : "no")
/** In one line: a table is read a row a line. */
const lined = (cell: Cell) => (typeof cell === "string" ? cell.replace(/\s+/g, " ") : cell)
const list = (items: readonly string[]) => (items.length ? items.join(" | ") : null)
const outletOf = (article: string, { articles }: Told) => articles.get(article)?.outlet ?? null

const claims: Table<Claim> = {
  rows: ({ claims }) => claims,
  columns: {
    claim: ({ id }) => id,
    text: ({ text }) => text,
    independent: ({ independent }) => independent,
    at_least: ({ atLeast }) => atLeast,
    heard_by: ({ heardBy }) => heardBy,
    outlets: (claim, { articles }) => carriersOf(claim, articles).outlets.size,
    articles: ({ statements }) =>
      new Set(statements.flatMap(({ article, relation }) => (relation === "carries" ? article : []))).size,
    circular: ({ circular }) => flag(circular),
    disputed_by: ({ disputedBy }) => list([...new Set(disputedBy.map(({ who }) => who))]),
    rivals: ({ rivals }) => list(rivals),
    versions: ({ versions }) => list(versions.map(({ claim }) => claim)),
    maybe: ({ maybe }) => list(maybe.map(({ claim }) => claim)),
  },
}

const carriers: Table<Of<{ statement: ClaimStatement }>> = {
  rows: ({ claims }) => claims.flatMap((claim) => claim.statements.map((statement) => ({ claim, statement }))),
  columns: {
    claim: ({ claim }) => claim.id,
    text: ({ claim }) => claim.text,
    independent: ({ claim }) => claim.independent,
    at_least: ({ claim }) => claim.atLeast,
    relation: ({ statement }) => statement.relation,
    outlet: ({ statement }, told) => outletOf(statement.article, told),
    published: ({ statement }, { articles }) => articles.get(statement.article)?.published ?? null,
    title: ({ statement }, { articles }) => articles.get(statement.article)?.title ?? null,
    url: ({ statement }, { articles }) => articles.get(statement.article)?.url ?? null,
    article: ({ statement }) => statement.article,
    statement: ({ statement }) => (statement.statement === null ? null : `${statement.article}/${statement.statement}`),
    who: ({ statement }) => statement.who,
    words: ({ statement }) => statement.span.text,
    hedge: ({ statement }) => statement.hedge?.text ?? null,
    origins: ({ claim, statement }) =>
      statement.relation === "carries"
        ? list(claim.origins.filter(({ articles }) => articles.includes(statement.article)).map(({ who }) => who))
        : null,
    has_it_from: ({ claim, statement }, told) =>
      list(above(claim, statement).map((link) => nameOf(claim, link.from, told))),
    reason: ({ claim, statement }) => list(above(claim, statement).map(({ reason }) => reason)),
    shown_by: ({ claim, statement }) => list(above(claim, statement).flatMap(({ span }) => span?.text ?? [])),
    certain: ({ claim, statement }) => list(above(claim, statement).map(({ certain }) => flag(certain))),
    start: ({ statement }) => statement.span.start,
    end: ({ statement }) => statement.span.end,
  },
}

const origins: Table<Of<{ origin: Origin }>> = {
  rows: ({ claims }) => claims.flatMap((claim) => claim.origins.map((origin) => ({ claim, origin }))),
  columns: {
    claim: ({ claim }) => claim.id,
    origin: ({ origin }) => origin.id,
    who: ({ origin }) => origin.who,
    type: ({ origin }) => origin.type,
    interested: ({ origin }) => flag(origin.interested),
    articles: ({ origin }) => list(origin.articles),
    outlets: ({ origin }, told) => list([...new Set(origin.articles.flatMap((id) => outletOf(id, told) ?? []))]),
    reasons: ({ origin }) => list(origin.because.map(({ reason }) => reason)),
    shown_by: ({ origin }) => list(origin.because.flatMap(({ span }) => span?.text ?? [])),
  },
}

const links: Table<Of<{ link: ClaimLink }>> = {
  rows: ({ claims }) => claims.flatMap((claim) => claim.links.map((link) => ({ claim, link }))),
  columns: {
    claim: ({ claim }) => claim.id,
    from: ({ link }) => keyOf(link.from),
    to: ({ link }) => keyOf(link.to),
    from_name: ({ claim, link }, told) => nameOf(claim, link.from, told),
    to_name: ({ claim, link }, told) => nameOf(claim, link.to, told),
    from_kind: ({ link }) => kindOf(link.from),
    to_kind: ({ link }) => kindOf(link.to),
    reason: ({ link }) => link.reason,
    shown_by: ({ link }) => link.span?.text ?? null,
    certain: ({ link }) => flag(link.certain),
  },
}

const changes: Table<{ change: Change; value: Change["values"][number] }> = {
  rows: ({ changes }) => changes.flatMap((change) => change.values.map((value) => ({ change, value }))),
  columns: {
    what: ({ change }) => change.what,
    kind: ({ change }) => change.kind,
    claims: ({ change }) => list(change.claims),
    value: ({ value }) => value.value,
    outlet: ({ value }, told) => outletOf(value.article, told),
    published: ({ value }) => value.published,
    article: ({ value }) => value.article,
    words: ({ value }) => value.span?.text ?? null,
  },
}

export const tables = {
  claims: tableOf("claims.csv", claims),
  carriers: tableOf("carriers.csv", carriers),
  origins: tableOf("origins.csv", origins),
  links: tableOf("links.csv", links),
  changes: tableOf("changes.csv", changes),
}

/** A table's head, and its rows of a story. */
function tableOf<Row>(file: string, { columns, rows }: Table<Row>) {
  return {
    file,
    columns: Object.keys(columns),
    head: () => csvHead(Object.keys(columns)),
    body(story: Pick<Story, "articles" | "changes">, claims: readonly Claim[]): string {
      const articles = new Map(story.articles.map((article) => [article.id, article]))
      const told = { articles, claims, changes: story.changes }
      return rows(told)
        .map((row) => csvLine(Object.values(columns).map((column) => lined(column(row, told)))))
        .join("")
    },
  }
}

const above = ({ links }: Claim, { article, relation }: ClaimStatement) =>
  relation === "carries" ? links.filter(({ to }) => "article" in to && to.article === article) : []

type End = ClaimLink["from"]

const keyOf = (end: End) => ("origin" in end ? end.origin : "article" in end ? end.article : end.outlet)
const kindOf = (end: End) => ("origin" in end ? "origin" : "article" in end ? "article" : "outlet")

function nameOf({ origins }: Claim, end: End, { articles }: Told): string {
  if ("outlet" in end) return end.outlet
  if ("article" in end) return articles.get(end.article)?.outlet ?? end.article
  return origins.find(({ id }) => id === end.origin)?.who ?? end.origin
}
