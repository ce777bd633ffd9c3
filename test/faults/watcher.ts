/** `node watcher.ts LEDGER FEED WEBHOOK START`: one round of `hearsay watch` without a model, at that moment of a made clock, and without its pauses. */
import { watching } from "../../src/desk/index.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { desk } from "../watch/desk.ts"

const [path = "", feed = "", webhook = "", start = ""] = process.argv.slice(2)
const ledger = openLedger(path)
const { parts, round } = desk(ledger, { now: () => Number(start), wait: async () => {} })
const { saveSearch, watchFeeds } = await watching()
if ((await ledger.watches.saved()).length === 0) await saveSearch(parts, { words: "ferry" }, webhook)
await watchFeeds(ledger, [feed], undefined, Number(start))
await round()
await ledger.close()
