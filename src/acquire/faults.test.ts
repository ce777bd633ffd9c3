/** One bad article of many: its own error, whatever class of fault it was, and the good ones before and behind it. */
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { afterAll, describe, expect, it, vi } from "vitest"
import { response } from "../../test/warc.ts"
import { HearsayError } from "../record/index.ts"
import { acquire } from "./index.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-faults-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** What libraries have thrown, and could: set into the page of whatever holds its name. */
const THROWN: { [name: string]: () => unknown } = {
  "a stack that ends": () => new RangeError("Maximum call stack size exceeded"),
  "a type": () => new TypeError("Cannot read properties of undefined (reading 'x')"),
  "an error of the system's": () => Object.assign(new Error("boom"), { code: "ERR_BOOM" }),
  "words and no error": () => "boom",
  nothing: () => undefined,
  "many lines": () => new SyntaxError("one\ntwo\u001b[31m"),
}
vi.mock("./page.ts", async (importOriginal) => {
  const page = await importOriginal<typeof import("./page.ts")>()
  const draftOfPage: typeof page.draftOfPage = (html, ...rest) => {
    const [, name = ""] = /FAULT:([^.]+)\./.exec(html) ?? []
    if (name in THROWN) throw THROWN[name]?.()
    return page.draftOfPage(html, ...rest)
  }
  return { ...page, draftOfPage }
})

const body = (of: string) =>
  `<p>The harbour master of ${of} said on Tuesday that the lighthouse would be dark for a week, and that nobody had told the pilots.</p><p>“We sail by ear past ${of},” one pilot said to her mate.</p>`
const page = (of: string, head = "", more = "") =>
  `<!doctype html><html lang="en"><head><title>${of}</title>${head}</head><body><article><h1>${of}</h1>${body(of)}${more}</article></body></html>`
const nested = (depth: number) =>
  `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":${JSON.stringify("<i>".repeat(depth))}}</script>`

/** Files that hold many pages. */
const CONTAINERS: { [name: string]: (pages: string[]) => string | Buffer } = {
  "many.jsonl": (pages) => pages.map((html) => JSON.stringify({ html })).join("\n"),
  "many.warc": (pages) =>
    Buffer.concat(pages.map((html, i) => response({ url: `https://reef.example/${i}`, body: html }))),
  "many.warc.gz": (pages) =>
    Buffer.concat(pages.map((html, i) => gzipSync(response({ url: `https://reef.example/${i}`, body: html })))),
  "many.rss": (pages) =>
    `<rss version="2.0"><channel><title>Reef</title>${pages.map((html) => `<item><content:encoded><![CDATA[${html}]]></content:encoded></item>`).join("")}</channel></rss>`,
  "many.json": (pages) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Reef",
      items: pages.map((content_html, i) => ({ id: String(i), content_html })),
    }),
}

async function read(input: string) {
  const found = []
  for await (const acquired of acquire([input], { entries: "text", force: true })) found.push(acquired)
  return found
}

async function outcomes(name: string, pages: string[]): Promise<string[]> {
  writeFileSync(join(folder, name), CONTAINERS[name]?.(pages) ?? "")
  return (await read(join(folder, name))).map((each) => {
    if ("article" in each) return /past (\w+)/.exec(each.article.text)?.[1] ?? ""
    expect(each.error).toBeInstanceOf(HearsayError)
    expect(each.error.message).toMatch(/^\P{Cc}+; \P{Cc}{10,}$/u)
    return "error"
  })
}

describe.each(Object.keys(CONTAINERS))("%s", (name) => {
  it("loses none of its pages to one that is nested without end in its own data", async () => {
    const pages = [page("Arn"), page("Bel", nested(2600)), page("Cor"), page("Dag", nested(20_000)), page("Eld")]
    const found = await outcomes(name, pages)
    expect([found[0], found[2], found[4]]).toEqual(["Arn", "Cor", "Eld"])
    expect(found).toHaveLength(5)
  })

  it("loses none of its pages to any fault in another", async () => {
    const fault = fc.constantFrom(...Object.keys(THROWN)).map((thrown) => page("Bad", "", `<p>FAULT:${thrown}.</p>`))
    const good = fc.constantFrom("Arn", "Bel", "Cor").map((of) => page(of))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(good, fault), { minLength: 1, maxLength: 6 }), async (pages) => {
        // Each differs, for what comes twice may be read once.
        const each = pages.map((html, i) => `${html}<!-- ${i} -->`)
        const expected = each.map((html) => (html.includes("FAULT:") ? "error" : (/past (\w+)/.exec(html)?.[1] ?? "")))
        expect(await outcomes(name, each)).toEqual(expected)
      }),
      { numRuns: 15 },
    )
  })
})

describe("a folder", () => {
  it("loses nothing to what is no file in it, nor waits for it", { timeout: 20_000 }, async () => {
    const news = join(folder, "news")
    mkdirSync(join(news, "inner"), { recursive: true })
    writeFileSync(join(news, "a.html"), page("Arn"))
    symlinkSync("b-loop.html", join(news, "b-loop.html"))
    symlinkSync(join(folder, "gone.html"), join(news, "c-gone.html"))
    symlinkSync("/dev/zero", join(news, "d-zero.txt"))
    execFileSync("mkfifo", [join(news, "e-pipe.txt")])
    const server = createServer().listen(join(news, "f-socket.txt"))
    await new Promise((done) => server.once("listening", done))
    writeFileSync(join(news, "g.md"), `${"> ".repeat(600)}The harbour master said so.\n`)
    symlinkSync("inner", join(news, "h-folder.html"))
    writeFileSync(join(news, "inner", "i.html"), page("Eld"))
    symlinkSync("a.html", join(news, "j-link.html"))
    try {
      const found = await read(news)
      expect(
        found.map((each) =>
          "error" in each ? each.error.message.replace(`${news}/`, "") : each.article.uri.replace(`${news}/`, ""),
        ),
      ).toEqual([
        "a.html",
        expect.stringMatching(/^b-loop\.html: it is a symbolic link that leads back to itself; /),
        expect.stringMatching(/^c-gone\.html: it is a symbolic link to a file that is not there; /),
        expect.stringMatching(/^d-zero\.txt: it is a device, not a file; /),
        expect.stringMatching(/^e-pipe\.txt: it is a named pipe, not a file; /),
        expect.stringMatching(/^f-socket\.txt: it is a socket, not a file; /),
        expect.stringMatching(/^g\.md/),
        "inner/i.html",
        "j-link.html",
      ])
      for (const name of ["b-loop.html", "c-gone.html", "d-zero.txt", "e-pipe.txt", "f-socket.txt"])
        expect(await read(join(news, name))).toMatchObject([{ error: { code: "input", where: join(news, name) } }])
      expect(await read(join(news, "[b-f]-*"))).toHaveLength(5)
    } finally {
      server.close()
    }
  })

  it("that links to itself is one line", async () => {
    symlinkSync("self", join(folder, "self"))
    expect(await read(join(folder, "self"))).toMatchObject([{ error: { code: "input" } }])
  })
})
