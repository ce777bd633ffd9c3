/**
 * schema.org in JSON-LD: what somebody puts forward as so, or as not so, is a Claim, or a Quotation where it stands in quotation marks, each with who says it and the
 * NewsArticle that it appears in, and for each a ClaimReview to fill in. A draft carries no rating: Hearsay never says what is true.
 *
 * What is asked, wanted, promised or held back claims nothing, and what stands within a denial or a question is not its speaker's claim. Of these only quotations are
 * taken, without a review.
 *
 * What many articles add up to comes after them: a claim that two or more speak of is one more Claim, with where it appears, where first, and on whose word; an article is
 * based on another whose text it prints, and cites what it names as having had it first.
 */
import { wordList } from "../../language/index.ts"
import {
  type Article,
  type Claim,
  entityOf,
  type Record,
  type Stance,
  type Statement,
  type Story,
} from "../../record/index.ts"
import { summaryOf } from "../story/index.ts"
import { calendarDate } from "./calendar.ts"
import { type Entries, type Entry, type Stories, speakerOf, urnOf, wordsOf } from "./entry.ts"
import { outerOf, toldOf } from "./told.ts"

/** Stances that put the content forward as so; within another statement the word of its source still stands for it. */
const FORWARD: readonly (Stance | null)[] = ["says", "confirms", "alleges", "warns"]

export async function* writeClaims(entries: Entries, _: unknown, stories: Stories): AsyncGenerator<string> {
  yield `{"@context":"https://schema.org","@graph":[`
  let first = true
  for await (const entry of entries) {
    for (const thing of [
      articleOf(entry.record.article),
      ...entry.record.statements.flatMap((statement) => claimOf(entry, statement)),
    ]) {
      yield `${first ? "" : ","}\n${JSON.stringify(thing)}`
      first = false
    }
  }
  for await (const { story } of stories) {
    for (const thing of [...story.articles.flatMap(relationsOf), ...sharedClaims(story)]) {
      yield `${first ? "" : ","}\n${JSON.stringify(thing)}`
      first = false
    }
  }
  yield "\n]}\n"
}

/** More of an article that stands above. */
function relationsOf({ id, copyOf, revisionOf, partOf, cites }: Story["articles"][number]): object[] {
  const based = [...new Set([copyOf, revisionOf, ...partOf.map(({ article }) => article)])].filter(
    (each) => each !== null,
  )
  const cited = [...new Set(cites.flatMap(({ article }) => article ?? []))]
  const links = (ids: readonly string[]) => ids.map((each) => ({ "@id": urnOf(each) }))
  if (based.length === 0 && cited.length === 0) return []
  return [
    {
      "@id": urnOf(id),
      ...(based.length ? { isBasedOn: links(based) } : {}),
      ...(cited.length ? { citation: links(cited) } : {}),
    },
  ]
}

/** Those of one article alone stand above as its statements. */
function sharedClaims({ articles, claims }: Story): object[] {
  const known = new Map(articles.map((article) => [article.id, article]))
  const place = new Map(articles.map(({ id }, i) => [id, i]))
  return claims.flatMap((claim: Claim): object[] => {
    const carrying = claim.statements.filter(({ relation }) => relation === "carries").map(({ article }) => article)
    const where = [...new Set(carrying)].toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
    if (where.length < 2) return []
    const id = urnOf("claim", claim.id)
    return [
      {
        "@id": id,
        "@type": "Claim",
        text: claim.text,
        description: summaryOf(claim, known),
        creator: claim.origins.map(({ who, type }) => ({ "@type": type === "named" ? "Person" : "Thing", name: who })),
        firstAppearance: { "@id": urnOf(where[0] ?? "") },
        appearance: where.map((each) => ({ "@id": urnOf(each) })),
      },
      {
        "@id": `${id}:review`,
        "@type": "ClaimReview",
        creativeWorkStatus: "Draft",
        claimReviewed: claim.text,
        itemReviewed: { "@id": id },
      },
    ]
  })
}

function articleOf({ id, url, title, byline, outlet, published, updated, language }: Article) {
  return {
    "@id": urnOf(id),
    "@type": "NewsArticle",
    ...present({ url, headline: title, datePublished: published, dateModified: updated, inLanguage: language }),
    ...(byline ? { author: { "@type": "Person", name: byline } } : {}),
    ...(outlet ? { publisher: { "@type": "Organization", name: outlet } } : {}),
  }
}

function claimOf({ record, identities }: Entry, statement: Statement): object[] {
  const kind = kindOf(statement, record)
  if (kind === null) return []
  const { article } = record
  const id = urnOf(article.id, statement.id)
  const name = speakerOf(statement, record)
  const entity = entityOf(record, statement.source.entity)
  const identity = identities.get(entity?.id ?? "")
  const speaker = name && {
    "@type": entity?.type === "person" ? "Person" : entity ? "Organization" : "Thing",
    ...(identity ? { "@id": urnOf(identity) } : {}),
    name,
  }
  const isQuotation = kind !== "claim"
  const day = calendarDate(statement.said?.value)
  const told = toldOf(statement, record)
  const thing = {
    "@id": id,
    "@type": isQuotation ? "Quotation" : "Claim",
    ...(isQuotation ? { text: wordsOf(statement.content.spans), description: told } : { text: told }),
    ...(statement.stance ? { keywords: statement.stance } : {}),
    ...(speaker ? { [isQuotation ? "spokenByCharacter" : "creator"]: speaker } : {}),
    ...(day ? { dateCreated: day } : {}),
    [isQuotation ? "isPartOf" : "appearance"]: { "@id": urnOf(article.id) },
  }
  const review = {
    "@id": `${id}:review`,
    "@type": "ClaimReview",
    creativeWorkStatus: "Draft",
    claimReviewed: told,
    itemReviewed: { "@id": id },
  }
  return kind === "words" ? [thing] : [thing, review]
}

/** words: a quotation in which nothing is claimed. The words of a denial are no quotation: they may be what is denied ("denied “taking money”"). */
function kindOf(statement: Statement, record: Record): "claim" | "quotation" | "words" | null {
  const { stance, content } = statement
  if (content.spans.length === 0 || stance === "withholds" || asksToStayUnnamed(statement)) return null
  if (outerOf(statement, record).some((outer) => !FORWARD.includes(outer.stance))) return null
  if (stance === "denies") return "claim"
  if (content.quotation === "direct") return FORWARD.includes(stance) ? "quotation" : "words"
  return FORWARD.includes(stance) ? "claim" : null
}

const UNNAMED = wordList("unnamed").map((line) => new RegExp(`^[“"‘']?${line}`, "iu"))

function asksToStayUnnamed({ source, content }: Statement): boolean {
  if (source.type === "named" || source.type === "organisation" || source.type === "media") return false
  const [first] = content.spans
  const reason = source.reason?.spans ?? []
  if (first && reason.some(({ start, end }) => start <= first.start && first.start < end)) return true
  return UNNAMED.some((pattern) => pattern.test(wordsOf(content.spans)))
}

const present = (fields: { [name: string]: string | null }) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
