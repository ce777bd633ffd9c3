/** A program that waits for its ledger's thread, and what it is told when there is none any more. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { LedgerError } from "../errors.ts"
import { postgresError } from "./errors.ts"
import { threadOf, WireError, wireTo } from "./wire.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-thread-"))
afterAll(() => rmSync(folder, { recursive: true }))

const settings = { address: "postgres://nowhere", schema: "hearsay", wait: 1000, durable: true, readOnly: false }
const file = (name: string, code: string) => {
  writeFileSync(
    join(folder, name),
    `import { workerData } from "node:worker_threads"\nconst { port, signal } = workerData\n${code}`,
  )
  return pathToFileURL(join(folder, name))
}
const ANSWER = `const answer = () => { port.postMessage({ rows: [1], every: [], written: 0 }); Atomics.add(signal, 0, 1); Atomics.notify(signal, 0) }\n`
const fault = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

describe("a thread with a connection", () => {
  it.each([
    ["is not there", new URL("none.js", pathToFileURL(`${folder}/`))],
    ["is half written", file("half.mjs", "port.on('message'")],
    ["ends as it starts", file("ends.mjs", "throw new Error('no')")],
  ])("that %s is told at once, and so is each that asks again", (_, url) => {
    const wire = wireTo(settings, threadOf(url, 60_000))
    for (const ask of [() => wire.connect(), () => wire.ask([]), () => wire.close()]) {
      const error = fault(ask)
      expect(error).toBeInstanceOf(WireError)
      expect(postgresError(error, "there")).toBeInstanceOf(LedgerError)
      expect(String(postgresError(error, "there"))).toMatch(
        /there: the program's own part .* does not run; run this again/,
      )
    }
  })

  it("that has ended in the middle is waited for no longer than its beat may fail", () => {
    const url = file(
      "once.mjs",
      `${ANSWER}port.once("message", () => { answer(); port.on("message", () => process.exit(1)) })`,
    )
    const wire = wireTo(settings, threadOf(url, 5000))
    wire.connect()
    expect(fault(() => wire.ask([]))).toMatchObject({ failed: { code: "THREAD", message: "it has ended" } })
    expect(fault(() => wire.close())).toMatchObject({ failed: { message: "it has ended" } })
  })

  it("that takes longer than a beat may fail is waited for", () => {
    const url = file("slow.mjs", `${ANSWER}port.on("message", () => setTimeout(answer, 8000))`)
    const wire = wireTo(settings, threadOf(url, 5000))
    expect(wire.ask([])).toMatchObject({ rows: [1] })
  })
})
