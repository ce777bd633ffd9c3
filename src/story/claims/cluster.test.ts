/** How nodes are joined by what was compared of them. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Clustering, clustersOf } from "./cluster.ts"

type Pair = Clustering["pairs"][number]

const alike = (a: number, b: number, alike: number): Pair => ({ a, b, alike, apart: false })
const apart = (a: number, b: number, alike = 0.9): Pair => ({ a, b, alike, apart: true })
const clusters = (n: number, pairs: Pair[], { unknown = 0, least = 0.5 } = {}) =>
  clustersOf(n, { pairs, unknown: () => unknown, least })

describe("clusters", () => {
  it("hold every node, alone where nothing is like it", () => {
    expect(clusters(0, [])).toEqual([])
    expect(clusters(3, [])).toEqual([[0], [1], [2]])
    expect(clusters(3, [alike(0, 2, 0.4)])).toEqual([[0], [1], [2]])
  })

  it("join what is alike enough", () => {
    expect(clusters(3, [alike(0, 2, 0.5)])).toEqual([[0, 2], [1]])
  })

  it("join by the mean of all their pairs, not by one of them", () => {
    const joined = [alike(0, 1, 0.9), alike(1, 2, 0.8)]
    expect(clusters(3, [...joined, alike(0, 2, 0.1)])).toEqual([[0, 1], [2]])
    expect(clusters(3, [...joined, alike(0, 2, 0.2)])).toEqual([[0, 1, 2]])
  })

  it("count what was not compared as little alike, by what the caller says of each pair", () => {
    const pairs = [alike(0, 1, 0.9), alike(1, 2, 0.8)]
    expect(clusters(3, pairs, { unknown: 0.15 })).toEqual([[0, 1], [2]])
    expect(clusters(3, pairs, { unknown: 0.3 })).toEqual([[0, 1, 2]])
    const unknown = (a: number, b: number) => (a === 0 && b === 2 ? 0.3 : 0)
    expect(clustersOf(3, { pairs, unknown, least: 0.5 })).toEqual([[0, 1, 2]])
  })

  it("never join what was not compared, however much that counts", () => {
    expect(clusters(2, [], { unknown: 1 })).toEqual([[0], [1]])
  })

  it("join the most alike first", () => {
    expect(clusters(3, [alike(0, 1, 0.6), alike(1, 2, 0.7)])).toEqual([[0], [1, 2]])
  })

  it("join the first of what is equally alike", () => {
    expect(clusters(3, [alike(1, 2, 0.7), alike(0, 1, 0.7)])).toEqual([[0, 1], [2]])
    expect(clusters(3, [alike(0, 2, 0.7), alike(0, 1, 0.7)])).toEqual([[0, 1], [2]])
  })
})

describe("what may not be together", () => {
  it("is not, however alike", () => {
    expect(clusters(2, [apart(0, 1, 1)])).toEqual([[0], [1]])
  })

  it("is not by way of a third", () => {
    expect(clusters(3, [alike(0, 1, 0.9), alike(1, 2, 0.8), apart(0, 2)])).toEqual([[0, 1], [2]])
  })

  it("is not by what each has been joined to", () => {
    const pairs = [alike(0, 1, 1), alike(2, 3, 1), alike(0, 2, 0.9), alike(0, 3, 0.9), alike(1, 2, 0.9), apart(1, 3)]
    expect(clusters(4, pairs)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })
})

describe("of any pairs", () => {
  // In sixteenths, so that sums are exact and equal means are equal.
  const sixteenth = fc.integer({ min: 0, max: 16 }).map((n) => n / 16)
  const compared = fc.integer({ min: 1, max: 9 }).chain((n) => {
    const all = Array.from({ length: n }, (_, a) =>
      Array.from({ length: n - a - 1 }, (_, k) => [a, a + 1 + k] as const),
    )
    return fc.record({
      n: fc.constant(n),
      unknown: fc.constantFrom(0, 0.125, 0.25),
      pairs: fc.subarray(all.flat()).chain((chosen) =>
        fc.tuple(
          ...chosen.map(([a, b]) =>
            fc.record({
              a: fc.constant(a),
              b: fc.constant(b),
              alike: sixteenth,
              apart: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
            }),
          ),
        ),
      ),
    })
  })

  it("each node is in one cluster, and none holds two that may not be together", () => {
    fc.assert(
      fc.property(compared, ({ n, unknown, pairs }) => {
        const found = clusters(n, pairs, { unknown })
        expect(found.flat().toSorted((a, b) => a - b)).toEqual([...Array(n).keys()])
        for (const { a, b, apart } of pairs)
          if (apart) expect(found.some((c) => c.includes(a) && c.includes(b))).toBe(false)
      }),
    )
  })

  it("their order changes nothing", () => {
    const shuffled = compared.chain(({ n, unknown, pairs }) =>
      fc.record({
        n: fc.constant(n),
        unknown: fc.constant(unknown),
        pairs: fc.constant(pairs),
        others: fc.shuffledSubarray(pairs, { minLength: pairs.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ n, unknown, pairs, others }) => {
        expect(clusters(n, others, { unknown })).toEqual(clusters(n, pairs, { unknown }))
      }),
    )
  })

  it("they are what joining the best two by their mean, again and again, comes to", () => {
    fc.assert(
      fc.property(compared, ({ n, unknown, pairs }) => {
        expect(clusters(n, pairs, { unknown })).toEqual(slowly(n, pairs, unknown))
      }),
      { numRuns: 500 },
    )
  })
})

/** The same, each time from the beginning. */
function slowly(n: number, pairs: readonly Pair[], unknown: number): number[][] {
  const known = new Map(
    pairs.flatMap((pair) => [[`${pair.a} ${pair.b}`, pair] as const, [`${pair.b} ${pair.a}`, pair]]),
  )
  let left = Array.from({ length: n }, (_, i) => [i])
  for (;;) {
    let best = { mean: -1, x: -1, y: -1 }
    for (const [x, first] of left.entries())
      for (const [y, second] of left.entries()) {
        if (y <= x) continue
        const between = first.flatMap((a) => second.map((b) => known.get(`${a} ${b}`)))
        if (between.every((pair) => pair === undefined) || between.some((pair) => pair?.apart)) continue
        const mean = between.reduce((sum, pair) => sum + (pair?.alike ?? unknown), 0) / between.length
        if (mean >= 0.5 && mean > best.mean) best = { mean, x, y }
      }
    if (best.x < 0) return left
    const joined = [...(left[best.x] ?? []), ...(left[best.y] ?? [])].toSorted((a, b) => a - b)
    left = left.flatMap((cluster, i) => (i === best.x ? [joined] : i === best.y ? [] : [cluster]))
  }
}
