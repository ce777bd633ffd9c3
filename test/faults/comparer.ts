/** `node comparer.ts LEDGER`: marks and compares the articles of a ledger as whoever looks for claims does; says each one's id as soon as the ledger has answered for it. */
import { writeSync } from "node:fs"
import { compareMatters, MATTERS } from "../../bench/ledger-matters.ts"
import { openLedger } from "../../src/ledger/index.ts"

const ledger = openLedger(process.argv[2] ?? "")
await compareMatters(ledger, MATTERS, (id) => writeSync(1, `${id}\n`))
await ledger.close()
