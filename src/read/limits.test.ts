import { beforeAll, describe, expect, it } from "vitest"
import { recordOf } from "../pipeline.ts"
import { type Article, LimitError } from "../record/index.ts"
import { loadNetwork, type Network } from "./model.ts"
import { readerOf } from "./reader.ts"

let network: Network
beforeAll(async () => {
  network = await loadNetwork()
})

const nothing = { url: null, title: null, byline: null, outlet: null, published: null, updated: null, language: "en" }
const article = (text: string): Article => ({ id: "a", uri: "long.txt", sha256: "0".repeat(64), ...nothing, text })
const LONG = "The harbour master said that the ferry to Marren would stay in port. ".repeat(300)

/** Windows that were run, and what happens at each. */
function counted(at: (window: number) => void = () => {}) {
  let windows = 0
  const run: Network["run"] = (ids, features) => {
    at(++windows)
    return network.run(ids, features)
  }
  return { reader: readerOf({ ...network, run }), windows: () => windows }
}

describe("a text that is too long", () => {
  it("is an error of its own class that names the article, before a window of it is run", async () => {
    const { reader, windows } = counted()
    const reading = recordOf(article(LONG), reader, { longest: 1_000 })
    await expect(reading).rejects.toThrow(LimitError)
    await expect(reading).rejects.toMatchObject({ code: "limit", where: "long.txt" })
    await expect(reader.read(LONG, { longest: LONG.length - 1 })).rejects.toThrow(LimitError)
    expect(windows()).toBe(0)
  })

  it("is read where more is allowed, and by default one of a million characters is", async () => {
    const { reader } = counted()
    expect((await reader.read(LONG.slice(0, 1_000), { longest: 1_000 })).sentences.length).toBeGreaterThan(0)
    await expect(reader.read("a".repeat(1_000_001))).rejects.toThrow(LimitError)
    await expect(reader.read("a".repeat(1_000_000))).resolves.toMatchObject({ attributions: [] })
  })
})

describe("a reading that is given up", () => {
  it("ends with the signal's reason before the next window", async () => {
    const stop = new AbortController()
    const { reader, windows } = counted((window) => {
      if (window === 3) stop.abort()
    })
    await expect(recordOf(article(LONG), reader, { signal: stop.signal })).rejects.toMatchObject({ name: "AbortError" })
    expect(windows()).toBe(3)
  })

  it("does not begin when the signal has been given already", async () => {
    const { reader, windows } = counted()
    await expect(reader.read(LONG, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" })
    expect(windows()).toBe(0)
  })

  it("is given up between the steps of resolving, too", async () => {
    const { reader } = counted()
    const stop = new AbortController()
    const reading = await reader.read(LONG.slice(0, 1_000))
    const kept = { model: reader.model, read: async () => reading }
    const record = recordOf(article(LONG), kept, { signal: stop.signal })
    setImmediate(() => stop.abort(new Error("enough")))
    await expect(record).rejects.toThrow("enough")
  })

  it("is the same record with a signal that nobody gives", async () => {
    const { reader } = counted()
    const text = LONG.slice(0, 700)
    const { signal } = new AbortController()
    expect(await recordOf(article(text), reader, { signal })).toEqual(await recordOf(article(text), reader))
  })
})

describe("what the network marks without end", () => {
  it("is no source and no cue of more than 250 pieces", async () => {
    const text = "word ".repeat(700)
    const { labels } = network.numbers
    const run: Network["run"] = async (ids) => {
      const emissions = new Float32Array(ids.length * labels.length)
      // Label 4 goes on with a cue.
      for (let piece = 0; piece < ids.length; piece++) emissions[piece * labels.length + 4] = 50
      return { emissions, vectors: new Float32Array(ids.length * 8 * network.numbers.links.width) }
    }
    const { attributions } = await readerOf({ ...network, run }).read(text)
    const cues = attributions.flatMap(({ cue }) => cue)
    expect(cues.length).toBeGreaterThan(1)
    expect(Math.max(...cues.map((span) => span.text.split(" ").length))).toBeLessThanOrEqual(250)
  })
})
