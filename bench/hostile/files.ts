/** Files that no person would make and that cost the most: each an ending, and a function of its length in bytes. */
export type File = readonly [ending: string, made: (length: number) => string | Uint8Array]

const page = (body: string, head = "") =>
  `<!doctype html><html><head><title>The old bridge</title>${head}</head><body>${body}</body></html>`
const P = "<p>The mayor of the town said on Friday that the old bridge would be shut for a week.</p>"
const SENTENCE = "The mayor of the town said on Friday that the bridge was shut. "
export const again = (unit: string, length: number) => unit.repeat(Math.max(1, Math.round(length / unit.length)))
/** Units that differ. */
export function counted(length: number, unit: (i: number) => string): string {
  let made = ""
  for (let i = 0; made.length < length; i++) made += unit(i)
  return made
}
const html = (body: (length: number) => string, head: (length: number) => string = () => ""): File => [
  ".html",
  (length) => page(body(length), head(length)),
]
const text = (made: (length: number) => string): File => [".txt", made]
const markdown = (made: (length: number) => string): File => [".md", made]
const RSS = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
const feed = (made: (length: number) => string): File => [".rss", (length) => RSS + made(length)]
const lines = (made: (length: number) => string): File => [".jsonl", made]
const warc = (made: (length: number) => string): File => [".warc", made]
/** One record of a web archive, with a response of HTTP in it. */
function archived(body: string, header = "", url = "https://a.example/x"): string {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${header}\r\n${body}`
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http; msgtype=response`
  return `${head}\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`
}
const script = (json: string) => `<script type="application/ld+json">${json}</script>`

