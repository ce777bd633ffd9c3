/** A law of the acquire stage: whatever is given, it gives articles and errors, and throws nothing. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync, zstdCompressSync } from "node:zlib"
import fc from "fast-check"
import { afterAll, describe, expect, it, vi } from "vitest"
import { column, pdf } from "../../test/pdf.ts"
import { chunked, record, response } from "../../test/warc.ts"
import { Article, HearsayError } from "../record/index.ts"
import { acquire } from "./index.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-bytes-"))
afterAll(() => rmSync(folder, { recursive: true }))

const SENTENCE = "The harbour master said on Tuesday that the lighthouse would be dark for a week, and nobody knew."
const PAGE = `<html><head><title>Dark</title></head><body><article><p>${SENTENCE}</p></article></body></html>`
const warc = Buffer.concat([
  record("warcinfo", "software: reef\r\n"),
  response({ body: PAGE }),
  response({
    headers: { "Transfer-Encoding": "chunked", "Content-Encoding": "gzip" },
    body: chunked(gzipSync(PAGE), 40),
  }),
  response({ body: PAGE.replace("Dark", "Light") }),
])

/** Good files of each kind, to be damaged. */
const good: { [name: string]: Buffer } = {
  "a.warc": warc,
  "a.warc.gz": gzipSync(warc),
  "a.warc.zst": zstdCompressSync(warc),
  "a.arc": Buffer.from(
    `filedesc://a.arc 0.0.0.0 20310304100000 text/plain 17\n1 0 Reef Archive\n\nhttps://reef.example/ 192.0.2.7 20310304100000 text/html ${PAGE.length + 44}\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${PAGE}\n`,
  ),
  "a.pdf": pdf([column(["Dark light", "", SENTENCE.slice(0, 60), SENTENCE.slice(60)])], {
    info: { Title: "Dark light" },
  }),
  "a.txt": Buffer.from(`Dark light\nBy Ada Byrne\n4 March 2031\n\nREEF (Shore Wire) — ${SENTENCE} ${SENTENCE}`),
  "a.rss": Buffer.from(
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Reef</title><item><title>Dark</title><link>https://reef.example/1</link><pubDate>Tue, 04 Mar 2031 09:30:00 GMT</pubDate><content:encoded><![CDATA[<p>${SENTENCE}</p>]]></content:encoded></item></channel></rss>`,
  ),
  "a.atom": Buffer.from(
    `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">R &amp;amp; S</title><entry><id>1</id><link href="https://reef.example/1"/><content type="xhtml"><div><p>${SENTENCE}</p></div></content></entry></feed>`,
  ),
  "feed.json": Buffer.from(
    JSON.stringify({ version: "https://jsonfeed.org/version/1.1", items: [{ id: "1", content_text: SENTENCE }] }),
  ),
  "a.jsonl": Buffer.from(
    `${JSON.stringify({ title: "Dark", date: "2031-03-04", text: SENTENCE })}\n{"html":"${PAGE}"}\n`,
  ),
}

/** Everything that comes of a file. `permits` keeps the links of a damaged feed from being followed. */
async function all(name: string, bytes: Uint8Array, entries: "page" | "text") {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const found = []
  for await (const acquired of acquire([path], { entries, permits: () => false, timeout: 1000 })) found.push(acquired)
  return found
}

async function holds(name: string, bytes: Uint8Array, entries: "page" | "text" = "text") {
  for (const acquired of await all(name, bytes, entries)) {
    if ("article" in acquired) expect(Article.safeParse(acquired.article).success).toBe(true)
    else {
      expect(acquired.error).toBeInstanceOf(HearsayError)
      expect(acquired.error.message).not.toMatch(/TypeError|RangeError|undefined|\n/)
    }
  }
}

/** A parser that prints would break the lines of the command. */
const printed = vi.spyOn(console, "warn")
afterAll(() => expect(printed).not.toHaveBeenCalled())

describe("any bytes", () => {
  it.each(Object.entries(good))("good as %s, give articles", async (name, bytes) => {
    expect((await all(name, bytes, "text")).filter((acquired) => "article" in acquired).length).toBeGreaterThan(0)
  })

  it.each(Object.keys(good))("as %s, give articles or errors", async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => holds(name, bytes)),
      { numRuns: 60 },
    )
  })

  it.each(Object.entries(good))("behind the beginning of a good %s, give articles or errors", async (name, bytes) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.uint8Array({ maxLength: 100 }), (at, more) =>
        holds(name, Buffer.concat([bytes.subarray(0, at), more])),
      ),
      { numRuns: 60 },
    )
  })

  it.each(Object.entries(good))("in the midst of a good %s, give articles or errors", async (name, bytes) => {
    const change = fc.record({ at: fc.nat(bytes.length), cut: fc.nat(40), put: fc.uint8Array({ maxLength: 20 }) })
    await fc.assert(
      fc.asyncProperty(change, ({ at, cut, put }) =>
        holds(name, Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)])),
      ),
      { numRuns: 80 },
    )
  })
})
