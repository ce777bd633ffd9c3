import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { InputError } from "../record/index.ts"
import { decode } from "./decode.ts"
import { entriesOf, readFeed } from "./feed.ts"

const entries = (feed: string, address: string | null = null) =>
  entriesOf(feed, "a.xml", address).map((entryOf) => entryOf())
const SENTENCE = "The ferry to Holm will not sail before Monday, its owner said."

const NAMESPACES = {
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  atom: "http://www.w3.org/2005/Atom",
  a10: "http://www.w3.org/2005/Atom",
  prism: "http://prismstandard.org/namespaces/basic/2.0/",
  media: "http://search.yahoo.com/mrss/",
}
const declared = Object.entries(NAMESPACES)
  .map(([prefix, space]) => `xmlns:${prefix}="${space}"`)
  .join(" ")
const rss = (item: string, { channel = "", root = "" } = {}) =>
  `<?xml version="1.0"?><rss version="2.0" ${declared} ${root}><channel ${channel}><title>Holm Gazette</title><link>https://holm.example/</link><item>${item}</item></channel></rss>`
const first = (item: string, options = {}) => entries(rss(item, options))[0]

describe("vocabularies that are mixed", () => {
  it.each([
    [
      "RSS in Atom's namespace",
      `<rss version="2.0" xmlns="${NAMESPACES.atom}"><channel><title>Gazette</title><item><title>Ferry</title><link>https://holm.example/f</link><pubDate>Tue, 04 Mar 2031 09:00:00 GMT</pubDate></item></channel></rss>`,
    ],
    [
      "RSS with a prefix",
      `<r:rss xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>Gazette</r:title><r:item><r:title>Ferry</r:title><r:link>https://holm.example/f</r:link><r:pubDate>Tue, 04 Mar 2031 09:00:00 GMT</r:pubDate></r:item></r:channel></r:rss>`,
    ],
    [
      "Atom with a prefix",
      `<n:feed xmlns:n="${NAMESPACES.atom}"><n:title>Gazette</n:title><n:entry><n:title>Ferry</n:title><n:link href="https://holm.example/f"/><n:published>2031-03-04T09:00:00Z</n:published></n:entry></n:feed>`,
    ],
    [
      "Atom 0.3",
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Gazette</title><entry><title>Ferry</title><link rel="alternate" type="text/html" href="https://holm.example/f"/><issued>2031-03-04T09:00:00Z</issued></entry></feed>`,
    ],
    [
      "Atom with a date of RSS",
      `<feed xmlns="${NAMESPACES.atom}"><title>Gazette</title><entry><title>Ferry</title><link href="https://holm.example/f"/><pubDate>Tue, 04 Mar 2031 09:00:00 GMT</pubDate></entry></feed>`,
    ],
    [
      "RSS 1.0",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="${NAMESPACES.dc}"><channel><title>Gazette</title></channel><item rdf:about="https://holm.example/f"><title>Ferry</title><d:date>2031-03-04T09:00:00Z</d:date></item></rdf:RDF>`,
    ],
    [
      "RSS whose prefixes are not declared",
      `<rss><channel><title>Gazette</title><item><dc:title>Ferry</dc:title><atom:link href="https://holm.example/f"/><dcterms:issued>2031-03-04T09:00:00Z</dcterms:issued></item></channel></rss>`,
    ],
    [
      "RSS 1.0 with a prefix",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/" xmlns:dc="${NAMESPACES.dc}"><r:channel><r:title>Gazette</r:title></r:channel><r:item><r:title>Ferry</r:title><r:link>https://holm.example/f</r:link><dc:date>2031-03-04T09:00:00Z</dc:date></r:item></rdf:RDF>`,
    ],
    [
      "RSS in capitals",
      `<RSS><Channel><Title>Gazette</Title><Item><Title>Ferry</Title><Link>https://holm.example/f</Link><PubDate>Tue, 04 Mar 2031 09:00:00 GMT</PubDate></Item></Channel></RSS>`,
    ],
  ])("are read as what they mean: %s", (_, feed) => {
    expect(entries(feed)).toMatchObject([
      { title: "Ferry", url: "https://holm.example/f", outlet: "Gazette", published: "2031-03-04T09:00:00Z" },
    ])
  })

  it("never lend an entry the words of pictures and films beside it", () => {
    expect(
      first("<media:content><media:title>A picture</media:title></media:content><media:title>A film</media:title>"),
    ).toMatchObject({ title: null })
  })
})

