import { describe, expect, it } from "vitest"
import { linked, meta, metadata, SENTENCE as sentence } from "../../../test/page.ts"

describe("when a page states a thing twice", () => {
  it("JSON-LD is believed before Open Graph, that before microdata, that before the words", () => {
    const head = [
      linked({
        headline: "One",
        datePublished: "2031-03-01T10:00:00Z",
        publisher: { name: "P1" },
        author: { name: "Ada One" },
      }),
      meta("og:title", "Two") + meta("og:site_name", "P2") + meta("article:published_time", "2031-03-02"),
      '<meta name="author" content="Bea Two">',
    ]
    const body = `<h1 itemprop="headline">Three</h1><span itemprop="author">Cai Three</span><time itemprop="datePublished" datetime="2031-03-03">3 March</time><p>By Dan Bell</p><p>Published 4 March 2031</p>${sentence}`
    expect(metadata(head.join(""), body)).toMatchObject({
      title: "One",
      published: "2031-03-01T10:00:00Z",
      outlet: "P1",
      byline: "Ada One",
    })
    expect(metadata(head.slice(1).join(""), body)).toMatchObject({
      title: "Two",
      published: "2031-03-02",
      outlet: "P2",
      byline: "Bea Two",
    })
    expect(metadata("", body)).toMatchObject({
      title: "Three",
      published: "2031-03-03",
      outlet: null,
      byline: "Cai Three",
    })
    expect(metadata("", `<h1>Four</h1><p>By Ada Bell</p><p>Published 4 March 2031</p>${sentence}`)).toMatchObject({
      title: "Four",
      published: "2031-03-04",
      byline: "Ada Bell",
    })
  })
})

describe("JSON-LD", () => {
  it("is found in a graph, in a list, and behind references", () => {
    const graph = {
      "@graph": [
        { "@type": "WebPage", name: "no article" },
        {
          "@type": ["Thing", "ReportageNewsArticle"],
          headline: "Found",
          publisher: { "@id": "#p" },
          author: [{ name: "Ada" }, "Bea"],
        },
        { "@id": "#p", "@type": "Organization", name: "The Post" },
      ],
    }
    const head = `<script type="application/ld+json">${JSON.stringify([graph])}</script>`
    expect(metadata(head)).toMatchObject({ title: "Found", outlet: "The Post", byline: "Ada and Bea" })
  })

  it("that is broken is passed over; with raw line breaks it is read", () => {
    const broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
    const raw = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Over\ntwo lines"}</script>'
    expect(metadata(broken + meta("og:title", "Still"))).toMatchObject({ title: "Still" })
    expect(metadata(raw)).toMatchObject({ title: "Over two lines" })
  })
})

describe("dates", () => {
  it.each([
    ["2031-03-08T06:05:00+0100", "2031-03-08T06:05:00+01:00"],
    ["2031-03-08 06:05:00", "2031-03-08T06:05:00"],
    ["2031-03-08T06:05:00.000Z", "2031-03-08T06:05:00Z"],
    ["20310308", "2031-03-08"],
    ["8 March 2031", "2031-03-08"],
    ["Saturday, March 8, 2031", "2031-03-08"],
    ["8 March 2031, 14:20", "2031-03-08T14:20"],
    ["28.03.2031", "2031-03-28"],
    ["2031-02-30", null],
    ["2031-13-01", null],
    ["03/04/2031", null],
    ["March 2031", null],
    ["yesterday", null],
    ["two hours ago", null],
    ["{{ date }}", null],
  ])("%s is %s: as precise as stated, and nothing guessed", (stated, iso) => {
    expect(metadata(meta("article:published_time", stated)).published).toBe(iso)
  })

  it("of publication and of change are kept apart", () => {
    const body = `<article><h1>T</h1><p>First published <time datetime="2031-03-08">8 March</time></p><p>Updated <time datetime="2031-03-09">9 March</time></p>${sentence}</article>`
    expect(metadata("", body)).toMatchObject({ published: "2031-03-08", updated: "2031-03-09" })
    const line = `<article><h1>T</h1><p>Published 8 March 2031 · Updated 9 March 2031</p>${sentence}</article>`
    expect(metadata("", line)).toMatchObject({ published: "2031-03-08", updated: "2031-03-09" })
  })

  it("that are the same are no change", () => {
    const head = linked({ datePublished: "2031-03-08T06:00:00Z", dateModified: "2031-03-08T06:00:00Z" })
    expect(metadata(head)).toMatchObject({ published: "2031-03-08T06:00:00Z", updated: null })
  })

  it("of other articles, events and the footer are not this article's", () => {
    const body = `<article><h1>T</h1>${sentence}<p>The hearing is set for 4 May 2031, the court said in a letter to both of them.</p></article><aside><time datetime="2030-01-01">old</time></aside><footer>© 2031</footer>`
    expect(metadata("", body).published).toBeNull()
  })

  it("stand in a dateline too", () => {
    expect(metadata("", `<article><h1>T</h1><p>LISK, 8 March 2031 — ${sentence.slice(3)}</article>`).published).toBe(
      "2031-03-08",
    )
  })
})

describe("outlet and title", () => {
  it.each([
    ["Bridge shut | The Post", "The Post"],
    ["Bridge shut - Politics - The Post", "The Post"],
    ["The Post: Bridge shut", "The Post"],
    ["Bridge shut", null],
    ["Bridge shut – what we know and what we do not know yet", null],
  ])("the tab title %s names the outlet %s", (tab, outlet) => {
    expect(metadata(`<title>${tab}</title>`, "<h1>Bridge shut</h1>")).toMatchObject({ outlet, title: "Bridge shut" })
  })

  it("the title carries no name of the outlet", () => {
    expect(metadata(meta("og:title", "Bridge shut | The Post") + meta("og:site_name", "The Post")).title).toBe(
      "Bridge shut",
    )
  })
})

describe("address, byline and language", () => {
  it("a canonical address is made whole, and is an http address or none", () => {
    const head = '<link rel="canonical" href="/a/1">'
    expect(metadata(head, "", "https://post.example/x?y").url).toBe("https://post.example/a/1")
    expect(metadata(head).url).toBeNull()
    expect(metadata('<link rel="canonical" href="javascript:alert(1)">').url).toBeNull()
  })

  it("a byline loses its job and its date", () => {
    const body = `<p class="byline">By Ada Bell, transport correspondent | 4 March</p>${sentence}`
    expect(metadata("", body).byline).toBe("Ada Bell")
    expect(metadata('<meta name="author" content="https://post.example/staff/ada">').byline).toBeNull()
  })

  it("a language is a BCP 47 tag or none", () => {
    expect(metadata(meta("og:locale", "en_GB")).language).toBe("en-GB")
    expect(metadata(meta("og:locale", "not a language")).language).toBeNull()
  })
})
