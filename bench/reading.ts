/** Articles and word pieces a second and a CPU-second, the share of time outside the encoder, and peak memory. */
import { recordOf } from "../src/pipeline.ts"
import { loadNetwork, type Network, type Reader, readerOf } from "../src/read/index.ts"
import type { Article } from "../src/record/index.ts"
import { benchArticles } from "./articles.ts"

export async function reading(): Promise<string> {
  const { from, texts } = benchArticles()
  const network = await loadNetwork()
  const timed = timedNetwork(network)
  const reader = timedReader(readerOf(timed.network))
  const articles = texts.map(articleOf)
  await recordOf(articles[0] ?? articleOf("Nobody said anything."), reader)
  timed.reset()
  reader.reset()
  const began = performance.now()
  const seconds = await cpuOf(articles, reader)
  const wall = (performance.now() - began) / 1000
  const [first, inNetwork, shown] = [seconds / reader.seconds(), timed.seconds(), timed.shown()]
  reader.reset()
  const again = (await cpuOf(articles, reader)) / reader.seconds()
  const pieces = texts.reduce((sum, text) => sum + network.tokenize(text).length, 0)
  return [
    `${articles.length} articles (${from}), ${pieces} word pieces, one thread`,
    `CPU-seconds an article     ${(seconds / articles.length).toFixed(3)}`,
    `articles a second          ${(articles.length / wall).toFixed(2)}   a CPU-second ${(articles.length / seconds).toFixed(2)}`,
    `word pieces a second       ${Math.round(pieces / wall)}   a CPU-second ${Math.round(pieces / seconds)}`,
    `shown to the encoder       ${(shown / pieces).toFixed(2)} × the article's pieces`,
    `whole record               ${first.toFixed(3)} × reading, in CPU-seconds; ${again.toFixed(3)} × when the same are read again, and their code is compiled`,
    `time outside the encoder   ${(100 * (1 - inNetwork / wall)).toFixed(1)} %`,
    `peak memory                ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  ].join("\n")
}

/** CPU-seconds of all threads that the records of these articles take. */
async function cpuOf(articles: readonly Article[], reader: Reader): Promise<number> {
  const before = process.cpuUsage()
  for (const article of articles) await recordOf(article, reader)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** The same network with a clock around it. */
function timedNetwork(network: Network) {
  let [milliseconds, pieces] = [0, 0]
  const run: Network["run"] = async (ids, features) => {
    const began = performance.now()
    const out = await network.run(ids, features)
    milliseconds += performance.now() - began
    pieces += ids.length
    return out
  }
  const reset = () => {
    milliseconds = pieces = 0
  }
  return { network: { ...network, run }, seconds: () => milliseconds / 1000, shown: () => pieces, reset }
}

/** The same reader, and the CPU-seconds that it took. */
function timedReader(reader: Reader) {
  let microseconds = 0
  const read: Reader["read"] = async (text, options) => {
    const before = process.cpuUsage()
    const reading = await reader.read(text, options)
    const { user, system } = process.cpuUsage(before)
    microseconds += user + system
    return reading
  }
  const reset = () => {
    microseconds = 0
  }
  return { ...reader, read, seconds: () => microseconds / 1e6, reset }
}

export function articleOf(text: string): Article {
  const nothing = { url: null, title: null, byline: null, outlet: null, updated: null }
  return {
    id: "bench",
    uri: "bench",
    ...nothing,
    published: "2031-03-10",
    language: "en",
    sha256: "0".repeat(64),
    text,
  }
}
