/** A desk for tests: a ledger of its own with these records, and the real server on a free port of this machine. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openLedger } from "../../src/ledger/index.ts"
import type { Record } from "../../src/record/index.ts"
import { serve } from "../../src/serve/index.ts"

export interface Served {
  address: string
  ledger: string
  /** What stands at an address: its status, its headers, and its JSON where it is some. No redirect is followed. */
  get(path: string, headers?: { [name: string]: string }): Promise<Answered>
  send(path: string, request: RequestInit): Promise<Answered>
  close(): Promise<void>
}

interface Answered {
  status: number
  headers: Headers
  text: string
  json: unknown
}

export async function served(records: readonly Record[], more: { tokenFile?: string } = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-desk-"))
  const path = join(folder, "desk.db")
  const ledger = openLedger(path)
  for (const record of records) await ledger.record(record)
  await ledger.close()
  const server = await serve({ ledger: path, port: 0, host: "127.0.0.1", ...more })
  return {
    address: server.address,
    ledger: path,
    get: (asked, headers = {}) => answered(fetch(server.address + asked, { headers, redirect: "manual" })),
    send: (asked, request) => answered(fetch(server.address + asked, { redirect: "manual", ...request })),
    async close() {
      await server.close()
      rmSync(folder, { recursive: true })
    },
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
