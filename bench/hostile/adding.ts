/** What is typed, pasted or dropped at the desk until it is read, and what a feed that is watched says. */

import { newsOf } from "../../src/acquire/index.ts"
import { doJob, useCases } from "../../src/desk/index.ts"
import { languageOf } from "../../src/language/index.ts"
import { recordOf } from "../../src/pipeline.ts"
import { again, counted, files } from "./files.ts"
import { newLedger } from "./keeping.ts"
import { hostileReader } from "./reading.ts"
import { mapped, mappedOnce, type Shapes } from "./stages.ts"

const SENTENCE = "The mayor of the town said on Friday that the bridge was shut. "
const page = (body: string) =>
  `<!doctype html><title>The old bridge</title><article><h1>The old bridge</h1>${body}</article>`

const given: { [shape: string]: (length: number) => object } = {
  "a text": (n) => ({ text: again(SENTENCE, n) }),
  "a text of blanks": (n) => ({ text: " ".repeat(n) }),
  "a text of nothing and a word": (n) => ({ text: `${"\u200b".repeat(n)}word` }),
  "a text with a long title": (n) => ({ text: SENTENCE, title: again("The old bridge ", n) }),
  "a long address": (n) => ({ url: `https://paper.example/${"a".repeat(n)}` }),
  "an address of dots": (n) => ({ url: `https://${again("a.", n)}example/` }),
  "an address of percent signs": (n) => ({ url: `https://paper.example/${again("%25", n)}` }),
  "a page": (n) => ({ html: page(again(`<p>${SENTENCE}</p>`, n)), url: "https://paper.example/x" }),
  "a file": (n) => ({ name: "a.txt", base64: Buffer.from(again(SENTENCE, n)).toString("base64") }),
  "a file of something else": (n) => ({ name: "a.txt", base64: `${again("AAAA", n)}!` }),
  "a file's long name": (n) => ({ name: again("a/", n), base64: "QUJD" }),
  "fields that nobody asked for": (n) => ({
    text: SENTENCE,
    ...Object.fromEntries(Array.from({ length: n / 10 }, (_, i) => [`f${i}`, 1])),
  }),
}

/** Asked for, kept, and read by a reader that costs nothing, into a new ledger. */
export const adding: Shapes = mapped(given, (made) => async (length: number) => {
  const body = JSON.stringify(made(length))
  const ledger = newLedger()
  const parts = { ledger, language: languageOf("en") }
  return async () => {
    const asked = useCases.add.input.parse(JSON.parse(body))
    // An address would be fetched, which nothing here does.
    const { number } = await useCases.add.run(parts, asked)
    if ("url" in asked && !("html" in asked)) return
    await doJob(number, {
      ledger,
      read: (article) => recordOf(article, hostileReader),
      reread: async () => null,
      compare: async () => false,
      tell: async () => 0,
      comparesLater: false,
      allowPrivate: false,
    })
  }
})

const RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>'
const feeds: { [shape: string]: (length: number) => string } = {
  ...Object.fromEntries(
    Object.entries(files).flatMap(([shape, [ending, made]]) =>
      ending === ".rss" ? [[shape, (n: number) => String(made(n))] as const] : [],
    ),
  ),
  "entries that differ": (n) =>
    `${RSS}${counted(n, (i) => `<item><title>T${i}</title><link>https://a.example/${i}</link><description>${SENTENCE}</description></item>`)}</channel></rss>`,
  "entries without an address": (n) =>
    `${RSS}${counted(n, (i) => `<item><title>T${i}</title><description>${SENTENCE}</description></item>`)}</channel></rss>`,
  "long addresses": (n) =>
    `${RSS}${counted(n, (i) => `<item><link>https://a.example/${"a".repeat(5000)}${i}</link></item>`)}</channel></rss>`,
  "a JSON Feed": (n) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      items: Array.from({ length: n / 100 }, (_, i) => ({
        id: `${i}`,
        url: `https://a.example/${i}`,
        content_text: SENTENCE,
      })),
    }),
}

export const watching: Shapes = mappedOnce(feeds, (made) => async (length: number) => {
  const bytes = Buffer.from(made(length))
  const url = "https://paper.example/feed"
  return () => newsOf({ bytes, url, charset: "utf-8", etag: null, lastModified: null, fresh: null }, url)
})
