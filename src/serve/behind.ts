/** What stands behind the addresses: threads that have the ledger, processes that read and compare, and what is known of how all that stands. */
import { openLedger } from "../ledger/index.ts"
import { type Adding, addingTo } from "./adding.ts"
import { type EventsHub, eventsHub } from "./events.ts"
import { type Freshness, freshness } from "./freshness.ts"
import { type Heard, type Supervised, supervised } from "./processes/supervised.ts"
import { BROKE_OFF } from "./processes/tries.ts"
import { type Standing, standing as standingOf } from "./standing.ts"
import { type Pool, poolOf } from "./threads/pool.ts"
import { type Seen, watch } from "./threads/watch.ts"

export interface BehindOptions {
  ledger: string
  /** how many processes read what is added */
  readers: number
  /** addresses of private networks may be fetched */
  allowPrivate: boolean
  /** nothing is written, whoever asks */
  readOnly: boolean
  /** what is new is compared, and stories are told again */
  compare: boolean
  /** how many threads answer from the ledger */
  threads: number
  /** is told what does not work now and will be tried again */
  trouble(what: string): void
}

export interface Behind {
  pool: Pool
  adding: Adding
  events: EventsHub
  standing: Standing
  fresh: Freshness
  /** Ends all. What is still to be read waits for the next time. */
  close(): Promise<void>
}

/** Milliseconds that a thread has to end what it is at. */
const PATIENCE = 3000

/** @throws {LedgerError} when the ledger is none, or cannot be opened */
export async function behind({
  ledger,
  readOnly,
  compare,
  threads,
  trouble,
  ...options
}: BehindOptions): Promise<Behind> {
  const standing = standingOf()
  const fresh = freshness()
  await begin(ledger, readOnly, standing, fresh)
  const pool = poolOf({ ledger, readOnly }, fresh, { readers: threads })
  const events = eventsHub((after) => pool.ask("news", { after }))
  const ended = (number: number) => events.tell("job", { number })
  const adding = addingTo(pool, { ledger, trouble, ended, ...options })
  const comparing = readOnly || !compare ? null : comparingIn(ledger, standing, events, trouble)
  const saw = ({ changes, news, jobs }: Seen) => {
    fresh.changed(changes)
    standing.seen = Date.now()
    if (jobs) standing.jobs = jobs
    // Others put in what is to be read, too.
    if (jobs && jobs.queued > 0 && !readOnly) adding.wake()
    if (!news) return
    events.news(news)
    if (news.articles.length + news.judgements.length > 0) comparing?.wake()
  }
  const unwatch = watch({ ledger, readOnly }, { known: fresh.known, saw, at: adding.at })
  await pool.ready
  comparing?.wake()
  if (standing.jobs.queued > 0 && !readOnly) adding.wake()
  return {
    pool,
    adding,
    events,
    standing,
    fresh,
    async close() {
      const [left] = await Promise.all([adding.kill(), comparing?.kill()])
      await Promise.all([pool.close(PATIENCE), unwatch()])
      if (left.length > 0) await giveBack(ledger, left)
    },
  }
}

/** Before anybody is answered: that it is a ledger, and that what was being read when the last server was stopped is read again. */
async function begin(path: string, readOnly: boolean, standing: Standing, fresh: Freshness): Promise<void> {
  const ledger = openLedger(path, { readOnly })
  try {
    if (!readOnly) await ledger.jobs.giveBack(BROKE_OFF)
    standing.jobs = await ledger.jobs.counts()
    fresh.changed(await ledger.changes(Number.MAX_SAFE_INTEGER))
    standing.seen = Date.now()
    await ledger.articles({ limit: 1 })
  } finally {
    await ledger.close()
  }
}

/** Whose reading was broken off here is not to blame for it. */
async function giveBack(path: string, numbers: readonly number[]): Promise<void> {
  const ledger = openLedger(path)
  for (const number of numbers) await ledger.jobs.giveBack(null, number)
  await ledger.close()
}

/** Compares and tells what is new, and says so. */
function comparingIn(
  ledger: string,
  standing: Standing,
  { tell }: Pick<EventsHub, "tell">,
  trouble: Heard["trouble"],
): Supervised {
  const said: Heard["said"] = (said) => {
    if (typeof said === "string") return
    standing.isComparing = !("idle" in said)
    if ("left" in said) standing.toCompare = said.left
    else if ("told" in said) tell("claim", said.told)
  }
  return supervised("comparing", { ledger, allowPrivate: false, comparesLater: false }, { said, trouble })
}
