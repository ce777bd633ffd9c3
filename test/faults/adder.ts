/** `node adder.ts LEDGER ARTICLES`: `hearsay add` of invented articles without a model; says each one's id as soon as the ledger has answered for it. */
import { writeSync } from "node:fs"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { addAll } from "../../src/cli/add-all.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { HearsayError } from "../../src/record/index.ts"

const [path = "", count = ""] = process.argv.slice(2)
const ledger = openLedger(path)
const records = new Map(
  Array.from({ length: Number(count) }, (_, i) => generatedRecord(3, i)).map((record) => [record.article.id, record]),
)
const answering = {
  ...ledger,
  record: async (...args: Parameters<typeof ledger.record>) => {
    const outcome = await ledger.record(...args)
    writeSync(1, `${args[0].article.id}\n`)
    return outcome
  },
}

async function* articles() {
  for (const { article } of records.values()) yield { article }
}

async function read({ id }: { id: string }) {
  const record = records.get(id)
  if (!record) throw new RangeError(`no such article: ${id}`)
  return record
}

try {
  await addAll(answering, articles(), { read, inputs: records.size })
  await ledger.close()
} catch (error) {
  if (!(error instanceof HearsayError)) throw error
  process.stderr.write(`hearsay: ${error.message}\n`)
  process.exitCode = 2
}
