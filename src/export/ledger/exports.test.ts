/** Each form, read back by a reader that others wrote, where there is one. */
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { defaultModel, Model } from "@alephdata/followthemoney"
import { read as readWorkbook, utils } from "@e965/xlsx"
import { parse } from "csv-parse/sync"
import { parquetReadObjects } from "hyparquet"
import jsonld from "jsonld"
import { describe, expect, it } from "vitest"
import { generatedRecord } from "../../../bench/ledger-generator.ts"
import { placesOf } from "../../../test/selectors.ts"
import type { Record } from "../../record/index.ts"
import type { Entries, Stories, Voice, Voices } from "./entry.ts"
import { ledgerExports } from "./index.ts"
import { columnNames } from "./rows.ts"

/** A record whose offsets differ in UTF-16 and code points, with a content over two lines that a spreadsheet would calculate. */
function awkward(): Record {
  const record: Record = JSON.parse(JSON.stringify(generatedRecord(1, 0)))
  const text = `😀 ${record.article.text}\n=1+1, "said"\nthen; more`
  const shift = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return
    const span = value as { start?: number; end?: number }
    if (typeof span.start === "number" && typeof span.end === "number")
      Object.assign(span, { start: span.start + 3, end: span.end + 3 })
    for (const part of Object.values(value)) shift(part)
  }
  shift([record.entities, record.statements, record.notes])
  const [first] = record.statements
  const start = text.indexOf("=1+1")
  if (first) first.content = { spans: [{ start, end: text.length, text: text.slice(start) }], quotation: "direct" }
  return { ...record, article: { ...record.article, text, title: "<b>A & B</b>" } }
}

const records = [awkward(), ...Array.from({ length: 30 }, (_, i) => generatedRecord(2, i))]
const nStatements = records.reduce((sum, { statements }) => sum + statements.length, 0)

const idOf = (name: string) => `E${createHash("sha256").update(name).digest("hex").slice(0, 12)}`

async function* entries(): Entries {
  for (const record of records) {
    const identities = new Map(record.entities.map(({ id, name }) => [id, idOf(name)]))
    yield {
      record,
      revisionOf: record === records[0] ? null : "a1b2c3d4e5f60718",
      recordedAt: "2031-03-08T10:00:00Z",
      identities,
    }
  }
}

/** Everybody who says something, the first by two names. */
async function* voices(): Voices {
  const names = new Map<string, Voice>()
  for (const { entities, statements } of records) {
    const speaking = new Set(statements.map(({ source }) => source.entity))
    for (const { id, name, type } of entities)
      if (speaking.has(id)) names.set(idOf(name), { id: idOf(name), type, aliases: [{ id: idOf(name), name }] })
  }
  const [first, ...others] = names.values()
  if (first) yield { ...first, aliases: [...first.aliases, { id: idOf("O. Venn"), name: "O. Venn" }] }
  yield* others
}

/** More rows than a group of Parquet holds. */
async function* many(): Entries {
  for (let i = 0; i < 30; i++) yield* entries()
}

async function* none(): Entries {}

async function* one(record: Record): Entries {
  yield { record, revisionOf: null, recordedAt: "2031-03-08T10:00:00Z", identities: new Map() }
}

async function* noStories(): Stories {}

