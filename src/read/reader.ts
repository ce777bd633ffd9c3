/**
 * Text → who says what in it.
 *
 * In: an article's text. Out: a Reading: paragraphs, sentences, quotations, and attributions (source, cue, content) in text order.
 *
 *   "The mayor said the bridge is shut."  →  source "The mayor", cue "said", content "the bridge is shut"
 *
 * The network labels every word piece and scores links (model.ts); the rest is arithmetic: windows.ts, decode.ts, links.ts.
 * The data it learned from has no attribution inside another, so contents that hold a cue are read once more as texts of
 * their own (nested.ts).
 */
import type { Attribution, Range, Reading } from "../record/index.ts"
import { decode, type Run } from "./decode.ts"
import { featuresOf } from "./features.ts"
import { type Linked, type LinkedWindow, linkRuns } from "./links.ts"
import { loadNetwork, type ModelOptions, type Network } from "./model.ts"
import { withNested } from "./nested.ts"
import { paragraphsOf } from "./paragraphs.ts"
import { quotationsOf } from "./quotes.ts"
import { sentencesOf } from "./sentences.ts"
import { spanOfRun } from "./spans.ts"
import { type WindowShape, windowsOf } from "./windows.ts"
import type { Piece } from "./wordpiece.ts"

export interface Reader {
  model: { name: string; version: string }
  /** Never fails on prose: what it cannot find is left out. */
  read(text: string): Promise<Reading>
}

export interface ReaderOptions extends ModelOptions {
  /** how windows are cut; for measurements */
  shape?: WindowShape
}

/** @throws {ModelError} when the model is missing or changed */
export async function loadReader(options: ReaderOptions = {}): Promise<Reader> {
  const network = await loadNetwork(options)
  const attributionsIn: FlatReader = (text, paragraphs) => readFlat(network, text, paragraphs, options.shape)
  return {
    model: { name: network.numbers.name, version: network.numbers.version },
    async read(text) {
      const paragraphs = paragraphsOf(text)
      return {
        paragraphs,
        sentences: sentencesOf(text, paragraphs),
        quotations: quotationsOf(text, paragraphs),
        attributions: await withNested(text, await attributionsIn(text, paragraphs), attributionsIn),
      }
    },
  }
}

/** Reads a text without looking into its contents. */
export type FlatReader = (text: string, paragraphs: readonly Range[]) => Promise<Attribution[]>

async function readFlat(
  network: Network,
  text: string,
  paragraphs: readonly Range[],
  shape?: WindowShape,
): Promise<Attribution[]> {
  const pieces = network.tokenize(text)
  const features = featuresOf(text, pieces, paragraphs)
  const emissions = new Float32Array(pieces.length * network.numbers.labels.length)
  const windows: LinkedWindow[] = []
  for (const window of windowsOf(text, pieces, paragraphs, shape)) {
    const ids = pieces.slice(window.from, window.to).map((piece) => piece.id)
    const shown = await network.run(ids, features.subarray(window.from, window.to))
    const width = network.numbers.labels.length
    const core = [window.coreFrom - window.from, window.coreTo - window.from].map((row) => row * width)
    emissions.set(shown.emissions.subarray(...core), window.coreFrom * width)
    windows.push({ ...window, vectors: shown.vectors })
  }
  return linkRuns(decode(emissions, network.numbers), windows, network.numbers.links).map((linked) =>
    attributionOf(text, pieces, linked),
  )
}

function attributionOf(text: string, pieces: readonly Piece[], { source, cue, content }: Linked): Attribution {
  const spans = (runs: Run[]) => runs.flatMap((run) => spanOfRun(text, pieces, run) ?? [])
  const runs = [...source, ...cue, ...content]
  const sure = Math.exp(runs.reduce((sum, run) => sum + run.sure, 0) / runs.length)
  return {
    source: spans(source),
    cue: spans(cue),
    content: spans(content),
    within: null,
    confidence: Math.round(sure * 100) / 100,
  }
}
