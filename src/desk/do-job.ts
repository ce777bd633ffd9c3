/** Doing what a job asks for: an article is acquired, read and put into the ledger, or read again; claims are compared, stories told. */
import { type Added, type Fault, type Job, type Ledger, MOST_TRIES } from "../ledger/index.ts"
import { type Article, articleError, FetchError, HearsayError, type Record } from "../record/index.ts"
import { addOne } from "./add-one.ts"
import { nameOf } from "./adding.ts"
import { type How, type Task, type ToAdd, taskIn, workOf } from "./task.ts"
import { jobWait } from "./watch/index.ts"

/** What needs a model, and whatever else the desk has not. */
export interface Doing {
  ledger: Ledger
  read(article: Article, how: { language?: string; longest?: number }): Promise<Record>
  /** By the model that reads now; null: it has read it already. */
  reread(record: Record): Promise<Record | null>
  /** Compares the claims of an article with its neighbourhood's. @returns whether that was still to be done */
  compare(article: string): Promise<boolean>
  /** Tells the stories that are to be told. @returns how many */
  tell(): Promise<number>
  /** whether what is added, or read again, is to be compared: by a job of its own */
  comparesLater: boolean
  /** addresses of private networks may be fetched */
  allowPrivate: boolean
  /** is called after each article */
  progress?(): void
}

/** So many are kept of each: who adds an archive of a million pages is not given as many lines. */
const MOST_TOLD = 1000

/**
 * Does it, as far as it can be done, and keeps what came of it. What is wrong with one article stops no other. What the network stood in the way of is done later: all of it, or what of a feed could not be had
 * by jobs of their own.
 *
 * @returns whether it has ended; else it waits for something to pass
 * @throws {LedgerError} when the ledger cannot be written: then it is still to be done
 */
export async function doJob(number: number, doing: Doing): Promise<boolean> {
  const { ledger } = doing
  const body = await ledger.jobs.work(number)
  if (!body) return true
  const task = taskIn(body)
  const { articles, faults, follows, passing } = "tell" in task ? NOTHING : await done(task, number, doing)
  const tries = passing === null ? MOST_TRIES : ((await ledger.jobs.job(number))?.tries ?? MOST_TRIES)
  if (passing && tries < MOST_TRIES) {
    await ledger.jobs.giveBack(faultOf(passing), number, jobWait(tries, passing.answer, Date.now()))
    return false
  }
  const told = "tell" in task ? await doing.tell() : 0
  if (follows.length > 0) await ledger.jobs.putAll(follows.map(workOf))
  await ledger.jobs.end(number, { articles: articles.slice(0, MOST_TOLD), faults: faults.slice(0, MOST_TOLD) })
  // What was compared meanwhile found this job at work, and put in no other.
  if (told > 0 && (await ledger.toTell()).tell > 0) await ledger.jobs.put(workOf(TELL))
  return true
}

interface Came extends Pick<Job, "articles" | "faults"> {
  /** what is to be done next, because of it */
  follows: Task[]
  /** why nothing came of it, where that may pass */
  passing: FetchError | null
}

const NOTHING: Came = { articles: [], faults: [], follows: [], passing: null }

async function done(task: Exclude<Task, { tell: true }>, number: number, doing: Doing): Promise<Came> {
  if ("reread" in task) return await one(task.reread, () => rereadOne(task.reread, doing))
  if ("compare" in task) return await one(task.compare, async () => ((await doing.compare(task.compare)) ? [TELL] : []))
  const came = await added(task, doing)
  if (!doing.comparesLater) return came
  // What a reader that died had put into the ledger is known by now, and may not have been put in to be compared.
  const isFirst = ((await doing.ledger.jobs.job(number))?.tries ?? 1) <= 1
  const toCompare = came.articles.filter(({ outcome }) => !isFirst || outcome !== "known")
  return { ...came, follows: [...came.follows, ...toCompare.map(({ id }) => ({ compare: id }))] }
}

const TELL: Task = { tell: true }

