/** What each form of a ledger has of claims and origins, read back by a reader that others wrote, where there is one. */
import { readFileSync } from "node:fs"
import { defaultModel, Model } from "@alephdata/followthemoney"
import { parse } from "csv-parse/sync"
import jsonld from "jsonld"
import { describe, expect, it } from "vitest"
import { placesOf } from "../../../test/selectors.ts"
import { alone, dam, hostile } from "../../../test/story/samples.ts"
import { type Article, Story } from "../../record/index.ts"
import { tables } from "../story/index.ts"
import type { Entries, Stories } from "./entry.ts"
import { type LedgerExportName, ledgerExports } from "./index.ts"

const held = dam()
const told = held.story
const carrying = (claim: Story["claims"][number]) => [
  ...new Set(claim.statements.flatMap(({ article, relation }) => (relation === "carries" ? article : []))),
]
const shared = told.claims.filter((claim) => carrying(claim).length > 1)

async function* entries(): Entries {
  for (const { copyOf: _, revisionOf, partOf: __, cites: ___, ...article } of told.articles) {
    const whole: Article = { ...article, byline: null, sha256: "0".repeat(64), text: held.texts.get(article.id) ?? "" }
    const nothing = { entities: [], statements: [], events: [], times: [], notes: [] }
    const record = { article: whole, ...nothing, model: { name: "none", version: "1" } }
    yield { record, revisionOf, recordedAt: "2032-03-06T10:00:00Z", identities: new Map() }
  }
}

async function* stories(...all: { story: Story; texts: ReadonlyMap<string, string> }[]): Stories {
  for (const { story, texts } of all) yield { story, textOf: async (id) => texts.get(id) ?? null }
}

async function* nobody() {}

async function written(name: LedgerExportName, from = stories(held)): Promise<string> {
  const form = ledgerExports[name]
  if ("files" in form) throw new Error(`${name} is a folder`)
  let text = ""
  for await (const part of form.write(entries(), nobody(), from)) text += Buffer.from(part).toString()
  return text
}

async function folder(name: "tables" | "brat", from: Stories): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for await (const { name: file, content } of ledgerExports[name].files(entries(), from))
    files.set(file, (files.get(file) ?? "") + content)
  return files
}

describe("docs/exports.md", () => {
  const docs = readFileSync(new URL("../../../docs/exports.md", import.meta.url), "utf8")
  const [, section = ""] = docs.split("## Claims and origins")

  it.each(Object.keys(ledgerExports))(
    "says of %s what it has of claims and origins, or that it has nothing",
    (name) => {
      expect(section).toContain(`| \`${name}\` |`)
    },
  )
})

describe("stories", () => {
  it("are a line each, in the form of a story", async () => {
    const lines = (await written("stories", stories(held, alone()))).trimEnd().split("\n")
    expect(lines.map((line) => Story.parse(JSON.parse(line)))).toEqual([told, alone().story])
  })
})

