/** Which parts of several articles are one claim, who speaks against it, and which claims stand to each other in another way. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Said, told } from "../../../test/story/told.ts"
import { languageOf } from "../../language/index.ts"
import type { Record } from "../../record/index.ts"
import type { Compared } from "./alike.ts"
import { type Grouping, groupsOf } from "./groups.ts"
import { type Unit, unitsOf } from "./units.ts"

const en = languageOf("en")

/** Two units, each by its article and its words, and what a model has found of them. */
type Finding = [a: string, b: string, standing: { same?: number; version?: number; denies?: number }]

const nameOf = (unit: Unit | undefined) => `${unit?.article} ${unit?.span.text}`

/** Each group by its carriers, who is against it, and the pairs of groups by the first carrier of each. */
function grouped(records: readonly Record[], findings: readonly Finding[] = []) {
  const units = records.flatMap((record) => unitsOf(record, en))
  const at = (name: string) => {
    const i = units.findIndex((unit) => nameOf(unit) === name)
    if (i < 0) throw new Error(`“${name}” is none of “${units.map(nameOf).join("”, “")}”`)
    return i
  }
  const found = findings.map(([x, y, standing]): Compared => {
    const [i, j] = [at(x), at(y)]
    return { a: Math.min(i, j), b: Math.max(i, j), same: 0, version: 0, denies: 0, ...standing }
  })
  const { groups, versions, rivals, maybe } = groupsOf(units, found, en)
  const shown = (pairs: Grouping["maybe"]) =>
    pairs.map((pair) => pair.map((group) => nameOf(units[groups[group]?.carriers[0] ?? -1])))
  return {
    carried: groups.map(({ carriers }) => carriers.map((i) => nameOf(units[i]))),
    against: groups.map(({ against }) => against.map(({ unit, relation }) => `${relation}: ${nameOf(units[unit])}`)),
    versions: shown(versions),
    rivals: shown(rivals),
    maybe: shown(maybe),
  }
}

// Sentences that have one word in common: what becomes of them is settled by what is found of them.
const shut = (id: string) => told(id, "The outer quay was shut.")
const closed = (id: string) => told(id, "Ships keep off the quay.")
const barred = (id: string) => told(id, "No quay has berths left.")
const idle = (id: string) => told(id, "Cranes stand idle along the quay.")
const SHUT = "The outer quay was shut"
const CLOSED = "Ships keep off the quay"
const BARRED = "No quay has berths left"
const IDLE = "Cranes stand idle along the quay"

describe("carriers", () => {
  it("are each a claim of their own where nothing was found of them", () => {
    expect(grouped([shut("a1"), closed("b2")]).carried).toEqual([[`a1 ${SHUT}`], [`b2 ${CLOSED}`]])
    expect(grouped([])).toEqual({ carried: [], against: [], versions: [], rivals: [], maybe: [] })
  })

  it("are one claim where the model finds them the same", () => {
    const both = [shut("a1"), closed("b2")]
    expect(grouped(both, [[`a1 ${SHUT}`, `b2 ${CLOSED}`, { same: 1 }]]).carried).toEqual([
      [`a1 ${SHUT}`, `b2 ${CLOSED}`],
    ])
    expect(grouped(both, [[`a1 ${SHUT}`, `b2 ${CLOSED}`, { same: 0 }]]).carried).toHaveLength(2)
  })

  it("are sooner one claim the more words they share", () => {
    const again = told("b2", "The outer quay is shut.")
    const half: Finding = [`a1 ${SHUT}`, "b2 The outer quay is shut", { same: 0.5 }]
    expect(grouped([shut("a1"), again], [half]).carried).toHaveLength(1)
    expect(grouped([shut("a1"), closed("b2")], [[`a1 ${SHUT}`, `b2 ${CLOSED}`, { same: 0.5 }]]).carried).toHaveLength(2)
  })

  it("are not made one claim by words that they share where the one is against the other", () => {
    const never = told("b2", "The outer quay was never shut.")
    const finding: Finding = [`a1 ${SHUT}`, "b2 The outer quay was never shut", { same: 0.2, denies: 0.5 }]
    expect(grouped([shut("a1"), never], [finding]).carried).toHaveLength(2)
  })

  it("are one claim by the mean of their pairs, not by a chain of likenesses", () => {
    const three = [shut("a1"), closed("b2"), barred("c3")]
    const chain: Finding[] = [
      [`a1 ${SHUT}`, `b2 ${CLOSED}`, { same: 1 }],
      [`b2 ${CLOSED}`, `c3 ${BARRED}`, { same: 0.95 }],
    ]
    const carried = (same: number) => grouped(three, [...chain, [`a1 ${SHUT}`, `c3 ${BARRED}`, { same }]]).carried
    expect(carried(0.7)).toHaveLength(1)
    expect(carried(0.1)).toEqual([[`a1 ${SHUT}`, `b2 ${CLOSED}`], [`c3 ${BARRED}`]])
  })

  it("are kept apart by one pair that is plainly no likeness, whatever is like both", () => {
    const three = [shut("a1"), closed("b2"), barred("c3")]
    const found = grouped(three, [
      [`a1 ${SHUT}`, `b2 ${CLOSED}`, { same: 1 }],
      [`b2 ${CLOSED}`, `c3 ${BARRED}`, { same: 1 }],
      [`a1 ${SHUT}`, `c3 ${BARRED}`, { denies: 0.9 }],
    ])
    expect(found.carried).toEqual([[`a1 ${SHUT}`, `b2 ${CLOSED}`], [`c3 ${BARRED}`]])
  })
})

