import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { pathToFileURL } from "node:url"
import fc from "fast-check"
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { type Attribution, ModelError } from "../record/index.ts"
import { decode } from "./decode.ts"
import { loadReader, type Reader } from "./reader.ts"
import { windowsOf } from "./windows.ts"

let reader: Reader
beforeAll(async () => {
  reader = await loadReader()
})

const said = (attribution: Attribution) =>
  [attribution.source, attribution.cue, attribution.content].map((spans) => spans.map((span) => span.text).join(" … "))
const reads = async (text: string) => (await reader.read(text)).attributions.map(said)

const PARAGRAPHS = [
  "The ferry to Little Marren was stopped on Monday, the harbour master, Edda Quist, said.",
  "“We found a crack in the hull,” Quist told reporters. “Nobody sails on a crack.”",
  "The owner, Marren Lines, denied that the crack was new. A spokesman said it had been known for years.",
  "According to two engineers who inspected the ship, the crack is a metre long.",
  "Mayor Tobias Renn urged the company to lend the island a second ferry. He warned that the shops would be empty by Friday.",
  "The company declined to say when the ship would sail again.",
]

describe("reading", () => {
  it("finds source, cue and content, wherever the cue stands", async () => {
    expect(await reads("The mayor said that the bridge would stay shut.")).toEqual([
      ["The mayor", "said", "that the bridge would stay shut"],
    ])
    expect(await reads("“The bridge is shut,” said Mayor Edda Quist.")).toEqual([
      ["Mayor Edda Quist", "said", "“The bridge is shut,”"],
    ])
  })

  it("keeps a content in pieces in one attribution", async () => {
    expect(await reads("“The bridge is shut,” Quist said, “and it will stay shut.”")).toEqual([
      ["Quist", "said", "“The bridge is shut,” … “and it will stay shut.”"],
    ])
  })

  it("finds a claim inside a claim and says within which", async () => {
    const { attributions } = await reader.read("Renn said on Monday that the company had told him the ferry was safe.")
    expect(attributions.map((attribution) => attribution.within)).toEqual([null, 0])
    expect(attributions[1] && said(attributions[1])).toEqual([
      "the company",
      expect.stringContaining("told"),
      expect.stringContaining("the ferry was safe"),
    ])
  })

  it("finds none in the speaker's own thoughts, in words of now, or in what was declined", async () => {
    const within = async (text: string) =>
      (await reader.read(text)).attributions.filter((attribution) => attribution.within !== null).map(said)
    expect(await within("Renn said on Monday that he believed the ferry was safe.")).toEqual([])
    expect(await within("“I would say that the ferry is safe,” Renn said on Monday.")).toEqual([])
    expect(await within("A spokesman for Marren Lines declined to say whether the ferry was safe.")).toEqual([])
  })

  it("reads nothing where nobody says anything", async () => {
    expect(await reads("The ferry left at noon. It was full, and the sea was calm.")).toEqual([])
    expect(await reads("")).toEqual([])
    expect(await reads(" \n\n ")).toEqual([])
  })

  it("reads the same twice", async () => {
    const text = PARAGRAPHS.join("\n\n")
    expect(await reader.read(text)).toEqual(await reader.read(text))
  })
})

describe("seams", () => {
  const article = [...PARAGRAPHS, ...PARAGRAPHS.map((p) => p.replace("Quist", "Voss")), ...PARAGRAPHS].join("\n\n")
  const later = (attributions: Attribution[], from: number) =>
    attributions.filter((a) => ((a.content[0] ?? a.cue[0])?.start ?? 0) >= from).map(said)

  it.each([1, 2, 3, 5, 8])("%i paragraphs in front change nothing of what is read behind them", async (count) => {
    const filler =
      "The tide was high that night and the lamps along the quay were lit early, as they are in winter.\n\n".repeat(
        count,
      )
    const [alone, padded] = [await reader.read(article), await reader.read(filler + article)]
    expect(later(padded.attributions, filler.length)).toEqual(later(alone.attributions, 0))
  })

  it("blanks and empty lines in front change nothing at all", async () => {
    const [alone, padded] = [await reader.read(article), await reader.read(`\n  \n${article}`)]
    expect(padded.attributions.map(said)).toEqual(alone.attributions.map(said))
    expect(padded.attributions.map((a) => a.confidence)).toEqual(alone.attributions.map((a) => a.confidence))
  })

  it("a paragraph boundary moved between two sentences changes nothing of what is read beyond its neighbourhood", async () => {
    const moved = article.replace("the crack was new. A spokesman", "the crack was new.\n\nA spokesman")
    const behind = (text: string) => text.indexOf("Voss, said")
    const [before, after] = [await reader.read(article), await reader.read(moved)]
    expect(behind(moved)).toBe(behind(article) + 1)
    expect(later(after.attributions, behind(moved))).toEqual(later(before.attributions, behind(article)))
    expect(later(after.attributions, behind(moved)).length).toBeGreaterThan(12)
  })
})

