/**
 * `node adder.ts LEDGER RECORDS`: `hearsay add` of articles whose records stand in a file, one a line, in place of a model; says each one's id as soon as the ledger has
 * answered for it.
 */
import { readFileSync, writeSync } from "node:fs"
import { addAll } from "../../src/cli/add-all.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { HearsayError, type Record } from "../../src/record/index.ts"

const [path = "", records = ""] = process.argv.slice(2)
const ledger = openLedger(path)
const lines = readFileSync(records, "utf8").trim().split("\n")
let last: Record | undefined
const answering = {
  ...ledger,
  record: async (...args: Parameters<typeof ledger.record>) => {
    const outcome = await ledger.record(...args)
    writeSync(1, `${args[0].article.id}\n`)
    return outcome
  },
}

async function* articles() {
  for (const line of lines) {
    last = JSON.parse(line) as Record
    yield { article: last.article }
  }
}

async function read({ id }: { id: string }) {
  if (last?.article.id !== id) throw new RangeError(`no such article: ${id}`)
  return last
}

try {
  await addAll(answering, articles(), { read, inputs: lines.length })
  await ledger.close()
} catch (error) {
  if (!(error instanceof HearsayError)) throw error
  process.stderr.write(`hearsay: ${error.message}\n`)
  process.exitCode = 2
}