describe("nearly the same words", () => {
  const pair = (a: string, b: string, standing: Finding[2]) =>
    grouped([told("a1", `${a}.`), told("b2", `${b}.`)], [[`a1 ${a}`, `b2 ${b}`, standing]]).carried.length

  it.each([
    ["The ferry struck a Vastrian mine", "The ferry had struck a Vastrian mine"],
    [
      "Inspectors found no persuasive evidence of deliberate fraud",
      "No persuasive evidence of deliberate fraud was found",
    ],
    ["The mayor called Carrow extremely careless with money", "Carrow was extremely careless with money"],
  ])("claim the same whatever the model says: “%s”, “%s”", (a, b) => {
    expect(pair(a, b, { same: 0.05, denies: 0.1 })).toBe(1)
  })

  it.each([
    ["The ferry struck a Vastrian mine", "The ferry never struck a Vastrian mine"],
    ["Three divers were hurt at Lisk", "Nine divers were hurt at Lisk"],
    ["The quay was shut", "The quay was shut at Lisk on orders"],
    ["The ferry struck a mine", "The barge struck a reef"],
  ])("do not, where there are too few or another figure or a negation: “%s”, “%s”", (a, b) => {
    expect(pair(a, b, { same: 0.05 })).toBe(2)
  })

  it("do not where the model finds another value of the same", () => {
    const [a, b] = ["The talks at Lisk begin on Monday", "The talks at Lisk begin on Tuesday"]
    expect(pair(a, b, { same: 0.05, version: 0.9 })).toBe(2)
  })
})

describe("identical wordings", () => {
  it("are one claim without a judge, whatever the marks and capitals", () => {
    const quoted = told("b2", "“The outer Quay”, was shut!")
    expect(grouped([shut("a1"), quoted, shut("c3")]).carried).toHaveLength(1)
  })

  it("are not one where the words are too few to tell by", () => {
    const few: Said = { source: "Carrow", cue: "said", content: "dues doubled" }
    const two = ["a1", "b2"].map((id) => told(id, "Carrow said dues doubled.", [few]))
    expect(grouped(two).carried).toHaveLength(2)
    expect(grouped(two, [["a1 dues doubled", "b2 dues doubled", { same: 1 }]]).carried).toHaveLength(1)
  })

  it("count once, however many print them", () => {
    const printed = ["a1", "a2", "a3", "a4"].map(shut)
    const found = grouped([...printed, closed("b2")], [[`a1 ${SHUT}`, `b2 ${CLOSED}`, { same: 1 }]])
    expect(found.carried).toEqual([["a1", "a2", "a3", "a4"].map((id) => `${id} ${SHUT}`).concat(`b2 ${CLOSED}`)])
  })

  it("do not join a claim to its denial", () => {
    const denied = told("b2", "Carrow denied the outer quay was shut.", [
      { source: "Carrow", cue: "denied", content: "the outer quay was shut", stance: "denies" },
    ])
    expect(grouped([shut("a1"), denied]).carried).toEqual([[`a1 ${SHUT}`]])
  })
})

