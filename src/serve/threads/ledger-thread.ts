/** A thread with a ledger of its own open: answers one task after the other, so that the thread which serves never waits for a disk. */
import { parentPort, workerData } from "node:worker_threads"
import { answerTo, isUseCase, useCases } from "../../desk/index.ts"
import { languageOf } from "../../language/index.ts"
import { openLedger } from "../../ledger/index.ts"
import { HearsayError, UsageError } from "../../record/index.ts"
import { renderPage } from "../pages/render.ts"
import { csvOf } from "../pages/table.ts"
import { type Done, Opened, problemOf, Task } from "./messages.ts"

const { ledger, readOnly } = Opened.parse(workerData)
const parts = { ledger: openLedger(ledger, { readOnly }), language: languageOf("en") }

async function done(message: unknown): Promise<Done> {
  const task = Task.parse(message)
  const { id } = task
  try {
    const answer = await answered(task)
    return { id, answer, stamp: await stamp() }
  } catch (error) {
    if (error instanceof HearsayError) return { id, problem: problemOf(error), stamp: await stamp() }
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { id, fault, stamp: await stamp() }
  }
}

async function answered({ useCase, asked, form }: Task): Promise<unknown> {
  if (!isUseCase(useCase)) throw new RangeError(`there is no use case ${useCase}`)
  const answer = await answerTo(parts, useCase, asked instanceof Uint8Array ? parsed(asked) : asked)
  if (form === "value") return answer
  if (form === "json") return JSON.stringify(answer)
  if ("csv" in form) return csvOf(answer, form.csv)
  const { review } = useCases.around.output.parse(await answerTo(parts, "around", {}))
  return renderPage(form.page, answer, asked, { review })
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch (cause) {
    const next = "send one JSON value, in UTF-8"
    throw new UsageError({ what: "it is not JSON", where: "the body", next, cause })
  }
}

async function stamp(): Promise<string | null> {
  try {
    return await parts.ledger.stamp()
  } catch {
    // What is wrong with it, the answer says.
    return null
  }
}

parentPort?.on("message", async (message) => {
  if (message === "close") {
    await parts.ledger.close()
    parentPort?.close()
  } else parentPort?.postMessage(await done(message))
})

parentPort?.postMessage("ready")