/** Something with one article of the ledger: what is wrong with it is its own. */
async function one(id: string, work: () => Promise<Task[]>): Promise<Came> {
  try {
    return { ...NOTHING, follows: await work() }
  } catch (cause) {
    const error = articleError(cause, id)
    if (isEverybodys(error)) throw error
    return { ...NOTHING, faults: [faultOf(error)] }
  }
}

async function rereadOne(id: string, { ledger, reread, comparesLater }: Doing): Promise<Task[]> {
  const kept = await ledger.article(id)
  const record = kept && (await reread(kept.asRead))
  if (!record) return []
  await ledger.record(record)
  return comparesLater ? [{ compare: id }] : []
}

async function added(toAdd: ToAdd, { ledger, read, allowPrivate, progress }: Doing): Promise<Came> {
  const articles: Added[] = []
  const faults: Fault[] = []
  const passing: FetchError[] = []
  const how = "how" in toAdd ? toAdd.how : {}
  try {
    for await (const acquired of articlesOf(toAdd, allowPrivate)) {
      try {
        if ("error" in acquired) throw acquired.error
        articles.push(await addOne(ledger, acquired.article, (article) => read(article, how)))
      } catch (cause) {
        if (!(cause instanceof HearsayError) || isEverybodys(cause)) throw cause
        faults.push(faultOf(cause))
        if (cause instanceof FetchError && cause.passes) passing.push(cause)
        // Under its address it can be tried again later: hearsay add --retry.
        if (isAddress(cause.where)) await ledger.fail({ uri: cause.where, code: cause.code, reason: cause.what })
      }
      progress?.()
    }
  } catch (cause) {
    if (!(cause instanceof HearsayError) || cause.code === "ledger") throw cause
    faults.push(faultOf(cause))
  }
  if (articles.length === 0 && faults.length > 0 && passing.length === faults.length)
    return { ...NOTHING, faults, passing: passing[0] ?? null }
  return {
    articles,
    faults,
    follows: passing.map(({ where }) => ({ address: where, how: howOf(toAdd) })),
    passing: null,
  }
}

/** What was said of the articles in it. */
function howOf(toAdd: ToAdd): How {
  if ("how" in toAdd) return toAdd.how
  const { outlet, date } = toAdd
  return { ...(outlet && { outlet }), ...(date && { date }) }
}

/** Of the ledger or the model, and no article's own. */
const isEverybodys = ({ code }: HearsayError) => code === "ledger" || code === "model"

const isAddress = (where: string) => /^https?:\/\//.test(where)

const faultOf = ({ code, what, where, next }: HearsayError): Fault => ({ code, what, where, next })

async function* articlesOf(toAdd: ToAdd, allowPrivate: boolean) {
  if ("article" in toAdd) {
    yield { article: toAdd.article }
    return
  }
  // Loaded here: who only keeps what is to be done takes nothing apart.
  const { acquire, acquireGiven } = await import("../acquire/index.ts")
  if ("how" in toAdd) {
    const options = { allowPrivate, ...toAdd.how }
    if ("address" in toAdd) return yield* acquire([toAdd.address], options)
    const { base64, uri, file } = toAdd.page
    return yield* acquireGiven({ bytes: Buffer.from(base64, "base64"), uri, is: { file } }, options)
  }
  const { outlet, date } = toAdd
  const options = { allowPrivate, ...(outlet && { outlet }), ...(date && { date }) }
  if ("base64" in toAdd) {
    const name = nameOf(toAdd)
    yield* acquireGiven({ bytes: Buffer.from(toAdd.base64, "base64"), uri: name, is: { file: name } }, options)
  } else if ("html" in toAdd) {
    const { html, url } = toAdd
    yield* acquireGiven({ bytes: Buffer.from(html), uri: url, is: { kind: "html" }, base: url }, options)
  } else if ("text" in toAdd) {
    const { text, title, byline, url } = toAdd
    const stated = { ...(title && { title }), ...(byline && { byline }), ...(url && { url }) }
    // As standard input: a text from nowhere is no version of another.
    const given = { bytes: Buffer.from(text), uri: url ?? "-", is: { kind: "text" } } as const
    yield* acquireGiven(given, { ...options, ...stated })
  } else yield* acquire([toAdd.url], options)
}