describe("a title", () => {
  it.each([
    ["Ferry &amp;amp; quay", "Ferry & quay"],
    ["Ferry &amp;#8212; late", "Ferry — late"],
    ["Ferry &amp;amp;quot;late&amp;amp;quot;", 'Ferry "late"'],
    ["<![CDATA[Owner&rsquo;s word]]>", "Owner’s word"],
    ["<![CDATA[<strong>Ferry</strong> late]]>", "Ferry late"],
    ["&lt;em class='x'&gt;Ferry&lt;/em&gt; late", "Ferry late"],
    ["<b>Ferry</b> late", "Ferry late"],
    ["&lt;![CDATA[Ferry late]]&gt;", "Ferry late"],
    ["Fares &lt; 5 crowns &amp; rising", "Fares < 5 crowns & rising"],
    ["R&D at Holm; AT&T too", "R&D at Holm; AT&T too"],
    ["Ferry\n   late\u0007", "Ferry late"],
    ["Ferry&#7; late", "Ferry late"],
  ])("%s is %s", (written, title) => {
    expect(first(`<title>${written}</title>`)).toMatchObject({ title })
  })
})

describe("who wrote it", () => {
  it.each([
    ["<author>ada@holm.example (Ada Byrne)</author>", "Ada Byrne"],
    ["<author>Ada Byrne &lt;ada@holm.example&gt;</author>", "Ada Byrne"],
    ["<author>ada@holm.example</author>", null],
    ["<dc:creator>admin</dc:creator>", null],
    ["<dc:creator>By Ada Byrne</dc:creator>", "Ada Byrne"],
    ["<dc:creator>https://holm.example/staff/ada</dc:creator>", null],
    ["<author><name>Ada Byrne</name></author>", "Ada Byrne"],
    ["<a10:author><a10:name>Ada Byrne</a10:name><a10:uri>https://holm.example/ada</a10:uri></a10:author>", "Ada Byrne"],
    ["<dc:creator>Ada Byrne</dc:creator><dc:creator>Bo Lind</dc:creator>", "Ada Byrne and Bo Lind"],
    ["<dc:creator><![CDATA[Ada O&#8217;Byrne]]></dc:creator><author>x@holm.example (Desk)</author>", "Ada O’Byrne"],
  ])("%s is %s", (written, byline) => {
    expect(first(written)).toMatchObject({ byline })
  })
})

describe("when it appeared", () => {
  it.each([
    "<pubDate>Tue, 4 Mar 31 09:00:00 UT</pubDate>",
    "<pubDate>2031-03-04T09:00:00Z</pubDate>",
    "<pubDate></pubDate><dc:date>2031-03-04T09:00:00Z</dc:date>",
    "<pubDate>soon</pubDate><dcterms:issued>2031-03-04T09:00:00Z</dcterms:issued>",
    "<dcterms:created>2031-03-04T09:00:00Z</dcterms:created>",
    "<dcterms:available>2031-03-04T09:00:00Z</dcterms:available>",
    "<prism:publicationDate>2031-03-04T09:00:00Z</prism:publicationDate>",
    "<a10:published>2031-03-04T09:00:00Z</a10:published><a10:updated>2031-03-05T09:00:00Z</a10:updated>",
  ])("%s", (written) => {
    expect(first(written)).toMatchObject({ published: "2031-03-04T09:00:00Z" })
  })

  it("is not when it was changed", () => {
    expect(first("<dcterms:modified>2031-03-05T09:00:00Z</dcterms:modified>")).toMatchObject({
      published: null,
      updated: "2031-03-05T09:00:00Z",
    })
  })
})

