/** `hearsay copies` on a ledger as people have one: pages of several outlets, added at different times. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openLedger } from "../src/ledger/index.ts"
import type { Article } from "../src/record/index.ts"
import { typed } from "./typed.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-copies-"))
const file = join(folder, "desk.db")
afterAll(() => rmSync(folder, { recursive: true }))

const WIRE = `ELSBURG, May 6 (MPS) - The regional railway will not run trains on the Tarn line for at least four weeks after engineers found cracks in eleven of the steel beams that carry the track over the gorge.

Buses will take passengers between Elsburg and Tarnfeld every half hour, the railway said, and tickets that were bought before Tuesday can be given back at any station until the end of June.

The bridge was opened in 1931 and strengthened twice, the last time after a goods train left the rails in 1998 and damaged two of its supports.

Shopkeepers in Tarnfeld said that they had been told of the closure only an hour before the last train, and that the summer's first guests were already on their way.`
const OWN = `Nobody at the Tarnfeld town hall could say on Tuesday how the thirty pupils who take the early train are to reach their school. A teacher has offered to drive some of them.

The mayor called the news a blow to a valley that had only begun to recover from the closure of its mill.`

const article = (n: number, told: Partial<Article>): Article => ({
  ...{ id: n.toString(16).padStart(16, "a"), sha256: n.toString(16).padStart(64, "a"), uri: `${n}.html`, url: null },
  ...{ title: null, byline: null, outlet: null, published: null, updated: null, language: "en", text: "" },
  ...told,
})
const wire = article(1, {
  title: "Cracks close Tarn line",
  outlet: "Midland Press Service",
  published: "2031-05-06T16:00:00Z",
  text: WIRE,
})
const paper = article(2, {
  title: "No trains to Tarnfeld",
  outlet: "The Elsburg Messenger",
  published: "2031-05-07",
  text: WIRE.slice(WIRE.indexOf("The regional")),
})
const radio = article(3, {
  title: "Pupils stranded",
  outlet: "Radio Tarn",
  published: "2031-05-08",
  text: `${OWN}\n\n${WIRE.split("\n\n").slice(1, 3).join("\n\n")}\n\nRadio Tarn with Midland Press Service`,
})
const other = article(4, {
  title: "Mill to become a museum",
  outlet: "Radio Tarn",
  published: "2031-05-09",
  text: OWN.split("\n\n")[1] ?? "",
})

beforeAll(async () => {
  const ledger = openLedger(file)
  for (const each of [radio, wire, other, paper])
    await ledger.record({
      article: each,
      entities: [],
      statements: [],
      events: [],
      times: [],
      notes: [],
      model: { name: "none", version: "1" },
    })
  await ledger.close()
})

const copies = (...args: string[]) => typed(["copies", "--ledger", file, ...args])

describe("hearsay copies", () => {
  it("says of a paper's article whose text it prints, how much of it, and how that is known", async () => {
    const { out, status } = await copies(paper.id)
    expect(status).toBe(0)
    expect(out).toMatch(/Made from\n {2}Cracks close Tarn line {2}Midland Press Service, 2031-05-06/)
    expect(out).toContain("100 % of this article's own words")
    expect(out).toContain("this one appeared later")
  })

  it("says of an agency's article who prints it, whole or in part, and with what credit", async () => {
    const { out } = await copies(wire.id)
    const [, whole = "", part = ""] = out.split(/Printed or rewritten in|Shares some of its text with/)
    expect(whole).toContain("The Elsburg Messenger")
    expect(part).toContain("Radio Tarn")
    expect(part).toContain("2 paragraphs, the rest is its own")
    expect(part).toContain("the other credits it: “Midland Press Service”")
  })

  it("gives programs the same as one object, each span with its words", async () => {
    const told = JSON.parse((await copies(radio.id, "--format", "json")).out)
    expect(told).toMatchObject({ article: { id: radio.id }, original: null })
    expect(told.shares.map((each: { other: { id: string }; from: string }) => [each.other.id, each.from])).toEqual([
      [wire.id, "other"],
      [paper.id, "other"],
    ])
    for (const { paragraphs } of told.shares)
      for (const { start, end, text } of paragraphs) expect(radio.text.slice(start, end)).toBe(text)
  })

  it("says so where no other article shares the text, or there is no such article", async () => {
    expect((await copies(other.id)).out).toContain("No other article of this ledger shares its text.")
    expect(await copies("ffffff")).toMatchObject({ status: 2, out: "" })
    expect((await copies("ffffff")).err).toMatch(/^hearsay: ffffff: the ledger has no such article; .*\n$/)
  })
})