describe("offsets", () => {
  const anyText = fc.array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...PARAGRAPHS, "\n\n", "“", "”", '"', " said ", "👩‍👩‍👧", "e\u0301", "\r\n"),
    ),
    { maxLength: 12 },
  )

  it("always quote their words, whatever the Unicode", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (parts) => {
        const text = parts.join("")
        const { attributions, sentences, quotations } = await reader.read(text)
        for (const span of attributions.flatMap((a) => [...a.source, ...a.cue, ...a.content])) {
          expect(span.text).toBe(text.slice(span.start, span.end))
          expect(span.text).not.toBe("")
        }
        for (const range of [...sentences, ...quotations]) expect(range.end).toBeGreaterThan(range.start)
      }),
      { numRuns: 40 },
    )
  })
})

describe("windows", () => {
  it("hold every piece in exactly one core and never more than they may, whatever their shape", () => {
    const shape = fc.record({
      size: fc.integer({ min: 8, max: 300 }),
      apart: fc.integer({ min: 1, max: 200 }),
      before: fc.integer({ min: 0, max: 3 }),
      after: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,5}[.!?]? $/), { maxLength: 400 }),
        shape,
        fc.integer({ min: 3, max: 90 }),
        (words, form, every) => {
          const text = words.map((word, i) => (i % every ? word : `\n\n${word}`)).join("")
          let at = 0
          const pieces = words.map((word, i) => {
            at += i % every ? 0 : 2
            const piece = { id: 1, start: at, end: at + word.length - 1 }
            at += word.length
            return piece
          })
          const paragraphs = pieces.flatMap((piece, i) => (i % every ? [] : [{ start: piece.start, end: piece.end }]))
          const windows = windowsOf(text, pieces, paragraphs, form)
          expect(
            windows.flatMap((w) => Array.from({ length: w.coreTo - w.coreFrom }, (_, i) => w.coreFrom + i)),
          ).toEqual(pieces.map((_, i) => i))
          for (const w of windows) expect(w.to - w.from).toBeLessThanOrEqual(form.size)
        },
      ),
    )
  })
})

describe("decode", () => {
  const chain = {
    labels: ["O", "B-a", "I-a"],
    pairs: [
      [0, 0, -1e4],
      [0, 0, 0],
      [0, 0, 0],
    ],
    start: [0, 0, -1e4],
  }

  it("never begins a run with a label that goes on, however strong", () => {
    expect(decode(Float32Array.from([0, 0.5, 9, 0, 0, 9]), chain)).toMatchObject([{ role: 0, first: 0, last: 1 }])
  })

  it("gives runs that lie in order and do not overlap", () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { maxLength: 300 }), (values) => {
        const emissions = Float32Array.from(values.slice(0, values.length - (values.length % 3)))
        let next = 0
        for (const run of decode(emissions, chain)) {
          expect(run.first).toBeGreaterThanOrEqual(next)
          expect(run.sure).toBeLessThanOrEqual(1e-9)
          next = run.last + 1
        }
      }),
    )
  })
})

describe("a model that is not the one it should be", () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it("is refused with the file's name and what to do", async () => {
    await expect(loadReader({ folder: new URL("file:///nowhere/model/") })).rejects.toThrow(ModelError)
    await expect(loadReader({ folder: new URL("file:///nowhere/model/") })).rejects.toThrow(
      /nowhere\/model\/reader\.json.*install/,
    )
  })

  it("is refused when a file has changed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hearsay-model-"))
    const own = new URL("../../models/reader/", import.meta.url)
    copyFileSync(new URL("reader.json", own), join(folder, "reader.json"))
    writeFileSync(join(folder, "vocabulary.txt"), `${readFileSync(new URL("vocabulary.txt", own), "utf8")}one\n`)
    await expect(loadReader({ folder: pathToFileURL(`${folder}/`) })).rejects.toThrow(
      /vocabulary\.txt: the file has changed/,
    )
  })

  it("is refused when its weights changed after they were found right, be size and time as they were", async () => {
    const cache = mkdtempSync(join(tmpdir(), "hearsay-cache-"))
    mkdirSync(join(cache, "hearsay"))
    vi.stubEnv("XDG_CACHE_HOME", cache)
    const folder = mkdtempSync(join(tmpdir(), "hearsay-model-"))
    const own = new URL("../../models/reader/", import.meta.url)
    for (const name of readdirSync(own)) copyFileSync(new URL(name, own), join(folder, name))
    const weights = join(folder, "weights.bin")
    const load = () => loadReader({ folder: pathToFileURL(`${folder}/`) })
    // What has only just changed is not kept, for it might change again before its time is another.
    await load()
    expect(existsSync(join(cache, "hearsay/checked.json"))).toBe(false)
    await setTimeout(2_100)
    await load()
    expect(readFileSync(join(cache, "hearsay/checked.json"), "utf8")).toContain(weights)
    const { atime, mtime } = statSync(weights)
    const bytes = readFileSync(weights)
    bytes[1_000_000] = (bytes[1_000_000] ?? 0) ^ 1
    writeFileSync(weights, bytes)
    utimesSync(weights, atime, mtime)
    await expect(load()).rejects.toThrow(/weights\.bin: the file has changed/)
  })
})
