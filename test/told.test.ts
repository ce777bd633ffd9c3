/** `hearsay claims`, `origins` and `changes` on told stories: the same answers as from stories made anew. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { register as registerChanges } from "../src/cli/changes.ts"
import { register as registerClaims } from "../src/cli/claims.ts"
import { register as registerExport } from "../src/cli/export.ts"
import { register as registerOrigins } from "../src/cli/origins.ts"
import { type Stories, storiesIn } from "../src/cli/stories.ts"
import { openLedger } from "../src/ledger/index.ts"
import { judgeVersion } from "../src/read/index.ts"
import { storiesOf } from "../src/story/index.ts"
import { en, written } from "./story/records.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-told-"))
const file = join(folder, "told.db")
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

/** As commands had them before anything was kept. */
const anew: Stories = (ledger) => storiesOf(ledger, judgeVersion(), en)

async function typed(args: readonly string[], stories: Stories = storiesIn): Promise<string> {
  const program = new Command("hearsay").exitOverride()
  for (const register of [registerClaims, registerOrigins, registerChanges, registerExport]) register(program, stories)
  let out = ""
  vi.spyOn(process.stdout, "write").mockImplementation((part) => {
    out += part
    return true
  })
  try {
    await program.parseAsync([...args, "--ledger", file], { from: "user" })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    out += error.message
  } finally {
    vi.restoreAllMocks()
  }
  return out
}

const QUAY = "the outer quay at Grellau will be closed for repairs in June"
const ROUND = "freighters from Port Havel must then go round by Cape Norvik"
const HURT = "were hurt when the crane at Grellau fell on Tuesday"
const BELL = "the bell of Ostby was cast anew by a foundry in Lisk"
const on = (day: number, by: string, ...says: readonly string[]) =>
  written(
    `${day}`.padStart(4, "a").padEnd(16, "0"),
    { outlet: `${by} Post`, on: `2031-03-${String(day).padStart(2, "0")}`, title: `What ${by} of Tarn said` },
    says.map((words) => `Yesterday ${by} of Tarn said that ${words}.`).join(" "),
    ...says.map((words) => ({ says: words, by })),
  )
const earliest = on(2, "Mara Voss", QUAY, `four people ${HURT}`)

beforeAll(async () => {
  const ledger = openLedger(file)
  for (const record of [
    on(3, "Jun Hald", QUAY, ROUND, `four people ${HURT}`),
    on(4, "Ada Quill", QUAY, ROUND, `five people ${HURT}`),
    on(5, "Ruth Amsel", BELL),
  ])
    await ledger.record(record)
  await ledger.close()
})

describe("answers on told stories", () => {
  it("are those on stories made anew", { timeout: 60_000 }, async () => {
    const all = JSON.parse(await typed(["claims", "--format", "json"])) as {
      claims: { id: string }[]
      articles: { id: string }[]
    }
    expect(all.claims.length).toBeGreaterThan(3)
    const asked = [
      ["claims"],
      ["claims", "--format", "csv"],
      ["claims", "--format", "json"],
      ["claims", "quay"],
      ["claims", "grell*", "--limit", "1"],
      ["claims", "--single-origin", "--format", "json"],
      ["claims", "--changed"],
      ["claims", "--outlet", "quill", "--format", "json"],
      ["claims", "--speaker", "hald", "--from", "2031-03-03", "--to", "2031-03-03"],
      ["claims", "nowhere"],
      ["changes"],
      ["changes", "--format", "json"],
      ["export", "--to", "stories"],
      ["origins", "ffffffff"],
      ...[...all.claims, ...all.articles].map(({ id }) => ["origins", id]),
      ["origins", "aaa300"],
      ["origins", "aaa30000/s1"],
      ["origins", all.claims[0]?.id.slice(0, 6) ?? ""],
    ]
    for (const args of asked) expect(await typed(args), args.join(" ")).toBe(await typed(args, anew))
  })

  it("find a claim by the id that it had before an earlier carrier came", { timeout: 60_000 }, async () => {
    const idOf = async () =>
      (JSON.parse(await typed(["claims", "quay", "--format", "json"])) as { claims: { id: string }[] }).claims[0]?.id ??
      ""
    const before = await idOf()
    const ledger = openLedger(file)
    await ledger.record(earliest)
    await ledger.close()
    const after = await idOf()
    expect(after).not.toBe(before)
    expect(await typed(["origins", before])).toBe(await typed(["origins", after]))
  })
})
