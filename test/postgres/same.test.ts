/** Whatever a ledger is asked, the answer is the same, whether one file keeps it or PostgreSQL. */
import { DatabaseSync } from "node:sqlite"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { listings, searches } from "../../bench/ledger-queries.ts"
import { TELLER } from "../../bench/told-matters.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import { tokensOf } from "../../src/ledger/postgres/tokens.ts"
import { told } from "../contracts/ledger.ts"
import { filled, now } from "./filled.ts"
import { sharedDatabase } from "./run.ts"

let file: Ledger
let server: Ledger
beforeAll(async () => {
  const open = async (path: string) => filled(openLedger(path, { now }))
  file = await open(":memory:")
  server = await open(await sharedDatabase(true))
})
afterAll(async () => {
  await file.close()
  await server.close()
})

const same = async (ask: (ledger: Ledger) => Promise<unknown>, what: string) =>
  expect(await ask(server), what).toEqual(await ask(file))

describe("a ledger in PostgreSQL and one in a file", () => {
  it("find the same, in the same order, and show the same of it", async () => {
    const asks = searches(generatedRecord(9, 3))
    // With each of them words alone, and of those with filters every nineteenth.
    for (const [i, { name, run }] of asks.entries()) if (i % 19 === 0) await same(run, name)
    for (const words of [
      "okafor",
      "mar* harbour",
      '"harbour report"',
      "warned",
      "warning report",
      "the",
      "kel* vas*",
      "harbo*",
      "okafor warn* mar*",
    ])
      for (const of of ["articles", "statements"] as const)
        for (const order of ["best", "newest", "added"] as const) {
          const query = { words, of, order, limit: 7 }
          await same((ledger) => ledger.search(query), JSON.stringify(query))
          await same((ledger) => ledger.facets(query), JSON.stringify(query))
        }
  })

  it("go on with a list at the same place", async () => {
    for (const query of [
      { words: "okafor" },
      {},
      { words: "the", of: "statements" as const },
      { stance: "says" as const },
    ]) {
      let cursor: string | undefined
      for (let page = 0; page < 3; page++) {
        const asked = { ...query, limit: 4, ...(cursor !== undefined && { cursor }) }
        const { next } = await file.search(asked)
        await same((ledger) => ledger.search(asked), JSON.stringify(asked))
        cursor = next ?? undefined
      }
    }
  })

  it("list the same", async () => {
    for (const { name, run } of listings) await same(run, name)
    await same((ledger) => ledger.articles({ limit: 50 }), "articles")
    await same((ledger) => ledger.doubts({ limit: 20 }), "doubts")
    await same(
      (ledger) => ledger.doubtCounts().then((counts) => counts.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))),
      "doubt counts",
    )
    await same((ledger) => ledger.joins(), "joins")
    await same((ledger) => ledger.log(), "log")
    await same((ledger) => ledger.news("0-0"), "news")
    // But for jobs, of which a shared ledger has a queue of their own.
    await same(
      async (ledger) => [...((await ledger.changes(0)).subjects ?? [])].filter(([of]) => of !== "jobs").toSorted(),
      "changes",
    )
    await same(async (ledger) => (await ledger.jobs.list()).length, "jobs")
    for (const { name } of (await file.outlets({ limit: 3 })).items)
      if (name !== null) await same((ledger) => ledger.outlet(name), name)
    for (const { id } of (await file.speakers({ limit: 10, named: true })).items)
      for (const ask of ["entity", "appearances", "called"] as const) await same((ledger) => ledger[ask](id ?? ""), ask)
  })

  it("have the same records", async () => {
    const all = async (ledger: Ledger) => {
      const records = []
      for await (const kept of ledger.records({ allVersions: true })) records.push(JSON.stringify(kept))
      return records
    }
    await same(all, "records")
    for await (const { record } of file.records())
      for (const { id } of record.entities) await same((ledger) => ledger.entityOf(record.article.id, id), id)
  })

  it("tell the same", async () => {
    await same((ledger) => ledger.toTell(), "left to tell")
    for (const order of ["weight", "outlets", "newest"] as const)
      for (const query of [
        {},
        { words: "mar*" },
        { speaker: "officials" },
        { outlet: "courier" },
        { disputed: true },
      ]) {
        await same((ledger) => ledger.claims({ ...query, order, limit: 9 }), JSON.stringify(query))
        await same((ledger) => ledger.countClaims(query), JSON.stringify(query))
        await same((ledger) => ledger.stories({ having: query, limit: 2 }), JSON.stringify(query))
      }
    const groups = async (ledger: Ledger) => {
      const found = []
      for await (const group of ledger.groups(TELLER.comparisons)) found.push(group)
      return found
    }
    await same(groups, "groups")
    const [claim] = (await file.claims()).items
    await same((ledger) => ledger.claim(claim?.id ?? ""), "a claim")
    await same((ledger) => ledger.story(claim?.story ?? ""), "a story")
  })

  it("have texts with whatever characters", async () => {
    const [odd, plain] = ["\u0000 one \ufdd0\ufdd1 and two", "“naïve” and Ǆ"].map((words) =>
      told(`Ada Venn said ${words}.`, [["Ada Venn", words]]),
    )
    if (!odd || !plain) return
    for (const ledger of [file, server]) for (const record of [odd, plain]) await ledger.record(record)
    for (const record of [odd, plain]) expect((await server.article(record.article.id))?.record).toEqual(record)
    for (const words of ["naive", "NAÏVE", "ǆ"])
      await same((ledger) => ledger.search({ words, of: "statements" }), words)
    expect((await server.search({ words: "one two" })).items).toHaveLength(1)
  })
})

describe("words", () => {
  it("are told apart and cut to their stems as SQLite's index does", () => {
    const text = [
      ..."caresses ponies ties caress cats feed agreed plastered bled motoring sing conflated troubled sized hopping tanned falling hissing fizzed failing filing".split(
        " ",
      ),
      ..."happy sky relational conditional rational valenci hesitanci digitizer conformabli radicalli differentli vileli analogousli vietnamization predication operator".split(
        " ",
      ),
      ..."feudalism decisiveness hopefulness callousness formaliti sensitiviti sensibiliti triplicate formative formalize electriciti electrical hopeful goodness".split(
        " ",
      ),
      ..."revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment dependent adoption homologou communism activate".split(
        " ",
      ),
      ..."angulariti homologous effective bowdlerize probate rate cease controll roll yes as is ied ying by eed bed ed ing sses ion nation ational".split(
        " ",
      ),
      "Église naïve Ångström Straße İstanbul Ελλάδα ΆΛΦΑ Привет 東京 1,234.5 co-operate don’t U.S. e\u0301te x\u0308y ﬁne №5 ²x a_b 😀z Ǆ ǰ",
      ...Array.from({ length: 40 }, (_, i) => generatedRecord(5, i).article.title ?? ""),
    ].join(" ")
    const db = new DatabaseSync(":memory:")
    db.exec(
      "CREATE VIRTUAL TABLE w USING fts5 (t, tokenize = 'porter unicode61 remove_diacritics 2'); CREATE VIRTUAL TABLE v USING fts5vocab (w, instance)",
    )
    db.prepare("INSERT INTO w VALUES (?)").run(text)
    const theirs = db
      .prepare('SELECT term FROM v ORDER BY "offset"')
      .all()
      .map(({ term }) => term)
    expect(tokensOf(text, true).map(({ word }) => word)).toEqual(theirs)
  })
})
