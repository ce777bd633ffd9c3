/** `node teller.ts LEDGER`: compares the articles of a ledger and tells its stories, as whoever keeps them up does; says each story's articles as soon as the ledger has answered for it. */
import { writeSync } from "node:fs"
import { openLedger } from "../../src/ledger/index.ts"
import { keepUp } from "../../src/story/index.ts"
import { en, judge } from "../story/records.ts"

const ledger = openLedger(process.argv[2] ?? "")
await keepUp(ledger, async () => judge, { judge: "1", story: "2" }, en, {
  told: ({ articles }) => writeSync(1, `${articles.map(({ id }) => id).join(" ")}\n`),
})
await ledger.close()
