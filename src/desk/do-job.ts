/** Doing what was asked to be added: acquired, read, put into the ledger. */
import type { Added, Fault, Ledger } from "../ledger/index.ts"
import { type Article, HearsayError, type Record } from "../record/index.ts"
import { addOne } from "./add-one.ts"
import { type Adding, addingIn, nameOf } from "./adding.ts"

export interface Doing {
  ledger: Ledger
  read(article: Article): Promise<Record>
  /** addresses of private networks may be fetched */
  allowPrivate: boolean
  /** is called after each article */
  progress?(): void
}

/** So many are kept of each: who adds an archive of a million pages is not given as many lines. */
const MOST_TOLD = 1000

/**
 * Does it, as far as it can be done, and keeps what came of it. What is wrong with one article stops no other.
 *
 * @throws {LedgerError} when the ledger cannot be written: then it is still to be done
 */
export async function doJob(number: number, { ledger, read, allowPrivate, progress }: Doing): Promise<void> {
  const body = await ledger.jobs.work(number)
  if (!body) return
  const articles: Added[] = []
  const faults: Fault[] = []
  try {
    for await (const acquired of articlesOf(addingIn(body), allowPrivate)) {
      try {
        if ("error" in acquired) throw acquired.error
        articles.push(await addOne(ledger, acquired.article, read))
      } catch (cause) {
        if (!(cause instanceof HearsayError) || isEverybodys(cause)) throw cause
        faults.push(faultOf(cause))
        // Under its address it can be tried again later: hearsay add --retry.
        if (isAddress(cause.where)) await ledger.fail({ uri: cause.where, code: cause.code, reason: cause.what })
      }
      progress?.()
    }
  } catch (cause) {
    if (!(cause instanceof HearsayError) || cause.code === "ledger") throw cause
    faults.push(faultOf(cause))
  }
  await ledger.jobs.end(number, { articles: articles.slice(0, MOST_TOLD), faults: faults.slice(0, MOST_TOLD) })
}

/** Of the ledger or the model, and no article's own. */
const isEverybodys = ({ code }: HearsayError) => code === "ledger" || code === "model"

const isAddress = (where: string) => /^https?:\/\//.test(where)

const faultOf = ({ code, what, where, next }: HearsayError): Fault => ({ code, what, where, next })

async function* articlesOf(adding: Adding, allowPrivate: boolean) {
  // Loaded here: who only keeps what is to be done takes nothing apart.
  const { acquire, acquireGiven } = await import("../acquire/index.ts")
  const { outlet, date } = adding
  const options = { allowPrivate, ...(outlet && { outlet }), ...(date && { date }) }
  if ("base64" in adding) {
    const name = nameOf(adding)
    yield* acquireGiven({ bytes: Buffer.from(adding.base64, "base64"), uri: name, is: { file: name } }, options)
  } else if ("html" in adding) {
    const { html, url } = adding
    yield* acquireGiven({ bytes: Buffer.from(html), uri: url, is: { kind: "html" }, base: url }, options)
  } else if ("text" in adding) {
    const { text, title, byline, url } = adding
    const stated = { ...(title && { title }), ...(byline && { byline }), ...(url && { url }) }
    // As standard input: a text from nowhere is no version of another.
    const given = { bytes: Buffer.from(text), uri: url ?? "-", is: { kind: "text" } } as const
    yield* acquireGiven(given, { ...options, ...stated })
  } else yield* acquire([adding.url], options)
}
