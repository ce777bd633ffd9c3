/**
 * schema.org in JSON-LD: what somebody puts forward as so, or as not so, is a Claim, or a Quotation where it stands in quotation marks, each with who says it and the
 * NewsArticle that it appears in, and for each a ClaimReview to fill in. A draft carries no rating: Hearsay never says what is true.
 *
 * What is asked, wanted, promised or held back claims nothing, and what stands within a denial or a question is not its speaker's claim. Of these only quotations are
 * taken, without a review.
 */
import { wordList } from "../../language/index.ts"
import { type Article, entityOf, type Record, type Stance, type Statement } from "../../record/index.ts"
import { calendarDate } from "./calendar.ts"
import { type Entries, type Entry, speakerOf, urnOf, wordsOf } from "./entry.ts"
import { outerOf, toldOf } from "./told.ts"

/** Stances that put the content forward as so; within another statement the word of its source still stands for it. */
const FORWARD: readonly (Stance | null)[] = ["says", "confirms", "alleges", "warns"]

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
