import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { chunked, record, response } from "../../test/warc.ts"
import { type AcquireOptions, acquire } from "./index.ts"
import { recordsOfWarc } from "./warc.ts"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-warc-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

const SENTENCE =
  "The harbour master said on Tuesday that the lighthouse would be dark for a week, and that nobody had told the pilots."
const page = (title: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${SENTENCE}</p><p>“We sail by ear in ${title},” one pilot said.</p></article></body></html>`

/** What comes of the records of a file: titles of articles, messages of errors. */
async function read(name: string, records: readonly Uint8Array[], options: AcquireOptions = {}) {
  const path = join(folder, name)
  writeFileSync(path, Buffer.concat(records))
  const found = []
  for await (const acquired of acquire([path], options)) {
    found.push("error" in acquired ? acquired.error.message.replace(folder, "") : acquired.article)
  }
  return found
}

const titles = (found: Awaited<ReturnType<typeof read>>) =>
  found.map((one) => (typeof one === "string" ? one : one.title))

describe("a web archive", () => {
  it("gives an article for each response with a page, named by the address it was archived from", async () => {
    const records = [
      record("warcinfo", "software: reef\r\n", { "Content-Type": "application/warc-fields" }),
      record("request", "GET / HTTP/1.1\r\n\r\n", { "WARC-Target-URI": "https://reef.example/1" }),
      response({ url: "https://reef.example/1", body: page("One") }),
      record("metadata", "outlink: x\r\n", { "WARC-Target-URI": "https://reef.example/1" }),
      response({ url: "https://reef.example/2?a=b", body: page("Two") }),
    ]
    const found = await read("a.warc", records)
    expect(found).toMatchObject([
      { title: "One", uri: "https://reef.example/1", url: "https://reef.example/1", language: "en" },
      { title: "Two", uri: "https://reef.example/2?a=b", url: "https://reef.example/2?a=b" },
    ])
  })

  it.each([
    ["a member a record, as crawlers write it", (records: Buffer[]) => records.map((one) => gzipSync(one))],
    ["all in one member", (records: Buffer[]) => [gzipSync(Buffer.concat(records))]],
  ])("is read when it is packed: %s", async (_, pack) => {
    const records = ["One", "Two", "Three"].map((title) => response({ body: page(title) }))
    expect(titles(await read("a.warc.gz", pack(records)))).toEqual(["One", "Two", "Three"])
  })

  it("passes over what is no page: other types, other answers, empty bodies, other records, robots.txt", async () => {
    const records = [
      response({ headers: { "Content-Type": "image/png" }, body: Buffer.alloc(3_000_000) }),
      response({ status: "404 Not Found", body: page("Missing") }),
      response({ status: "301 Moved Permanently", headers: { Location: "/" } }),
      response({ body: "" }),
      response({ headers: { "Content-Type": "application/json" }, body: "{}" }),
      response({ url: "https://reef.example/robots.txt", headers: { "Content-Type": "text/plain" }, body: "Allow: /" }),
      record("resource", page("Resource"), { "WARC-Target-URI": "https://reef.example/", "Content-Type": "text/html" }),
      record("response", "reef.example. 300 IN A", { "WARC-Target-URI": "dns:reef.example" }),
      response({ body: page("Only") }),
    ]
    expect(titles(await read("others.warc", records))).toEqual(["Only"])
  })

  it("takes plain text as it is", async () => {
    const records = [response({ headers: { "Content-Type": "text/plain" }, body: `\r\n${SENTENCE}\n` })]
    expect(await read("text.warc", records)).toMatchObject([{ text: `\r\n${SENTENCE}\n`, title: null }])
  })

  it("decodes a page by the charset of its HTTP header", async () => {
    const latin = Buffer.from(page("Café"), "latin1")
    const records = [response({ headers: { "Content-Type": "text/html; charset=iso-8859-1" }, body: latin })]
    expect(titles(await read("latin.warc", records))).toEqual(["Café"])
  })

  it("undoes chunks and every coding that servers use, and forgives a page that was kept unpacked", async () => {
    const packed = (name: string, body: Uint8Array | string) =>
      response({ headers: { "Content-Encoding": name }, body: body })
    const records = [
      packed("gzip", gzipSync(page("Gzip"))),
      packed("br", brotliCompressSync(page("Brotli"))),
      packed("zstd", zstdCompressSync(page("Zstandard"))),
      packed("deflate", deflateSync(page("Deflate"))),
      packed("deflate", deflateRawSync(page("Raw"))),
      packed("gzip", page("Unpacked")),
      response({
        headers: { "Transfer-Encoding": "chunked", "Content-Encoding": "gzip" },
        body: chunked(gzipSync(page("Chunks")), 100),
      }),
      response({ headers: { "Transfer-Encoding": "chunked" }, body: page("Whole") }),
    ]
    expect(titles(await read("codings.warc", records))).toEqual([
      ...["Gzip", "Brotli", "Zstandard", "Deflate", "Raw", "Unpacked", "Chunks", "Whole"],
    ])
  })

  it("has the same article as the page itself: an id is made of the bytes that a browser would have had", async () => {
    const [plain] = await read("plain.html", [Buffer.from(page("Same"))])
    const [archived] = await read("same.warc", [
      response({ headers: { "Content-Encoding": "gzip" }, body: gzipSync(page("Same")) }),
    ])
    expect(plain).toMatchObject({ title: "Same" })
    expect((archived as { id: string }).id).toBe((plain as { id: string }).id)
  })

  it("goes on after a record that is no article, and names it by its number", async () => {
    const menu = `<html><body>${'<li><a href="/x">Sport</a></li>'.repeat(50)}</body></html>`
    const broken = { headers: { "Content-Encoding": "gzip" }, body: gzipSync(page("Cut")).subarray(0, 60) }
    const odd = { headers: { "Content-Encoding": "rot13" }, body: page("Odd") }
    const records = [menu, page("Good")].map((body) => response({ body }))
    const found = await read("mixed.warc", [
      ...records,
      response(broken),
      response(odd),
      response({ body: page("Last") }),
    ])
    expect(titles(found)).toEqual([
      expect.stringMatching(/^\/mixed\.warc:1: no article was found/),
      "Good",
      expect.stringMatching(/^\/mixed\.warc:3: its content cannot be unpacked \(gzip\)/),
      expect.stringMatching(/^\/mixed\.warc:4: its content cannot be unpacked \(rot13\)/),
      "Last",
    ])
  })

  it("bounds a page that unpacks to more than the limit, and reads the others", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, "<p>x</p>"))
    const twice = { headers: { "Content-Encoding": "gzip, gzip" }, body: gzipSync(bomb) }
    const records = [
      response({ headers: { "Content-Encoding": "gzip" }, body: bomb }),
      response(twice),
      response({ body: "<p>x</p>".repeat(1_000_000) }),
      response({ body: page("Good") }),
    ]
    const found = titles(
      await read(
        "bomb.warc.gz",
        records.map((one) => gzipSync(one)),
        { largest: 1024 * 1024 },
      ),
    )
    expect(found).toEqual([
      expect.stringContaining("bomb.warc.gz:1: it is larger than 1 MB"),
      expect.stringContaining("bomb.warc.gz:2: it is larger than 1 MB"),
      expect.stringContaining("bomb.warc.gz:3: it is larger than 1 MB"),
      "Good",
    ])
  })

  it("reads the good records of a file that is cut, and says which one is not whole", async () => {
    const records = ["One", "Two"].map((title) => response({ body: page(title) }))
    const [first, second] = records.map(({ length }) => length)
    const whole = Buffer.concat(records)
    for (const missing of [10, 200, (second ?? 0) - 20, (second ?? 0) - 3]) {
      expect(titles(await read("cut.warc", [whole.subarray(0, whole.length - missing)]))).toEqual([
        "One",
        `/cut.warc:2: the file ends inside this record, which begins at byte ${first}; get the file again; the records before this one were read`,
      ])
    }
    const packed = records.map((one) => gzipSync(one))
    const all = Buffer.concat(packed)
    expect(titles(await read("cut.warc.gz", [all.subarray(0, all.length - 40)]))).toEqual([
      "One",
      expect.stringMatching(/^\/cut\.warc\.gz:2: the gzip file is cut/),
    ])
  })

  it.each([
    [
      "a length that is none",
      response({ body: page("Two") })
        .toString()
        .replace(/Content-Length: \d+/, "Content-Length: many"),
    ],
    [
      "a length that is too short",
      response({ body: page("Two") })
        .toString()
        .replace(/Content-Length: \d+/, "Content-Length: 90"),
    ],
    ["something else", "PK and then something else entirely\r\nName: value\r\n\r\n"],
    ["a header without end", `WARC/1.0\r\n${"x".repeat(3_000_000)}`],
  ])("ends where no record can be found any more, with what came before: %s", async (_, bad) => {
    const found = await read("bad.warc", [response({ body: page("One") }), Buffer.from(bad)])
    expect(titles(found)[0]).toBe("One")
    expect(titles(found).at(-1)).toMatch(
      /^\/bad\.warc:\d: (?:no record begins|the header of this record|this record is longer|the file ends)/,
    )
  })

  it("without a page in it is an error, not silence", async () => {
    const [only] = await read("none.warc", [record("warcinfo", "software: reef\r\n")])
    expect(only).toMatch(/none\.warc: the archive holds no page/)
  })

  it("is read as it streams: a page comes before the file has been read to its end", async () => {
    let pulled = 0
    function* file() {
      for (let i = 0; i < 100; i++) {
        pulled++
        yield response({ body: page(`Number ${i}`) })
      }
    }
    for await (const _ of recordsOfWarc(file(), 1_000_000)) break
    expect(pulled).toBeLessThan(5)
  })
})
