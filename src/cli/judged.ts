/** Ids that can be judged → what they are ids of, told by their form; and how each is called where people read it. */
import type { Ledger } from "../ledger/index.ts"
import { type PairKind, UsageError } from "../record/index.ts"
import { nothingSuch } from "./with-ledger.ts"

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
