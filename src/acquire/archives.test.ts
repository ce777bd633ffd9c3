import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { crc32, gzipSync, zstdCompressSync } from "node:zlib"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { response } from "../../test/warc.ts"
import { acquire } from "./index.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-arc-"))
afterAll(() => rmSync(folder, { recursive: true }))

const SENTENCE =
  "The harbour master said on Tuesday that the lighthouse would be dark for a week, and that nobody had told the pilots."
const page = (title: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${SENTENCE}</p><p>“We sail by ear past ${title},” one pilot said.</p></article></body></html>`
const http = (body: string, { status = "200 OK", type = "text/html; charset=utf-8" } = {}) =>
  `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n\r\n${body}`

/** The two versions of a record's first line. */
const FIRST_LINES = {
  1: (url: string, length: number) => `${url} 192.0.2.7 20310304100000 text/html ${length}\n`,
  2: (url: string, length: number) =>
    `${url} 192.0.2.7 20310304100000 text/html 200 fac069150613fe55599cc7fa88aa089d - 209 reef.arc ${length}\n`,
}
type Version = keyof typeof FIRST_LINES

function record(url: string, block: string, version: Version = 1): Buffer {
  const bytes = Buffer.from(block)
  return Buffer.concat([Buffer.from(FIRST_LINES[version](url, bytes.length)), bytes, Buffer.from("\n")])
}
const description = record(
  "filedesc://reef.arc",
  "1 0 Reef Archive\nURL IP-address Archive-date Content-type Archive-length\n\n",
)
const pages = (version: Version, ...titles: string[]) =>
  titles.map((title) => record(`https://reef.example/${title.toLowerCase()}`, http(page(title)), version))

async function read(name: string, content: Uint8Array) {
  writeFileSync(join(folder, name), content)
  const found = []
  for await (const acquired of acquire([join(folder, name)]))
    found.push("error" in acquired ? acquired.error.message.replace(`${folder}/`, "") : acquired.article)
  return found
}
const titles = (found: Awaited<ReturnType<typeof read>>) =>
  found.map((one) => (typeof one === "string" ? one : one.title))

describe("an ARC file", () => {
  it.each([1, 2] as const)(
    "of version %i gives an article for each page, with the address it was archived from",
    async (version) => {
      const file = Buffer.concat([description, ...pages(version, "One", "Two", "Three")])
      expect(await read("a.arc", file)).toMatchObject([
        { title: "One", url: "https://reef.example/one", uri: "https://reef.example/one" },
        { title: "Two", url: "https://reef.example/two" },
        { title: "Three", url: "https://reef.example/three" },
      ])
    },
  )

  it("is known without the record that describes it", async () => {
    expect(titles(await read("part.arc", Buffer.concat(pages(1, "One", "Two"))))).toEqual(["One", "Two"])
  })

  it("is known by its first line whatever its name, and read packed, a member a record", async () => {
    const records = [description, ...pages(1, "One", "Two")]
    expect(titles(await read("a.txt", Buffer.concat(records)))).toEqual(["One", "Two"])
    expect(titles(await read("a.arc.gz", Buffer.concat(records.map((one) => gzipSync(one)))))).toEqual(["One", "Two"])
  })

  it("passes over answers that are no page, names looked up, and reads on behind them", async () => {
    const file = Buffer.concat([
      description,
      record("dns:reef.example", "20310304100000\nreef.example. 300 IN A 192.0.2.7\n"),
      record("https://reef.example/gone", http("gone", { status: "404 Not Found" })),
      record("https://reef.example/a.png", http("PNG", { type: "image/png" })),
      ...pages(1, "One"),
      record("https://reef.example/with a blank", http(page("Blank"))),
    ])
    expect(await read("b.arc", file)).toMatchObject([
      { title: "One" },
      { url: "https://reef.example/with%20a%20blank" },
    ])
  })

  it("that is cut or goes astray gives what came before, and the byte where it ends", async () => {
    const records = [description, ...pages(1, "One", "Two")]
    const whole = Buffer.concat(records)
    const at = (records[0]?.length ?? 0) + (records[1]?.length ?? 0)
    expect(titles(await read("cut.arc", whole.subarray(0, whole.length - 40)))).toEqual([
      "One",
      `cut.arc:3: the file ends inside this record, which begins at byte ${at}; get the file again; the records before this one were read`,
    ])
    const astray = Buffer.concat([description, ...pages(1, "One"), Buffer.from("not a record\n"), ...pages(1, "Two")])
    expect(titles(await read("astray.arc", astray))).toEqual([
      "One",
      expect.stringContaining("no record begins where one should"),
    ])
  })

  it("cut anywhere ends, with good articles and at most one error", async () => {
    const whole = Buffer.concat([description, ...pages(2, "One", "Two", "Three")])
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 30, max: whole.length }), async (end) => {
        const found = titles(await read("any.arc", whole.subarray(0, end)))
        const good = found.filter((title) => title && ["One", "Two", "Three"].includes(title))
        expect(good).toEqual(["One", "Two", "Three"].slice(0, good.length))
        expect(found.length - good.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
  })
})

describe("an archive packed by Zstandard", () => {
  const records = ["One", "Two", "Three"].map((title) =>
    response({ url: `https://reef.example/${title}`, body: page(title) }),
  )
  const packed = Buffer.concat(records.map((one) => zstdCompressSync(one)))

  it("is read to its last frame, however the frames fall", async () => {
    expect(titles(await read("a.warc.zst", packed))).toEqual(["One", "Two", "Three"])
    expect(titles(await read("b.warc.zst", zstdCompressSync(Buffer.concat(records))))).toEqual(["One", "Two", "Three"])
    const many = Buffer.concat(
      Array.from({ length: 300 }, (_, i) =>
        zstdCompressSync(response({ url: `https://reef.example/${i}`, body: page("One") })),
      ),
    )
    expect(await read("c.warc.zst", many)).toHaveLength(300)
  })

  it("that is cut gives what came before", async () => {
    const found = titles(await read("cut.warc.zst", packed.subarray(0, packed.length - 5)))
    expect(found.slice(0, 2)).toEqual(["One", "Two"])
    expect(found.at(-1)).toMatch(/^cut\.warc\.zst(:3)?: .*(cut|ends)/)
  })

  it("that is damaged says where", async () => {
    const damaged = Buffer.concat([packed.subarray(0, packed.length - 200), Buffer.alloc(400, 0xff)])
    expect(titles(await read("bad.warc.zst", damaged)).at(-1)).toMatch(/damaged before byte|cut|ends/)
  })

  it("with a dictionary says what to do", async () => {
    const dictionary = Buffer.from([0x5d, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4])
    expect(await read("dict.warc.zst", Buffer.concat([dictionary, packed]))).toEqual([
      expect.stringMatching(/^dict\.warc\.zst: it is packed by Zstandard with a dictionary.*zstd -d/),
    ])
  })
})

describe("a WACZ", () => {
  const warc = (...titles: string[]) =>
    Buffer.concat(
      titles.map((title) => gzipSync(response({ url: `https://reef.example/${title}`, body: page(title) }))),
    )
  const file = zip({
    "pages/pages.jsonl": Buffer.from('{"format": "json-pages-1.0"}\n'),
    "archive/one.warc.gz": warc("One", "Two"),
    "indexes/index.cdx": Buffer.from("x"),
    "archive/two.warc.gz": warc("Three"),
    "datapackage.json": Buffer.from("{}"),
  })

  it.each(["a.wacz", "renamed.zip"])("is read, each of its archives: %s", async (name) => {
    expect(await read(name, file)).toMatchObject([
      { title: "One", url: "https://reef.example/One" },
      { title: "Two" },
      { title: "Three" },
    ])
  })

  it("loses none of its archives to a bad one", async () => {
    const damaged = zip({
      "archive/one.warc.gz": warc("One", "Two").subarray(0, 300),
      "archive/two.warc.gz": warc("Three"),
    })
    expect(titles(await read("bad.wacz", damaged))).toEqual([
      expect.stringMatching(/^bad\.wacz:\d: archive\/one\.warc\.gz: .*(?:cut|ends)/),
      "Three",
    ])
  })

  it("that is cut is one line", async () => {
    expect(await read("cut.wacz", file.subarray(0, file.length - 60))).toEqual([
      expect.stringMatching(/^cut\.wacz:1: the ZIP archive of this WACZ is cut or damaged; /),
    ])
  })

  it("without a page says so", async () => {
    expect(await read("none.wacz", zip({ "pages/pages.jsonl": Buffer.from("x") }))).toEqual([
      expect.stringMatching(/^none\.wacz: the archive holds no page/),
    ])
  })
})

/** A ZIP archive whose files are stored as they are (APPNOTE 6.3, sections 4.3.7 to 4.3.16). */
function zip(files: { [name: string]: Buffer }): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, data] of Object.entries(files)) {
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(data), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(data.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, Buffer.from(name), data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from("PK\u0001\u0002\u0014\0"), shared, tail, Buffer.from(name))
    parts.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, listed, Buffer.from("PK\u0005\u0006"), end])
}