describe("a denial", () => {
  const safe = "the pillars were ever hollow"
  const denied = (id: string, stance: "denies" | "withholds" = "denies") =>
    told(id, `Carrow denied ${safe}.`, [{ source: "Carrow", cue: "denied", content: safe, stance }])

  it("never joins two carriers, however like both it is", () => {
    const found = grouped(
      [shut("a1"), closed("b2"), denied("c3")],
      [
        [`a1 ${SHUT}`, `c3 ${safe}`, { same: 0.4, denies: 0.6 }],
        [`b2 ${CLOSED}`, `c3 ${safe}`, { same: 1 }],
      ],
    )
    expect(found.carried).toEqual([[`a1 ${SHUT}`], [`b2 ${CLOSED}`]])
    expect(found.against).toEqual([[`denies: c3 ${safe}`], []])
  })

  it("and a refusal are against what they are most against", () => {
    for (const stance of ["denies", "withholds"] as const) {
      const found = grouped(
        [shut("a1"), closed("b2"), denied("c3", stance)],
        [
          [`a1 ${SHUT}`, `c3 ${safe}`, { denies: 0.5 }],
          [`b2 ${CLOSED}`, `c3 ${safe}`, { denies: 0.8 }],
        ],
      )
      expect(found.against).toEqual([[], [`${stance}: c3 ${safe}`]])
    }
  })

  it("in two pieces is against what each piece is most against", () => {
    const text = `“Hollow pillars are a myth,” said Carrow. “Idle cranes are another.”`
    const content = ["“Hollow pillars are a myth,”", "“Idle cranes are another.”"]
    const found = grouped(
      [shut("a1"), idle("b2"), told("c3", text, [{ source: "Carrow", cue: "said", content, stance: "denies" }])],
      [
        [`a1 ${SHUT}`, "c3 Hollow pillars are a myth", { denies: 0.9 }],
        [`b2 ${IDLE}`, "c3 Idle cranes are another", { denies: 0.9 }],
      ],
    )
    expect(found.against).toEqual([["denies: c3 Hollow pillars are a myth"], ["denies: c3 Idle cranes are another"]])
  })

  it("is against nothing where it is hardly against anything", () => {
    const found = grouped([shut("a1"), denied("c3")], [[`a1 ${SHUT}`, `c3 ${safe}`, { denies: 0.3 }]])
    expect(found.against).toEqual([[]])
  })

  it("is what a statement is that stands alone and is plainly against a claim", () => {
    const never = "The outer quay was never shut"
    const text = `${never}, said Carrow.`
    const statement = told("b2", text, [{ source: "Carrow", cue: "said", content: never }])
    const finding: Finding = [`a1 ${SHUT}`, `b2 ${never}`, { denies: 0.9 }]
    expect(grouped([shut("a1"), statement], [finding])).toMatchObject({
      carried: [[`a1 ${SHUT}`]],
      against: [[`denies: b2 ${never}`]],
      rivals: [],
    })
    // What the article says itself, and what others say too, is a claim of its own.
    expect(grouped([shut("a1"), told("b2", `${never}.`)], [finding]).carried).toHaveLength(2)
    const two = [finding, [`b2 ${never}`, `c3 ${IDLE}`, { same: 1 }] satisfies Finding]
    expect(grouped([shut("a1"), statement, idle("c3")], two).carried).toHaveLength(2)
  })

  it("that is denied in turn stays a claim, and so nobody's words are lost", () => {
    const said = (id: string, content: string) =>
      told(id, `${content}, said Carrow.`, [{ source: "Carrow", cue: "said", content }])
    const [opened, never, always] = [
      "the harbour opened early",
      "the harbour never opened",
      "the harbour did not open early",
    ]
    const found = grouped(
      [said("a1", always), said("b2", opened), said("c3", never)],
      [
        [`a1 ${always}`, `b2 ${opened}`, { denies: 0.9 }],
        [`b2 ${opened}`, `c3 ${never}`, { denies: 0.9 }],
      ],
    )
    expect(found.carried).toEqual([[`b2 ${opened}`]])
    expect(found.against).toEqual([[`denies: a1 ${always}`, `denies: c3 ${never}`]])
  })

  it("of what turned out to be a denial goes to a claim, or nowhere", () => {
    const never = "The outer quay was never shut"
    const statement = told("b2", `${never}, said Tarn.`, [{ source: "Tarn", cue: "said", content: never }])
    const found = grouped(
      [shut("a1"), statement, denied("c3")],
      [
        [`a1 ${SHUT}`, `b2 ${never}`, { denies: 0.9 }],
        [`b2 ${never}`, `c3 ${safe}`, { denies: 0.9 }],
        [`a1 ${SHUT}`, `c3 ${safe}`, { denies: 0.8 }],
      ],
    )
    expect(found.against).toEqual([[`denies: b2 ${never}`, `denies: c3 ${safe}`]])
  })
})

