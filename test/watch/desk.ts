/** Whatever watching is given to work with, with a clock that only its own waits move. */
import { fetchOnce, post } from "../../src/acquire/index.ts"
import { type Round, type WatchParts, watching } from "../../src/desk/index.ts"
import type { Ledger } from "../../src/ledger/index.ts"
import type { Story } from "../../src/record/index.ts"
import { catchUp, storiesOf } from "../../src/story/index.ts"
import { en, judge } from "../story/records.ts"
import { read } from "./web.ts"

export const NOW = Date.UTC(2031, 2, 3, 10)
const ALLOWED = { allowPrivate: true, timeout: 2000 }
const VERSION = "1.0.0"

export function desk(ledger: Ledger, more: Partial<WatchParts> = {}) {
  let clock = NOW
  const said: string[] = []
  const stop = new AbortController()
  async function* told(articles: readonly string[]): AsyncGenerator<Story> {
    await catchUp(ledger, async () => judge, VERSION, en)
    yield* storiesOf(ledger, VERSION, en, articles)
  }
  const parts: WatchParts = {
    ledger,
    told,
    read,
    articles: {},
    leave: null,
    secret: null,
    stop: stop.signal,
    ask: (address, known) => fetchOnce(address, known, ALLOWED),
    send: (webhook, body, headers) => post(webhook, body, headers, ALLOWED),
    now: () => clock,
    wait: async (ms) => {
      clock += ms
    },
    say: (line) => said.push(line),
    ...more,
  }
  const rounds: Round[] = []
  return {
    parts,
    said,
    stop: () => stop.abort(),
    now: () => clock,
    pass: (ms: number) => {
      clock += ms
    },
    /** Watches from now on. */
    feeds: async (...addresses: string[]) => (await watching()).watchFeeds(ledger, addresses, undefined, clock),
    /** One round. */
    async round(webhooks: readonly string[] = []): Promise<Round> {
      const { watch } = await watching()
      await watch(parts, {
        once: true,
        webhooks,
        alerts: async () => {},
        done: async (round) => void rounds.push(round),
      })
      const last = rounds.at(-1)
      if (!last) throw new Error("no round")
      return last
    },
  }
}
