import fc from "fast-check"
import { parseRssFeed } from "feedsmith"
import { parseDocument } from "htmlparser2"
import { describe, expect, it } from "vitest"
import type { Alert } from "../record/index.ts"
import { alertsFeed } from "./alerts.ts"

const alert: Alert = {
  guid: "urn:hearsay:alert:0123456789abcdef01234567",
  kind: "lost",
  title: "Lost its only independent origin, Jun Hald: “the quay & the pier”",
  for: { number: 1, name: "“quay”" },
  claim: { id: "a3090cd765b9", text: "the quay & the pier" },
  article: {
    id: "0123456789abcdef",
    title: "Quay <shut>",
    outlet: "Havel Courier",
    link: "https://courier.example/a?b=1&c=2#:~:text=the%20quay",
    published: "2031-03-03",
  },
  statement: "s1",
  span: { start: 10, end: 29, text: "the quay & the pier" },
  before: "Jun Hald",
  after: "nobody",
  later: "fedcba9876543210",
  at: "2031-03-09T12:00:00.000Z",
}

describe("the feed of alerts", () => {
  it("has of each alert the words, the place, the article and what changed, under an id that stays", () => {
    const { items = [], ...channel } = parseRssFeed(alertsFeed([alert]))
    expect(channel).toMatchObject({ title: "Hearsay: alerts", language: "en" })
    expect(channel.description).toContain("does not say whether it is true")
    expect(items).toMatchObject([
      {
        title: alert.title,
        link: alert.article.link,
        guid: { value: alert.guid, isPermaLink: false },
        pubDate: "Sun, 09 Mar 2031 12:00:00 GMT",
        categories: [{ name: "lost" }],
      },
    ])
    const text = textOf(items[0]?.description ?? "")
    for (const part of [
      "the quay & the pier",
      "Quay <shut>",
      "Havel Courier",
      "0123456789abcdef/s1, characters 10 to 29",
    ])
      expect(text).toContain(part)
    expect(text).toContain("Before: Jun Hald. Now: nobody.")
    expect(text).toContain("A later version of the article, fedcba9876543210, has it no more.")
  })

  it("is the same for the same alerts, and a feed when there are none", () => {
    expect(alertsFeed([alert])).toBe(alertsFeed([structuredClone(alert)]))
    expect(parseRssFeed(alertsFeed([]))).toMatchObject({ title: "Hearsay: alerts" })
  })

  it("is XML whatever words stand in it, and no word of it is markup", () => {
    const words = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("]]>", "<script>", "&amp;", "\u0000\ud800", "<![CDATA["),
    )
    fc.assert(
      fc.property(words, words, (said, title) => {
        const xml = alertsFeed([{ ...alert, title, span: { ...alert.span, text: said } }])
        expect(xml).toBe(xml.toWellFormed())
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
        const [item] = parseRssFeed(xml).items ?? []
        expect(item?.guid?.value).toBe(alert.guid)
        expect(elementsIn(item?.description ?? "")).toEqual(["blockquote", "p", "br", "p", "p", "p", "p"])
      }),
    )
  })
})

const textOf = (html: string): string => {
  const parts: string[] = []
  walk(parseDocument(html), (node) => node.type === "text" && parts.push(String(node.data)))
  return parts.join("")
}
const elementsIn = (html: string): string[] => {
  const names: string[] = []
  walk(parseDocument(html), (node) => node.name !== undefined && names.push(node.name))
  return names
}
interface Node {
  type?: string
  name?: string
  data?: unknown
  children?: unknown[]
}
function walk(node: Node, visit: (node: Node) => unknown): void {
  visit(node)
  for (const child of node.children ?? []) walk(child as Node, visit)
}
