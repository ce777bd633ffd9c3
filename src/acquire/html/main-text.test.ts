import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { mainText } from "./main-text.ts"
import { metadataOf } from "./metadata.ts"
import { parsePage } from "./parse.ts"

const first =
  "The mayor said on Tuesday that the bridge would stay shut until the spring at the very least, and perhaps longer."
const second =
  "“Nobody told us,” said the ferryman, who has worked on the river for forty years and has seen two bridges come and go."
const third =
  "A spokeswoman for the council declined to say when the engineers had first been asked to look at the northern piers."
const prose = [first, second, third]

/** The paragraphs of a page with this in its body. */
function paragraphs(body: string, head = ""): string[] {
  const document = parsePage(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`)
  if (!document) throw new Error("too deep")
  return mainText(document, metadataOf(document, null)).blocks.map((block) => block.text)
}
const p = (text: string) => `<p>${text}</p>`
const article = (...extra: string[]) =>
  `<article><h1>Bridge shut</h1>${p(first)}${extra.join("")}${p(second)}${p(third)}</article>`

describe("main text", () => {
  it("is the paragraphs of the article, white space as it is seen", () => {
    expect(paragraphs(article().replace("on Tuesday", "\n   on&nbsp;<b>Tues</b>day  "))).toEqual(prose)
  })

  it("is parted by block elements and by empty lines, not by line breaks or inline marks", () => {
    expect(paragraphs(`<div id="text">${first}<br><br>${second}<br>\n<br/>${third}</div>`)).toEqual(prose)
    expect(
      paragraphs(article(p("“One<br>line,” she said, and <em>another</em> word of it was never spoken aloud.")))[1],
    ).toBe("“One line,” she said, and another word of it was never spoken aloud.")
  })

  it.each([
    [
      "a caption",
      "<figure><img src=x><figcaption>The bridge, said to be shut, on Monday. Photo: Ada Bell</figcaption></figure>",
    ],
    [
      "a caption without an element for it",
      '<div class="img-caption"><p>The mayor said nothing on Monday to anyone.</p></div>',
    ],
    ["a photo credit", p("Ada Bell/Getty Images")],
    [
      "a link to read on",
      p('<strong>Read also:</strong> <a href="/x">Minister says the ferry is no answer, and asks for more</a>'),
    ],
    ["a teaser in brackets", p('[<a href="/x">Minister says ferry is no answer</a>]')],
    [
      "a list of teasers",
      `<h3>Related stories</h3><ul>${'<li><a href="/x">Minister says the ferry is no answer</a></li>'.repeat(3)}</ul>`,
    ],
    [
      "a newsletter box",
      '<div class="newsletter-signup"><p>Our editor says what matters, every morning, in your inbox, for free.</p></div>',
    ],
    [
      "an aside",
      "<aside><p>What we know: the council said it would look into it, and then it looked away.</p></aside>",
    ],
    ["an advertisement", "<div class='ad-slot'>Advertisement</div>"],
    ["share links", '<ul class="share"><li><a href="#">Share on X</a></li><li><a href="#">Copy link</a></li></ul>'],
    ["a request to sign up", p("Sign up for our newsletter to get the best of our reporting every day.")],
    ["a byline and a date", '<p class="byline">By Ada Bell</p><p>4 March 2031, 10:20</p>'],
    [
      "a hidden card in a sentence",
      p(`${second.slice(0, 0)}<span class="tooltip">Ada Bell is mayor. She said so.</span>`),
    ],
    ["a pull quote that stands in the text as well", `<blockquote><p>${first}</p></blockquote>`],
  ])("has no %s in it", (_, furniture) => {
    expect(paragraphs(article(furniture))).toEqual(prose)
  })

  it("has no cookie notice, menu, comments or other articles in it", () => {
    const around = (
      inner: string,
    ) => `<div id="cookie-notice"><p>We use cookies, as our policy says, to make this page better for you.</p></div>
      <nav><ul><li><a href="/">News</a></li></ul></nav><main>${inner}<article><h2>Another</h2><p>${third.replace("council", "museum")}</p></article></main>
      <section id="comments"><h2>Comments</h2><p>eddie: The mayor said nothing of the kind, and I was there to hear it!</p></section>`
    expect(paragraphs(around(article()))).toEqual(prose)
  })

  it("keeps what looks like furniture and is reporting", () => {
    const kept = [
      p("Read the letter, the mayor said, and you will see that nobody asked us for anything at all."),
      p("Updated figures are due on Friday, she said."),
      p("Copyright in the drawings lies with the city, its lawyers told the court."),
      p("Follow the money, one of the engineers said, and you will end up at the council’s own door."),
      "<ul><li>a new bridge, the council says, by the spring of next year;</li><li>a free ferry until then, which nobody has ordered.</li></ul>",
      "<blockquote><p>We were told in March, and we said so in April, and in May nobody listened.</p></blockquote>",
    ]
    expect(paragraphs(article(...kept))).toHaveLength(10)
  })

  it("keeps sentences in elements that some sites name like furniture", () => {
    const body = prose.map(
      (text, i) => `<div class="${["paywall", "elementor-widget", "body-chunk ads"][i]}">${p(text)}</div>`,
    )
    expect(paragraphs(`<div class="entry">${body.join("")}</div>`)).toEqual(prose)
    const dateline = second.replace("said the", "said on <time>Monday</time> the")
    expect(paragraphs(article(p(`<span class="dateline">LISK (Transmere Press) —</span> ${dateline}`)))[1]).toBe(
      `LISK (Transmere Press) — ${second.replace("said the", "said on Monday the")}`,
    )
  })

  it("keeps a credit at its end, for it says whose report it is", () => {
    const page = `<article>${prose.map(p).join("")}<p>(Transmere Press)</p></article>`
    expect(paragraphs(page)).toEqual([...prose, "(Transmere Press)"])
  })

  it("is cut to the text that the page states, where the page states it", () => {
    const stated = JSON.stringify({ "@type": "NewsArticle", articleBody: prose.join(" ") })
    const extra = p("Eleven other bridges that our readers said they could not live without.")
    expect(paragraphs(article(extra), `<script type="application/ld+json">${stated}</script>`)).toEqual(prose)
  })

  it.each([
    `<title>Bridge shut</title>${article()}`,
    `<html><head><title>Bridge shut</title></head>${article()}</html>`,
    `<html><title>Bridge shut</title><meta charset=utf-8>${article()}`,
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${article()}</body></html>`,
    `<BODY>${article().toUpperCase().replaceAll(first.toUpperCase(), first).replaceAll(second.toUpperCase(), second).replaceAll(third.toUpperCase(), third)}`,
  ])("needs no whole skeleton around it: %#", (page) => {
    const document = parsePage(page)
    const found = document && mainText(document, { titles: ["Bridge shut"], stated: [], paid: null, isLiveBlog: false })
    expect(found?.blocks.map(({ text }) => text)).toEqual(prose)
  })

  it("is empty for a page with no article", () => {
    expect(paragraphs('<ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul>')).toEqual([])
    expect(paragraphs("<h1>404</h1><p>Page not found.</p>")).toEqual([])
  })
})

