import { randomBytes } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Article } from "../record/index.ts"
import { type AcquireOptions, acquire } from "./index.ts"

let folder: string
const at = (name: string) => join(folder, name)

const SENTENCES =
  "The harbour master said on Tuesday that the lighthouse would be dark for a week, and that nobody had told the pilots who have to find their way past the reef without it."
const PAGE = `<!doctype html><html lang="en"><head><title>Dark light - Reef News</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>Dark light</h1><p>${SENTENCES}</p><p>“We sail by ear,” one pilot said.</p></article></body></html>`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-acquire-"))
  for (const name of ["news", "news/b", "empty", ".hidden"]) mkdirSync(at(name), { recursive: true })
  writeFileSync(at("news/2.txt"), SENTENCES)
  writeFileSync(at("news/10.html"), PAGE)
  writeFileSync(at("news/b/1.md"), `# Dark light\n\n${SENTENCES}\n`)
  writeFileSync(at("news/c.png"), "no picture")
  symlinkSync(at("news"), at("news/loop"))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What comes of some inputs: texts of articles, messages of errors. */
async function all(inputs: string[], options: AcquireOptions = {}) {
  const found = []
  for await (const acquired of acquire(inputs, options)) found.push(acquired)
  return found
}
async function one(input: string, options: AcquireOptions = {}) {
  const [acquired, ...more] = await all([input], options)
  expect(more).toEqual([])
  if (!acquired) throw new Error("nothing was acquired")
  return acquired
}
async function article(input: string, options: AcquireOptions = {}): Promise<Article> {
  const acquired = await one(input, options)
  if ("error" in acquired) throw acquired.error
  return Article.parse(acquired.article)
}
async function problem(input: string, options: AcquireOptions = {}): Promise<string> {
  const acquired = await one(input, options)
  if ("article" in acquired) throw new Error(`${input} was read`)
  expect(acquired.error.message).not.toContain("\n")
  return acquired.error.message
}
const written = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content)
  return at(name)
}

describe("a text file", () => {
  it("is the article's text, unchanged to the last character", async () => {
    const text = `\r\n  ${SENTENCES}\t\u00a0\n\n\n“End.” 👩‍🚒 e\u0301 \u2028\n`
    expect(await article(written("odd.txt", text))).toMatchObject({ text, title: null, outlet: null, published: null })
  })

  it("has an id that its bytes alone decide", async () => {
    const first = await article(written("one.txt", SENTENCES))
    const second = await article(written("two.txt", SENTENCES))
    expect(second).toMatchObject({ id: first.id, sha256: first.sha256 })
    expect((await article(written("three.txt", `${SENTENCES} `))).id).not.toBe(first.id)
  })
})

describe("a page", () => {
  it("gives its text in paragraphs and what it states of itself", async () => {
    expect(await article(written("page.html", PAGE))).toMatchObject({
      uri: at("page.html"),
      title: "Dark light",
      outlet: "Reef News",
      language: "en",
      text: `${SENTENCES}\n\n“We sail by ear,” one pilot said.`,
    })
  })

  it("is known by its bytes where its name does not say so", async () => {
    expect(await article(written("page", PAGE))).toMatchObject({ title: "Dark light" })
  })

  it("is overruled by --date and --outlet", async () => {
    expect(await article(written("page.html", PAGE), { date: "2031-05-06", outlet: "The Reef" })).toMatchObject({
      published: "2031-05-06",
      outlet: "The Reef",
    })
  })
})

describe("Markdown", () => {
  it("loses its marks, its title, byline and date, and lines that lead away", async () => {
    const source = `# Dark *light*\n\n*By Ada Byrne, Reef News*\n\n*Published 4 March 2031*\n\n${SENTENCES.replace("harbour master", "[harbour](http://x.example) **master**")}\n\n> “We sail by ear.”\n\n- oars\n- bells\n\n*Read next: [All our lights](http://x.example)*\n`
    expect(await article(written("a.md", source))).toMatchObject({
      title: "Dark light",
      byline: "Ada Byrne",
      outlet: "Reef News",
      published: "2031-03-04",
      text: `${SENTENCES}\n\n“We sail by ear.”\n\noars\n\nbells`,
    })
  })
})

