/**
 * What somebody denied, kept back, asked for or is only reported to have said is never put beside their name as if they had said it: in no form of a ledger.
 * Every form of the list is asked; one that this test cannot open fails it.
 */
import { readdirSync } from "node:fs"
import { parse } from "csv-parse/sync"
import { parquetReadObjects } from "hyparquet"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import { generatedRecord } from "../../../bench/ledger-generator.ts"
import { recordText } from "../../../test/golden/cases.ts"
import { type Parts, recordOf } from "../../../test/web/build.ts"
import { articleOf } from "../../../test/web/records.ts"
import { Record, type Stance, type Statement } from "../../record/index.ts"
import { type Entries, speakerOf, wordsOf } from "./entry.ts"
import { type LedgerExportName, ledgerExports } from "./index.ts"
import { didOf, toldOf } from "./told.ts"

const record = (text: string, parts: Parts) => recordOf(articleOf(text, { title: "From the quays" }), parts)
const dated = (words: string): [string, string] => [words, "2031-03-08TEV"]

const byHand = [
  record(
    "On Saturday evening Brackwater Freight denied that its crane had been overloaded. “We never lifted that beam,” said its foreman, Odo Lund, on Saturday evening.",
    {
      statements: [
        {
          who: "Brackwater Freight",
          type: "organisation",
          cue: "denied",
          what: "that its crane had been overloaded",
          stance: "denies",
          said: dated("On Saturday evening"),
        },
        {
          who: "Odo Lund",
          cue: "said",
          what: "“We never lifted that beam,”",
          quotation: "direct",
          stance: "denies",
          said: dated("on Saturday evening"),
        },
      ],
    },
  ),
  record(
    "Pella Storm rubbished the story that she had sold the ferry on Saturday evening. Ivo Kramm denied “taking a crown”.",
    {
      statements: [
        {
          who: "Pella Storm",
          cue: "rubbished the story",
          what: "that she had sold the ferry",
          stance: "denies",
          said: dated("on Saturday evening"),
        },
        {
          who: "Ivo Kramm",
          cue: "denied",
          what: "“taking a crown”",
          quotation: "direct",
          stance: "denies",
          said: dated("on Saturday evening"),
        },
      ],
    },
  ),
  record(
    "According to the Quay Gazette, the pilots’ guild on Saturday evening dismissed a report in which Mayor Tilda Resk reportedly said the buoys were lit.",
    {
      statements: [
        {
          who: "the pilots’ guild",
          type: "organisation",
          cue: "dismissed",
          what: "a report in which Mayor Tilda Resk reportedly said the buoys were lit",
          stance: "denies",
          said: dated("on Saturday evening"),
          via: [["the Quay Gazette", null, "media"]],
        },
        {
          who: "Mayor Tilda Resk",
          cue: "said",
          what: "the buoys were lit",
          hedge: "reportedly",
          said: dated("on Saturday evening"),
          within: 1,
          via: [
            ["the pilots’ guild", null, "organisation"],
            ["the Quay Gazette", null, "media"],
          ],
        },
      ],
    },
  ),
]

/** Of every stance one, each with a content and a speaker of its own; and a hedge on each second. */
const stances = [...Object.keys(stanceWords())].map((stance, i) =>
  record(`Vera Nord${i} reportedly did so with the gate${i} on Saturday evening.`, {
    statements: [
      {
        who: `Vera Nord${i}`,
        cue: "did so",
        what: `with the gate${i}`,
        stance: stance as Stance,
        said: dated("on Saturday evening"),
        ...(i % 2 ? { hedge: "reportedly" } : {}),
      },
    ],
  }),
)

const generated = Array.from({ length: 20 }, (_, i) => generatedRecord(7, i))

/** The sample articles, as a reader that was run once read them. */
const samples: Record[] = []
for (const name of readdirSync(new URL("../../../test/golden", import.meta.url), { withFileTypes: true })) {
  if (!name.isDirectory()) continue
  for (const each of JSON.parse(await recordText(name.name))) {
    const statements = each.statements.map((statement: Statement) => ({ ...statement, confidence: 1 }))
    samples.push(Record.parse({ ...each, statements, model: { name: "kept", version: "1" } }))
  }
}

