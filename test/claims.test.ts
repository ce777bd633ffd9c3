/** `hearsay claims`, `origins` and `changes` as they are typed, on stories written by hand. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { parse } from "csv-parse/sync"
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { register as registerChanges } from "../src/cli/changes.ts"
import { register as registerClaims } from "../src/cli/claims.ts"
import { register as registerExport } from "../src/cli/export.ts"
import { register as registerOrigins } from "../src/cli/origins.ts"
import type { Stories } from "../src/cli/stories.ts"
import { openLedger } from "../src/ledger/index.ts"
import { type Statement, Story } from "../src/record/index.ts"
import { storyOf } from "./story/build.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-claims-"))
afterAll(() => rmSync(folder, { recursive: true }))

const id = (beginning: string) => beginning.padEnd(16, "0")
const wire = id("aa11aa11")
const paper = id("aa11aa12")
const radio = id("bb22")
const other = id("cc33")

/** A matter that three outlets report on, and one that a single outlet has. */
const ferry = storyOf({
  articles: {
    [wire]: { outlet: "Norr Wire", published: "2032-04-01", text: "The ramp broke, Tove Askild said. Four were hurt." },
    [paper]: {
      outlet: "Vell Post",
      published: "2032-04-02",
      text: "(Norr Wire) The ramp broke, Tove Askild said. Five were hurt. “Not a crack in it,” said the owner.",
    },
    [radio]: {
      outlet: "Radio Vell",
      published: "2032-04-03",
      text: "The ramp broke. The harbour office would not say why.",
    },
  },
  claims: [
    { text: "Four were hurt.", carries: [[wire, "Four were hurt"]], versions: [["c3", "hurt"]] },
    {
      text: "The ramp broke.",
      carries: [
        [wire, "The ramp broke", "Tove Askild"],
        [paper, "The ramp broke", "Tove Askild"],
        [radio, "The ramp broke"],
      ],
      denies: [[paper, "Not a crack in it", "the owner"]],
      withholds: [[radio, "would not say why", "the harbour office"]],
      origins: [["Tove Askild", "named", `${wire} ${paper} ${radio}`, [wire, "said", "Tove Askild said"]]],
      links: [
        ["o1", wire, "said", "Tove Askild said"],
        [wire, paper, "credit", "(Norr Wire)"],
        [wire, radio, "unattributed", null],
      ],
    },
    { text: "Five were hurt.", carries: [[paper, "Five were hurt"]], versions: [["c1", "hurt"]] },
  ],
  changes: [
    {
      kind: "figure",
      what: "people hurt",
      claims: ["c1", "c3"],
      values: [
        [wire, "4", "Four"],
        [paper, "5", "Five"],
      ],
    },
  ],
}).story
const bell = storyOf({
  articles: { [other]: { outlet: "Bell Weekly", published: "2032-05-01", text: "=The bell of Lisk is cast anew." } },
  claims: [{ text: "=The bell of Lisk is cast anew.", carries: [[other, "=The bell of Lisk is cast anew"]] }],
}).story
/** As a ledger numbers them. */
const numbered = (story: Story, beginning: string): Story =>
  Story.parse(JSON.parse(JSON.stringify(story).replace(/"c(\d+)"/g, (_, n) => `"${beginning}${n.padStart(6, "0")}"`)))
const stories = [numbered(ferry, "dd44dd"), numbered(bell, "ee55ee")]
const [FOUR, RAMP, FIVE] = ["dd44dd000001", "dd44dd000002", "dd44dd000003"]
const BELL = "ee55ee000001"

const full = join(folder, "full.db")
const single = join(folder, "single.db")
const empty = join(folder, "empty.db")

const said = (n: number): Statement => ({
  ...{ id: `s${n}`, source: { spans: [], entity: null, type: "none", count: null }, cue: { spans: [] } },
  ...{ content: { spans: [], quotation: "indirect" }, stance: "says", addressee: null, medium: null, occasion: null },
  ...{ said: null, hedge: null, condition: null, via: [], within: null, confidence: 1 },
})

