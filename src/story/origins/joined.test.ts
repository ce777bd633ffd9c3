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
  ...{ body: nothing, kinds: nothing, offices: nothing, called: nothing, of: { body: nothing, kinds: nothing } },
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