describe("a statement that would be plainly against a claim", () => {
  it.each([
    ["has no negation where the claim has none", "The outer quay was shut by storms"],
    ["speaks of something else", "no bakery at Lisk opens before six"],
    ["shares one word and no more", "Nobody at the quay sells tickets, bread or newspapers"],
  ])("is none where it %s, however contrary the model finds the two", (_, content) => {
    const statement = told("b2", `${content}, said Carrow.`, [{ source: "Carrow", cue: "said", content }])
    const found = grouped([shut("a1"), statement], [[`a1 ${SHUT}`, `b2 ${content}`, { denies: 0.99, same: 0 }]])
    expect(found.against.flat()).toEqual([])
  })

  it.each(["nobody knows who wrote that", "I never speculate about such cases", "no bakery opens before six"])(
    "is none where the two have no word in common: “%s”",
    (content) => {
      const statement = told("b2", `${content}, said Carrow.`, [{ source: "Carrow", cue: "said", content }])
      const found = grouped([shut("a1"), statement], [[`a1 ${SHUT}`, `b2 ${content}`, { denies: 0.95 }]])
      expect(found.carried).toHaveLength(2)
    },
  )
})

describe("a denial without words of its own", () => {
  const before = `${SHUT}. ${CLOSED}. ${BARRED}.`
  const denial: Said = { source: "The mayor", cue: "denied", content: "it!", stance: "denies" }
  const against = (text: string, said: Said[], others: Record[] = []) =>
    grouped([...others, told("r1", text, said)]).against

  it("is of what stands just before", () => {
    expect(against(`${before} The mayor denied it!`, [denial])).toEqual([[], [], ["denies: r1 The mayor denied"]])
  })

  it("is never of what the same person says", () => {
    const own: Said = { source: "Carrow", name: "Ines Carrow", cue: "said", content: IDLE.toLowerCase() }
    const text = `${before} Carrow said ${IDLE.toLowerCase()}. She denied it!`
    const said = (name: string) => against(text, [own, { ...denial, source: "She", name, cue: "denied" }])
    expect(said("Ines Carrow")).toEqual([[], [], ["denies: r1 She denied"], []])
    expect(said("Tove Askild")).toEqual([[], [], [], ["denies: r1 She denied"]])
  })

  it.each([
    ["called", "this an invention of traders"],
    ["dismissed", "that as dockside gossip"],
    ["rejected", "it as a fairy tale about boats"],
  ])("is one that points back: %s %s", (cue, content) => {
    const text = `${before} The mayor ${cue} ${content}.`
    const found = grouped(
      [told("r1", text, [{ source: "The mayor", cue, content, stance: "denies" }]), idle("s1")],
      [[`r1 ${content}`, `s1 ${IDLE}`, { denies: 0.9 }]],
    )
    expect(found.against).toEqual([[], [], [`denies: r1 ${content}`], []])
  })

  it("is sooner of what many articles carry than of what stands a little nearer", () => {
    const text = `${before} The mayor denied it!`
    expect(against(text, [denial], [closed("a1"), closed("a2"), closed("a3")])).toEqual([
      ["denies: r1 The mayor denied"],
      [],
      [],
    ])
  })

  it("is of nothing where nothing stands before in its article", () => {
    expect(against("The mayor denied it!", [denial], [idle("q1")])).toEqual([[]])
    expect(against(`The mayor denied it! ${before}`, [denial])).toEqual([[], [], []])
  })
})