beforeAll(async () => {
  const fill = async (file: string, ids: readonly string[]) => {
    const ledger = openLedger(file, { create: true })
    for (const [i, article] of ids.entries())
      await ledger.record({
        article: {
          ...{ id: article, sha256: article.padEnd(64, "0"), uri: `${i}.html`, url: null, title: null, byline: null },
          ...{ outlet: `Outlet ${i}`, published: null, updated: null, language: "en", text: `Text ${i}.` },
        },
        ...{ entities: [], statements: [said(1), said(9)], events: [], times: [], notes: [] },
        model: { name: "none", version: "1" },
      })
    await ledger.close()
  }
  await fill(full, [wire, paper, radio, other])
  await fill(single, [other])
  await fill(empty, [])
})

afterEach(() => vi.restoreAllMocks())

/** What is printed when it is typed, or the error's line. */
async function typed(args: string[], { file = full, told = stories }: { file?: string; told?: Story[] } = {}) {
  const source: Stories = async function* () {
    yield* told
  }
  const program = new Command("hearsay").exitOverride()
  for (const register of [registerClaims, registerOrigins, registerChanges, registerExport]) register(program, source)
  let out = ""
  vi.spyOn(process.stdout, "write").mockImplementation((part) => {
    out += part
    return true
  })
  try {
    await program.parseAsync([...args, "--ledger", file], { from: "user" })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { out, error: error.message }
  } finally {
    vi.restoreAllMocks()
  }
  return { out, error: "" }
}

const claimsIn = (out: string) => JSON.parse(out).claims.map((claim: { id: string }) => claim.id)

