/** `hearsay judge`, its listing, its patch and its corrections, as a person types them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { openLedger } from "../src/ledger/index.ts"
import type { Record } from "../src/record/index.ts"
import { written } from "./story/records.ts"
import { typed } from "./typed.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-judge-"))
afterAll(() => rmSync(folder, { recursive: true }))

const hearsay = (...args: string[]) => typed(args, folder)

const TEXT =
  "Bo Larch nodded.\n\nAda Venn said the ferry was safe. The owner denied that it leaked.\n\nNobody was hurt."
const record = (version = "1"): Record => ({
  ...written(
    "aaaaaaaaaaaaaaaa",
    { outlet: "Courier", on: "2031-03-08", title: "Ferry in doubt" },
    TEXT,
    { says: "the ferry was safe", by: "Ada Venn", cue: "said" },
    { says: "it leaked", by: "The owner", type: "described", entity: "person", cue: "denied", stance: "denies" },
  ),
  model: { name: "m", version },
})

let made = 0
async function ledgerWith(...records: readonly Record[]): Promise<string> {
  const path = join(folder, `${++made}.db`)
  const ledger = openLedger(path)
  for (const each of records) await ledger.record(each)
  await ledger.close()
  return path
}

describe("hearsay judge", { timeout: 120_000 }, () => {
  let ledger: string
  beforeEach(async () => {
    ledger = await ledgerWith(record())
  })
  const judge = (...typed: string[]) => hearsay("judge", ...typed, "--ledger", ledger, "--who", "desk")
  const shown = async (id = "aaaaaa") => (await hearsay("show", id, "--ledger", ledger)).out

  it("says what it keeps and how it is taken back, and the article shows who judged", async () => {
    const { status, out, err } = await judge("aaaaaa/s1", "speaker", "Bo", "Larch", "--why", "the caption has him")
    expect([status, err]).toEqual([0, ""])
    expect(out).toContain(
      "“the ferry was safe” in Ferry in doubt (aaaaaaaaaaaaaaaa) is said by Bo Larch: the caption has him",
    )
    expect(out).toContain("hearsay undo 1 takes it back")
    expect(await shown()).toMatch(
      /Bo Larch → said\n +the ferry was safe\n +judged +speaker corrected by desk on \d{4}-\d\d-\d\d: the caption\n? +has him/,
    )
    expect((await hearsay("search", "-s", "--speaker", "larch", "--ledger", ledger)).out).toContain(
      "the ferry was safe",
    )
    expect((await hearsay("undo", "1", "--who", "chief", "--ledger", ledger)).out).toContain("(undone by chief)")
    expect(await shown()).not.toContain("judged")
    expect((await hearsay("judgements", "--ledger", ledger)).out).toContain("is said by Bo Larch")
  })

  it("shows what a person vouches for as no longer inferred", async () => {
    const heard = record()
    const [one, two] = heard.statements
    if (!one || !two) throw new Error("it has two statements")
    const unsure = { ...two, confidence: 0.4, source: { ...two.source, entity: one.source.entity } }
    ledger = await ledgerWith({ ...heard, statements: [one, unsure] })
    const line = async () => /^.*→ denied.*$/m.exec(await shown())?.[0]
    expect(await line()).toBe(" 2~ The owner (~Ada Venn) → denied [denies]")
    await judge("aaaaaa/s2", "stance", "says")
    await judge("aaaaaa/s2", "speaker", "Bo Larch")
    expect(await line()).toBe(" 2~ The owner (Bo Larch) → denied")
    await judge("aaaaaa/s2", "right")
    expect(await line()).toBe(" 2  The owner (Bo Larch) → denied")
  })

  it.each([
    [["s1", "right"], "is right"],
    [["s1", "unsure"], "cannot be told"],
    [["s1", "none"], "is no statement"],
    [["s1", "speaker", "open"], "is said by somebody who cannot be told"],
    [["s1", "speaker", "0-8"], "is said by Bo Larch"],
    [["s2", "stance", "says"], "has the stance says"],
    [["s1", "words", "18-26", "32-41"], "has the words “Ada Venn … the ferry”"],
  ])("takes %j", async ([statement = "", ...verdict], says) => {
    const { status, out } = await judge(`aaaaaa/${statement}`, ...verdict)
    expect([status, out]).toEqual([0, expect.stringContaining(says)])
  })

  it("puts in what was missed, by its very words; it is shown, found and written as a correction to learn from", async () => {
    const { status, out } = await judge("aaaaaa", "missed", "nodded", "--source", "Bo Larch", "--source-type", "named")
    expect([status, out]).toEqual([
      0,
      expect.stringContaining(
        "“nodded” in Ferry in doubt (aaaaaaaaaaaaaaaa) is a statement of Bo Larch, and was missed",
      ),
    ])
    expect(await shown()).toMatch(/3 {2}Bo Larch → —\n +nodded\n +judged +put in, for it was missed by desk/)
    const [line = ""] = (await hearsay("export", "--to", "corrections", "--ledger", ledger)).out.split("\n")
    expect(JSON.parse(line)).toMatchObject({
      id: "aaaaaaaaaaaaaaaa/s3",
      context: { text: "Bo Larch nodded." },
      read: null,
      should: { speaker: { name: "Bo Larch" }, content: { spans: [{ text: "nodded" }] } },
      judged: ["speaker", "stance", "words"],
    })
  })

  it("takes an entity over all articles for who of the article it is", async () => {
    const opened = openLedger(ledger)
    const entity = await opened.entityOf("aaaaaaaaaaaaaaaa", "e2")
    await opened.close()
    expect((await judge("aaaaaa/s1", "speaker", entity ?? "")).out).toContain("is said by The owner")
  })

  it.each([
    [["aaaaaa/s9", "right"], "no such statement"],
    [["bbbbbb/s1", "right"], "no such article"],
    [["aaaaaa/s1", "wrong"], "no verdict"],
    [["aaaaaa/s1", "right", "really"], "takes no value"],
    [["aaaaaa/s1", "stance", "shouts"], "no verdict"],
    [["aaaaaa/s1", "speaker", "Eve Nobody"], "nowhere says this name"],
    [["aaaaaa/s1", "words", "5-900"], "no such words"],
    [["aaaaaa/s1", "words", "9-5"], "no such words"],
    [["aaaaaa/s1", "words", "here"], "no verdict"],
    [["aaaaaa/s1"], "nothing to judge"],
    [[], "nothing to judge"],
  ])("refuses %j in one line, and keeps nothing", async (typed, why) => {
    const { status, out, err } = await judge(...typed)
    expect([status, out]).toEqual([2, ""])
    expect(err).toMatch(new RegExp(`^hearsay: .*${why}.*\n$`))
    const opened = openLedger(ledger)
    expect(await opened.judgements()).toEqual([])
    await opened.close()
  })

  it("says of a statement that was judged to be none that it is gone, and of a judgement that it fits no longer", async () => {
    await judge("aaaaaa/s2", "none")
    await judge("aaaaaa/s1", "stance", "warns")
    expect((await hearsay("show", "aaaaaa/s2", "--ledger", ledger)).err).toMatch(
      /no statement, as desk judged .*hearsay undo 1/,
    )
    expect(await shown()).toMatch(/^s2 is no statement, as desk judged on .* \(1\)$/m)
    const opened = openLedger(ledger)
    const again = record("2")
    await opened.record({ ...again, statements: again.statements.slice(1) })
    await opened.close()
    expect(await shown()).toContain("fits nothing that is read here now: 1 judgement (2)")
    expect((await hearsay("judgements", "--ledger", ledger)).out).toMatch(
      / 2 {2}“the ferry was safe”.*it fits nothing that is read there now/,
    )
  })

  describe("a patch", () => {
    const patchOf = async () => {
      const path = join(folder, `${made}.jsonl`)
      const { status } = await hearsay("export", "--to", "judgements", "--out", path, "--ledger", ledger)
      expect(status).toBe(0)
      return path
    }

    it("takes what was judged into another ledger, once, with what was undone", async () => {
      await judge("aaaaaa/s1", "speaker", "Bo Larch")
      await judge("aaaaaa/s2", "none")
      await hearsay("undo", "2", "--ledger", ledger, "--who", "chief")
      await hearsay("same", "aaaaaaaaaaaaaaaa", "cccccccccccccccc", "--ledger", ledger, "--by", "ann")
      const patch = await patchOf()
      expect(readFileSync(patch, "utf8").trimEnd().split("\n")).toHaveLength(3)
      const other = await ledgerWith(record("2"))
      const first = await hearsay("judge", "--from", patch, "--ledger", other)
      expect([first.status, first.out]).toEqual([0, "3 judgements taken in, 1 of them fits nothing here now\n"])
      expect(first.err).toContain(":3: it is kept, and the ledger has nothing of it: cccccccccccccccc")
      expect((await hearsay("judge", "--from", patch, "--ledger", other, "-f", "json")).out).toContain('"known": 3')
      expect((await hearsay("judgements", "--ledger", other)).out).toBe(
        (await hearsay("judgements", "--ledger", ledger)).out,
      )
      expect((await hearsay("show", "aaaaaa/s1", "--ledger", other)).out).toContain("Bo Larch → said")
      expect((await hearsay("show", "aaaaaa/s2", "--ledger", other)).status).toBe(0)
    })

    it("reports lines that are none, and takes in the rest", async () => {
      await judge("aaaaaa/s1", "right")
      const patch = await patchOf()
      const [line = ""] = readFileSync(patch, "utf8").split("\n")
      const future = line.replace(/"at":"\d+/, '"at":"9999')
      const path = join(folder, "broken.jsonl")
      writeFileSync(
        path,
        ["{", line.replace("right", "wrong"), future, "", line.replace(/"end":\d+/, '"end":-1'), line].join("\n"),
      )
      const other = await ledgerWith(record())
      const { status, out, err } = await hearsay("judge", "--from", path, "--ledger", other)
      expect([status, out]).toEqual([1, "1 judgement taken in, 4 lines refused\n"])
      expect(
        err
          .trimEnd()
          .split("\n")
          .map((each) => /broken\.jsonl:(\d+): /.exec(each)?.[1]),
      ).toEqual(["1", "2", "3", "5"])
      expect((await hearsay("judge", "--from", "nowhere.jsonl", "--ledger", other)).err).toMatch(
        /^hearsay: .*nowhere\.jsonl.*\n$/,
      )
    })
  })

  it("gives what people corrected to learn from: what was read, what it should be, and what nobody vouches for", async () => {
    await judge("aaaaaa/s1", "speaker", "Bo Larch")
    await judge("aaaaaa/s2", "none")
    const lines = async () =>
      (await hearsay("export", "--to", "corrections", "--ledger", ledger)).out.trimEnd().split("\n")
    const [one, two, ...others] = (await lines()).map((line) => JSON.parse(line))
    expect(others).toEqual([])
    expect(one).toMatchObject({
      id: "aaaaaaaaaaaaaaaa/s1",
      context: { text: TEXT.slice(0, TEXT.indexOf("\n\nNobody")) },
      read: { speaker: { name: "Ada Venn", type: "person" }, stance: "says", cue: [{ text: "said" }] },
      should: { speaker: { name: "Bo Larch" }, source: { spans: [{ text: "Bo Larch" }] }, stance: "says" },
      judged: ["speaker"],
      by: [{ verdict: "speaker", who: "desk", why: null }],
    })
    expect(two).toMatchObject({ id: "aaaaaaaaaaaaaaaa/s2", read: { stance: "denies" }, should: null, judged: [] })
    expect(two.context.text).toBe("Ada Venn said the ferry was safe. The owner denied that it leaked.")
    await hearsay("undo", "2", "--ledger", ledger)
    await judge("aaaaaa/s2", "unsure")
    expect(await lines()).toHaveLength(1)
    await judge("aaaaaa/s2", "right")
    expect(JSON.parse((await lines())[1] ?? "")).toMatchObject({ judged: ["speaker", "stance", "words"] })
  })

  it("shows in exports at once", async () => {
    await judge("aaaaaa/s1", "speaker", "Bo Larch")
    await judge("aaaaaa/s1", "right")
    await judge("aaaaaa/s2", "none")
    const { out } = await hearsay("export", "--to", "csv", "--ledger", ledger)
    const rows = parse(out, { bom: true, columns: true }) as { [column: string]: string }[]
    expect(rows).toMatchObject([
      { id: "aaaaaaaaaaaaaaaa/s1", speaker: "Bo Larch", judged: "speaker by desk; right by desk" },
    ])
  })
})

describe("hearsay unsure", { timeout: 120_000 }, () => {
  it("keeps that two cannot be told", async () => {
    const ledger = await ledgerWith(record())
    const { out } = await hearsay("unsure", "aaaaaa/33-51", "aaaaaa/68-77", "--ledger", ledger, "--who", "desk")
    expect(out).toContain("may or may not say the same as")
  })
})