describe("the address of an entry", () => {
  it.each([
    ["of the channel", { channel: 'xml:base="https://holm.example/news/"' }, "<link>2031/ferry</link>"],
    ["of the root", { root: 'xml:base="https://holm.example/news/"' }, "<link>2031/ferry</link>"],
    [
      "of one within the other",
      { root: 'xml:base="https://holm.example/"', channel: 'xml:base="news/"' },
      "<link>2031/ferry</link>",
    ],
    ["of the link", {}, '<link xml:base="https://holm.example/news/2031/">ferry</link>'],
    ["of Atom's link", {}, '<atom:link xml:base="/news/" href="2031/ferry"/>'],
    ["of none but the site", {}, "<link>/news/2031/ferry</link>"],
  ])("is made whole with the base %s", (_, around, link) => {
    expect(first(link, around)).toMatchObject({ url: "https://holm.example/news/2031/ferry" })
  })

  it("is the words of an RSS link, also beside Atom's links to other things", () => {
    expect(
      first('<atom:link rel="self" href="https://holm.example/self"/><link/><link>https://holm.example/f</link>'),
    ).toMatchObject({ url: "https://holm.example/f" })
  })
})

describe("the text of an entry", () => {
  const markup = `<p>${SENTENCE}</p>`
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
  it.each([
    ["escaped", escaped(markup)],
    ["in CDATA", `<![CDATA[${markup}]]>`],
    ["in CDATA that was escaped with it", escaped(`<![CDATA[${markup}]]>`)],
    ["escaped twice", escaped(escaped(markup))],
    ["as elements", markup],
  ])("is found where it is %s", (_, content) => {
    expect(first(`<content:encoded>${content}</content:encoded>`)?.own).toMatchObject({ isMarkup: true })
    expect(first(`<content:encoded>${content}</content:encoded>`)?.own?.text.replaceAll("&gt;", ">")).toBe(markup)
  })

  it("is found in elements with a prefix, and in Atom's content in RSS", () => {
    const prefixed = `<atom:content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>${SENTENCE}<h:br/>Soon.</h:p></h:div></atom:content>`
    expect(first(prefixed)?.own).toEqual({ text: `<div><p>${SENTENCE}<br>Soon.</p></div>`, isMarkup: true })
  })

  it("is never a summary", () => {
    expect(
      first(`<description>${escaped(markup)}</description><atom:summary>${SENTENCE}</atom:summary>`),
    ).toMatchObject({ own: null })
  })
})

describe("a feed in other bytes", () => {
  const feed = rss(`<title>Färja</title><content:encoded>${SENTENCE}</content:encoded>`)
  const little = Buffer.from(feed, "utf16le")
  it.each([
    ["UTF-16 without a mark", little],
    ["UTF-16 the other way round without a mark", Buffer.from(little).swap16()],
    ["UTF-16 with a mark", Buffer.from(`\ufeff${feed}`, "utf16le")],
    ["Latin-1 that it declares", Buffer.from(feed.replace('"1.0"', '"1.0" encoding="ISO-8859-1"'), "latin1")],
  ])("is read: %s", (_, bytes) => {
    expect(entries(decode(bytes, "a.xml", { charset: null, isPage: true }))).toMatchObject([{ title: "Färja" }])
  })
})

describe("any cut", () => {
  const feed = rss(`<title>Ferry</title><content:encoded><![CDATA[<p>${SENTENCE}</p>]]></content:encoded>`)
  it("is an error, and no entry is made of half a feed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: feed.length - 1 }), (end) => {
        expect(() => entriesOf(feed.slice(0, end), "a.xml", null)).toThrow(InputError)
      }),
      { numRuns: 300 },
    )
  })

  it("behind the end is none", () => {
    expect(entries(`${feed}\n<!-- cached --><script>if (a < b) x()</script><p>`)).toHaveLength(1)
  })
})

describe("how long a feed asks not to be looked at again", () => {
  const every = (channel: string, root = "") =>
    readFeed(`<rss version="2.0" ${root}><channel><title>Gazette</title>${channel}</channel></rss>`, "a.xml", null)
      .every
  const SY = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
  it.each([
    ["<ttl>45</ttl>", "", 45 * 60_000],
    ["<ttl> soon </ttl>", "", null],
    ["<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", SY, 15 * 60_000],
    ["<sy:updatePeriod> daily </sy:updatePeriod>", SY, 24 * 3_600_000],
    ["<sy:updatePeriod>constructor</sy:updatePeriod>", SY, null],
    ["", "", null],
  ])("%s", (channel, root, expected) => {
    expect(every(channel, root)).toBe(expected)
  })

  it("and one without entries has no news, and is none the worse for it", () => {
    expect(readFeed('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "a.xml", null).entries).toEqual([])
  })
})