describe("hearsay claims", () => {
  it("tells first what most outlets carry, and of it all that a note has", async () => {
    const { out } = await typed(["claims"])
    expect(out.indexOf("The ramp broke.")).toBeLessThan(out.indexOf("Four were hurt."))
    expect(out).toContain("rests on 1 origin, carried by 3 outlets, 1 to 3 April 2032")
    expect(out).toMatch(/Denied by\n {4}the owner, in Vell Post: “Not a crack in it”/)
    expect(out).toMatch(/Would not say\n {4}the harbour office, in Radio Vell/)
    expect(out).not.toContain("\u001b[")
  })

  it("is every claim in the form of a story for programs, each article once, in the stories' order", async () => {
    const { out } = await typed(["claims", "--format", "json"])
    const story = Story.parse(JSON.parse(out))
    expect(story.claims.map((claim) => claim.id)).toEqual([FOUR, RAMP, FIVE, BELL])
    expect(story.articles.map((article) => article.id)).toEqual([wire, paper, radio, other])
    expect(story.changes).toHaveLength(1)
  })

  it("leaves out of JSON the claims that were not asked for, and the changes that name none of the others", async () => {
    const { out } = await typed(["claims", "ramp", "--format", "json"])
    expect(Story.parse(JSON.parse(out))).toMatchObject({ claims: [{ id: RAMP }], changes: [] })
  })

  it("is a row for each article that speaks of a claim as CSV, safe for a spreadsheet", async () => {
    const { out } = await typed(["claims", "--format", "csv"])
    const rows = parse(out, { bom: true, columns: true }) as { [column: string]: string }[]
    expect(rows.map(({ claim, relation, outlet }) => [claim, relation, outlet])).toEqual([
      [FOUR, "carries", "Norr Wire"],
      [RAMP, "carries", "Norr Wire"],
      [RAMP, "carries", "Vell Post"],
      [RAMP, "carries", "Radio Vell"],
      [RAMP, "denies", "Vell Post"],
      [RAMP, "withholds", "Radio Vell"],
      [FIVE, "carries", "Vell Post"],
      [BELL, "carries", "Bell Weekly"],
    ])
    expect(rows[2]).toMatchObject({
      has_it_from: "Norr Wire",
      reason: "credit",
      shown_by: "(Norr Wire)",
      certain: "yes",
    })
    expect(rows[7]?.text).toBe("'=The bell of Lisk is cast anew.")
  })

  it.each<[string, string[], string[]]>([
    ["words", ["ramp", "broke"], [RAMP]],
    ["a beginning", ["cas*"], [BELL]],
    ["single origin", ["--single-origin"], [RAMP]],
    ["disputed", ["--disputed"], [RAMP]],
    ["circular", ["--circular"], []],
    ["changed", ["--changed"], [FOUR, FIVE]],
    ["an outlet", ["--outlet", "bell"], [BELL]],
    ["a speaker", ["--speaker", "askild"], [RAMP]],
    ["days", ["--from", "2032-04-02", "--to", "2032-04-30"], [RAMP, FIVE]],
    ["a limit", ["--limit", "1"], [RAMP]],
    ["several at once", ["hurt", "--outlet", "post"], [FIVE]],
  ])("filters by %s", async (_, args, found) => {
    expect(claimsIn((await typed(["claims", ...args, "--format", "json"])).out)).toEqual(found)
  })

  it("is a page with the claims that were asked for, and the texts of their articles around the words", async () => {
    const { out } = await typed(["claims", "ramp", "--format", "html"])
    expect(out).toMatch(/^<!doctype html>/)
    expect(out).toContain("The ramp broke.")
    expect(out).not.toContain("Four were hurt.<")
  })

  it("makes no page of more articles than anybody reads, and says what to do", async () => {
    const article = stories[0]?.articles[0]
    if (!article) throw new Error("the story has no article")
    const articles = Array.from({ length: 501 }, (_, i) => ({ ...article, id: `n${i}` }))
    const { out, error } = await typed(["claims", "--format", "html"], { told: [{ ...ferry, articles }] })
    expect(out).toBe("")
    expect(error).toMatch(/^--format html: a page holds 500 articles, and these are 501; ask for less/)
  })

  it("says how many more there are", async () => {
    expect((await typed(["claims", "--limit", "1"])).out).toContain("and 3 more claims, in fewer outlets: --limit 4")
  })

  it.each<[string, string[], { file?: string; told?: Story[] }, string]>([
    [
      "an empty ledger",
      ["claims"],
      { file: empty, told: [] },
      "The ledger holds no articles; hearsay add puts some in.",
    ],
    ["articles without claims", ["claims"], { told: [] }, "No claims were found"],
    ["a filter that nothing passes", ["claims", "weather"], {}, "No claim of this ledger is so."],
    ["one article", ["claims"], { file: single, told: stories.slice(1) }, "The ledger holds one article."],
  ])("has a line for %s", async (_, args, given, line) => {
    const { out, error } = await typed(args, given)
    expect(error).toBe("")
    expect(out).toContain(line)
  })

  it.each<[string, string[], RegExp]>([
    ["days that end before they begin", ["--from", "2032-04-02", "--to", "2032-04-01"], /ends before it begins/],
    ["a day that there is not", ["--from", "2032-02-30"], /a day that exists/],
    ["a limit of none", ["--limit", "0"], /whole number/],
  ])("refuses %s", async (_, args, message) => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true)
    expect((await typed(["claims", ...args])).error).toMatch(message)
  })
})

describe("hearsay origins", () => {
  it("tells of a claim, by its id or the beginning of it, with each carrier's own words", async () => {
    for (const given of [RAMP, "ee55ee0"]) {
      const { out, error } = await typed(["origins", given])
      expect(error).toBe("")
      expect(out).toContain(given === RAMP ? "says: “The ramp broke”" : "says: “=The bell of Lisk is cast anew”")
    }
  })

  it("tells of an article all that it claims, and marks it where it stands", async () => {
    const { out } = await typed(["origins", "aa11aa12"])
    expect(out).toMatch(/Vell Post, 2 April 2032 .*← this article/)
    expect(out).toContain("2 of 3 claims")
    expect(out).not.toContain("Four were hurt.  dd44")
  })

  it("tells of a statement what it claims or denies", async () => {
    expect(claimsIn((await typed(["origins", `${wire}/s1`, "--format", "json"])).out)).toEqual([RAMP])
  })

  it("has a line for an article and a statement in which no claim was found", async () => {
    expect((await typed(["origins", wire], { told: [] })).out).toContain("No claim was found in this article")
    expect((await typed(["origins", `${wire}/s9`])).out).toContain("No claim was found in this statement")
  })

  it.each<[string, string, string, RegExp]>([
    ["an id that nothing has", full, "ffffffff", /^ffffffff: the ledger has no such claim, statement or article; /],
    ["a beginning that is too short", full, "aa11", /no such claim.*6 characters/],
    ["a beginning that several have", full, "aa11aa", /several ids begin so: aa11aa1100000000, aa11aa1200000000; /],
    ["a beginning that several claims have", full, "dd44dd", /several ids begin so: dd44dd000001, .*; give more/],
    ["a statement that there is not", full, `${wire}/s4`, /no such statement/],
    ["anything, of an empty ledger", empty, "ffffffff", /holds no articles/],
  ])("says what is wrong with %s", async (_, file, given, message) => {
    const { out, error } = await typed(["origins", given], { file, told: file === empty ? [] : stories })
    expect(error).toMatch(message)
    expect(error).not.toContain("\n")
    expect(out).toBe("")
  })
})

