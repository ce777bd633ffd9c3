/** `node mover.ts FROM TO`: moves a ledger, and says when it has begun. */
import { writeSync } from "node:fs"
import { moveLedger } from "../../src/ledger/index.ts"

const [from = "", to = ""] = process.argv.slice(2)
writeSync(1, "begun\n")
moveLedger(from, to, (articles) => writeSync(1, `${articles}\n`))
