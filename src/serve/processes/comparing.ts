/** The process that compares what is new with its neighbours and tells again what that changes, behind everything else. */
import { setPriority } from "node:os"
import { languageOf } from "../../language/index.ts"
import { openLedger } from "../../ledger/index.ts"
import { judgeVersion, loadJudge } from "../../read/index.ts"
import { countToCompare, keepUp } from "../../story/index.ts"
import { version } from "../../version.ts"
import { say, settings, whenTold } from "./child.ts"

const NICE = 15
/** Of a story with very many claims, so many are named. */
const MOST_NAMED = 100

setPriority(NICE)
const ledger = openLedger(settings().ledger)
const versions = { judge: judgeVersion(), story: version }

whenTold(async () => {
  let left = await countToCompare(ledger, versions.judge)
  say({ left })
  await keepUp(ledger, loadJudge, versions, languageOf("en"), {
    compared: () => say({ left: Math.max(0, --left) }),
    told: ({ articles, claims }) =>
      say({
        told: { articles: articles.map(({ id }) => id), claims: claims.slice(0, MOST_NAMED).map(({ id }) => id) },
      }),
  })
  say({ left: await countToCompare(ledger, versions.judge) })
})