describe("JSON Lines", () => {
  it("are one article or one error a line, in their order", async () => {
    const lines = [
      JSON.stringify({ uri: "wire:1", title: "T", outlet: "O", published: "2031-03-04T10:00:00Z", text: SENTENCES }),
      "{ cut",
      "",
      JSON.stringify({ uri: "wire:2", title: "No text" }),
      JSON.stringify({ url: "https://reef.example/3", html: PAGE, outlet: "Another" }),
    ]
    const found = await all([written("a.jsonl", lines.join("\r\n"))])
    expect(found).toMatchObject([
      { article: { uri: "wire:1", title: "T", outlet: "O", published: "2031-03-04T10:00:00Z", text: SENTENCES } },
      { error: { where: `${at("a.jsonl")}:2` } },
      { error: { code: "input" } },
      { article: { uri: "https://reef.example/3", outlet: "Another", title: "Dark light" } },
    ])
  })

  it("pass over a line beyond the limit without holding it", async () => {
    const path = at("long.jsonl")
    writeFileSync(
      path,
      `{"text":"${"x".repeat(17 * 1024 * 1024)}"}\n${JSON.stringify({ uri: "ok", text: SENTENCES })}\n`,
    )
    expect(await all([path])).toMatchObject([{ error: { code: "input" } }, { article: { uri: "ok" } }])
  })
})

describe("several inputs", () => {
  it("come in the order of the arguments; folders by name, hidden and linked ones left out; a bad one loses none", async () => {
    const found = await all([at("missing.txt"), at("news"), at("news/*.txt")])
    expect(found.map((acquired) => ("error" in acquired ? "error" : acquired.article.uri))).toEqual([
      "error",
      at("news/10.html"),
      at("news/2.txt"),
      at("news/b/1.md"),
      at("news/2.txt"),
    ])
  })

  it("are read one at a time, only when asked for", async () => {
    const reading = acquire([written("first.txt", SENTENCES), at("later.txt")])[Symbol.asyncIterator]()
    await reading.next()
    written("later.txt", SENTENCES)
    expect((await reading.next()).value).toMatchObject({ article: { uri: at("later.txt") } })
  })
})

describe("bad input", () => {
  it.each([
    ["missing.txt", null, "no such file or folder"],
    ["empty", null, "holds nothing that can be read"],
    ["no*match", null, "no file has a name of this form"],
    ["empty.txt", "", "there is no text in it"],
    ["blank.txt", " \n\t\n", "there is no text in it"],
    ["empty.html", "", "no article"],
    ["report.txt", "%PDF-1.7\n1 0 obj", "it is a PDF that is cut or damaged"],
    ["binary.txt", new Uint8Array([1, 2, 0, 3, 4]), "it is binary"],
    ["picture.html", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), "it is a picture"],
    ["broken.txt", Buffer.concat([Buffer.from("“Hé” she said "), Buffer.from([0xc3, 0x28])]), "not valid UTF-8"],
    ["menu.html", `<html><body>${'<li><a href="/x">Sport</a></li>'.repeat(50)}</body></html>`, "no article was found"],
    [
      "login.html",
      "<html><body><form>Name <input> Word <input><button>Log in</button></form></body></html>",
      "no article",
    ],
    ["deep.html", "<div>".repeat(10_000) + SENTENCES, "nested too deep"],
    ["deep-inline.html", `<p>${"<b>".repeat(10_000)}${SENTENCES}`, "nested too deep"],
  ])("%s gets one line that names it and says what to do", async (name, content, what) => {
    if (content !== null) written(name, content)
    const message = await problem(at(name))
    expect(message.startsWith(at(name))).toBe(true)
    expect(message).toContain(what)
    expect(message).toMatch(/; .{10,}/)
  })

  it("a page of 100 MB is not read to its end", async () => {
    expect(await problem(written("huge.html", Buffer.alloc(100 * 1024 * 1024, "<p>x</p>")))).toContain("larger than")
    rmSync(at("huge.html"))
  })

  it("another language is named, and read when forced", async () => {
    const german =
      "Der Hafenmeister sagte am Dienstag, der Leuchtturm werde eine Woche lang dunkel bleiben, und niemand habe die Lotsen gewarnt, die ohne ihn ihren Weg an den Klippen vorbei finden müssen."
    expect(await problem(written("german.txt", german))).toContain("German")
    expect(await article(at("german.txt"), { force: true })).toMatchObject({ language: "de" })
  })

  it("an English page that is said to be in another language is read: its words decide", async () => {
    expect(await article(written("said.html", PAGE.replace('lang="en"', 'lang="de"')))).toMatchObject({
      language: "en",
    })
  })
})