describe("tables", () => {
  const rows = async (name: keyof typeof tables, from = stories(held)) => {
    const content = (await folder("tables", from)).get(tables[name].file) ?? ""
    return parse(content, { bom: true, columns: true }) as { [column: string]: string }[]
  }

  it("are five files with their heads, of an empty ledger too", async () => {
    const files = await folder("tables", stories())
    expect([...files.keys()]).toEqual(["claims.csv", "carriers.csv", "origins.csv", "links.csv", "changes.csv"])
    for (const content of files.values()) expect(content).toMatch(/^\uFEFF\w+(,\w+)+\r\n$/)
  })

  it("have a row for each claim, carrier, origin, link and value of all stories, their heads once", async () => {
    const all = [told, alone().story]
    const from = () => stories(held, alone())
    const count = (of: (story: Story) => readonly unknown[]) => all.flatMap((story) => [...of(story)]).length
    expect(await rows("claims", from())).toHaveLength(count(({ claims }) => claims))
    expect(await rows("carriers", from())).toHaveLength(
      count(({ claims }) => claims.flatMap((claim) => claim.statements)),
    )
    expect(await rows("origins", from())).toHaveLength(count(({ claims }) => claims.flatMap((claim) => claim.origins)))
    expect(await rows("links", from())).toHaveLength(count(({ claims }) => claims.flatMap((claim) => claim.links)))
    expect(await rows("changes", from())).toHaveLength(
      count(({ changes }) => changes.flatMap((change) => change.values)),
    )
  })

  it("say of a claim what it rests on, and of a link its ends, its reason and its words", async () => {
    expect((await rows("claims"))[0]).toMatchObject({
      ...{ claim: "c1", independent: "2", at_least: "2", outlets: "10", articles: "11", circular: "no" },
      ...{ disputed_by: "Fen & Moor Water", maybe: "c6" },
    })
    expect((await rows("links"))[1]).toEqual({
      ...{ claim: "c1", from: "gazette1", to: "wire1", from_name: "Tarnholt Gazette", to_name: "Varn Wire" },
      ...{ from_kind: "article", to_kind: "article", reason: "cites", certain: "yes" },
      shown_by: "the Tarnholt Gazette reported on Tuesday",
    })
    expect((await rows("origins"))[0]).toMatchObject({
      origin: "o1",
      who: "two engineers at the dam",
      interested: "no",
    })
    expect((await rows("carriers")).find(({ relation }) => relation === "denies")).toMatchObject({
      ...{ who: "Fen & Moor Water", words: "an invention from first to last", origins: "", has_it_from: "" },
    })
  })

  it("have a link's ends among the ids of the other tables", async () => {
    const origins = new Set((await rows("origins")).map(({ claim, origin }) => `${claim} ${origin}`))
    const articles = new Set((await rows("carriers")).map(({ article }) => article))
    for (const { claim, from, from_kind, to, to_kind } of await rows("links")) {
      if (from_kind === "origin") expect(origins).toContain(`${claim} ${from}`)
      if (from_kind === "article") expect(articles).toContain(from)
      if (to_kind === "article") expect(articles).toContain(to)
    }
  })

  it("hold no formula and no line end within a cell, whatever an article says", async () => {
    const bad = hostile()
    const formula: Story = JSON.parse(JSON.stringify(bad.story).replaceAll("</script>", "=1+1\\n"))
    for (const content of (await folder("tables", stories({ ...bad, story: formula }))).values()) {
      const cells = (parse(content, { bom: true }) as string[][]).flat()
      expect(cells.filter((cell) => /^\s*[=+\-@|]|\n/.test(cell))).toEqual([])
    }
  })
})

describe("annotations", () => {
  it("have one for each claim, whose targets are its words in every article that speaks of it", async () => {
    const { items } = JSON.parse(await written("annotations"))
    expect(items).toHaveLength(told.claims.length)
    for (const [i, { target, body }] of items.entries()) {
      const claim = told.claims[i]
      expect(body[0].value).toBe(claim?.text)
      expect(target).toHaveLength(claim?.statements.length ?? 0)
      for (const [k, statement] of claim?.statements.entries() ?? []) {
        const { selector, "hearsay:part": part } = target[k]
        const text = held.texts.get(statement.article) ?? ""
        expect(part).toBe(statement.relation)
        const [quote, position] = selector
        expect(quote.exact).toBe(statement.span.text)
        expect(await placesOf(position, text)).toEqual([{ start: statement.span.start, end: statement.span.end }])
      }
    }
  })

  it("have the words without a place where the ledger lacks the article's text", async () => {
    const { items } = JSON.parse(await written("annotations", stories({ story: told, texts: new Map() })))
    expect(items[0].target[0].selector).toEqual([
      { type: "TextQuoteSelector", exact: told.claims[0]?.statements[0]?.span.text },
    ])
  })

  it("say on whose word a claim rests and who denies it, in a sentence", async () => {
    const { items } = JSON.parse(await written("annotations"))
    expect(items[0].body[1].value).toBe(
      "rests on 2 origins (two engineers at the dam; Ada Quill, the county’s inspector of dams), carried by 10 outlets in 11 articles; " +
        "they cannot be the same people; denied by Fen & Moor Water; not commented on by the dam’s owner, the ministry",
    )
  })
})

async function triples(name: "claims" | "prov", vocab?: string): Promise<string[]> {
  const document = JSON.parse(await written(name))
  if (vocab !== undefined) document["@context"] = { "@vocab": vocab }
  return String(await jsonld.toRDF(document, { format: "application/n-quads" }))
    .trimEnd()
    .split("\n")
}

