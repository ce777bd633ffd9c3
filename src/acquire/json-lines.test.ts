import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { InputError } from "../record/index.ts"
import { fields } from "./json-fields.ts"
import { draftOfLine, numberedLines } from "./json-lines.ts"

const TEXT = "The harbour master said on Tuesday that the lighthouse would be dark for a week."
const PAGE = `<p>${TEXT}</p><p>“Nobody told the pilots, who have to find their way past the reef without it,” she said.</p>`

/** What comes of lines: drafts, and messages of errors. */
async function read(...lines: (object | string | Uint8Array)[]) {
  const bytes = lines.map((line) =>
    Buffer.from(typeof line === "string" || line instanceof Uint8Array ? line : JSON.stringify(line)),
  )
  const found = []
  const chunks = bytes.flatMap((one) => [one, Buffer.from("\n")])
  for await (const { bytes, place } of numberedLines(chunks, "a.jsonl")) {
    try {
      const line = draftOfLine(bytes, place)
      found.push({ ...line.draft, uri: line.uri })
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      found.push(error.message)
    }
  }
  return found
}

describe("a line of JSON", () => {
  it.each([
    [{ url: "https://a.example/1", title: "T", published: "2031-03-04", outlet: "O", author: "Ada Byrne" }],
    [{ link: "https://a.example/1", headline: "T", date: "2031-03-04", publisher: "O", byline: "Ada Byrne" }],
    [
      {
        permalink: "https://a.example/1",
        Title: "T",
        publishedAt: "2031-03-04",
        source: { name: "O", id: null },
        authors: ["Ada Byrne"],
      },
    ],
    [{ uri: "https://a.example/1", title: "T", pub_date: "4 March 2031", site: "O", authors: [{ name: "Ada Byrne" }] }],
    [
      {
        URL: "https://a.example/1",
        heading: "T",
        datePublished: "2031-03-04",
        "Source Name": "O",
        creator: { name: "Ada Byrne" },
      },
    ],
    [
      {
        web_url: "https://a.example/1",
        headline: { main: "T" },
        "publish-date": "2031-03-04",
        source: "O",
        byline: { original: "Ada Byrne" },
      },
    ],
    [
      {
        url: "",
        link: "https://a.example/1",
        title: null,
        headline: "T",
        published: " ",
        date: "2031-03-04",
        source: "https://o.example",
        domain: "O",
        author: [],
        byline: "Ada Byrne",
      },
    ],
  ])("is read by the names of common exports: %o", async (line) => {
    expect(await read({ ...line, text: TEXT })).toEqual([
      {
        uri: "https://a.example/1",
        url: "https://a.example/1",
        title: "T",
        published: "2031-03-04",
        outlet: "O",
        byline: "Ada Byrne",
        updated: null,
        language: null,
        text: TEXT,
      },
    ])
  })

  it.each(["body", "content", "article", "fulltext", "articleBody", "main_text", "content_text"])(
    "has its text under `%s`, where markup is a page",
    async (name) => {
      const [plain, marked] = await read({ [name]: `${TEXT}\n a < b` }, { [name]: PAGE })
      expect(plain).toMatchObject({ text: `${TEXT}\n a < b` })
      expect(marked).toMatchObject({ text: expect.stringMatching(/^The harbour[^<]+without it,” she said\.$/) })
    },
  )

  it("keeps `text` to the last character, tags and all, and joins a list of paragraphs", async () => {
    expect(await read({ text: `  ${PAGE} ` }, { body: ["One.", "Two."] })).toMatchObject([
      { text: `  ${PAGE} ` },
      { text: "One.\n\nTwo." },
    ])
  })

  it("takes the first name that fits, and dates in seconds and milliseconds", async () => {
    const line = { title: 5, headline: "T", outlet: { id: 3 }, site: "O", text: TEXT }
    expect(await read({ ...line, date: 1930384800 }, { text: TEXT, published: 1930384800000 })).toMatchObject([
      { title: "T", outlet: "O", published: "2031-03-04T10:00:00Z" },
      { published: "2031-03-04T10:00:00Z" },
    ])
  })

  it("keeps a name of its own for an article that has no address on the web", async () => {
    expect(await read({ uri: "wire:1", text: TEXT }, { text: TEXT })).toMatchObject([
      { uri: "wire:1", url: null },
      { uri: "a.jsonl:2", url: null },
    ])
  })

  it("loses no text to a page beside it that holds none", async () => {
    expect(await read({ text: TEXT, html: "<p>Log in</p>" })).toMatchObject([{ text: TEXT }])
  })
})

describe("a bad line", () => {
  it.each([
    ["that is cut", '{"title": "T", "text": "The harbour', "the line is not JSON, or is cut"],
    ["that is no JSON", "harbour", "the line is not JSON"],
    ["of 10 million characters", `{"text":"${"x".repeat(10_000_000)}"}`, "the line is too long"],
    ["that is not UTF-8", Buffer.from('{"text":"caf\xe9"}', "latin1"), "the line is not valid UTF-8"],
    ["that is a list", '["T"]', "the line is not an object"],
    ["that is a number", "5", "the line is not an object"],
    ["that is null", "null", "the line is not an object"],
    ["nested without end", "[".repeat(1_000_000), "the line is not"],
    ["with a text of another type", { text: 5 }, "“text” is not words or a list of paragraphs"],
    ["with a date of another type", { text: TEXT, date: { day: 4 } }, "“date” is not a date"],
    ["with authors of another type", { text: TEXT, authors: [1, 2] }, "“authors” is not a name or a list of names"],
    ["without a text", { title: "T", text: "" }, "the line has neither a text nor a page"],
    ["with an empty page", { html: "<p></p>" }, "no article was found"],
    ["with names of every object", '{"__proto__":{"text":"x"},"constructor":5}', "neither a text nor a page"],
  ])("%s is one error with its number, and the rest goes on", async (_, line, what) => {
    const found = await read({ text: "One." }, line, "", { text: "Two." })
    expect(found).toMatchObject([{ text: "One." }, expect.stringMatching(/^a\.jsonl:2: .*; .{10,}/), { text: "Two." }])
    expect(found[1]).toContain(what)
  })

  it("is all that is wrong with a file that was cut in it", async () => {
    const lines = [JSON.stringify({ text: "One." }), JSON.stringify({ text: "Two." })].join("\n")
    expect(await read(lines.slice(0, -4))).toMatchObject([{ text: "One." }, expect.stringContaining("a.jsonl:2: ")])
  })
})

describe("the table of names", () => {
  it("is in docs/acquire.md", () => {
    const docs = readFileSync(new URL("../../docs/acquire.md", import.meta.url), "utf8")
    const missing = Object.values(fields).flatMap(({ names }) => names.filter((name) => !docs.includes(`\`${name}\``)))
    expect(missing).toEqual([])
  })
})
