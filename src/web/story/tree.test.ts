/** What stands where in a drawing, before anybody knows how high. */
import { describe, expect, it } from "vitest"
import { storyOf } from "../../../test/story/build.ts"
import { dam } from "../../../test/story/samples.ts"
import type { Claim } from "../../record/index.ts"
import { heldOf } from "./held.ts"
import { drawingOf } from "./layout.ts"
import { treeOf } from "./tree.ts"

type Link = [from: string, to: string, reason: Claim["links"][number]["reason"], words: string | null]

/** Articles that each say "It broke.", of these days, with these links. */
function treeWith(days: { [id: string]: string | null }, links: Link[], most?: number) {
  const ids = Object.keys(days)
  const { story, texts } = storyOf({
    articles: Object.fromEntries(
      ids.map((id) => [id, { text: "It broke.", outlet: `Paper ${id}`, published: days[id] ?? null }]),
    ),
    claims: [{ text: "It broke.", carries: ids.map((id) => [id, "It broke"] as [string, string]), links }],
  })
  const tree = treeOf(heldOf(story, texts), story.claims[0] as Claim, most)
  return { tree, columns: Object.fromEntries(tree.nodes.map(({ key, column }) => [key, column])) }
}

describe("treeOf", () => {
  it("gives each day its columns, and puts what rests on another of its day behind it", () => {
    const { tree, columns } = treeWith({ a: "2032-03-02", b: "2032-03-02", c: "2032-03-04", d: null }, [
      ["a", "b", "cites", "It broke"],
      ["a", "c", "cites", "It broke"],
    ])
    expect(columns).toEqual({ a: 0, b: 1, c: 2, d: 3 })
    expect(tree.bands.map(({ day }) => day)).toEqual(["2032-03-02", "2032-03-04", ""])
  })

  it("puts days together where there is no room for each, and still what rests on another behind it", () => {
    const days = { a: "2032-03-02", b: "2032-03-03", c: "2032-03-04", d: "2032-03-09" }
    const link: Link = ["a", "b", "cites", "It broke"]
    const { tree, columns } = treeWith(days, [link], 3)
    expect(columns).toEqual({ a: 0, b: 1, c: 2, d: 2 })
    expect(tree.bands.map(({ day, until }) => [day, until])).toEqual([
      ["2032-03-02", "2032-03-03"],
      ["2032-03-04", "2032-03-09"],
    ])
    expect(treeWith(days, [link], 1).tree.bands).toHaveLength(1)
    expect(treeWith(days, [link], 4).columns).toEqual({ a: 0, b: 1, c: 2, d: 3 })
  })

  it("ends a chain in an outlet that is not held, before every day", () => {
    const { tree, columns } = treeWith({ a: "2032-03-02" }, [["The Times", "a", "cites", "It broke"]])
    expect(columns).toEqual({ "outlet The Times": 0, a: 1 })
    expect(tree.bands.map(({ day }) => day)).toEqual([null, "2032-03-02"])
  })

  it("puts copies of copies into the card of their text", () => {
    const { tree } = treeWith({ a: "2032-03-02", b: "2032-03-03", c: "2032-03-04" }, [
      ["a", "b", "credit", "It broke"],
      ["b", "c", "copy", "It broke"],
    ])
    expect(tree.nodes.map(({ articles }) => articles)).toEqual([["a", "b", "c"]])
  })

  it("draws those apart that print each other, and one that cites itself without a line", () => {
    const { tree } = treeWith({ a: "2032-03-02", b: "2032-03-02" }, [
      ["a", "b", "copy", "It broke"],
      ["b", "a", "copy", "It broke"],
      ["a", "a", "cites", "It broke"],
    ])
    expect(tree.nodes.map(({ key }) => key).toSorted()).toEqual(["a", "b"])
    expect(tree.nodes.flatMap(({ links }) => links).filter(({ back }) => back)).toHaveLength(1)
  })

  it("lists every card once, also where a circle has no beginning", () => {
    const { tree } = treeWith({ a: "2032-03-02", b: "2032-03-02", c: "2032-03-02" }, [
      ["a", "b", "cites", "It broke"],
      ["b", "c", "cites", "It broke"],
      ["c", "a", "cites", "It broke"],
    ])
    expect(tree.nodes.map(({ key }) => key).toSorted()).toEqual(["a", "b", "c"])
  })
})

describe("drawingOf", () => {
  it("draws the same whatever came first", () => {
    const { story, texts } = dam()
    const draw = (claim: Claim) => {
      const { lines, height } = drawingOf(treeOf(heldOf(story, texts), claim))
      return { paths: lines.map(({ path }) => path).toSorted(), height }
    }
    const [claim] = story.claims as [Claim]
    expect(draw({ ...claim })).toEqual(draw(claim))
    expect(draw({ ...claim, statements: claim.statements.toReversed() })).toEqual(draw(claim))
  })

  it("has no place without a number", () => {
    const { story, texts } = dam()
    for (const claim of story.claims) {
      const { cards, lines, height } = drawingOf(treeOf(heldOf(story, texts), claim))
      expect([...cards.values()].every(({ top, port }) => top >= 0 && port > top && port < height)).toBe(true)
      for (const { path } of lines) expect(path).toMatch(/^M[-\d. CH]+$/)
    }
  })
})
