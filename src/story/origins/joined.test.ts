/** Which sayers of one claim are one origin, where they are very many. */
import { describe, expect, it } from "vitest"
import { joined, originsOf } from "./joined.ts"
import type { Sayer } from "./sayers.ts"

const nothing: ReadonlySet<string> = new Set()
const sayer = (who: string, more: Partial<Sayer> = {}): Sayer => ({
  ...{
    who,
    type: "named",
    article: who,
    span: null,
    name: [],
    givenInFull: new Set(),
    isPerson: true,
    isUnnamed: false,
    count: null,
  },
  ...{ body: nothing, kinds: nothing, sorts: nothing, offices: nothing, called: nothing },
  of: { body: nothing, kinds: nothing },
  ...{ ofState: false, speaksForOthers: false, speaksForBody: false, outlet: null, through: [] },
  ...more,
})
const world = { places: nothing, judged: [] }
const groupsOf = (...sayers: Sayer[]) => joined(sayers, new Map(), world).map((group) => group.map(({ who }) => who))

describe("sayers", () => {
  it("are one where they are called alike", () => {
    expect(groupsOf(sayer("Ada Venn"), sayer("Bo Lisk"), sayer("Ada Venn"))).toEqual([
      ["Bo Lisk"],
      ["Ada Venn", "Ada Venn"],
    ])
  })

  it("are one where they are called alike, also behind more than are compared with each", () => {
    const others = Array.from({ length: 600 }, (_, i) => sayer(`nobody ${i}`))
    const groups = groupsOf(
      ...others,
      sayer("Ada Venn", { name: ["ada", "venn"] }),
      ...[sayer("A. Venn", { name: ["a", "venn"] })],
    )
    expect(groups).toHaveLength(601)
    expect(groups.at(-1)).toEqual(["Ada Venn", "A. Venn"])
  })

  it("that two thousand others are unlike are compared with a part of them", () => {
    let compared = 0
    const others = Array.from({ length: 2000 }, (_, i) => ({
      ...sayer(`nobody ${i}`),
      get speaksForBody() {
        compared++
        return false
      },
    }))
    expect(joined(others, new Map(), world)).toHaveLength(2000)
    // Each is asked some times in a comparison; each with each would be two million of these.
    const before = compared
    joined(others.slice(0, 500), new Map(), world)
    expect(before).toBeLessThan(9 * (compared - before))
  })
})

describe("the origins that a sayer stands for", () => {
  const unnamed = (count: number) => sayer("officials", { isUnnamed: true, isPerson: false, count })

  it("are the two and the one where it is three officials", () => {
    const [two, one, three] = [unnamed(2), unnamed(1), unnamed(3)]
    expect([...originsOf([[two], [one], [three]]).values()]).toEqual([[0], [1], [0, 1]])
  })

  it("are its own where another is as many, or one of its group has a name", () => {
    expect([...originsOf([[unnamed(2)], [unnamed(2)]]).values()]).toEqual([[0], [1]])
    expect([...originsOf([[unnamed(3), sayer("Ada")], [unnamed(2)]]).values()]).toEqual([[0], [0], [1]])
  })

  it("are found of a group of any size", () => {
    const crowd = Array.from({ length: 200_000 }, () => unnamed(1))
    expect(originsOf([crowd]).get(crowd[0] as Sayer)).toEqual([0])
  })
})

describe("a body without a name", () => {
  const body = (who: string, sort: string | null, more: Partial<Sayer> = {}) =>
    sayer(who, {
      ...{ type: "organisation", isPerson: false, speaksForBody: true },
      ...{ kinds: new Set(sort ? [sort] : []), sorts: new Set(sort ? [sort] : []) },
      ...more,
    })
  const named = (who: string, sort: string | null) =>
    body(who, sort, { body: new Set([who.slice(0, 5).toLowerCase()]) })

  it.each([
    ["the company", "company", "Osselin Laboratories", "company"],
    ["the ministry", "state", "the Vastrian defence ministry", "state"],
    ["the firm", "company", "Tarn & Weld", null],
  ])("is the first that has one and may be called so: %s (%s), %s", (who, sort, other, otherSort) => {
    expect(groupsOf(named(other, otherSort), body(who, sort))).toHaveLength(1)
  })

  it.each([
    ["the police", "state", "the county hospital", "school"],
    ["the ministry", "state", "Osselin Laboratories", "company"],
    ["the jury", "court", "Tarn Shipping", "company"],
  ])("is none of another sort: %s (%s), %s", (who, sort, other, otherSort) => {
    expect(groupsOf(named(other, otherSort), body(who, sort))).toHaveLength(2)
  })

  it("is never an outlet", () => {
    const outlet = sayer("The Bugle", { type: "media", isPerson: false })
    expect(groupsOf(outlet, body("the company", "company"))).toHaveLength(2)
  })
})