export const files: { [shape: string]: File } = {
  "html: paragraphs": html((n) => again(P, n)),
  "html: one article": html((n) => `<article><h1>The old bridge</h1>${again(P, n)}</article>`),
  "html: articles": html((n) => again(`<article>${P}</article>`, n)),
  "html: links": html((n) => `${P.repeat(5)}<p>${again('<a href="/x">link here</a> ', n)}</p>`),
  "html: a list of links": html((n) => `${P.repeat(5)}<ul>${again('<li><a href="/x">link here now</a></li>', n)}</ul>`),
  "html: tables": html((n) => P.repeat(5) + again(`<table><tr><td>${SENTENCE}</td><td>2</td></tr></table>`, n)),
  "html: one table": html((n) => `${P.repeat(5)}<table>${again(`<tr><td>${SENTENCE}</td><td>2</td></tr>`, n)}</table>`),
  "html: line breaks": html((n) => `${P}<div>${again("<br>", n)}</div>`),
  "html: lines": html((n) => `<div>${again("The mayor said it was so.<br>", n)}</div>`),
  "html: spans": html((n) => `<p>${again("<span>word</span> ", n)}</p>`),
  "html: divs": html((n) => again("<div>The mayor said, it was so, and so on.</div>", n)),
  "html: headings": html((n) => P + again("<h2>Related stories</h2>", n)),
  "html: headings in a list": html((n) => `${P}<ul>${again("<li><h2>Related stories</h2></li>", n)}</ul>`),
  "html: one paragraph": html((n) => `<p>${again(SENTENCE, n)}</p>`),
  "html: dots": html((n) => `${P.repeat(3)}<p>${".".repeat(n)}</p>`),
  "html: dot leaders": html((n) => `${P.repeat(3)}<p>${again(". ", n)} x</p>`),
  "html: a@": html((n) => `${P.repeat(3)}<p>${again("a@", n)}</p>`),
  "html: blanks": html((n) => `<p>a${" ".repeat(n)}b</p>${P.repeat(3)}`),
  "html: <": html((n) => P + "<".repeat(n)),
  "html: &": html((n) => `${P}<p>${"&".repeat(n)}</p>`),
  "html: <!--": html((n) => P + again("<!--", n)),
  "html: attributes": html((n) => `<p ${again("a ", n)}>x</p>${P}`),
  "html: classes": html((n) => `<p class="${again("a ", n)}">x</p>${P}`),
  "html: figures": html((n) => again(`<figure><img src=x><figcaption>A view of it</figcaption></figure>${P}`, n)),
  "html: bylines": html((n) => again('<p class="byline">By Ada Byrne</p>', n) + P),
  "html: days": html((n) => again('<time datetime="2031-03-04">4 March 2031</time>', n) + P),
  "html: authors": html(
    () => P,
    (n) => again('<meta name="author" content="Ada Byrne">', n),
  ),
  "html: an author of commas": html(
    () => P.repeat(3),
    (n) => `<meta name=author content="By Ada${again(", ", n)}"><meta name=date content="${again("1 ", n)}">`,
  ),
  "html: a title of bars": html(
    () => `<h1>The old bridge</h1>${P.repeat(3)}`,
    (n) => `<meta property="og:title" content="The old bridge ${again("| ", n)}">`,
  ),
  "html: a title of blanks": html(
    () => `<h1>The old bridge</h1>${P.repeat(3)}`,
    (n) => `<meta property="og:title" content="The old bridge${again(" \u00a0", n)}x">`,
  ),
  "html: nested divs": html((n) => `${again("<div>", n / 2)}${P}${again("</div>", n / 2)}`),
  "html: open emphasis": html((n) => `<p>${again("<b>", n)}The mayor said so.</p>${P}`),
  "html: JSON-LD with nested markup": html(
    () => P,
    (n) => script(`{"@type":"NewsArticle","headline":"The old bridge","articleBody":"${again("<div>", n)}"}`),
  ),
  "html: nested JSON-LD": html(
    () => P,
    (n) => script(`${again('{"@type":"NewsArticle","mainEntity":', n)}1${again("}", n / 36)}`),
  ),
  "html: JSON-LD": html(
    () => P,
    (n) => script(`{"@type":"NewsArticle","headline":"The old bridge","articleBody":"${again("a b. ", n)}"}`),
  ),
  "html: much JSON-LD": html(
    () => P,
    (n) => again(script('{"@type":"NewsArticle","headline":"The old bridge"}'), n),
  ),
  "html: broken JSON-LD": html(
    () => P,
    (n) => script(again("/*", n)) + script(`{"a":"${again("\n,}", n)}`),
  ),
  "text: paragraphs": text((n) => again(`${SENTENCE}\n\n`, n)),
  "text: one line": text((n) => again(SENTENCE, n)),
  "text: lines": text((n) => again("a\n", n)),
  "text: blanks": text((n) => `The mayor said so.${" ".repeat(n)}b`),
  "text: capitals": text((n) => again("LISK ", n)),
  "text: bylines": text((n) => again("By Ada Byrne\n", n)),
  "text: dashes": text((n) => again("- ", n)),
  "text: brackets": text((n) => "(".repeat(n)),
  "markdown: paragraphs": markdown((n) => again(`${SENTENCE}\n\n`, n)),
  "markdown: one line": markdown((n) => again(SENTENCE, n)),
  "markdown: > >": markdown((n) => `${again("> ", n)}The mayor said so.`),
  "markdown: > -": markdown((n) => `${again("> - ", n)}The mayor said so.`),
  "markdown: 1. 1.": markdown((n) => `${again("1. ", n)}The mayor said so.`),
  "markdown: quotations": markdown((n) => again("> a\n", n)),
  "markdown: lists": markdown((n) => again("- a b c\n", n)),
  "markdown: [": markdown((n) => "[".repeat(n)),
  "markdown: [a](": markdown((n) => again("[a](", n)),
  "markdown: ![": markdown((n) => again("![", n)),
  "markdown: *a **b": markdown((n) => again("*a **b ", n)),
  "markdown: _a": markdown((n) => again("_a", n)),
  "markdown: ticks": markdown((n) => counted(n, (i) => `${"`".repeat(1 + (i % 200))}a`)),
  "markdown: <": markdown((n) => "<".repeat(n)),
  "markdown: <a@": markdown((n) => again("<a@", n)),
  "markdown: underlined": markdown((n) => again("a\n---\n", n)),
  "markdown: definitions": markdown((n) => counted(n, (i) => `[r${i}]: /x\n\n[r${i}]\n\n`)),
  "feed: entries": feed(
    (n) => `${again("<item><title>The old bridge</title><link>https://a.example/x</link></item>", n)}</channel></rss>`,
  ),
  "feed: one entry": feed(
    (n) => `<item><title>T</title><content:encoded><![CDATA[${again(P, n)}]]></content:encoded></item></channel></rss>`,
  ),
  "feed: <": feed((n) => `<item><title>a${"<".repeat(n)}</title></item></channel></rss>`),
  "feed: tags": feed((n) => again("<a>", n)),
  "feed: &": feed((n) => `<title>${"&".repeat(n)}</title></channel></rss>`),
  "feed: <![CDATA[": feed((n) => again("<![CDATA[", n)),
  "feed: namespaces": feed(
    (n) => `<item${counted(n, (i) => ` xmlns:a${i}="x${i}"`)}><title>x</title></item></channel></rss>`,
  ),
  "lines: many": lines((n) => again(`{"title":"T","text":"${SENTENCE}"}\n`, n)),
  "lines: one page": lines((n) => `{"title":"T","html":${JSON.stringify(again(P, n))}}\n`),
  "lines: [[": lines((n) => `{"text":${"[".repeat(n / 2)}${"]".repeat(n / 2)}}\n`),
  "lines: names": lines((n) => `{${counted(n, (i) => `"k${i}":1,`)}"text":"${SENTENCE}"}\n`),
  "warc: pages": warc((n) => again(archived(page(P.repeat(3))), n)),
  "warc: small records": warc((n) => again(archived(""), n)),
  "warc: one page": warc((n) => archived(page(again(P, n)))),
  "warc: many headers": warc((n) => archived(page(P.repeat(3)), again("X-A: b\r\n", n))),
  "warc: a long header": warc((n) => archived(page(P.repeat(3)), `X-A: ${"b".repeat(n)}\r\n`)),
  "warc: chunks": warc((n) => archived(`${again("1\r\na\r\n", n)}0\r\n\r\n`, "Transfer-Encoding: chunked\r\n")),
  "warc: blank lines": warc((n) => again("\r\n", n) + archived(page(P.repeat(3)))),
  "warc: a line without end": warc((n) => archived(page(P.repeat(3))) + "W".repeat(n)),
}
