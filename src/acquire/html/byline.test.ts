import { describe, expect, it } from "vitest"
import { linked, meta, metadata, SENTENCE } from "../../../test/page.ts"

const site = meta("og:site_name", "Ness Mercury")
const byline = (body: string, head = "") => metadata(site + head, body).byline
const article = (signed: string, after = "") =>
  `<article><header><h1>Ferry row ends</h1>${signed}</header>${SENTENCE}</article>${after}`

describe("a printed byline", () => {
  it.each([
    ['<p class="byline">By Ada Thrale | 4 March 2031, 09:10</p>', "Ada Thrale"],
    ['<div class="byline"><a href="/x">Ada Thrale</a><span>Staff Writer</span></div>', "Ada Thrale"],
    ['<div class="byline"><b>Ada Thrale</b> <a>@adathrale</a> <i>March 4, 2031: 9:10 AM ET</i></div>', "Ada Thrale"],
    ["<p>Words: Ada Thrale</p>", "Ada Thrale"],
    ['<p class="meta">Posted by Ada Thrale on 4 March 2031 at 9:10. 12 Comments</p>', "Ada Thrale"],
    ["<p>BY ADA THRALE AND BO SKEY</p>", "ADA THRALE and BO SKEY"],
    ["<p>By Ada R. Thrale, transport correspondent in Ness</p>", "Ada R. Thrale"],
    ["<p>By Ada Thrale, Bo Skey and Cai Hythe for the Ness Mercury</p>", "Ada Thrale, Bo Skey and Cai Hythe"],
    [
      '<ul class="authors"><li><a href="/staff/a">Ada Thrale</a></li><li><a href="/staff/b">Bo Skey</a></li></ul>',
      "Ada Thrale and Bo Skey",
    ],
    [
      '<div class="card-author"><span>Jan van der Maas</span><span>Senior Ferry Editor</span></div>',
      "Jan van der Maas",
    ],
    ["<p>By Ada Thrale</p><p>Photographs by Bo Skey</p>", "Ada Thrale"],
    ["<p>By Ada Thrale, Ada Thrale</p>", "Ada Thrale"],
    ["<p>By April Skey</p>", "April Skey"],
    ["<p>By, Ada Thrale</p>", "Ada Thrale"],
    ["<p>By Ada Thrale, AP National</p>", "Ada Thrale"],
    [
      '<div class="author"><b>Ada Thrale</b><ul class="author-list"><li>Ada Thrale’s Latest Pieces</li></ul></div>',
      "Ada Thrale",
    ],
    ["<p>By The Associated Press</p>", "The Associated Press"],
  ])("%s names %s", (signed, names) => {
    expect(byline(article(signed))).toBe(names)
  })

  it.each([
    ["a standing line", "<p>By signing up you agree to our terms</p>"],
    ["a place and a day", "<p>By Tuesday the quay was clear</p>"],
    ["an unknown label", '<p class="author">Location: Ness</p>'],
    ["a job", '<p class="byline">Staff Writer</p>'],
    ["a stand-in", '<p class="byline">By admin</p>'],
    ["a share button", '<div class="author-tools"><a>Copy Link</a> <a>Print Page 2</a></div>'],
  ])("is not %s", (_, line) => {
    expect(byline(article(line))).toBeNull()
  })

  it.each([
    ["a sidebar", '<aside><p class="byline">By Bo Skey</p></aside>'],
    ["a list of the most read", '<ol class="most-read"><li><a href=/1>Snow</a> <a rel="author">Bo Skey</a></li></ol>'],
    ["a review", '<div itemscope itemtype="https://schema.org/Review"><span itemprop="author">Bo Skey</span></div>'],
    ["a testimonial", '<section class="testimonials"><p class="author">By Bo Skey</p></section>'],
    ["a comment", '<div id="comments"><span class="author">Bo Skey</span></div>'],
    ["a picture", '<figure><figcaption>A quay. <span itemprop="author">Bo Skey</span></figcaption></figure>'],
  ])("is not the name in %s, before the article or behind it", (_, other) => {
    expect(byline(article("", other))).toBeNull()
    expect(byline(other + article(""))).toBeNull()
    expect(byline(other + article("<p>By Ada Thrale</p>", other))).toBe("Ada Thrale")
  })
})

describe("authors in a page's data", () => {
  it.each([
    [{ "@type": "Person", givenName: "Ada", familyName: "Thrale" }, "Ada Thrale"],
    [[{ name: "Ada Thrale" }, { name: "Bo Skey" }, { name: "Ada Thrale" }], "Ada Thrale and Bo Skey"],
    [{ name: ["Ada Thrale", "Bo Skey"] }, "Ada Thrale and Bo Skey"],
    ["By Ada Thrale, Ferry Correspondent", "Ada Thrale"],
    [{ name: "Ada Thrale (desk@mercury.example)" }, "Ada Thrale"],
    [{ name: "Ada Thrale &amp; Bo Skey" }, "Ada Thrale and Bo Skey"],
    ["Thrale", "Thrale"],
    ["Ness Ferry Watch Staff", "Ness Ferry Watch Staff"],
  ])("%j are %s", (author, names) => {
    expect(byline(article(""), linked({ author }))).toBe(names)
  })

  it.each([
    { "@type": "Organization", name: "Ness Mercury" },
    { name: "https://mercury.example/staff/1" },
    { name: "webmaster" },
    { name: "Staff Reporter" },
    { name: "Ness Mercury Staff" },
    { name: "NM" },
    { name: "newsdesk@mercury.example" },
    {},
  ])("%j give way to who is printed, and name nobody alone", (author) => {
    expect(byline(article("<p>By Ada Thrale and Bo Skey</p>"), linked({ author }))).toBe("Ada Thrale and Bo Skey")
    expect(byline(article(""), linked({ author }))).toBeNull()
  })

  it("are completed by a printed byline that has them all and one more", () => {
    const head = linked({ author: { name: "Ada Thrale" } })
    expect(byline(article("<p>By Ada Thrale, Bo Skey</p>"), head)).toBe("Ada Thrale and Bo Skey")
    expect(byline(article("<p>By Bo Skey, Cai Hythe</p>"), head)).toBe("Ada Thrale")
  })

  it("may stand in several meta elements", () => {
    const head = ["Ada Thrale", "Bo Skey"].map((name) => `<meta name="author" content="${name}">`).join("")
    expect(byline(article(""), head)).toBe("Ada Thrale and Bo Skey")
  })
})
