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
import { type Language, languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../language/index.ts"
import type { Attribution, Range, Reading, Record } from "../record/index.ts"
import { attributionsByRule } from "./by-rules.ts"
import { decode, type Run } from "./decode.ts"
import { featuresOf } from "./features.ts"
import { checkLength, type ReadOptions } from "./limits.ts"
import { type Linked, type LinkedWindow, linkRuns } from "./links.ts"
import { loadNetwork, type ModelOptions, type Network } from "./model.ts"
import { type FlatReader, withNested } from "./nested.ts"
import { spanOfRun } from "./spans.ts"
import { type WindowShape, windowShape, windowsOf } from "./windows.ts"
import type { Piece } from "./wordpiece.ts"

export interface Reader {
  /** the network */
  model: Record["model"]
  /**
   * Never fails on prose: what it cannot find is left out.
   *
   * @throws {LimitError} when the text is longer than `longest` code units
   * @throws the signal's reason (by default a DOMException named AbortError) once it is aborted
   */
  read(text: string, options?: ReadOptions): Promise<Reading>
}

/** The language that the network was trained on, and whose quotation marks it was shown. Others are read by rules. */
const NETWORK_READS = "en"
/** The version of the rules, which a record names where no network read it. */
const RULES = "1.0.0"

/** What reads a language: the network, or the rules of its folder. */
export function modelFor({ model }: Pick<Reader, "model">, { code }: Language): Record["model"] {
  return code === NETWORK_READS ? model : { name: `rules-${code}`, version: RULES }
}

/** The language that a record was read with, by its model. */
export function languageRead({ name }: Record["model"]): Language {
  return languageOf(/^rules-(\w+)$/.exec(name)?.[1] ?? NETWORK_READS)
}

/** @throws {ModelError} when the model is missing or changed */
export async function loadReader(options: ModelOptions = {}): Promise<Reader> {
  return readerOf(await loadNetwork(options))
}

/** A reader around a network that is already loaded; `shape` says how windows are cut, `around` may keep what was read flatly. */
export function readerOf(
  network: Network,
  shape: WindowShape = windowShape,
  around: (readFlat: FlatReader) => FlatReader = (readFlat) => readFlat,
): Reader {
  const readFlatly = around((text, paragraphs, signal) => readFlat(network, shape, text, paragraphs, signal))
  return {
    model: { name: network.numbers.name, version: network.numbers.version },
    async read(text, options = {}) {
      const { signal, language = languageOf(NETWORK_READS) } = options
      checkLength(text, "the text", options)
      const paragraphs = paragraphsOf(text)
      const sentences = sentencesOf(text, paragraphs, language)
      const quotations = quotationsOf(text, paragraphs, language)
      const readNow: FlatReader = (inner, parts) => readFlatly(inner, parts, signal)
      const attributions =
        language.code === NETWORK_READS
          ? await withNested(text, await readNow(text, paragraphs), readNow, language)
          : attributionsByRule(text, sentences, quotations, language)
      return { paragraphs, sentences, quotations, attributions }
    },
  }
}

async function readFlat(
  network: Network,
  shape: WindowShape,
  text: string,
  paragraphs: readonly Range[],
  signal?: AbortSignal,
): Promise<Attribution[]> {
  const pieces = network.tokenize(text)
  const features = featuresOf(text, pieces, paragraphs, languageOf(NETWORK_READS))
  const emissions = new Float32Array(pieces.length * network.numbers.labels.length)
  const windows: LinkedWindow[] = []
  for (const window of windowsOf(text, pieces, paragraphs, shape)) {
    signal?.throwIfAborted()
    const ids = pieces.slice(window.from, window.to).map((piece) => piece.id)
    const shown = await network.run(ids, features.subarray(window.from, window.to))
    const width = network.numbers.labels.length
    const core = [window.coreFrom - window.from, window.coreTo - window.from].map((row) => row * width)
    emissions.set(shown.emissions.subarray(...core), window.coreFrom * width)
    windows.push({ ...window, vectors: shown.vectors })
  }
  const runs = withinParagraphs(decode(emissions, network.numbers), pieces, paragraphs)
  return linkRuns(runs, windows, network.numbers.links).map((linked) => attributionOf(text, pieces, linked))
}

const CONTENT = 2
/** Pieces; no source or cue that anybody writes is longer. */
const LONGEST_PART = 250

/** No part of an attribution runs over the end of a paragraph, and no source or cue is longer than LONGEST_PART: what the network reads so is two parts. */
function withinParagraphs(runs: readonly Run[], pieces: readonly Piece[], paragraphs: readonly Range[]): Run[] {
  const starts = new Set(paragraphs.map((paragraph) => paragraph.start))
  return runs.flatMap((run) => {
    const firsts = [run.first]
    for (let i = run.first + 1; i <= run.last; i++) {
      const isFull = run.role !== CONTENT && i - (firsts.at(-1) ?? 0) >= LONGEST_PART
      if (isFull || starts.has(pieces[i]?.start ?? -1)) firsts.push(i)
    }
    return firsts.map((first, k) => ({ ...run, first, last: (firsts[k + 1] ?? run.last + 1) - 1 }))
  })
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
