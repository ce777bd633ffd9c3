/** Who stands below whom in the tree of a claim. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { storyOf } from "../../../test/story/build.ts"
import { crowd, dam } from "../../../test/story/samples.ts"
import { Claim, type LinkReason, linkReasons, type Story } from "../../record/index.ts"
import { type Branch, treesOf } from "./tree.ts"

/** `o1(a1(a2 a3))`, `!` before what only stands elsewhere in full. */
function drawn(branches: readonly Branch[]): string {
  return branches
    .map(({ node, branches, again }) => {
      const name = "origin" in node ? node.origin.id : "article" in node ? node.article : node.outlet
      return `${again ? "!" : ""}${name}${branches.length ? `(${drawn(branches)})` : ""}`
    })
    .join(" ")
}

const treeOf = (story: Story, i = 0) => {
  const claim = story.claims[i]
  return claim ? drawn(treesOf(claim, story)) : "no such claim"
}

type Told = Parameters<typeof storyOf>[0]["claims"][number]

/** Four articles, a day after the other, that carry one claim; the first two origins are there where links name them. */
function treeWith(
  links: [from: string, to: string, reason: LinkReason, words: string | null][],
  more: Partial<Told> = {},
) {
  const ids = ["a1", "a2", "a3", "a4"]
  const text = "The bell rang, it says."
  const { story } = storyOf({
    articles: Object.fromEntries(
      ids.map((id, i) => [id, { outlet: `Paper ${id}`, published: `2032-01-0${i + 1}`, text }]),
    ),
    claims: [
      {
        text: "The bell rang.",
        carries: ids.map((id) => [id, "The bell rang"]),
        origins: [
          ["a sexton", "described", "a1", ["a1", "said", "it says"]],
          ["a verger", "described", "a4", ["a4", "said", "it says"]],
        ],
        links,
        ...more,
      },
    ],
  })
  return treeOf(story)
}

const words = "it says"

describe("treesOf", () => {
  it("goes from each first sayer through every article to those that have it from them, by time", () => {
    const { story } = dam()
    expect(treeOf(story)).toBe(
      "o1(gazette1(wire1(courier nesspost valley radio) ledger)) o2(mirror(wire2(dispatch))) Capital Times(upland)",
    )
  })

  it("begins with whom no link leads to: origins, outlets that the ledger lacks, then articles", () => {
    expect(
      treeWith(
        [
          ["o1", "a3", "said", words],
          ["Far News", "a2", "cites", words],
          ["o2", "a4", "said", words],
        ],
        {
          origins: [
            ["a sexton", "described", "a3", ["a3", "said", words]],
            ["a verger", "described", "a4", ["a4", "said", words]],
          ],
        },
      ),
    ).toBe("o1(a3) o2(a4) Far News(a2) a1")
  })

  it.each<[string, Parameters<typeof treeWith>[0], string]>([
    [
      "an outlet before the first sayer, whom it names too",
      [
        ["o1", "a1", "said", words],
        ["a1", "a2", "cites", words],
        ["o1", "a2", "said", words],
      ],
      "o1(a1(a2)) o2(a4) a3",
    ],
    [
      "whose text it prints before whom it cites",
      [
        ["o1", "a1", "said", words],
        ["a1", "a2", "cites", words],
        ["a1", "a3", "cites", words],
        ["a2", "a3", "credit", words],
      ],
      "o1(a1(a2(a3))) o2(a4)",
    ],
    [
      "what is shown before what is suggested",
      [
        ["o1", "a1", "said", words],
        ["a1", "a3", "same words", null],
        ["a2", "a3", "cites", words],
      ],
      "o1(a1) o2(a4) a2(a3)",
    ],
  ])("puts an article once in full, below %s", (_, links, tree) => {
    expect(treeWith(links)).toBe(tree)
  })

  it("shows an article below each first sayer that it is owed to", () => {
    expect(
      treeWith([
        ["o1", "a1", "said", words],
        ["a1", "a2", "cites", words],
        ["o2", "a2", "said", words],
        ["o2", "a4", "said", words],
      ]),
    ).toBe("o1(a1(a2)) o2(!a2 a4) a3")
  })

  it("puts what no link leads to below the origin that has a reason for it", () => {
    expect(treeWith([])).toBe("o1(a1) o2(a4) a2 a3")
  })

  it("puts the earliest of a circle above the others, and says which link closes it", () => {
    const { story } = dam()
    expect(treeOf(story, 1)).toBe("ledger(radio upland gazette2)")
    const [claim] = story.claims.slice(1)
    const [top] = claim ? treesOf(claim, story) : []
    expect(top?.also.map(({ from, circle }) => ["article" in from && from.article, circle])).toEqual([
      ["gazette2", true],
    ])
  })

  it("ends where an article cites itself", () => {
    expect(treeWith([["a2", "a2", "cites", words]])).toBe("o1(a1) o2(a4) a2 a3")
  })

  it("has every article that carries a claim once in full, and each link once, whatever the links are", () => {
    const { story } = crowd(8, 1)
    const [claim] = story.claims
    const articles = claim?.statements.map(({ article }) => article) ?? []
    const article = fc.constantFrom(...articles).map((id) => ({ article: id }))
    const outlet = fc.constantFrom("Far News", "Radio Nowhere").map((name) => ({ outlet: name }))
    const link = fc.record({
      from: fc.oneof(article, outlet, fc.constant({ origin: "o1" })),
      to: fc.oneof(article, outlet),
      reason: fc.constantFrom(...linkReasons.map(([reason]) => reason)),
      span: fc.constant(null),
      certain: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(link, { maxLength: 14 }), (links) => {
        const all: Branch[] = []
        const open = [...treesOf(Claim.parse({ ...claim, links }), story)]
        for (let branch = open.pop(); branch; branch = open.pop()) {
          all.push(branch)
          open.push(...branch.branches)
        }
        const once = all.flatMap(({ node, again }) => ("article" in node && !again ? node.article : []))
        expect(once.toSorted()).toEqual(articles.toSorted())
        const told = all.flatMap(({ link, also }) => [...(link ? [link] : []), ...also.map((other) => other.link)])
        for (const each of links)
          expect(
            told.filter((other) => other === each || JSON.stringify(other) === JSON.stringify(each)).length,
          ).toBeGreaterThan(0)
        expect(new Set(told).size).toBe(told.length)
      }),
      { numRuns: 200 },
    )
  })

  it("takes no more than a moment for ten thousand articles in one chain", () => {
    const { story } = crowd(0, 1)
    const [claim] = story.claims
    const links = Array.from({ length: 10_000 }, (_, i) => ({
      from: { article: `n${i}` },
      to: { article: `n${i + 1}` },
      ...{ reason: "cites" as const, span: null, certain: true },
    }))
    const began = performance.now()
    expect(claim && treesOf({ ...claim, links }, story).length).toBeGreaterThan(0)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
