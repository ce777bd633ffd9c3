/** Ids that can be judged → what they are ids of, told by their form; and how each is called where people read it. */
import type { Ledger } from "../ledger/index.ts"
import { type PairJudgement, type PairKind, type PairVerdict, UsageError } from "../record/index.ts"
import { nothingSuch, plain } from "./with-ledger.ts"

const ENTITY = /^E[0-9a-f]{12}$/
/** An article's id, or the beginning of one. */
const ARTICLE = /^[0-9a-f]{6,64}$/
/** A place in an article's text. */
const PLACE = /^([0-9a-f]{6,64})\/(\d+)-(\d+)$/
/** The shortest that a whole id of an article can be. */
const WHOLE = 16

/** Of what each form is an id. Places are of claims, unless they are said to be of sources. */
const FORMS: readonly (readonly [form: RegExp, about: PairKind])[] = [
  [ENTITY, "entity"],
  [ARTICLE, "copy"],
  [PLACE, "claim"],
]

/** What two ids are about. @throws {UsageError} when one of them is nothing that is judged, or they are of different things */
export function aboutOf(ids: readonly [string, string], { origins }: { origins: boolean }): PairKind {
  const [about, other] = ids.map((id) => {
    const form = FORMS.find(([form]) => form.test(id))
    const place = PLACE.exec(id)
    if (!form || (place && Number(place[2]) >= Number(place[3])))
      throw new UsageError({
        what: "this is no id of anything that is judged",
        where: id,
        next: "give two entities (hearsay speakers), two articles (hearsay search), or two places in articles as ARTICLE/START-END",
      })
    return form[1]
  })
  const [a, b] = ids
  if (about === undefined || about !== other)
    throw new UsageError({
      what: "these are ids of different things",
      where: `${a} and ${b}`,
      next: "give two entities, two articles, or two places in articles",
    })
  if (!origins) return about
  if (about === "claim") return "origin"
  throw new UsageError({
    what: "origins are judged by the words of their sources",
    where: a,
    next: "give two places in articles as ARTICLE/START-END",
  })
}

/** The id with the whole id of its article, for a beginning that one article has today another may have tomorrow. */
export async function wholeId(ledger: Ledger, id: string): Promise<string> {
  if (ENTITY.test(id)) return id
  const [beginning = "", place] = id.split("/")
  const article = (await ledger.article(beginning))?.record.article.id
  if (article === undefined && beginning.length < WHOLE)
    throw nothingSuch(
      "article",
      beginning,
      "look it up with hearsay search, and give its whole id if it is to come yet",
    )
  return [article ?? beginning, ...(place === undefined ? [] : [place])].join("/")
}

/** A name, a title or the words at a place; null where the ledger has none. */
export async function nameOf(ledger: Ledger, about: PairKind, id: string): Promise<string | null> {
  if (about === "entity") return (await ledger.entity(id))?.aliases.find((alias) => alias.id === id)?.name ?? null
  const [articleId = "", place] = id.split("/")
  const article = (await ledger.article(articleId))?.record.article
  if (place === undefined) return plain(article?.title) || null
  const [start, end] = place.split("-").map(Number)
  const words = plain(article?.text.slice(start, end))
  return words === "" ? null : `“${words}”`
}

type Says = { [verdict in PairVerdict["verdict"]]: string }

const SAYS: { [about in PairKind]: Says } = {
  entity: { same: "same as", different: "different from", unsure: "may or may not be" },
  claim: { same: "says the same as", different: "says something else than", unsure: "may or may not say the same as" },
  copy: {
    same: "has its text from, or gave it to,",
    different: "is no copy of",
    unsure: "may or may not have its text from, or have given it to,",
  },
  origin: {
    same: "is the same origin as",
    different: "is another origin than",
    unsure: "may or may not be the same origin as",
  },
}

/** Of kinds that only a later version judges. */
const OTHER: Says = { same: "same as", different: "different from", unsure: "may or may not be the same as" }

/** What a judgement says of the first to the second, and what of the two the ledger lacks. */
export function saysOf({ about, verdict, missing }: PairJudgement): { says: string; lacks: string[] } {
  const says = Object.hasOwn(SAYS, about) ? SAYS[about][verdict] : `(${plain(about)}) ${OTHER[verdict]}`
  return { says, lacks: missing.map((id) => `${lacking(about, id)}; the judgement is kept`) }
}

export const lacking = (about: string, id: string) =>
  about === "entity" ? `no article names ${id}` : `the ledger lacks the article of ${id}`