describe("any string", () => {
  const fragments = fc.array(
    fc.oneof(
      fc.constantFrom(
        "<p>",
        "</p>",
        "<div class='related'>",
        "</div>",
        "<a href='x'>",
        "</a>",
        "<br><br>",
        "<script>",
        "<!--",
        "<article>",
        "<li>",
        "<table>",
        "<h1>",
        "&nbsp;",
        "&#x0;",
        "<svg>",
        "<html",
        "]]>",
        "<meta charset=x>",
        first,
        second,
      ),
      fc.string({ unit: "binary", maxLength: 20 }),
    ),
    { maxLength: 40 },
  )

  it("is a page: nothing throws, and paragraphs have no blank ends or line breaks in them", () => {
    fc.assert(
      fc.property(fragments, (parts) => {
        const document = parsePage(parts.join(""))
        if (!document) return
        for (const { text } of mainText(document, metadataOf(document, "https://a.example/")).blocks) {
          expect(text).toBe(text.trim())
          expect(text).not.toMatch(/[\n\r\t]/)
        }
      }),
      { numRuns: 300 },
    )
  })

  it("above a list of thousands of headings of other stories is found in seconds", () => {
    const others = `<ul>${"<li><h2>Related stories</h2></li>".repeat(16_000)}</ul>`
    expect(paragraphs(prose.map(p).join("") + others)).toContain(second)
  })

  it("nested as deep as a page may be is still read", () => {
    expect(paragraphs(`${"<div>".repeat(450)}${article()}${"</div>".repeat(450)}`)).toEqual(prose)
  })
})