async function written(
  name: Exclude<keyof typeof ledgerExports, "brat" | "tables">,
  from = entries(),
): Promise<Buffer> {
  const parts = []
  for await (const part of ledgerExports[name].write(from, voices(), noStories())) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

describe("docs/exports.md", () => {
  it.each([...Object.keys(ledgerExports), ...columnNames])("has a word on %s", (name) => {
    expect(readFileSync(new URL("../../../docs/exports.md", import.meta.url), "utf8")).toContain(`\`${name}\``)
  })
})

const [first] = records
const statement = first?.statements[0]

describe("jsonl", () => {
  it("is the records, a line each", async () => {
    const lines = (await written("jsonl")).toString().trimEnd().split("\n")
    expect(lines.map((line) => JSON.parse(line))).toEqual(records)
  })
})

describe("csv", () => {
  it("is read by a CSV library: a row a statement, the words as they are", async () => {
    const rows = parse(await written("csv"), { bom: true, columns: true, relax_column_count: false }) as {
      [column: string]: string
    }[]
    expect(rows).toHaveLength(nStatements)
    expect(rows[1]?.content).toBe(first?.statements[1]?.content.spans[0]?.text)
    expect(rows[1]?.speaker).toBe(first?.entities.find(({ id }) => id === first.statements[1]?.source.entity)?.name)
  })

  it("begins with a byte order mark, and no cell begins a formula", async () => {
    const bytes = await written("csv")
    expect(bytes.subarray(0, 3).toString("hex")).toBe("efbbbf")
    const rows = parse(bytes, { bom: true }) as string[][]
    expect(rows.flat().filter((cell) => /^[\s]*[=+\-@|]/.test(cell))).toEqual([])
    expect(rows.flat()).toContain(`'=1+1, "said" then; more`)
  })
})

describe("csv in a spreadsheet", () => {
  it("opens with its letters and line ends right, and nothing in it is calculated", async () => {
    const [name = "", ...others] = readWorkbook(await written("csv"), { type: "buffer" }).SheetNames
    expect(others).toEqual([])
    const sheet = readWorkbook(await written("csv"), { type: "buffer", cellFormula: true }).Sheets[name] ?? {}
    const rows = utils.sheet_to_json<{ [column: string]: unknown }>(sheet)
    expect(rows).toHaveLength(nStatements)
    expect(Object.keys(rows[0] ?? {})).toContain("speaker")
    expect(rows[1]?.content).toBe(first?.statements[1]?.content.spans[0]?.text)
    expect(Object.values(sheet).filter((cell) => cell?.f !== undefined)).toEqual([])
  })

  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "|calc",
    "＝1+1",
    "\u200b=1",
    '=HYPERLINK("x")',
  ])("keeps %j from being a formula", async (words) => {
    const record = awkward()
    record.article.title = words
    const rows = parse(await written("csv", one(record)), { bom: true, columns: true }) as { title: string }[]
    expect(rows[0]?.title).toMatch(/^'/)
  })
})

describe("parquet", () => {
  it("is read by a Parquet library with its types, in several groups of rows", async () => {
    const bytes = await written("parquet", many())
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    const rows = await parquetReadObjects({ file })
    expect(rows).toHaveLength(nStatements * 30)
    expect(rows[0]).toMatchObject({
      id: `${first?.article.id}/s1`,
      content: '=1+1, "said" then; more',
      start: statement?.content.spans[0]?.start,
      source_count: null,
      confidence: 0.9,
    })
  })

  it("of an empty ledger has no rows", async () => {
    const bytes = await written("parquet", none())
    expect(await parquetReadObjects({ file: new Uint8Array(bytes).buffer })).toEqual([])
  })
})

describe("annotations", () => {
  it("are found in the text, each at one place, by the selectors' own library", async () => {
    const page = JSON.parse((await written("annotations")).toString())
    const text = first?.article.text ?? ""
    const ofFirst = page.items.slice(0, first?.statements.length)
    for (const { target } of ofFirst) {
      for (const { selector } of target) {
        const [quote, position] = selector
        const places = [await placesOf(quote, text), await placesOf(position, text)]
        expect(places).toEqual([places[1], places[1]])
        const [place] = places[1] ?? []
        expect(text.slice(place?.start, place?.end)).toBe(quote.exact)
      }
    }
  })

  it("point at their words in code points", async () => {
    const page = JSON.parse((await written("annotations")).toString())
    expect(page.items).toHaveLength(nStatements)
    const letters = Array.from(first?.article.text ?? "")
    for (const { selector } of page.items[0].target) {
      const [quote, position] = selector
      expect(letters.slice(position.start, position.end).join("")).toBe(quote.exact)
      expect(letters.slice(0, position.start).join("").endsWith(quote.prefix)).toBe(true)
    }
  })
})

