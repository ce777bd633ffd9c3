/** The process that does what was asked for: reads, reads again, compares, tells. A model is loaded when there is something that the ledger does not have. */
import { setPriority } from "node:os"
import { setImmediate } from "node:timers/promises"
import { type Doing, doJob } from "../../desk/index.ts"
import { languageOf } from "../../language/index.ts"
import { openLedger } from "../../ledger/index.ts"
import { recordOf } from "../../pipeline.ts"
import { judgeVersion, languageRead, loadJudge, loadReader, modelFor, type Reader } from "../../read/index.ts"
import { comparingOne, tellUntold } from "../../story/index.ts"
import { version } from "../../version.ts"
import { say, settings, whenTold } from "./child.ts"
import { BROKE_OFF } from "./tries.ts"

/** Behind whatever answers people. */
const NICE = 5

const { ledger: path, allowPrivate, comparesLater, left } = settings()
setPriority(NICE)
const ledger = openLedger(path)
if (left !== null) await ledger.jobs.giveBack(BROKE_OFF, left)

let loading: Promise<Reader> | undefined
function reader(): Promise<Reader> {
  loading ??= loadReader()
  return loading
}

const en = languageOf("en")
const versions = { judge: judgeVersion(), story: version }

const doing: Doing = {
  ledger,
  allowPrivate,
  comparesLater,
  async read(article, { language, ...how }) {
    return recordOf(article, await reader(), {
      ...how,
      ...(language === undefined ? {} : { language: languageOf(language) }),
    })
  },
  async reread({ article, model }) {
    const language = languageRead(model)
    if (await ledger.has(article, modelFor(await reader(), language))) return null
    // What the ledger has was not too long for whoever added it.
    return recordOf(article, await reader(), { longest: Number.POSITIVE_INFINITY, language })
  },
  compare: comparingOne(ledger, loadJudge, versions.judge, en),
  tell: () => tellUntold(ledger, versions, en),
  progress: () => say("progress"),
}

let at: number | null = null
whenTold(async () => {
  for (;;) {
    // What the ledger was too busy or too full to end.
    if (at !== null) await ledger.jobs.giveBack(null, at)
    at = await ledger.jobs.begin()
    if (at === null) return
    say({ begun: at })
    const hasEnded = await doJob(at, doing)
    say(hasEnded ? { ended: at } : { later: at })
    at = null
    // Nothing here waits for anything but the ledger and the model: that the parent has gone would not be heard before all is done.
    await setImmediate()
  }
})
