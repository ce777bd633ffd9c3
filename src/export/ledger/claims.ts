/**
 * schema.org in JSON-LD: each direct quotation is a Quotation, any other content a Claim, each with who says it and the NewsArticle that it appears in,
 * and for each a ClaimReview to fill in. A draft carries no rating: Hearsay never says what is true.
 */
import type { Article, Statement } from "../../record/index.ts"
import { type Entries, type Entry, speakerOf, urnOf, wordsOf } from "./entry.ts"

export async function* writeClaims(entries: Entries): AsyncGenerator<string> {
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
  yield "\n]}\n"
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

function claimOf({ record, identities }: Entry, statement: Statement) {
  const { article, entities } = record
  const id = urnOf(article.id, statement.id)
  const name = speakerOf(statement, record)
  const entity = entities.find((each) => each.id === statement.source.entity)
  const identity = identities.get(entity?.id ?? "")
  const speaker = name && {
    "@type": entity?.type === "person" ? "Person" : entity ? "Organization" : "Thing",
    ...(identity ? { "@id": urnOf(identity) } : {}),
    name,
  }
  const isQuotation = statement.content.quotation === "direct"
  const day = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(statement.said?.value ?? "")?.[0]
  const claim = {
    "@id": id,
    "@type": isQuotation ? "Quotation" : "Claim",
    text: wordsOf(statement.content.spans),
    ...(speaker ? { [isQuotation ? "spokenByCharacter" : "creator"]: speaker } : {}),
    ...(day ? { dateCreated: day } : {}),
    [isQuotation ? "isPartOf" : "appearance"]: { "@id": urnOf(article.id) },
  }
  const review = {
    "@id": `${id}:review`,
    "@type": "ClaimReview",
    creativeWorkStatus: "Draft",
    claimReviewed: claim.text,
    itemReviewed: { "@id": id },
  }
  return [claim, review]
}

const present = (fields: { [name: string]: string | null }) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
