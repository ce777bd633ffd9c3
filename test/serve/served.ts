/** A desk for tests: a ledger of its own with these records, their stories told, and the real server on a free port of this machine. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openLedger } from "../../src/ledger/index.ts"
import type { Record } from "../../src/record/index.ts"
import { type ServeOptions, serve } from "../../src/serve/index.ts"
import { keepUp } from "../../src/story/index.ts"
import { en, judge } from "../story/records.ts"

export interface Served {
  address: string
  ledger: string
  /** What stands at an address: its status, its headers, and its JSON where it is some. No redirect is followed. */
  get(path: string, headers?: { [name: string]: string }): Promise<Answered>
  send(path: string, request: RequestInit): Promise<Answered>
  /** Sends JSON as the desk's own pages do. */
  post(path: string, body: unknown, headers?: { [name: string]: string }): Promise<Answered>
  close(): Promise<void>
}

interface Answered {
  status: number
  headers: Headers
  text: string
  json: unknown
}

/** Threads take their time to start, and comparing a model: whoever tests these asks for them. */
const QUICK = { threads: 1, compare: false }

/** @param options how the server is to be started otherwise */
export async function served(records: readonly Record[], options: Partial<ServeOptions> = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-desk-"))
  const path = join(folder, "desk.db")
  const ledger = openLedger(path)
  for (const record of records) await ledger.record(record)
  await keepUp(ledger, async () => judge, { judge: "by-words/1", story: "1" }, en)
  await ledger.close()
  const server = await serve({ ledger: path, port: 0, host: "127.0.0.1", ...QUICK, ...options })
  return {
    address: server.address,
    ledger: path,
    get: (asked, headers = {}) => answered(got(server.address + asked, { headers, redirect: "manual" })),
    send: (asked, request) => answered(fetch(server.address + asked, { redirect: "manual", ...request })),
    post: (asked, body, headers = {}) =>
      answered(
        fetch(server.address + asked, {
          method: "POST",
          headers: { "content-type": "application/json", "x-hearsay": "1", ...headers },
          body: JSON.stringify(body),
        }),
      ),
    async close() {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Whoever asks on a connection that the desk has just shut, after something far too long, finds it shut, and asks once more as every client does. */
async function got(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (error) {
    const { cause } = error as Error
    if (!(cause instanceof Error && "code" in cause && cause.code === "UND_ERR_SOCKET")) throw error
    return fetch(address, request)
  }
}

async function answered(asked: Promise<Response>): Promise<Answered> {
  const { status, headers, text } = await asked.then(async (response) => ({
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  }))
  return { status, headers, text, json: /json/.test(headers.get("content-type") ?? "") ? JSON.parse(text) : undefined }
}