describe("a refusal to comment", () => {
  const text = `${SHUT}. ${CLOSED}. ${BARRED}. The mayor declined to comment.`
  const refusal: Said = { source: "The mayor", cue: "declined", content: "to comment", stance: "withholds" }
  const radio = told("r1", text, [refusal])

  it("is of what the article began with, though more carry another", () => {
    const others = ["s1", "s2", "s3"].map(closed)
    expect(grouped([radio, ...others]).against).toEqual([["withholds: r1 to comment"], [], []])
  })

  it("is of what stands before it and more than four times as many articles carry", () => {
    const others = ["s1", "s2", "s3", "s4"].map(closed)
    expect(grouped([radio, ...others]).against).toEqual([[], ["withholds: r1 to comment"], []])
    const barring = ["t1", "t2", "t3", "t4", "t5"].map(barred)
    expect(grouped([radio, ...others, ...barring]).against).toEqual([[], [], ["withholds: r1 to comment"]])
  })

  it.each(["to comment last night", "to answer further questions on Monday", "to discuss the matter publicly"])(
    "is one that says only that: %s",
    (content) => {
      const plain = told("r1", `${SHUT}. ${CLOSED}. The mayor declined ${content}.`, [{ ...refusal, content }])
      const found = grouped([plain, barred("s1")], [[`r1 ${content}`, `s1 ${BARRED}`, { denies: 0.8 }]])
      expect(found.against).toEqual([[`withholds: r1 ${content}`], [], []])
    },
  )

  it.each(["the payment", "questions about the memorandum", "whether there had been berths"])(
    "is of what the model finds where one word says of what: %s",
    (content) => {
      const says = told("r1", `${SHUT}. The mayor did not answer ${content}.`, [
        { source: "The mayor", cue: "did not answer", content, stance: "withholds" },
      ])
      const found = grouped([says, barred("s1")], [[`r1 ${content}`, `s1 ${BARRED}`, { denies: 0.8 }]])
      expect(found.against).toEqual([[], [`withholds: r1 ${content}`]])
    },
  )

  it("is of the first of those that as many carry", () => {
    expect(grouped([radio]).against).toEqual([["withholds: r1 to comment"], [], []])
  })

  it("is not of what stands behind it, however many carry that", () => {
    const behind = told("r1", `${SHUT}. The mayor declined to comment. ${CLOSED}.`, [refusal])
    expect(grouped([behind, closed("s1")]).against).toEqual([["withholds: r1 to comment"], []])
  })

  it("is of what the model finds where it says of what", () => {
    const content = "to say why no berth was left"
    const says = told("r1", `${SHUT}. ${CLOSED}. The mayor declined ${content}.`, [{ ...refusal, content }])
    const found = grouped([says, barred("s1")], [[`r1 ${content}`, `s1 ${BARRED}`, { denies: 0.8 }]])
    expect(found.against).toEqual([[], [], [`withholds: r1 ${content}`]])
  })
})

describe("versions", () => {
  const two = told("a1", "Two barges burned at Lisk.")
  const nine = told("b2", "Nine barges burned at Lisk.")
  const names: [string, string] = ["a1 Two barges burned at Lisk", "b2 Nine barges burned at Lisk"]

  it("are two claims that give other values of one thing", () => {
    const found = grouped([two, nine], [[...names, { version: 0.8 }]])
    expect(found).toMatchObject({ carried: [[names[0]], [names[1]]], versions: [names], maybe: [], rivals: [] })
  })

  it("are two where the figures differ though all other words are the same, whatever the model says", () => {
    for (const standing of [{ same: 0.95 }, { version: 0.9 }, { same: 0.3 }, {}])
      expect(grouped([two, nine], [[...names, standing]]).carried).toHaveLength(2)
    expect(grouped([two, nine], [[...names, { same: 0.95 }]]).versions).toEqual([names])
  })

  it("are none where there are no two values, or hardly a version", () => {
    const none = grouped([shut("a1"), closed("b2")], [[`a1 ${SHUT}`, `b2 ${CLOSED}`, { version: 0.9 }]])
    expect(none.versions).toEqual([])
    expect(grouped([two, nine], [[...names, { version: 0.2 }]]).versions).toEqual([])
  })
})

describe("rivals", () => {
  it("are two claims that cannot both be so, one of them negated", () => {
    const found = grouped([shut("a1"), barred("b2")], [[`a1 ${SHUT}`, `b2 ${BARRED}`, { denies: 0.8 }]])
    expect(found.rivals).toEqual([[`a1 ${SHUT}`, `b2 ${BARRED}`]])
    const neither = grouped([shut("a1"), closed("b2")], [[`a1 ${SHUT}`, `b2 ${CLOSED}`, { denies: 0.8 }]])
    expect(neither.rivals).toEqual([])
    const hardly = grouped([shut("a1"), barred("b2")], [[`a1 ${SHUT}`, `b2 ${BARRED}`, { denies: 0.5 }]])
    expect(hardly.rivals).toEqual([])
  })
})

