/** The commands on a ledger as a person types them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { afterAll, describe, expect, it } from "vitest"
import { registerCommands } from "../../src/cli/commands.ts"
import { printParts } from "../../src/cli/export.ts"
import { listed } from "../../src/cli/with-ledger.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { told } from "../contracts/ledger.ts"
import { typed } from "../typed.ts"
import { voteCount } from "../web/records.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, "desk.db")

const hearsay = (...args: string[]) => typed(args, folder)

const ledger = openLedger(path)
const red = "\u001b[31m"
await ledger.record(
  told("Maria Zelenska said the ferry is late.", [["Maria Zelenska", "the ferry is late"]], {
    title: `Late ${red}ferry`,
    outlet: "Low Post",
  }),
)
await ledger.record(
  told("Maria Zelenskaa said the ferry is early.", [["Maria Zelenskaa", "the ferry is early"]], {
    title: "Early ferry",
  }),
)
await ledger.fail({ uri: "gone.html", code: "input", reason: "no such file" })
const [speaker] = (await ledger.speakers()).items
const [a = "", b = ""] = speaker?.aliases.map(({ id }) => id) ?? []
const nameOf = (id: string) => speaker?.aliases.find((alias) => alias.id === id)?.name
await ledger.close()
const empty = join(folder, "empty.db")
await openLedger(empty).close()

describe("the commands on a ledger", { timeout: 600_000 }, () => {
  it("find, and never hand an article's escape sequences to the terminal", async () => {
    const { status, out } = await hearsay("search", "late", "--ledger", path)
    expect(status).toBe(0)
    expect(out).toContain("Late [31mferry")
    expect(out).not.toContain("\u001b")
    expect(JSON.parse((await hearsay("search", "ferry", "-s", "--format", "json", "--ledger", path)).out)).toHaveLength(
      2,
    )
  })

  it("show what an id stands for", async () => {
    const [hit] = JSON.parse((await hearsay("search", "late", "--format", "json", "--ledger", path)).out)
    expect(JSON.parse((await hearsay("show", hit.id, "--format", "json", "--ledger", path)).out).article.id).toBe(
      hit.id,
    )
    expect((await hearsay("show", `${hit.id}/s1`, "--ledger", path)).out).toContain("the ferry is late")
    const { out } = await hearsay("show", a, "--ledger", path)
    expect(out).toContain("Why they are taken for one")
    expect(out).toMatch(/^Maria Zelenska \[says\] {2}[0-9a-f]{16}\/s1\n {2}the ferry is late\n {2}Low Post, no date$/m)
    const entity = JSON.parse((await hearsay("show", a, "--format", "json", "--ledger", path)).out)
    const says = entity.items.flatMap((item: { says: { words: string }[] }) => item.says)
    expect(says.map(({ words }: { words: string }) => words).sort()).toEqual([
      "the ferry is early",
      "the ferry is late",
    ])
    expect(await hearsay("show", a, "--format", "html", "--ledger", path)).toMatchObject({
      status: 2,
      err: expect.stringMatching(/only articles have a page/),
    })
  })

  it("show one statement under its own number, with the notes on its words and no others", async () => {
    const wordy = join(folder, "wordy.db")
    const ledger = openLedger(wordy, { create: true })
    const vote = voteCount()
    await ledger.record(vote)
    await ledger.close()
    const { out } = await hearsay("show", `${vote.article.id}/s12`, "--ledger", wordy)
    expect(out).toMatch(/^ 12 {2}They .*→ added$/m)
    expect(out).toMatch(/kept out \[occurred\].*on the word of 12/)
    expect(out).not.toMatch(/recount \[|chief of staff/)
    expect((await hearsay("show", `${vote.article.id}/s13`, "--ledger", wordy)).out).toMatch(
      /^ {2}note {2}.*“allegedly”$/m,
    )
  })

  it.each([["../../etc/passwd"], ["'; DROP TABLE article; --"], ["E'; --"], ["abc"]])(
    "refuse %j as an id, in one line",
    async (id) => {
      const { status, out, err } = await hearsay("show", id, "--ledger", path)
      expect([status, out]).toEqual([2, ""])
      expect(err).toMatch(/^hearsay: [^\n]*the ledger has no such [^\n]*\n$/)
    },
  )

  it("judge, list and undo", async () => {
    const { out: made } = await hearsay("different", a, b, "--why", "two people", "--by", "desk", "--ledger", path)
    expect(made).toContain(`${nameOf(a)} (${a}) different from ${nameOf(b)} (${b}): two people  by desk on 20`)
    expect(made).toContain("hearsay undo 1 takes it back")
    expect((await hearsay("speakers", "--ledger", path)).out.trim().split("\n")).toHaveLength(2)
    expect((await hearsay("undo", "--ledger", path)).out).toContain("   1  ")
    await hearsay("undo", "1", "--ledger", path)
    expect((await hearsay("speakers", "--ledger", path)).out.trim().split("\n")).toHaveLength(1)
    expect((await hearsay("undo", "1", "--ledger", path)).status).toBe(2)
    expect(JSON.parse((await hearsay("undo", "--format", "json", "--ledger", path)).out)).toMatchObject([
      { number: 1, verdict: "different", undone: true, missing: [], names: { a: nameOf(a), b: nameOf(b) } },
    ])
    const { out } = await hearsay("same", a, "E000000000000", "--ledger", path)
    expect(out).toContain(`${nameOf(a)} (${a}) same as E000000000000 `)
    expect(out).toContain("no article names E000000000000; the judgement is kept")
    expect(JSON.parse((await hearsay("same", a, b, "--format", "json", "--ledger", path)).out)).toMatchObject({
      names: { a: nameOf(a), b: nameOf(b) },
    })
  })

  it("judge copies, claims and origins, told by the form of their ids", async () => {
    const own = join(folder, "judged.db")
    const ledger = openLedger(own)
    const said = told("Ada Venn said the lock is shut.", [], { title: "Lock shut" })
    const heard = told("Ada Venn said it is shut.", [], { title: "Shut" })
    for (const record of [said, heard]) await ledger.record(record)
    await ledger.close()
    const [x, y, far] = [said.article.id, heard.article.id, "0123456789abcdef"]
    const judge = async (...args: string[]) => (await hearsay(...args, "--by", "desk", "--ledger", own)).out
    expect(await judge("same", x.slice(0, 6), y)).toContain(
      `Lock shut (${x}) has its text from, or gave it to, Shut (${y})  by desk`,
    )
    expect(await judge("different", `${x.slice(0, 6)}/14-30`, `${y}/14-24`)).toContain(
      `“the lock is shut” (${x}/14-30) says something else than “it is shut” (${y}/14-24)  by desk`,
    )
    expect(await judge("same", `${x}/0-8`, `${far}/0-8`, "--origins")).toContain(
      `“Ada Venn” (${x}/0-8) is the same origin as ${far}/0-8  by desk`,
    )
    expect(await judge("undo", "2")).toContain("(undone)")
    const { out } = await hearsay("undo", "--ledger", own)
    expect(out).toContain(`(the ledger lacks the article of ${far}/0-8; the judgement is kept)`)
    const listing = JSON.parse((await hearsay("undo", "--format", "json", "--ledger", own)).out)
    expect(listing).toMatchObject([
      { about: "copy", verdict: "same", a: x, b: y, undone: false },
      { about: "claim", verdict: "different", a: `${x}/14-30`, b: `${y}/14-24`, undone: true },
      { about: "origin", verdict: "same", missing: [`${far}/0-8`], names: { a: "“Ada Venn”", b: null } },
    ])
  })

  it.each([
    ["two of different kinds", [a, "0123456789abcdef"], /are ids of different things/],
    ["what is no id", [a, "Maria"], /no id of anything that is judged/],
    ["a statement", ["0123456789abcdef/s1", "0123456789abcdef/s2"], /no id of anything that is judged/],
    ["a place that ends before it begins", ["0123456789abcdef/9-9", "0123456789abcdef/1-2"], /no id of anything/],
    ["one and the same", [a, a], /both are the same id/],
    ["the beginning of an id that it does not have", ["0123456789", "0123456789abcdef"], /has no such article/],
    ["origins that are no places", [a, b, "--origins"], /judged by the words of their sources/],
  ])("refuse to judge %s, in one line", async (_, args, line) => {
    const { status, out, err } = await hearsay("same", ...args, "--ledger", path)
    expect([status, out]).toEqual([2, ""])
    expect(err).toMatch(line)
    expect(err).toMatch(/^hearsay: [^\n]+\n$/)
  })

  it("keep each entry of a listing on one line for other programs, and wrap it to a terminal's window", () => {
    const text = "Maria Zelenska said that the ferry is late"
    expect(listed("  7  ", text, { isTTY: false, columns: 20 })).toBe(`  7  ${text}\n`)
    expect(listed("  7  ", text, { isTTY: true, columns: 20 })).toBe(
      "  7  Maria Zelenska\n     said that the\n     ferry is late\n",
    )
  })

  it.each([
    ["search", "zeppelin"],
    ["search", "zeppelin", "-s"],
    ["speakers", "zeppelin"],
    ["notes"],
    ["notes", "--kind", "no-date"],
    ["failures"],
    ["undo"],
    ["outlets"],
    ["speakers"],
  ])(
    "answer with a line where there is nothing to tell, and to programs with an empty list: %s %s",
    async (...args) => {
      const bare = [...args, "--ledger", args.includes("zeppelin") ? path : empty]
      const text = await hearsay(...bare)
      expect([text.status, text.err]).toEqual([0, ""])
      expect(text.out).toMatch(/^(Nothing|Nobody|No |The ledger holds no)[^\n]*\.\n$/)
      const json = JSON.parse((await hearsay(...bare, "--format", "json")).out)
      expect(args[0] === "notes" ? json.notes : json).toEqual([])
      expect((await hearsay(...bare, "--format", "jsonl")).out).toBe("")
    },
  )

  it("write one thing a line as JSON Lines", async () => {
    for (const args of [["search", "ferry"], ["speakers"], ["outlets"], ["failures"], ["same", a, b], ["show", a]]) {
      const { out } = await hearsay(...args, "--format", "jsonl", "--ledger", path)
      expect([args, out]).toEqual([args, expect.stringMatching(/^(\{.*\}\n)+$/)])
    }
  })

  it("take the form of what they write by one option, all of them", async () => {
    const program = new Command()
    await registerCommands(program)
    const without = program.commands.filter(({ options }) => !options.some(({ flags }) => flags.includes("--format")))
    // These go on until they are stopped, or say what they did; what is watched and told, alerts lists. What gather writes is for another program, line by line.
    expect(without.map((command) => command.name()).toSorted()).toEqual([
      "alert",
      "gather",
      "mcp",
      "serve",
      "token",
      "watch",
      "worker",
    ])
    const [to, format] = [
      await hearsay("export", "--to", "csv", "--ledger", path),
      await hearsay("export", "--format", "csv", "--ledger", path),
    ]
    expect(format.out).toContain("the ferry is late")
    expect(format.out).toBe(to.out)
  })

  it("never write bytes to a terminal, and say what to do instead", async () => {
    async function* parquet() {
      yield new Uint8Array([80, 65, 82, 49])
    }
    await expect(printParts(parquet(), "parquet", { isTTY: true })).rejects.toThrow(/binary.*--out statements\.parquet/)
  })

  it("list outlets, failures and notes", async () => {
    expect((await hearsay("outlets", "--ledger", path)).out).toMatch(/ {5}1 {2}outlet unknown .*\n.*Low Post/)
    expect((await hearsay("failures", "--ledger", path)).out).toContain("gone.html: no such file")
    expect((await hearsay("notes", "--ledger", path)).status).toBe(0)
  })

  it("refuse what is no ledger, and say how one is made", async () => {
    writeFileSync(join(folder, "page.html"), "<html>")
    for (const file of ["page.html", "none.db"]) {
      const { status, err } = await hearsay("speakers", "--ledger", file)
      expect(status).toBe(2)
      expect(err).toMatch(/^hearsay: [^\n]+\n$/)
    }
  })

  it("record what cannot be added, and go on", async () => {
    const { status, err } = await hearsay("add", "none.html", "--ledger", "new.db")
    expect([status, err]).toEqual([2, "hearsay: none.html: no such file or folder; check the path\n"])
    expect((await hearsay("failures", "--ledger", "new.db")).out).toContain("none.html")
    expect((await hearsay("add", "--retry", "--ledger", "new.db")).status).toBe(2)
    expect(JSON.parse((await hearsay("failures", "--format", "json", "--ledger", "new.db")).out)).toMatchObject([
      { attempts: 2 },
    ])
  })
})
