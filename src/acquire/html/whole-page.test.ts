import { describe, expect, it } from "vitest"
import { linked } from "../../../test/page.ts"
import { mainText } from "./main-text.ts"
import { metadataOf } from "./metadata.ts"
import { parsePage } from "./parse.ts"

const story = [
  "The ferry council of Ness said on Monday that no boat would leave the northern quay before the storm had passed.",
  "“We have waited nine days for a word from them,” said Ada Thrale, who keeps the only bakery on the outer island.",
  "The harbour master told reporters that two of the three boats had been damaged, and that a third was being looked at.",
  "According to the council, a boat from the mainland will carry medicine and letters across as soon as the wind drops.",
  "Thrale denied that the islanders had been warned, and called the council’s letter a thing written for lawyers.",
]
const p = (text: string) => `<p>${text}</p>`
const all = story.map(p).join("")
const h1 = "<h1>No boat before the storm has passed</h1>"

function paragraphs(body: string, head = ""): string[] {
  const page = `<html><head><title>No boat before the storm has passed</title>${head}</head><body>${body}</body></html>`
  const document = parsePage(page)
  if (!document) throw new Error("too deep")
  return mainText(document, metadataOf(document, null)).blocks.map(({ text }) => text)
}

const disclaimer = p(
  "Some boats shown on these pages belong to firms that pay the paper for showing them, and it says so here, every day, at some length.",
)

describe("an article in a container of another name", () => {
  it.each([
    '<div class="above-footer">',
    '<div id="sidebar">',
    '<div class="extra sponsor-wide">',
    '<aside class="story">',
    "<footer>",
  ])("%s is read", (open) => {
    const close = open.startsWith("<aside") ? "</aside>" : open.startsWith("<footer") ? "</footer>" : "</div>"
    expect(paragraphs(`${open}${h1}${all}${close}<div class="d">${disclaimer}</div>`)).toEqual(
      expect.arrayContaining(story),
    )
  })
})

describe("an article in two containers", () => {
  const rows = (first: string, second: string) =>
    `<section class="row a"><div><div>${h1}<div class="${first}">${story.slice(0, 2).map(p).join("")}</div></div></div></section>
     <section class="row"><div><div class="${second}">${[...story.slice(2), ...story.slice(2).map((text) => text.replace(/council|harbour|denied/, "board"))].map(p).join("")}</div></div></section>`

  it.each([
    ["copy", "copy"],
    ["opening", "rest of it"],
    ["t-1", "t-2"],
  ])("called %s and %s keeps its opening", (first, second) => {
    expect(paragraphs(rows(first, second)).slice(0, 3)).toEqual(story.slice(0, 3))
  })
})

describe("an article beside a longer table or list", () => {
  const names = Array.from({ length: 60 }, (_, i) => `Signer ${"abcdefghij"[i % 10]}${i}, keeper of a boat at Ness`)
  it.each([
    ["a table of one cell", `<table class="names"><tr><td>${names.join("<br>")}</td></tr></table>`],
    ["a table of rows", `<table>${names.map((name) => `<tr><td>${name}</td></tr>`).join("")}</table>`],
    ["a list", `<ul>${names.map((name) => `<li>${name}</li>`).join("")}</ul>`],
  ])("that is %s is the article", (_, list) => {
    expect(paragraphs(`<div class="letter"><p>${story.join(" ")}</p>${list}</div>`)).toContain(story.join(" "))
  })
})

describe("a live blog", () => {
  const post = (text: string, i: number) =>
    `<article class="post" id="p${i}"><header><time>1${i}:05</time> <span>Bo Skey</span></header>${p(text)}</article>`
  it.each([
    ["its JSON-LD", linked({ "@type": "LiveBlogPosting", headline: "No boat before the storm has passed" }), "posts"],
    ["its title", '<meta property="og:title" content="No boat: live updates">', "posts"],
    ["its container", "", "liveblog-posts"],
  ])("known by %s keeps its introduction and every post", (_, head, name) => {
    const heading = head.includes("og:title") ? "<h1>No boat: live updates</h1>" : h1
    const [first = "", ...others] = story
    const body = `<main>${heading}<article>${p(first)}</article><div class="${name}">${others.map(post).join("")}</div></main>`
    expect(paragraphs(body, head)).toEqual(story)
  })
})