describe("hearsay changes", () => {
  it("lists each value with its outlet, its day and the words that show it", async () => {
    const { out } = await typed(["changes"])
    expect(out).toMatch(/people hurt .*\n {2}4 {2}Norr Wire, 1 April 2032 .*“Four”\n {2}5 {2}Vell Post, 2 April 2032/)
  })

  it("is a story with the claims that the changes name, as JSON, and a row a value as CSV", async () => {
    const story = Story.parse(JSON.parse((await typed(["changes", "--format", "json"])).out))
    expect(story).toMatchObject({ claims: [{ id: FOUR }, { id: FIVE }], changes: [{ what: "people hurt" }] })
    const rows = parse((await typed(["changes", "--format", "csv"])).out, { bom: true, columns: true }) as object[]
    expect(rows).toMatchObject([
      { value: "4", outlet: "Norr Wire", words: "Four" },
      { value: "5", outlet: "Vell Post", published: "2032-04-02" },
    ])
  })

  it.each<[string, string[], number]>([
    ["words of what changed", ["hurt"], 1],
    ["a value", ["five"], 1],
    ["words that are nowhere", ["bridge"], 0],
    ["a kind", ["--kind", "figure"], 1],
    ["another kind", ["--kind", "hedge"], 0],
    ["an outlet", ["--outlet", "vell post"], 1],
    ["an outlet without a value", ["--outlet", "radio"], 0],
    ["a day on which one has a value", ["--from", "2032-04-02"], 1],
    ["days after all", ["--from", "2032-04-03"], 0],
  ])("filters by %s", async (_, args, found) => {
    expect(JSON.parse((await typed(["changes", ...args, "--format", "json"])).out).changes).toHaveLength(found)
  })

  it("has a line where nothing changed, nothing passes, or nothing is there", async () => {
    expect((await typed(["changes"], { told: [] })).out).toContain("Nothing changed over the articles")
    expect((await typed(["changes", "bridge"])).out).toContain("No change of this ledger is so.")
    expect((await typed(["changes"], { file: empty, told: [] })).out).toContain("The ledger holds no articles")
  })
})

describe("hearsay export", () => {
  it("writes tables of all stories into a folder, and over them when it is run again", async () => {
    const out = join(folder, "tables")
    for (const told of [[...stories, numbered(ferry, "ff66ff")], stories])
      expect(await typed(["export", "--to", "tables", "--out", out], { told })).toEqual({ out: "", error: "" })
    expect(readdirSync(out).toSorted()).toEqual([
      "carriers.csv",
      "changes.csv",
      "claims.csv",
      "links.csv",
      "origins.csv",
    ])
    const rows = parse(readFileSync(join(out, "claims.csv")), { bom: true, columns: true }) as { claim: string }[]
    expect(rows.map(({ claim }) => claim)).toEqual([FOUR, RAMP, FIVE, BELL])
  })

  it("writes stories a line each", async () => {
    const { out } = await typed(["export", "--to", "stories"])
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => Story.parse(JSON.parse(line))),
    ).toEqual(stories)
  })

  it("gives annotations of a claim the place of its words in the ledger's own text", async () => {
    const { out } = await typed(["export", "--to", "annotations"])
    const claims = JSON.parse(out).items.filter(({ motivation }: { motivation: string }) => motivation === "linking")
    expect(claims).toHaveLength(4)
    expect(claims[0].target[0].selector).toHaveLength(2)
  })
})
