import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { linked, meta, metadata, SENTENCE } from "../../../test/page.ts"
import { looseJson } from "./loose-json.ts"

const json = '{"@type":"NewsArticle","headline":"Ferry row ends","author":{"name":"Ada Thrale"}}'
const script = (source: string) => `<script type="application/ld+json">${source}</script>`
const body = `<article><h1>Ferry row ends</h1>${SENTENCE}</article>`

describe("JSON as pages hold it", () => {
  it.each([
    `${json};`,
    json.replace("}}", "},}"),
    json.replace('"}', '",}'),
    `//<![CDATA[\n${json}\n//]]>`,
    `/*<![CDATA[*/${json}/*]]>*/`,
    `<![CDATA[${json}]]>`,
    `<!-- ${json} -->`,
    `/* made by a machine, in 2031 */ ${json}`,
    json.replace("row ends", "row\tends"),
    json.replace("row ends", "row\n ends"),
    `[${json},]`,
    `\ufeff${json}\u0003`,
  ])("%j is read", (source) => {
    expect(metadata(script(source), body)).toMatchObject({ title: "Ferry row ends", byline: "Ada Thrale" })
  })

  it("keeps what looks like a mark inside its strings", () => {
    const held = 'a // b; /* c */ ,} ]]> \\" d <!-- e'
    expect(looseJson(`{"a":"${held}",};`)).toEqual({ a: held.replace('\\"', '"') })
  })

  it("that is sound is what JSON.parse makes of it", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(looseJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it("or any other text throws nothing", () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[]",;:/*<!->\\ a\n') })
    fc.assert(
      fc.property(text, (source) => {
        looseJson(source)
      }),
    )
  })

  it("that is broken loses no other block", () => {
    expect(metadata(script('{"@type": "NewsArticle", "headline":') + script(json), body).byline).toBe("Ada Thrale")
  })
})

describe("the article in JSON-LD that is the page's own", () => {
  const other = { headline: "Snow on the pass", author: { name: "Bo Skey" }, datePublished: "2030-01-01" }
  const own = { headline: "Ferry row ends", author: { name: "Ada Thrale" }, datePublished: "2031-03-04" }
  const address = "https://mercury.example/2031/ferry-row"
  const canonical = `<link rel="canonical" href="${address}">`

  it.each([
    ["by its headline", {}],
    ["by its address", { headline: "Crews back on Monday", url: `${address}/` }],
    ["by the page that it is the main matter of", { headline: "Crews back", mainEntityOfPage: { "@id": address } }],
  ])("is known %s, wherever it stands", (_, fields) => {
    for (const articles of [
      [other, { ...own, ...fields }],
      [{ ...own, ...fields }, other],
    ]) {
      expect(metadata(canonical + linked(...articles), body)).toMatchObject({
        byline: "Ada Thrale",
        published: "2031-03-04",
      })
    }
  })

  it("is not the only one when that says that it is another's", () => {
    const elsewhere = { ...other, url: "https://mercury.example/2030/snow" }
    expect(metadata(canonical + linked(elsewhere), body)).toMatchObject({
      title: "Ferry row ends",
      byline: null,
      published: null,
    })
  })

  it("is not one in a list of teasers", () => {
    const list = {
      "@type": "ItemList",
      itemListElement: [{ "@type": "ListItem", item: { "@type": "NewsArticle", ...other } }],
    }
    expect(metadata(canonical + linked(list), body).byline).toBeNull()
  })

  it("may be in two blocks, each with a part of it", () => {
    const [signed, dated] = [
      { ...own, datePublished: undefined },
      { ...own, author: undefined },
    ]
    expect(metadata(linked(signed, dated), body)).toMatchObject({ byline: "Ada Thrale", published: "2031-03-04" })
  })

  it("names its author and its publisher by reference", () => {
    const graph = {
      "@graph": [
        { "@type": "Article", headline: "Ferry row ends", author: { "@id": "#a" }, publisher: { "@id": "#p" } },
        { "@id": "#a", "@type": "Person", givenName: "Ada", familyName: "Thrale" },
        { "@id": "#p", "@type": "Organization", name: "Ness Mercury" },
      ],
    }
    expect(metadata(script(JSON.stringify(graph)), body)).toMatchObject({
      byline: "Ada Thrale",
      outlet: "Ness Mercury",
    })
  })
})

it("an empty template is no date", () => {
  const head = linked({ datePublished: "0001-01-01T00:00:00Z" }) + meta("og:title", "Ferry row ends")
  expect(
    metadata(head, `<h1>Ferry row ends</h1><p>Published 11:11 PM EST Nov 19, 2030</p>${SENTENCE}`).published,
  ).toMatch(/^2030-11-19/)
})
