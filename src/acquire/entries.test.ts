import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type AcquireOptions, acquire } from "./index.ts"

const SENTENCE =
  "The harbour master said on Tuesday that the lighthouse would be dark for a week, and that nobody had told the pilots."
const page = (title: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1><p>${SENTENCE}</p><p>“We sail by ear past ${title},” one pilot said.</p></article></body></html>`
const OWN = `<p>${SENTENCE}</p><p>“The feed says it, too,” one pilot &amp; her mate said.</p>`
const OWN_TEXT = `${SENTENCE}\n\n“The feed says it, too,” one pilot & her mate said.`

let folder: string
let server: Server
let site: string
/** What was asked for, in order. */
let asked: string[] = []
const served = new Map<string, { type: string; body: string }>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hearsay-feed-"))
  server = createServer((request, response) => {
    asked.push(request.url ?? "")
    const found = served.get(request.url ?? "")
    if (found) response.writeHead(200, { "content-type": found.type }).end(found.body)
    else response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const name of ["one", "two", "three"])
    served.set(`/${name}`, { type: "text/html; charset=utf-8", body: page(name) })
  served.set("/sheet", { type: "application/json", body: '{"rows": [\n1]}' })
})
beforeEach(() => {
  asked = []
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
})

const saved = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

/** What comes of a feed: articles, and messages of errors. */
async function read(input: string, options: AcquireOptions = { allowPrivate: true }) {
  const found = []
  for await (const acquired of acquire([input], options))
    found.push(
      "error" in acquired
        ? acquired.error.message.replace(`${folder}/`, "").replaceAll(site, "SITE")
        : acquired.article,
    )
  return found
}

const rss = (items: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Reef &amp; Shore News</title><link>${site}/</link><language>en-GB</language><description>All of it</description>${items}</channel></rss>`
const item = (link: string, more = "") =>
  `<item><title>Dark &#8220;light&#8221;</title><link>${link}</link><dc:creator>Ada Byrne</dc:creator><pubDate>Tue, 04 Mar 2031 09:30:00 +0100</pubDate><description>In short.</description>${more}</item>`
const full = `<content:encoded><![CDATA[${OWN}]]></content:encoded>`

const atom = (entries: string, base = "") =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"${base}><title type="html">Reef &amp;amp; Shore</title><id>urn:reef</id><updated>2031-03-05T00:00:00Z</updated><author><name>Bo Lind</name></author>${entries}</feed>`

describe("RSS", () => {
  it("from the web gives the page of each entry; what the page does not state comes from the feed", async () => {
    served.set("/feed", { type: "application/rss+xml", body: rss(item("/one", full) + item(`${site}/two`)) })
    const stated = { byline: "Ada Byrne", outlet: "Reef & Shore News", published: "2031-03-04T09:30:00+01:00" }
    expect(await read(`${site}/feed`)).toMatchObject([
      { uri: `${site}/one`, url: `${site}/one`, title: "one", text: expect.stringContaining("past one"), ...stated },
      { uri: `${site}/two`, title: "two", text: expect.stringContaining("past two"), ...stated },
    ])
    expect(asked).toEqual(["/feed", "/one", "/two"])
  })

  it("in a file does the same, packed or not", async () => {
    const feed = rss(item(`${site}/one`))
    expect(await read(saved("feed.xml", feed))).toMatchObject([{ title: "one" }])
    expect(await read(saved("feed.xml.gz", gzipSync(feed)))).toMatchObject([{ title: "one" }])
  })

  it("gives an entry's own text where its page cannot be had", async () => {
    const feed = saved("own.rss", rss(item(`${site}/gone`, full) + item("/one", full) + item(`${site}/sheet`, full)))
    expect(await read(feed)).toMatchObject([
      {
        uri: `${site}/gone`,
        url: `${site}/gone`,
        title: "Dark “light”",
        byline: "Ada Byrne",
        outlet: "Reef & Shore News",
        published: "2031-03-04T09:30:00+01:00",
        language: "en-GB",
        text: OWN_TEXT,
      },
      { title: "one" },
      { uri: `${site}/sheet`, text: OWN_TEXT },
    ])
  })

  it("reports an entry whose page cannot be had and that carries no text, and goes on: a summary is no article", async () => {
    const feed = saved(
      "gone.rss",
      rss(item(`${site}/gone`) + item("/two") + item("file:///etc/hosts") + item("/sheet")),
    )
    expect(await read(feed)).toMatchObject([
      "SITE/gone: answered 404 Not Found; check the address in a browser",
      { title: "two" },
      expect.stringMatching(/^gone\.rss:3: the entry has neither an address on the web nor its full text; /),
      expect.stringMatching(/^SITE\/sheet: it is one JSON object/),
    ])
  })

  it("is not a way into a private network", async () => {
    const feed = saved("inward.rss", rss(item(`${site}/one`) + item(`${site}/two`, full)))
    expect(await read(feed, {})).toMatchObject([
      expect.stringMatching(/^SITE\/one: leads into a private network/),
      { uri: `${site}/two`, text: OWN_TEXT },
    ])
    expect(asked).toEqual([])
  })

  it("with --entries text is read without a network; entries without their text are errors", async () => {
    const feed = saved("text.rss", rss(item(`${site}/one`, full) + item(`${site}/two`)))
    expect(await read(feed, { allowPrivate: true, entries: "text" })).toMatchObject([
      { uri: `${site}/one`, text: OWN_TEXT },
      expect.stringMatching(/^text\.rss:2: the entry has no full text; leave out --entries text/),
    ])
    expect(asked).toEqual([])
  })

  it("asks once for a page that comes twice", async () => {
    expect(await read(saved("twice.rss", rss(item("/one") + item(`${site}/one`))))).toHaveLength(1)
    expect(asked).toEqual(["/one"])
  })

  it("takes the permalink for the address where there is no link", async () => {
    const items = `<item><guid>${site}/one</guid></item><item><guid isPermaLink="false">${site}/two</guid>${full}</item>`
    expect(await read(saved("guid.rss", rss(items)))).toMatchObject([
      { uri: `${site}/one` },
      { url: null, text: OWN_TEXT },
    ])
  })

  it("is read in its older form, RSS 1.0", async () => {
    const feed = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Reef</title><link>${site}/</link></channel><item rdf:about="${site}/one"><title>One</title><link>${site}/one</link><dc:date>2031-03-04</dc:date></item></rdf:RDF>`
    expect(await read(saved("old.rdf", feed))).toMatchObject([
      { uri: `${site}/one`, outlet: "Reef", published: "2031-03-04" },
    ])
  })
})

describe("Atom", () => {
  it("gives the page of the alternate link, made whole with its base", async () => {
    const links = `<link rel="self" href="/self"/><link rel="enclosure" href="/e.mp3" type="audio/mpeg"/><link rel="alternate" type="text/html" href="one"/>`
    const entry = `<entry><id>1</id>${links}<published>2031-03-04T08:00:00Z</published><updated>2031-03-05T08:00:00Z</updated></entry>`
    expect(await read(saved("a.atom", atom(entry, ` xml:base="${site}/"`)))).toMatchObject([
      {
        uri: `${site}/one`,
        byline: "Bo Lind",
        outlet: "Reef & Shore",
        published: "2031-03-04T08:00:00Z",
        updated: "2031-03-05T08:00:00Z",
      },
    ])
  })

  it("gives content in each of its forms, and leaves content that is elsewhere to the page", async () => {
    const entries = [
      `<content type="html">${OWN.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</content>`,
      `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${OWN}</div></content>`,
      `<content>${SENTENCE} One pilot &amp; her mate.</content>`,
      `<content type="image/png">iVBORw0K</content>`,
      `<content type="text/html" src="${site}/one"/><link href="${site}/one"/>`,
    ].map((content, i) => `<entry><id>${i}</id>${content}</entry>`)
    expect(await read(saved("forms.atom", atom(entries.join(""))))).toMatchObject([
      { text: OWN_TEXT },
      { text: OWN_TEXT },
      { text: `${SENTENCE} One pilot & her mate.` },
      expect.stringMatching(/^forms\.atom:4: the entry has neither/),
      { uri: `${site}/one` },
    ])
  })

  it("has no day of publication where it only says when an entry was changed", async () => {
    const entry = `<entry><id>1</id><updated>2031-03-05T08:00:00Z</updated><content>${SENTENCE}</content></entry>`
    expect(await read(saved("u.atom", atom(entry)))).toMatchObject([
      { published: null, updated: "2031-03-05T08:00:00Z" },
    ])
  })
})

describe("JSON Feed", () => {
  it("gives pages, and the text or HTML of entries", async () => {
    const feed = {
      version: "https://jsonfeed.org/version/1.1",
      title: "Reef",
      authors: [{ name: "Ada Byrne" }, { name: "Bo Lind" }],
      items: [
        { id: "1", url: `${site}/one` },
        { id: "2", title: "Two", content_html: OWN, date_published: "2031-03-04T08:00:00Z" },
        { id: "3", url: `${site}/gone`, content_text: SENTENCE },
        5,
      ],
    }
    const expected = [
      { uri: `${site}/one`, byline: "Ada Byrne and Bo Lind" },
      { title: "Two", text: OWN_TEXT, published: "2031-03-04T08:00:00Z", outlet: "Reef" },
      { uri: `${site}/gone`, text: SENTENCE },
    ]
    expect(await read(saved("feed.json", JSON.stringify(feed)))).toMatchObject(expected)
    const controls = JSON.stringify(feed).replace("Reef", "Reef\u0007")
    expect(await read(saved("controls.json", controls.replace("\\u0007", "\u0007")))).toMatchObject(expected)
    expect(await read(saved("spread.json", JSON.stringify(feed, null, 2)))).toMatchObject(expected)
    served.set("/feed.json", { type: "application/feed+json", body: JSON.stringify(feed) })
    expect(await read(`${site}/feed.json`)).toMatchObject(expected)
  })
})

describe("a feed that is none", () => {
  const laughs = [
    "<!ENTITY a0 'ha'>",
    ...Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} '${`&a${i};`.repeat(10)}'>`),
  ]
  it.each([
    [
      "entities that grow without bounds",
      `<?xml version="1.0"?><!DOCTYPE rss [${laughs.join("")}]><rss><channel><title>&a30;</title><item><title>&a30;</title></item></channel></rss>`,
      "declares entities",
    ],
    [
      "an entity that reaches for a file",
      `<!DOCTYPE feed [<!ENTITY f SYSTEM "file:///etc/passwd">]><feed xmlns="http://www.w3.org/2005/Atom"><title>&f;</title><entry><content>&f;</content></entry></feed>`,
      "declares entities",
    ],
    [
      "an entity of parameters from elsewhere",
      `<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/p.dtd">%p;]><rss><channel/></rss>`,
      "declares entities",
    ],
    ["a feed that is cut", rss(item("/one")).slice(0, 420), "cut or malformed"],
    ["a feed nested without end", `<rss><channel>${"<a>".repeat(100_000)}`, "cut or malformed"],
    ["a feed nested without end that ends", `<rss><channel>${"<a>".repeat(1000)}</channel></rss>`, "nested too deep"],
    [
      "a feed whose entries hold nothing known",
      `<rss xmlns:x="https://reef.example/x"><channel><item><x:tide>7</x:tide><__proto__ __proto__="1">2</__proto__></item></channel></rss>`,
      "neither an address on the web nor its full text",
    ],
    ["a feed without entries", rss(""), "has no entries"],
    ["other XML", `<?xml version="1.0"?><urlset><url><loc>x</loc></url></urlset>`, "neither a feed nor a page"],
    ["other JSON", `{\n  "rows": [\n    1\n  ]\n}`, "it is one JSON object"],
    ["a list in JSON", `[{"title": "One"}]`, "it is one JSON list"],
  ])("is refused with one line: %s", async (_, content, what) => {
    const found = await read(saved("bad.xml", content))
    expect(found).toEqual([expect.stringMatching(new RegExp(`^bad\\.xml(?::1)?: .*${what}.*; .{10,}`))])
  })

  it("an entity that was written with no declaration stays as it was written", async () => {
    const entry = `<entry><id>1</id><content>${SENTENCE} &unknown;</content></entry>`
    expect(await read(saved("stray.atom", atom(entry)))).toMatchObject([{ text: `${SENTENCE} &unknown;` }])
  })
})