describe("claims", () => {
  it("have what two or more articles carry as one Claim, with where it appears, where first, and on whose word", async () => {
    const lines = await triples("claims", "http://schema.org/")
    const of = (property: string) => lines.filter((line) => line.includes(`<http://schema.org/${property}>`))
    expect(shared.length).toBeLessThan(told.claims.length)
    expect(of("firstAppearance")).toHaveLength(shared.length)
    expect(of("appearance")).toHaveLength(shared.flatMap(carrying).length)
    expect(of("creator")).toHaveLength(shared.flatMap(({ origins }) => origins).length)
    expect(of("itemReviewed")).toHaveLength(shared.length)
    expect(lines.filter((line) => /rating/i.test(line))).toEqual([])
    expect(lines).toContain("<urn:hearsay:claim:c1> <http://schema.org/firstAppearance> <urn:hearsay:gazette1> .")
  })

  it("have of an article whose text it prints and whom it cites", async () => {
    const lines = await triples("claims", "http://schema.org/")
    expect(lines).toContain("<urn:hearsay:courier> <http://schema.org/isBasedOn> <urn:hearsay:wire1> .")
    expect(lines).toContain("<urn:hearsay:wire1> <http://schema.org/citation> <urn:hearsay:gazette1> .")
  })
})

describe("prov", () => {
  it("derives each article's version of a claim from the one that it has it from, and the first from who says it", async () => {
    const lines = await triples("prov")
    const PROV = "http://www.w3.org/ns/prov#"
    expect(lines).toContain(`<urn:hearsay:claim:c1:courier> <${PROV}wasDerivedFrom> <urn:hearsay:claim:c1:wire1> .`)
    expect(lines).toContain(`<urn:hearsay:claim:c1:gazette1> <${PROV}wasAttributedTo> <urn:hearsay:claim:c1:o1> .`)
    expect(lines).toContain(
      `<urn:hearsay:claim:c1:upland> <${PROV}wasAttributedTo> <urn:hearsay:outlet:Capital%20Times> .`,
    )
    const of = (property: string) => lines.filter((line) => line.includes(`<${PROV}${property}>`)).length
    expect(of("specializationOf")).toBe(told.claims.flatMap(carrying).length)
  })

  it("speaks of no version that it does not have", async () => {
    const lines = await triples("prov")
    const subjects = new Set(lines.map((line) => line.split(" ")[0]))
    for (const line of lines.filter((each) => each.includes("#wasDerivedFrom>")))
      expect(subjects).toContain(line.split(" ")[2])
  })
})

describe("ftm", () => {
  it("has a Note for each claim, whose proof is every article that carries it", async () => {
    const model = new Model(defaultModel)
    const lines = (await written("ftm"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
    const notes = Map.groupBy(
      lines.filter(({ schema }) => schema === "Note"),
      ({ entity_id }) => entity_id,
    )
    expect(notes.size).toBe(told.claims.length)
    for (const [i, [id, own]] of [...notes].entries()) {
      const properties = Object.fromEntries(
        [...Map.groupBy(own, ({ prop }) => prop)]
          .filter(([prop]) => prop !== "id")
          .map(([prop, all]) => [prop, all.map(({ value }) => value)]),
      )
      const note = model.getEntity({ id, schema: "Note", properties })
      const claim = told.claims[i]
      expect(note.getProperty("proof").map(String)).toEqual(claim && carrying(claim))
      expect(note.getFirst("description")).toMatch(/carried by \d+ outlets?/)
    }
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  })
})

describe("timeline", () => {
  it("has a slide for each claim that two or more articles carry, from the first to the last, and for each value of a change", async () => {
    const { events } = JSON.parse(await written("timeline"))
    const of = (group: string) => events.filter((event: { group: string }) => event.group === group)
    expect(of("Claims")).toHaveLength(shared.length)
    expect(of("Claims")[0]).toMatchObject({
      start_date: { year: 2032, month: 3, day: 2 },
      end_date: { year: 2032, month: 3, day: 4 },
    })
    expect(of("Changes")).toHaveLength(told.changes.flatMap(({ values }) => values).length)
    expect(new Set(events.map(({ unique_id }: { unique_id: string }) => unique_id)).size).toBe(events.length)
  })

  it("has no markup of an article's", async () => {
    expect(await written("timeline", stories(hostile()))).not.toContain("<script")
  })
})

describe.each(["jsonl", "csv", "parquet"] as const)("%s", (name) => {
  it("is the same whatever the articles add up to", async () => {
    expect(await written(name)).toBe(await written(name, stories()))
  })
})