describe("a text that only the page's data have", () => {
  const shell = `<main>${h1}<div id="app">${p("Please allow scripts in your browser, so that our pages can be shown on it.")}</div></main>`
  it.each([
    ["by lines", story.join("\n")],
    ["by blank lines", story.join("\n\n")],
    ["in markup", all],
    ["in escaped markup", story.map((text) => `<p>${text.replace(/’/g, "&rsquo;")}</p>`).join("")],
  ])("%s is read", (_, articleBody) => {
    expect(paragraphs(shell, linked({ headline: "No boat before the storm has passed", articleBody }))).toEqual(story)
  })

  it.each([600, 2600, 20000])("nested %i deep harms nothing", (depth) => {
    const articleBody = `${"<div>".repeat(depth)}${all}${"</div>".repeat(depth)}`
    const head = linked({ headline: "No boat before the storm has passed", articleBody })
    expect(paragraphs(`<article>${h1}${all}</article>`, head)).toEqual(story)
  })
})

describe("boxes inside an article", () => {
  const within = (box: string) =>
    `<article>${h1}${story.slice(0, 3).map(p).join("")}${box}${story.slice(3).map(p).join("")}</article>`
  it.each([
    [
      "an offer",
      '<section class="x9"><h2>Read on with Ness Plus</h2><p>Get full access to all that we print for 3 a week, and cancel at any time you like.</p><p>“I would not be without it for a day, and nor would my mother,” says Cai Hythe, a reader for years.</p><p>Already a subscriber? Log in here and read the whole article right away.</p></section>',
    ],
    [
      "a letter by mail",
      '<div class="k2"><b>Our Quay Letter, sent to you each Friday, for nothing</b><div><input type="email"><span>Yes, the paper may write to me about offers and events of its own, and its friends’.</span></div></div>',
    ],
    [
      "a box of terms",
      "<div><p>Sign up for news of the ferries in your inbox.</p><p>By signing up you agree to our terms of service and to letters from us every now and then.</p></div>",
    ],
    ["an advertisement of AMP", "<amp-ad><div placeholder>Boats for sale at Ness, said to be the best.</div></amp-ad>"],
    [
      "a consent of AMP",
      "<amp-consent><p>The paper and 842 firms would like to keep cookies on your device, and to read them.</p></amp-consent>",
    ],
    ["its own dates", "<p>Updated: March 5, 2031 at 4:10 p.m. | Published: March 4, 2031 at 9:05 a.m.</p>"],
    ["a date of change", "<p>Last updated on Tuesday, March 5, 2031, at 4:10 p.m.</p>"],
  ])("that are %s are left out", (_, box) => {
    expect(paragraphs(within(box))).toEqual(story)
  })

  it("are left out where the page's data say that they stand for what is paid", () => {
    const head = linked({
      headline: "No boat before the storm has passed",
      isAccessibleForFree: false,
      hasPart: { isAccessibleForFree: false, cssSelector: ".locked, ((" },
    })
    const sound = head.replace(", ((", "")
    const box =
      '<div class="locked"><p>Subscribe now to read this, and much besides, for the price of a loaf at Ness.</p></div>'
    expect(paragraphs(within(box), sound)).toEqual(story)
    expect(paragraphs(within('<div class="locked"></div>'), head)).toEqual(story)
  })

  it("are kept where they report of such things", () => {
    const reports = [
      "The paper said that it would sign up no new readers until its boats ran again, and that it was sorry.",
      "“You subscribe to a newspaper to be told the truth,” said Thrale, who has read it for twenty-six years.",
      "Readers who sign in to the council’s page by email will be told first, the harbour master said.",
    ]
    expect(paragraphs(within(reports.map(p).join("")))).toEqual([...story.slice(0, 3), ...reports, ...story.slice(3)])
  })
})
