/** What a story's closed lists are in a sentence, and who is who in it. */
import {
  type Claim,
  counted,
  type LinkReason,
  type SourceType,
  type StoryArticle,
  timexInWords,
} from "../../record/index.ts"

/** What the article that a link leads to does with the one above it. */
export const doing: { [reason in LinkReason]: string } = {
  said: "names this source",
  told: "names it as the outlet that was told",
  cites: "cites it",
  through: "has it through somebody who passed it on",
  credit: "prints its text, with credit",
  copy: "prints its text",
  revision: "a later version of it",
  "same words": "names no source, and has the same words later",
  unattributed: "names no source; the one above had it first",
  own: "on its own word",
  "same people": "the same people, by other words",
}

/** Of a first sayer; nothing where the name says it. */
export const kinds: { [type in SourceType]: string } = {
  named: "",
  described: "not named",
  anonymous: "unnamed",
  media: "an outlet",
  organisation: "",
  document: "a document",
  group: "several people, known only together",
  none: "nobody is named",
}

/** An outlet's name, or what else there is to call an article by. */
export const outletOf = (article: StoryArticle | null | undefined) => article?.outlet ?? "an outlet that is not known"

export const dayOf = (published: string | null | undefined) =>
  published ? timexInWords(published.slice(0, 10)) : "no date"

/** "2 March 2032", "2 to 5 March 2032", "28 February to 2 March 2032"; nothing where no article has a date. */
export function daysOf(articles: readonly Pick<StoryArticle, "published">[]): string {
  const days = articles.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ""
  if (first === last) return dayOf(first)
  const shared = [7, 4].find((length) => first.slice(0, length) === last.slice(0, length))
  const words = dayOf(first).split(" ")
  return `${words.slice(0, shared === 7 ? 1 : shared === 4 ? 2 : 3).join(" ")} to ${dayOf(last)}`
}

/** Who carries a claim: its articles, and their outlets by name. */
export function carriersOf({ statements }: Claim, articles: ReadonlyMap<string, StoryArticle>) {
  const carrying = new Set(statements.filter(({ relation }) => relation === "carries").map(({ article }) => article))
  const known = [...carrying].flatMap((id) => articles.get(id) ?? [])
  const outlets = new Set(known.flatMap(({ outlet }) => outlet ?? []))
  return { articles: known, outlets, unknown: known.filter(({ outlet }) => outlet === null).length }
}

/** "rests on 1 origin, carried by 9 outlets" */
export function countsOf(claim: Claim, all: ReadonlyMap<string, StoryArticle>): string {
  const { articles, outlets, unknown } = carriersOf(claim, all)
  const by = [
    ...(outlets.size ? [counted(outlets.size, "outlet")] : []),
    ...(unknown ? [`${counted(unknown, "article")} of unknown outlet`] : []),
  ]
  const more = articles.length > outlets.size + unknown ? ` in ${counted(articles.length, "article")}` : ""
  const rests =
    claim.independent === 0 ? "no first sayer was found" : `rests on ${counted(claim.independent, "origin")}`
  return by.length ? `${rests}, carried by ${by.join(" and ")}${more}` : rests
}

/** "rests on 1 origin (a harbour inspector), carried by 5 outlets; denied by Skarholm Line": for where the tree has no room. */
export function summaryOf(claim: Claim, articles: ReadonlyMap<string, StoryArticle>): string {
  const { origins, statements, disputedBy, circular } = claim
  const rests = countsOf(claim, articles)
  const named = origins.map(({ who, interested }) => (interested ? `${who}, which speaks of itself` : who)).join("; ")
  const people = (all: readonly { who: string | null }[]) =>
    [...new Set(all.flatMap(({ who }) => who ?? []))].join(", ")
  const silent = people(statements.filter(({ relation }) => relation === "withholds"))
  return [
    named ? rests.replace(/ origins?/, (found) => `${found} (${named})`) : rests,
    certaintyOf(claim),
    disputedBy.length ? `denied by ${people(disputedBy)}` : "",
    silent ? `not commented on by ${silent}` : "",
    circular ? "goes in a circle" : "",
  ]
    .filter(Boolean)
    .join("; ")
    .replace(/\s+/g, " ")
}

/** How sure the count is; nothing where there is one origin or none. */
export function certaintyOf({ independent, atLeast }: Claim): string {
  if (independent < 2) return ""
  if (atLeast < 2) return "they might be the same people"
  if (atLeast < independent) return `at least ${atLeast} of them cannot be the same people`
  return independent === 2 ? "they cannot be the same people" : "no two of them can be the same people"
}
