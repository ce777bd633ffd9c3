/** What `--queue` does with inputs: they are put in, as far as need be taken apart here, for whoever reads. */
import { type Portion, portionsOf } from "../acquire/index.ts"
import { type How, type Task, workOf } from "../desk/index.ts"
import type { Ledger, Work } from "../ledger/index.ts"
import { counted, grouped, type HearsayError } from "../record/index.ts"
import { type FormatOption, printOne } from "./answer.ts"
import { progressOn } from "./progress.ts"

export interface Put {
  queued: number
  /** that wait already, or are being read */
  known: number
  failed: number
}

/** So many are put in at once, or so many bytes. */
const [MOST, MOST_BYTES] = [200, 4_000_000]

/** Puts works in, some at a time. @param works one after the other; null for one that cannot be put in */
export async function putAll(ledger: Ledger, works: AsyncIterable<Work | null>): Promise<Put> {
  const progress = progressOn(process.stderr)
  const put: Put = { queued: 0, known: 0, failed: 0 }
  let some: Work[] = []
  let bytes = 0
  const flush = async () => {
    const isNew = await ledger.jobs.putAll(some)
    put.queued += isNew
    put.known += some.length - isNew
    some = []
    bytes = 0
    progress.show(`${counted(put.queued, "job")} put in`)
  }
  for await (const work of works) {
    if (work === null) {
      put.failed++
      continue
    }
    some.push(work)
    bytes += work.body.length
    if (some.length >= MOST || bytes >= MOST_BYTES) await flush()
  }
  if (some.length > 0) await flush()
  progress.end()
  return put
}

/** @param failed is told of each input that cannot be had */
export async function* worksOf(
  inputs: readonly string[],
  how: How & { allowPrivate?: boolean },
  failed: (error: HearsayError) => Promise<void>,
): AsyncGenerator<Work | null> {
  const { allowPrivate: _, ...told } = how
  for await (const portion of portionsOf(inputs, how)) {
    if ("error" in portion) {
      await failed(portion.error)
      yield null
    } else yield workOf(taskOf(portion, told))
  }
}

function taskOf(portion: Exclude<Portion, { error: HearsayError }>, how: How): Task {
  if ("address" in portion) return { address: portion.address, how }
  if ("article" in portion) return { article: portion.article, how }
  const { bytes, uri, file } = portion.page
  return { page: { base64: Buffer.from(bytes).toString("base64"), uri, file }, how }
}

/** What whoever put something in is told. */
export async function printPut(put: Put, format: FormatOption["format"]) {
  await printOne(put, format, ({ queued, known, failed }) => {
    const others = [
      ...(known > 0 ? [`${grouped(known)} were there already`] : []),
      ...(failed > 0 ? [`${grouped(failed)} failed`] : []),
    ]
    return `${[`${counted(queued, "job")} put in`, ...others].join(", ")}; hearsay jobs shows how far they are\n`
  })
}