describe("an address", () => {
  it("gives its page, with relative addresses made whole", async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" })
      response.end(PAGE.replace("</head>", '<link rel="canonical" href="/dark-light"></head>'))
    })
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a?b`
    try {
      const { origin } = new URL(address)
      expect(await article(address, { allowPrivate: true })).toMatchObject({
        uri: address,
        url: `${origin}/dark-light`,
      })
      expect(await problem(address)).toContain("private network")
    } finally {
      server.close()
    }
  })

  it("that lies about its type is found out by its bytes", async () => {
    const server = createServer((_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("%PDF-1.7 …"),
    )
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
    try {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      expect(await problem(address, { allowPrivate: true })).toContain("it is a PDF")
    } finally {
      server.close()
    }
  })
})

describe("an input packed with gzip", () => {
  it("is what is in it: a page, lines, text from a folder", async () => {
    mkdirSync(at("packed"))
    written("packed/1.html.gz", gzipSync(PAGE))
    written("packed/2.jsonl.gz", gzipSync(`${JSON.stringify({ text: SENTENCES })}\n`))
    written("packed/3.txt.gz", Buffer.concat([gzipSync(SENTENCES.slice(0, 50)), gzipSync(SENTENCES.slice(50))]))
    written("packed/4.docx.gz", gzipSync("%PDF-1.7"))
    expect(await all([at("packed")])).toMatchObject([
      { article: { title: "Dark light" }, input: 0 },
      { article: { uri: `${at("packed/2.jsonl.gz")}:1`, text: SENTENCES }, input: 1 },
      { article: { text: SENTENCES }, input: 2 },
    ])
    expect((await article(at("packed/1.html.gz"))).id).toBe((await article(written("1.html", PAGE))).id)
  })

  it.each([
    ["cut.txt.gz", gzipSync(SENTENCES).subarray(0, 60), "the gzip file is cut"],
    ["damaged.txt.gz", Buffer.concat([gzipSync(SENTENCES), Buffer.from("something else")]), "the gzip file is damaged"],
    ["twice.txt.gz", gzipSync(gzipSync(SENTENCES)), "it is a file packed twice"],
    ["bomb.txt.gz", gzipSync(Buffer.alloc(100 * 1024 * 1024, "x")), "larger than 16 MB"],
    ["empty.txt.gz", gzipSync(""), "there is no text in it"],
  ])("%s gets one line, and half a text is never taken for a whole one", async (name, content, what) => {
    expect(await problem(written(name, content))).toContain(what)
  })

  it("gives the lines before a cut", async () => {
    // As random as text can be, so that much of it is on this side of the cut.
    const lines = Array.from(
      { length: 300 },
      () => `${JSON.stringify({ text: `${SENTENCES} ${randomBytes(60).toString("hex")}` })}\n`,
    )
    const packed = gzipSync(lines.join(""))
    const found = await all([written("cut.jsonl.gz", packed.subarray(0, packed.length - 100))])
    expect(found.filter((acquired) => "article" in acquired).length).toBeGreaterThan(290)
    expect(found.at(-1)).toMatchObject({
      error: { where: at("cut.jsonl.gz"), what: expect.stringContaining("is cut") },
    })
  })
})

it("the number of the input goes with what came of it, though some give several articles or none", async () => {
  const two = written("two.jsonl", `${JSON.stringify({ text: SENTENCES })}\n${JSON.stringify({ text: SENTENCES })}\n`)
  const found = await all([two, at("missing.txt"), written("three.txt", SENTENCES)])
  expect(found.map(({ input }) => input)).toEqual([0, 0, 1, 2])
})
