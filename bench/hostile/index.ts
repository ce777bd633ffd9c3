/**
 * `npm run bench hostile [STAGE …] [SHAPE …] [LENGTH …]`: CPU-seconds against length for texts and files made to be slow, stage by stage, without the network: in its place
 * stands one that costs next to nothing and marks words at random.
 *
 * The slope is that of a line through the logarithms, by least squares, over the lengths that take longer than FLOOR: 1 is linear, 2 quadratic.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { acquire } from "../../src/acquire/index.ts"
import { formats } from "../../src/export/index.ts"
import { type Entries, ledgerExports } from "../../src/export/ledger/index.ts"
import { languageOf } from "../../src/language/index.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { loadNetwork, type Network, readerOf } from "../../src/read/index.ts"
import type { Record } from "../../src/record/index.ts"
import { resolve } from "../../src/resolve/index.ts"
import { articleOf } from "../reading.ts"
import { files } from "./files.ts"
import { ledgers } from "./ledgers.ts"
import { marks, speech, type Text } from "./texts.ts"

const LENGTHS = [16_000, 32_000, 64_000, 128_000]
/** CPU-seconds below which chance says more than length. */
const FLOOR = 0.08
/** What a slope may be. */
const MOST = 1.1

export async function hostile(lengths: readonly number[] = LENGTHS, asked: readonly string[] = []): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-hostile-"))
  const reader = readerOf(marking(await loadNetwork()))
  const english = languageOf("en")
  const reading = async ({ text, attributions }: Text) => ({ ...(await reader.read(text)), attributions })
  const stages: [string, { [shape: string]: (length: number) => Promise<() => unknown> }][] = [
    [
      "acquire",
      mapped(
        files,
        ([ending, made]) =>
          async (length) =>
            acquiring(folder, ending, made(length)),
      ),
    ],
    ["read", mapped({ ...speech, ...marks }, (made) => async (length) => () => reader.read(made(length).text))],
    [
      "resolve",
      mapped({ ...speech, ...marks }, (made) => async (length) => {
        const text = made(length)
        const read = await reading(text)
        return () => resolve(articleOf(text.text), read, english)
      }),
    ],
    [
      "write",
      mapped(speech, (made) => async (length) => {
        const text = made(length)
        const article = { ...articleOf(text.text), url: "https://paper.example/story" }
        const record = { article, ...resolve(article, await reading(text), english), model: reader.model }
        return () => writing(record)
      }),
    ],
    [
      "keep",
      mapped(ledgers, (made) => async (length) => {
        const records = made(length)
        return () => keeping(folder, records)
      }),
    ],
  ]
  const rows: string[] = []
  let steepest = { slope: 0, what: "" }
  const names = new Set(stages.map(([stage]) => stage))
  const askedShapes = asked.filter((name) => !names.has(name))
  const chosen = stages.filter(([stage]) => asked.includes(stage))
  for (const [stage, shapes] of chosen.length ? chosen : stages) {
    rows.push(
      `\n${stage.padEnd(32)}${lengths.map((length) => length.toLocaleString("en").padStart(10)).join("")}     slope`,
    )
    for (const [shape, trial] of Object.entries(shapes)) {
      if (askedShapes.length && !askedShapes.includes(shape)) continue
      await seconds(await trial(Math.min(...lengths) / 4))
      const times: number[] = []
      for (const length of lengths) times.push(await seconds(await trial(length)))
      const slope = slopeOf(lengths, times)
      if (slope !== null && slope > steepest.slope) steepest = { slope, what: `${stage}, ${shape}` }
      const shown = slope === null ? "–" : slope.toFixed(2) + (slope > MOST ? " !" : "")
      rows.push(`${shape.padEnd(32)}${times.map((time) => time.toFixed(2).padStart(10)).join("")}     ${shown}`)
    }
  }
  rmSync(folder, { recursive: true })
  return `CPU-seconds by characters\n${rows.join("\n")}\n\nsteepest: ${steepest.slope.toFixed(2)} (${steepest.what})`
}

function mapped<T, U>(shapes: { [shape: string]: T }, change: (value: T) => U): { [shape: string]: U } {
  return Object.fromEntries(Object.entries(shapes).map(([shape, value]) => [shape, change(value)]))
}

function acquiring(folder: string, ending: string, content: string): () => Promise<void> {
  const path = join(folder, `hostile${ending}`)
  writeFileSync(path, content)
  return async () => {
    for await (const _ of acquire([path], { entries: "text", force: true }));
  }
}

/** In every form, those of a ledger among them. */
async function writing(record: Record): Promise<void> {
  for (const { write } of Object.values(formats)) await write(record, { columns: 88, color: false })
  for (const form of Object.values(ledgerExports)) {
    const parts =
      "files" in form ? form.files(ledgerOf(record), nobody()) : form.write(ledgerOf(record), nobody(), nobody())
    for await (const _ of parts);
  }
}

/** In a new ledger, which then lists who speaks. */
async function keeping(folder: string, records: readonly Record[]): Promise<void> {
  const within = mkdtempSync(join(folder, "ledger-"))
  const ledger = openLedger(join(within, "hostile.db"), { durable: false })
  for (const record of records) await ledger.record(record)
  await ledger.speakers()
  await ledger.close()
  rmSync(within, { recursive: true })
}

async function* ledgerOf(record: Record): Entries {
  yield { record, revisionOf: null, recordedAt: "2031-03-11T08:00:00.000Z", identities: new Map() }
}

async function* nobody(): AsyncGenerator<never> {}

/** User CPU-seconds of this process, its threads included: the least of two runs, for others use the machine as well. */
async function seconds(work: () => unknown): Promise<number> {
  const once = async () => {
    const before = process.cpuUsage()
    await work()
    return process.cpuUsage(before).user / 1e6
  }
  const first = await once()
  return first > 2 ? first : Math.min(first, await once())
}

function slopeOf(lengths: readonly number[], times: readonly number[]): number | null {
  const points = times.flatMap((time, i) =>
    time > FLOOR ? [[Math.log(lengths[i] ?? 1), Math.log(time)] as const] : [],
  )
  if (points.length < 2) return null
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
  return points.reduce((sum, [at, of]) => sum + (at - x) * (of - y), 0) / spread
}

/** The network's numbers with labels and links by the piece's number: many sources, cues and contents, and none of its cost. */
function marking(network: Network): Network {
  const { labels, links } = network.numbers
  return {
    ...network,
    async run(ids) {
      const emissions = new Float32Array(ids.length * labels.length)
      for (let piece = 0; piece < ids.length; piece++)
        emissions[piece * labels.length + (((ids[piece] ?? 0) * 31 + piece * 7) % labels.length)] = 30
      return { emissions, vectors: new Float32Array(ids.length * links.halves.length * links.width) }
    },
  }
}
