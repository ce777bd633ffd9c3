import { describe, expect, it } from "vitest"
import { linked, meta, metadata, SENTENCE } from "../../../test/page.ts"

const title = (head: string, body = "") => metadata(head, body).title
const page = (heading: string) => `<main><article>${heading}${SENTENCE}</article></main>`

describe("a title", () => {
  it.each([
    ["Ferry row ends | QRT News", "QRT"],
    ["Ferry row ends | The Ness Mercury", "Ness Mercury Media Ltd"],
    ["Ferry row ends — Islands", "Ness Mercury"],
  ])("%s loses a tail that is not the site's name, for the page prints it without", (stated, site) => {
    const head = meta("og:title", stated) + meta("og:site_name", site)
    expect(title(head, page("<h1>Ferry row ends</h1>"))).toBe("Ferry row ends")
    expect(title(`${head}<title>Ferry row ends</title>`)).toBe("Ferry row ends")
  })

  it.each([
    ["Ferry row ends - Home", "Ferry row ends"],
    ["Ferry row ends | World | News | nessmercury.example", "Ferry row ends"],
    ["Ness Mercury: Ferry row ends", "Ferry row ends"],
    ["Ferry row ends – Ness Mercury News", "Ferry row ends"],
    ["Ferry row ends « Ness Mercury", "Ferry row ends « Ness Mercury"],
  ])("%s without any heading is %s", (stated, shown) => {
    const head = `<link rel="canonical" href="https://nessmercury.example/2031/ferry-row">${meta("og:site_name", "Ness Mercury")}`
    expect(title(`${head}<title>${stated}</title>`)).toBe(shown)
  })

  it.each([
    "Row over - crews go home - for now",
    "Stop-start: how the ferries ran in May",
    "Gale - nine boats adrift",
    "Fares up | down | up again",
    "Politics - a word the crews no longer use",
  ])("%s keeps the dashes of its own", (stated) => {
    const head = `<title>${stated}</title>${meta("og:site_name", "Ness Mercury")}`
    expect(title(head)).toBe(stated)
    expect(title(`${head}${meta("og:title", `${stated} | Ness Mercury`)}`, page(`<h1>${stated}</h1>`))).toBe(stated)
  })

  it.each([" - Ness Mercury", "| Ness Mercury |", "Ness Mercury", "Home | Ness Mercury"])(
    "%s is no title",
    (stated) => {
      const head = `<title>${stated}</title>${meta("og:site_name", "Ness Mercury")}${meta("og:title", stated)}`
      expect(title(head, `<article>${SENTENCE}</article>`)).toBeNull()
      expect(title(head, page("<h1>Ferry row ends</h1>"))).toBe("Ferry row ends")
    },
  )

  it.each([
    ["a logo", "<header><h1><a href=/><svg><title>Mercury logo</title></svg></a></h1></header>"],
    ["the site's name", "<header><h1>Ness Mercury</h1></header>"],
    ["a section's name", '<div><h1 class="section">Islands Weekend</h1></div>'],
  ])("is not %s in the page's first heading", (_, first) => {
    const head = `<title>Ferry row ends after a week - Ness Mercury</title>${meta("og:site_name", "Ness Mercury")}`
    const expected = "Ferry row ends after a week"
    expect(title(head, first + page(`<h2 class="headline">${expected}</h2>`))).toBe(expected)
    expect(title(head, first + page(`<h1>${expected}</h1>`))).toBe(expected)
  })

  it("is the one in print where the data word it for machines", () => {
    const head =
      linked({ headline: "Ferry row: why the crews of Ness walked out" }) + meta("og:title", "Ferry row Ness")
    const printed = "Why the ferry crews of Ness walked out on Monday"
    expect(title(head, page(`<h1>${printed}</h1>`))).toBe(printed)
    expect(title(head, page("<h1>Eleven recipes for rhubarb</h1>"))).toBe("Ferry row: why the crews of Ness walked out")
  })

  it("has no label in it that stands in the same heading", () => {
    const head = meta("og:title", "The ferries must run again")
    expect(title(head, page("<h1><span>Opinion</span> The ferries must run again</h1>"))).toBe(
      "The ferries must run again",
    )
  })

  it.each([
    ["Crews &#8216;were told&#8217; on Monday", "Crews ‘were told’ on Monday"],
    ["Fish &amp; ships", "Fish & ships"],
    ["Fish &amp;amp; ships", "Fish & ships"],
    ["Nine &lt;em&gt;empty&lt;/em&gt; berths", "Nine empty berths"],
    ["AT&T buys R&D ship", "AT&T buys R&D ship"],
  ])("written %s in the data is %s", (stated, shown) => {
    expect(title(linked({ headline: stated }))).toBe(shown)
  })
})