describe("what is perhaps the same", () => {
  const others = [
    "Four boats wait outside",
    "Grain rots on board",
    "Carriers call it absurd",
    "Many blame the ministry",
  ]
  const singles = others.map((words, i) => told(`s${i + 1}`, `${words}.`))
  /** Three that are one claim; a fourth is like one of them, and was too unlike the others to be compared. */
  const joined: Finding[] = [
    [`a1 ${SHUT}`, `a2 ${CLOSED}`, { same: 1 }],
    [`a2 ${CLOSED}`, `a3 ${IDLE}`, { same: 1 }],
    [`a1 ${SHUT}`, `a3 ${IDLE}`, { same: 1 }],
  ]
  const three = [shut("a1"), closed("a2"), idle("a3")]
  const like = (n: number, same: number): Finding => [`a1 ${SHUT}`, `s${n} ${others[n - 1]}`, { same }]

  it("is two claims whose pairs that were compared are alike, too few to join them", () => {
    const found = grouped([...three, ...singles], [...joined, like(1, 0.95)])
    expect(found.carried[0]).toHaveLength(3)
    expect(found.maybe).toEqual([[`a1 ${SHUT}`, `s1 ${others[0]}`]])
  })

  it("is nothing that is hardly alike", () => {
    expect(grouped([...three, ...singles], [...joined, like(1, 0.6)]).maybe).toEqual([])
  })

  it("is no more than three of one claim, the most alike", () => {
    const likes = [0.92, 0.99, 0.95, 0.97].map((same, i) => like(i + 1, same))
    const found = grouped([...three, ...singles], [...joined, ...likes])
    expect(found.maybe).toEqual([2, 3, 4].map((n) => [`a1 ${SHUT}`, `s${n} ${others[n - 1]}`]))
  })
})

describe("of any findings", () => {
  const records = [
    told(
      "a1",
      `${SHUT}. Two barges burned at Lisk. Carrow denied the quay was never shut. The mayor declined to comment.`,
      [
        { source: "Carrow", cue: "denied", content: "the quay was never shut", stance: "denies" },
        { source: "The mayor", cue: "declined", content: "to comment", stance: "withholds" },
      ],
    ),
    told("b2", "Nine barges burned at Lisk. No quay was shut there, said Tarn.", [
      { source: "Tarn", cue: "said", content: "No quay was shut there" },
    ]),
    told("c3", `${SHUT}. The barges were not there, said Carrow. Tove Askild denied it!`, [
      { source: "Carrow", cue: "said", content: "The barges were not there" },
      { source: "Tove Askild", cue: "denied", content: "it!", stance: "denies" },
    ]),
    told("d4", "Nobody burned a barge, the owner said.", [
      { source: "the owner", cue: "said", content: "Nobody burned a barge" },
    ]),
  ]
  const units = records.flatMap((record) => unitsOf(record, en))
  const share = fc.constantFrom(0, 0.1, 0.5, 0.9)
  const all = units.flatMap((_, a) => units.flatMap((_, b) => (a < b ? [{ a, b }] : [])))
  const found = fc
    .shuffledSubarray(all)
    .chain((pairs) =>
      fc.tuple(
        ...pairs.map((pair) =>
          fc.record({ same: share, version: share, denies: share }).map((s) => ({ ...pair, ...s })),
        ),
      ),
    )

  it("each that carries is in one group, as a carrier or against it, and each denial in one at most", () => {
    fc.assert(
      fc.property(found, (found) => {
        const { groups } = groupsOf(units, found, en)
        const placed = groups.flatMap(({ carriers, against }) => [...carriers, ...against.map(({ unit }) => unit)])
        expect(new Set(placed).size).toBe(placed.length)
        for (const [i, { relation }] of units.entries()) if (relation === "carries") expect(placed).toContain(i)
        for (const { carriers } of groups) {
          expect(carriers.length).toBeGreaterThan(0)
          for (const i of carriers) expect(units[i]?.relation).toBe("carries")
        }
      }),
    )
  })

  it("pairs of groups name groups that there are, the smaller first, each pair once", () => {
    fc.assert(
      fc.property(found, (found) => {
        const { groups, versions, rivals, maybe } = groupsOf(units, found, en)
        for (const pairs of [versions, rivals, maybe]) {
          expect(new Set(pairs.map(String)).size).toBe(pairs.length)
          for (const [a, b] of pairs) expect(0 <= a && a < b && b < groups.length).toBe(true)
        }
      }),
    )
  })

  it("their order changes nothing", () => {
    const turned = found.chain((found) =>
      fc.tuple(fc.constant(found), fc.shuffledSubarray(found, { minLength: found.length })),
    )
    fc.assert(
      fc.property(turned, ([one, other]) => {
        expect(groupsOf(units, other, en)).toEqual(groupsOf(units, one, en))
      }),
      { numRuns: 300 },
    )
  })
})
