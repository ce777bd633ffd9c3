/** A thread with a ledger of its own open: answers one task after the other, so that the thread which serves never waits for a disk. */
import { parentPort, workerData } from "node:worker_threads"
import { z } from "zod"
import { answerTo, isUseCase } from "../../desk/index.ts"
import { languageOf } from "../../language/index.ts"
import { openLedger } from "../../ledger/index.ts"
import { HearsayError } from "../../record/index.ts"
import { renderPage } from "../pages/render.ts"
import { type Done, problemOf, Task } from "./messages.ts"

const { ledger: path } = z.object({ ledger: z.string() }).parse(workerData)
const parts = { ledger: openLedger(path), language: languageOf("en") }

async function done(message: unknown): Promise<Done> {
  const { id, useCase, asked, page } = Task.parse(message)
  try {
    if (!isUseCase(useCase)) return { id, fault: `there is no use case ${useCase}` }
    const answer = await answerTo(parts, useCase, asked)
    return { id, answer: page === null ? answer : await renderPage(page, answer, asked) }
  } catch (error) {
    if (error instanceof HearsayError) return { id, problem: problemOf(error) }
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on("message", async (message) => {
  if (message === "close") {
    await parts.ledger.close()
    parentPort?.close()
  } else parentPort?.postMessage(await done(message))
})