/** What JSON-LD's own library makes of it: a list of triples. `vocab` stands for a context that is on the web. */
async function triples(name: "claims" | "prov", vocab?: string): Promise<string[]> {
  const document = JSON.parse((await written(name)).toString())
  if (vocab !== undefined) document["@context"] = { "@vocab": vocab }
  const quads = await jsonld.toRDF(document, { format: "application/n-quads" })
  return String(quads).trimEnd().split("\n")
}

describe("claims", () => {
  it("are JSON-LD with a claim or quotation for what is put forward, and drafts without a rating", async () => {
    const lines = await triples("claims", "http://schema.org/")
    const of = (type: string) => lines.filter((line) => line.endsWith(`#type> <http://schema.org/${type}> .`)).length
    const forward = records
      .flatMap(({ statements }) => statements)
      .filter(({ stance }) => ["says", "confirms", "denies", "alleges", "warns"].includes(stance ?? ""))
    expect(forward.length).toBeLessThan(nStatements)
    expect([of("NewsArticle"), of("Claim") + of("Quotation"), of("Quotation"), of("ClaimReview")]).toEqual([
      records.length,
      forward.length,
      1,
      forward.length,
    ])
    expect(lines.filter((line) => /rating/i.test(line))).toEqual([])
  })
})

describe("prov", () => {
  it("is JSON-LD in the words of PROV-O: each statement from an article, a reading and a speaker", async () => {
    const lines = await triples("prov")
    const of = (property: string) =>
      lines.filter((line) => line.includes(`<http://www.w3.org/ns/prov#${property}>`)).length
    expect([of("wasQuotedFrom"), of("wasGeneratedBy"), of("wasAttributedTo")]).toEqual([
      nStatements,
      nStatements,
      nStatements,
    ])
    expect([of("used"), of("wasRevisionOf")]).toEqual([records.length, records.length - 1])
  })
})

describe("ftm", () => {
  interface Line {
    canonical_id: string
    entity_id: string
    schema: string
    prop: string
    value: string
    id: string
  }
  const lines = async (): Promise<Line[]> =>
    (await written("ftm"))
      .toString()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))

  it("is statements whose schema and properties FollowTheMoney's own library knows, all of one entity together", async () => {
    const model = new Model(defaultModel)
    const entities = new Map<string, { schema: string; properties: { [property: string]: string[] } }>()
    let last = ""
    for (const { canonical_id, schema, prop, value } of await lines()) {
      if (canonical_id !== last) expect(entities.has(canonical_id)).toBe(false)
      last = canonical_id
      const entity = entities.get(canonical_id) ?? { schema, properties: {} }
      entities.set(canonical_id, entity)
      expect(entity.schema).toBe(schema)
      if (prop !== "id") entity.properties[prop] = [...(entity.properties[prop] ?? []), value]
    }
    const made = new Map(
      [...entities].map(([id, { schema, properties }]) => [id, model.getEntity({ id, schema, properties })]),
    )
    for (const entity of made.values()) {
      for (const property of entity.getProperties()) {
        if (!property.type.isEntity) continue
        for (const value of entity.getProperty(property)) {
          const target = made.get(String(value))
          expect(target?.schema.isA(property.getRange()), property.qname).toBe(true)
        }
      }
    }
    const count = (schema: string) => [...made.values()].filter((entity) => entity.schema.name === schema).length
    expect(count("Article")).toBe(records.length)
    expect(count("Documentation") + count("Note")).toBe(nStatements)
    expect([...entities.values()].some(({ properties }) => (properties.name?.length ?? 0) > 1)).toBe(true)
  })

  it("has an id for each, made of what it says as FollowTheMoney makes it", async () => {
    const all = await lines()
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const title = all.find(({ prop }) => prop === "title")
    const key = `hearsay.${title?.entity_id}.title.${title?.value}`
    expect(title?.id).toBe(createHash("sha1").update(key).digest("hex"))
  })
})

