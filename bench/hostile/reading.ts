/** Articles → readings → records → what is written of one. */
import { formats } from "../../src/export/index.ts"
import { type Entries, ledgerExports } from "../../src/export/ledger/index.ts"
import { languageOf } from "../../src/language/index.ts"
import { loadNetwork, type Network, readerOf } from "../../src/read/index.ts"
import type { Record } from "../../src/record/index.ts"
import { resolve } from "../../src/resolve/index.ts"
import { articleOf } from "../reading.ts"
import { mappedOnce, type Shapes } from "./stages.ts"
import { marks, speech, type Text } from "./texts.ts"

const english = languageOf("en")
const reader = readerOf(marking(await loadNetwork()))
/** Longer than an article may be, too: what comes after reading is measured as far as anything else. */
const read = async ({ text, attributions }: Text) => ({
  ...(await reader.read(text, { longest: Number.POSITIVE_INFINITY })),
  attributions,
})

/** Without the network's own reading, by what the text says of itself. */
export async function recordOfText(text: Text, id = "bench"): Promise<Record> {
  const article = { ...articleOf(text.text), id, uri: id, url: "https://paper.example/story" }
  return { article, ...resolve(article, await read(text), english), model: reader.model }
}

export const hostileReader = reader

export const reading: Shapes = mappedOnce({ ...speech, ...marks }, (made) => async (length: number) => {
  const { text } = made(length)
  return () => reader.read(text)
})

export const resolving: Shapes = mappedOnce({ ...speech, ...marks }, (made) => async (length: number) => {
  const text = made(length)
  const found = await read(text)
  return () => resolve(articleOf(text.text), found, english)
})

/** In every form, those of a ledger among them. */
export const writing: Shapes = mappedOnce(speech, (made) => async (length: number) => {
  const record = await recordOfText(made(length))
  return async () => {
    for (const { write } of Object.values(formats)) await write(record, { columns: 88, color: false })
    for (const form of Object.values(ledgerExports)) {
      const parts =
        "files" in form ? form.files(ledgerOf(record), nobody()) : form.write(ledgerOf(record), nobody(), nobody())
      for await (const _ of parts);
    }
  }
})

async function* ledgerOf(record: Record): Entries {
  yield { record, revisionOf: null, recordedAt: "2031-03-11T08:00:00.000Z", identities: new Map() }
}

async function* nobody(): AsyncGenerator<never> {}

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
