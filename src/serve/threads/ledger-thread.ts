/** A thread with a ledger of its own open: answers one task after the other, so that the thread which serves never waits for a disk. */
import { parentPort, workerData } from "node:worker_threads"
import { answered, isUseCase, type UseCaseName } from "../../desk/index.ts"
import { languageOf } from "../../language/index.ts"
import { type Changes, openLedger } from "../../ledger/index.ts"
import { HearsayError, UsageError } from "../../record/index.ts"
import { type Done, Opened, problemOf, Task } from "./messages.ts"
import { textOf } from "./text.ts"

const { ledger, readOnly } = Opened.parse(workerData)
const parts = { ledger: openLedger(ledger, { readOnly }), language: languageOf("en") }

async function done(message: unknown): Promise<Done> {
  const task = Task.parse(message)
  const { id, since } = task
  try {
    const answer = await answerOf(task)
    return { id, answer, changes: await changes(since) }
  } catch (error) {
    if (error instanceof HearsayError) return { id, problem: problemOf(error), changes: await changes(since) }
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { id, fault, changes: await changes(since) }
  }
}

async function answerOf({ useCase, asked, form }: Task): Promise<unknown> {
  if (!isUseCase(useCase)) throw new RangeError(`there is no use case ${useCase}`)
  if (form === "value") return (await answerTo(useCase, asked)).answer
  // What changes while it is asked may be in the answer or not.
  const { n } = await parts.ledger.changes(Number.MAX_SAFE_INTEGER)
  const { answer, reads, isOld } = await answerTo(useCase, asked)
  return { ...(await textOf(answer, asked, form)), at: isOld ? BEFORE_ALL : n, reads: reads && [...new Set(reads)] }
}

const BEFORE_ALL = -1

const answerTo = (useCase: UseCaseName, asked: unknown) =>
  answered(parts, useCase, asked instanceof Uint8Array ? parsed(asked) : asked)

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch (cause) {
    const next = "send one JSON value, in UTF-8"
    throw new UsageError({ what: "it is not JSON", where: "the body", next, cause })
  }
}

async function changes(since: number): Promise<Changes | null> {
  try {
    return await parts.ledger.changes(since)
  } catch {
    // What is wrong with it, the answer says.
    return null
  }
}

parentPort?.on("message", async (message) => {
  if (message === "close") {
    await parts.ledger.close()
    parentPort?.close()
  } else {
    const task = await done(message)
    // Handed over, not copied.
    const text = "answer" in task ? (task.answer as { body?: unknown } | null)?.body : null
    parentPort?.postMessage(task, text instanceof Uint8Array && text.buffer instanceof ArrayBuffer ? [text.buffer] : [])
  }
})

parentPort?.postMessage("ready")