describe("timeline", () => {
  it("has a slide for each dated statement, with no markup of the article's", async () => {
    const { events } = JSON.parse((await written("timeline")).toString())
    expect(events).toHaveLength(
      records.flatMap(({ statements }) => statements).filter(({ said }) => /^\d/.test(said?.value ?? "")).length,
    )
    for (const { start_date } of events) expect(start_date.year).toBeGreaterThan(2000)
    expect(JSON.stringify(events)).not.toContain("<b>")
  })
})

describe("brat", () => {
  interface Found {
    name: string
    text: string
    entities: { id: string; type: string; words: string; spans: [number, number][] }[]
    relations: { type: string; from: string; to: string }[]
  }

  /** What pybrat makes of the export (scripts/check installs it). */
  async function readBack(from: Entries): Promise<Map<string, Found>> {
    const folder = mkdtempSync(join(tmpdir(), "hearsay-brat-"))
    try {
      for await (const { name, content } of ledgerExports.brat.files(from))
        if (name !== "annotation.conf") writeFileSync(join(folder, name), content)
      const root = new URL("../../../", import.meta.url)
      const python = fileURLToPath(new URL(".venv/bin/python", root))
      const script = fileURLToPath(new URL("test/outside/brat.py", root))
      const output = execFileSync(python, [script, folder], { encoding: "utf8", maxBuffer: 1 << 28 })
      return new Map((JSON.parse(output) as Found[]).map((found) => [basename(found.name), found]))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it("is read by a parser of brat: each cue with its source and content, at offsets in code points, one part for each line", async () => {
    const read = await readBack(entries())
    expect(read.size).toBe(records.length)
    for (const { article, statements } of records) {
      const found = read.get(article.id)
      expect(found?.text).toBe(article.text)
      const letters = Array.from(article.text)
      const marks = new Map(found?.entities.map((mark) => [mark.id, mark]))
      for (const { spans, words } of marks.values())
        expect(spans.map(([start, end]) => letters.slice(start, end).join("")).join(" ")).toBe(words)
      const linked = found?.relations.map(({ type, from, to }) => [type, marks.get(from)?.words, marks.get(to)?.words])
      const words = ({ spans }: { spans: readonly { text: string }[] }) =>
        spans.flatMap(({ text }) => text.match(/[^\r\n]+/g) ?? []).join(" ")
      const expected = statements.flatMap(({ source, cue, content }) =>
        [
          ["Has_source", words(cue), words(source)],
          ["Has_content", words(cue), words(content)],
        ].filter(([, from, to]) => from && to),
      )
      expect(linked).toEqual(expected)
    }
  })

  it("marks a source once that several cues share", async () => {
    const [shared] = records.filter(({ statements }) => statements.length > 1)
    const record: Record = JSON.parse(JSON.stringify(shared))
    const [first, second] = record.statements
    if (first && second) second.source = first.source
    const [found] = (await readBack(one(record))).values()
    const places = found?.entities.map(({ type, spans }) => `${type} ${spans.join(";")}`) ?? []
    expect(new Set(places).size).toBe(places.length)
    const heads = found?.relations.filter(({ type }) => type === "Has_source").map(({ to }) => to) ?? []
    expect(heads[0]).toBe(heads[1])
  })

  it("says of each cue its stance, as an attribute that its configuration knows", async () => {
    const files = new Map<string, string>()
    for await (const { name, content } of ledgerExports.brat.files(entries())) files.set(name, content)
    expect(files.get("annotation.conf")).toContain("Stance\tArg:Cue")
    for (const { article, statements } of records) {
      const stances = (files.get(`${article.id}.ann`) ?? "").match(/^A\d+\tStance T\d+ \w+$/gm) ?? []
      expect(stances.map((line) => line.split(" ").at(-1))).toEqual(statements.map(({ stance }) => stance))
    }
  })
})