/** What shows each stance wherever it is written: the word of the closed list, or the one that a sentence has for it. */
function stanceWords(): { [stance in Stance]: RegExp } {
  return {
    says: /\bsa(id|ys)\b/,
    confirms: /\bconfirm(s|ed)\b/,
    denies: /\bden(ies|ied)\b/,
    withholds: /\bwithholds\b|\bwould not say\b/,
    alleges: /\balleged?s?\b/,
    warns: /\bwarn(s|ed)\b/,
    promises: /\bpromise[sd]\b/,
    demands: /\bdemand(s|ed)\b/,
    asks: /\bask(s|ed)\b/,
    supports: /\bsupports\b|\bspoke for\b/,
    condemns: /\bcondemn(s|ed)\b/,
    believes: /\bbelieve[sd]\b/,
    wants: /\bwant(s|ed)\b/,
    other: /\bother\b|\bspoke of\b/,
  }
}

async function* entriesOf(records: readonly Record[]): Entries {
  for (const each of records) {
    const identities = new Map(each.entities.map(({ id }) => [id, `E${id}`]))
    yield { record: each, revisionOf: null, recordedAt: "2031-03-09T08:00:00Z", identities }
  }
}

async function* nobody() {}

/** What stands together in a form and is read together: a row, a line, an object of a list, a file. */
async function unitsOf(name: LedgerExportName, records: readonly Record[]): Promise<unknown[]> {
  const form = ledgerExports[name]
  const parts: Buffer[] = []
  if ("files" in form) {
    const units = []
    for await (const { content } of form.files(entriesOf(records), nobody()))
      units.push(...(content.match(/^(?:(?!#).*\n)*#.*$/gm) ?? []))
    // Of a text and its marks only what is written about the text: the marks of a statement with the note that closes them.
    return units
  }
  for await (const part of form.write(entriesOf(records), nobody(), nobody())) parts.push(Buffer.from(part))
  const bytes = Buffer.concat(parts)
  switch (form.mediaType) {
    case "application/jsonl":
      return bytes
        .toString()
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line))
    case "text/csv":
      return parse(bytes, { bom: true, columns: true })
    case "application/vnd.apache.parquet":
      return parquetReadObjects({ file: new Uint8Array(bytes).buffer })
    case "application/json":
    case "application/ld+json":
      return z.array(z.unknown()).parse(Object.values(JSON.parse(bytes.toString())).findLast(Array.isArray))
    default:
      throw new Error(`${name}: say here how a form of type ${form.mediaType} is opened`)
  }
}

interface Asked {
  content: string
  /** contents of other statements that hold it: what these are is asked of them */
  longer: readonly string[]
  speaker: string | null
}

/** The texts that a unit has of its own, each with the least thing of its own around it that has the speaker in it: that is what a reader takes together. */
function* settingsOf(value: unknown, asked: Asked, around: unknown): Generator<string> {
  const { content, longer, speaker } = asked
  if (typeof value === "string") {
    const written = value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replace(/\s+/g, " ")
    const words = longer.reduce((rest, other) => rest.replaceAll(other, ""), written)
    if (words.includes(content)) yield JSON.stringify(around)
    return
  }
  if (typeof value !== "object" || value === null) return
  const hasId = Object.keys(value).some((key) => /id$/.test(key))
  const stands = hasId && (speaker === null || JSON.stringify(value).includes(JSON.stringify(speaker).slice(1, -1)))
  for (const [key, part] of Object.entries(value)) {
    // The article itself, and whole statements that stand around another.
    if (key === "article") continue
    yield* settingsOf(part, asked, stands ? value : around)
  }
}

/** Whether it is this statement that is told there: by its id, or else by who says it. Another may have the same words in it, and a title too. */
function isAbout(setting: string, { id }: Statement, speaker: string | null): boolean {
  const found = /(?<=[:/"-]|\\t)s[1-9]\d*(?=[:"])/.exec(setting)?.[0]
  return found === undefined ? speaker !== null && setting.includes(speaker) : found === id
}

/** Whether every place in which a form has the content shows what `shows` looks for. */
function faultsOf(units: readonly unknown[], statement: Statement, of: Record, shows: RegExp): string[] {
  const content = wordsOf(statement.content.spans)
  // "It" is everywhere.
  if (content.split(" ").length < 3) return []
  const longer = of.statements
    .map((other) => wordsOf(other.content.spans))
    .filter((other) => other !== content && other.includes(content))
  const asked = { content, longer, speaker: speakerOf(statement, of) }
  return units
    .flatMap((unit) => [...settingsOf(unit, asked, unit)])
    .filter((setting) => isAbout(setting, statement, asked.speaker) && !shows.test(setting))
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
/** Stories and their tables have no statements but those that carry a claim, each with its relation to it. */
const names = (Object.keys(ledgerExports) as LedgerExportName[]).filter(
  (name) => name !== "stories" && name !== "tables",
)

describe.each(names)("%s", (name) => {
  it.each([
    ["by hand", byHand],
    ["of each stance", stances],
    ["of generated articles", generated],
    ["of the sample articles", samples],
  ])("shows the stance wherever it has the content, in records %s", async (_, records) => {
    for (const each of records) {
      const units = await unitsOf(name, [each])
      for (const statement of each.statements) {
        const shows = statement.stance === null ? /./ : stanceWords()[statement.stance]
        expect(faultsOf(units, statement, each, shows), toldOf(statement, each)).toEqual([])
      }
    }
  })

  it("shows the hedge wherever it has the content", async () => {
    for (const each of [...byHand, ...stances, ...samples]) {
      const units = await unitsOf(name, [each])
      for (const statement of each.statements) {
        if (!statement.hedge) continue
        const shows = new RegExp(escaped(wordsOf(statement.hedge.spans)))
        expect(faultsOf(units, statement, each, shows), toldOf(statement, each)).toEqual([])
      }
    }
  })
})

describe("the forms that say something of statements", () => {
  it("have each denial in a sentence; JSON Lines have the record as it is", async () => {
    for (const name of names.filter((each) => each !== "jsonl")) {
      const words = JSON.stringify(await unitsOf(name, byHand))
      for (const each of byHand)
        for (const statement of each.statements.filter(({ stance }) => stance === "denies"))
          expect(words, name).toContain(toldOf(statement, each))
    }
  })

  it("would be found out if they left the stance away", () => {
    const [first] = byHand
    const [denial] = first?.statements ?? []
    if (!first || !denial) throw new Error("there is a denial")
    const bare = { creator: { name: "Brackwater Freight" }, text: "that its crane had been overloaded" }
    expect(faultsOf([bare], denial, first, stanceWords().denies)).toHaveLength(1)
    expect(faultsOf([{ ...bare, stance: "denies" }], denial, first, stanceWords().denies)).toEqual([])
    expect(faultsOf([[bare], { other: "denied" }], denial, first, stanceWords().denies)).toHaveLength(1)
  })
})

describe("a statement in a sentence", () => {
  const told = (of: Record | undefined, i: number) => (of?.statements[i] ? toldOf(of.statements[i], of) : "")

  it.each([
    [0, 0, "Brackwater Freight denied: that its crane had been overloaded"],
    [0, 1, "Odo Lund denied (“said”), in these words: “We never lifted that beam,”"],
    [1, 0, "Pella Storm denied (“rubbished the story”): that she had sold the ferry"],
    [
      2,
      1,
      "Mayor Tilda Resk said, hedged “reportedly”, within what the pilots’ guild denied (“dismissed”), through the Quay Gazette: the buoys were lit",
    ],
  ])("of record %i, statement %i", (i, j, sentence) => {
    expect(told(byHand[i], j)).toBe(sentence)
  })

  it("has its condition, and nobody where the text names nobody", () => {
    const text = "The lock will be mended if the levy is paid, it was promised."
    const promise = record(text, {
      statements: [
        {
          who: null,
          type: "none",
          cue: "it was promised",
          what: "The lock will be mended if the levy is paid",
          stance: "promises",
          condition: "if the levy is paid",
        },
      ],
    })
    expect(told(promise, 0)).toBe(
      "Somebody unnamed promised (“it was promised”), on the condition “if the levy is paid”: The lock will be mended if the levy is paid",
    )
  })

  it("ends where statements stand within each other in a circle", () => {
    const [, , circle] = byHand.map((each): Record => structuredClone(each))
    if (circle?.statements[0]) circle.statements[0].within = "s2"
    expect(told(circle, 1)).toContain("within what the pilots’ guild denied")
  })

  it("says who did what in few words", () => {
    expect(byHand.map((each) => each.statements.map((statement) => didOf(statement, each))[0])).toEqual([
      "Brackwater Freight denied",
      "Pella Storm denied",
      "the pilots’ guild denied",
    ])
  })
})

describe("claims", () => {
  interface Node {
    "@id": string
    "@type": string
    text?: string
    claimReviewed?: string
  }
  const nodesOf = async (each: Record) =>
    ((await unitsOf("claims", [each])) as Node[]).filter((node) => node["@type"] !== "NewsArticle")

  it("are made of what is put forward as so or as not so, and of nothing else", async () => {
    const made: string[] = []
    for (const each of stances) {
      const nodes = await nodesOf(each)
      if (nodes.length > 0) made.push(each.statements[0]?.stance ?? "")
      expect(nodes.map((node) => node["@type"])).toEqual(nodes.length > 0 ? ["Claim", "ClaimReview"] : [])
    }
    expect(made).toEqual(["says", "confirms", "denies", "alleges", "warns"])
  })

  it("are none of what stands within a denial", async () => {
    const ids = (await nodesOf(byHand[2] as Record)).map((node) => node["@id"].split(":").slice(3).join(":"))
    expect(ids).toEqual(["s1", "s1:review"])
  })

  it("call the words of a denial no quotation: they may be what is denied", async () => {
    const types = (await nodesOf(byHand[1] as Record)).map((node) => node["@type"])
    expect(types).toEqual(["Claim", "ClaimReview", "Claim", "ClaimReview"])
  })

  it("have questions and wishes in quotation marks as quotations, without a review", async () => {
    const text = "“Who shut the lock?” asked Ada Venn. “I hope it opens,” she added."
    const asked = record(text, {
      statements: [
        { who: "Ada Venn", cue: "asked", what: "“Who shut the lock?”", quotation: "direct", stance: "asks" },
        { who: "she", cue: "added", what: "“I hope it opens,”", quotation: "direct", stance: "wants" },
      ],
    })
    expect((await nodesOf(asked)).map((node) => node["@type"])).toEqual(["Quotation", "Quotation"])
  })

  it.each([
    ["A deckhand", "said", "he did not want to be named"],
    ["one of the drivers", "said", "that she could not be identified because she still works there"],
    ["A clerk", "asked", "to remain anonymous"],
    ["Two guards", "insisted on", "anonymity, fearing for their jobs"],
    ["A nurse", "said", "her name must not be printed"],
  ])("are none of a request to stay unnamed: %s %s %s", async (who, cue, what) => {
    const says = (stance: Stance, type: Statement["source"]["type"]) =>
      record(`${who} ${cue} ${what}.`, { statements: [{ who, cue, what, stance, type }] })
    expect(await nodesOf(says("says", "anonymous"))).toEqual([])
    expect(await nodesOf(says("says", "described"))).toEqual([])
  })

  it("are still made of what the police say of somebody who cannot be named, and of what an unnamed source says of others", async () => {
    const of = (who: string, what: string, type: Statement["source"]["type"]) =>
      record(`${who} said ${what}.`, { statements: [{ who, cue: "said", what, type }] })
    for (const each of [
      of("The police", "he could not be named", "organisation"),
      of("A guard", "the men were not named in the letter", "anonymous"),
      of("A guard", "she was identified by her coat", "anonymous"),
    ])
      expect(await nodesOf(each)).toHaveLength(2)
  })
})
