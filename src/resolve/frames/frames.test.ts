import { describe, expect, it } from "vitest"
import { passage } from "../../../test/cases/marked.ts"
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { findTimes } from "../times/index.ts"
import { framesOf } from "./index.ts"

/** An article and its attributions as "source|cue|content", each found after the one before; speakers by letter. */
function framesIn(text: string, rows: readonly [string, string][], within: readonly (number | null)[] = []) {
  let at = 0
  const find = (words: string): Span[] => {
    if (!words) return []
    const start = text.indexOf(words, at)
    if (start < 0) throw new RangeError(`not in the text: ${words}`)
    return [spanOf(text, start, start + words.length)]
  }
  const attributions = rows.map(([row], i): Attribution => {
    const [source = "", cue = "", content = ""] = row.split("|")
    const made = {
      source: find(source),
      cue: find(cue),
      content: find(content),
      within: within[i] ?? null,
      confidence: 1,
    }
    at = Math.min(...[...made.source, ...made.cue, ...made.content].map(({ start }) => start))
    return made
  })
  const here = passage(text)
  const known = {
    stances: rows.map(() => "says" as const),
    speakers: rows.map(([, speaker]) => speaker || null),
    times: findTimes(here, "2031-03-11"),
    published: "2031-03-11",
  }
  return framesOf(here, attributions, known).map(({ addressee, medium, said, carried }) => ({
    ...(carried.size > 0 ? { carried: [...carried].sort() } : {}),
    addressee: addressee?.text ?? null,
    medium: medium?.span.text ?? null,
    said: said?.value ?? null,
  }))
}

describe("a frame is stated once and holds for the same act of speaking", () => {
  const text = [
    "Ilse Brandt told Radio Nord in an interview on Monday that the ferry would be sold.",
    "“We have no choice,” she said.",
    "Tomas Reuk wrote that the sale was illegal.",
  ].join("\n\n")
  const frames = framesIn(text, [
    ["Ilse Brandt|told|that the ferry would be sold", "brandt"],
    ["she|said|“We have no choice,”", "brandt"],
    ["Tomas Reuk|wrote|that the sale was illegal", "reuk"],
  ])

  it("is read where it stands", () => {
    expect(frames[0]).toEqual({ addressee: "Radio Nord", medium: "in an interview", said: "2031-03-10" })
  })

  it("goes on to the next words of the same speaker", () => {
    expect(frames[1]).toEqual({
      addressee: "Radio Nord",
      medium: "in an interview",
      said: "2031-03-10",
      carried: ["addressee", "medium", "said"],
    })
  })

  it("does not pass to another speaker", () => {
    expect(frames[2]).toEqual({ addressee: null, medium: null, said: null })
  })
})

it("carries nothing into a claim inside a claim", () => {
  const text = "Ilse Brandt told Radio Nord on Monday that the harbour master had warned her."
  const frames = framesIn(
    text,
    [
      ["Ilse Brandt|told|that the harbour master had warned her", "brandt"],
      ["the harbour master|had warned|her", "master"],
    ],
    [null, 0],
  )
  expect(frames[0]).toMatchObject({ addressee: "Radio Nord", said: "2031-03-10" })
  expect(frames[1]).toEqual({ addressee: null, medium: null, said: null })
})

it("takes no day that the content speaks of", () => {
  const [frame] = framesIn("Ilse Brandt said the ferry would sail on Friday.", [
    ["Ilse Brandt|said|the ferry would sail on Friday", "brandt"],
  ])
  expect(frame?.said).toBeNull()
})

it("keeps up with an article of thousands of statements", () => {
  const text = Array.from({ length: 1000 }, (_, i) => `Speaker ${i % 7} said on Monday that number ${i} is due.`).join(
    "\n\n",
  )
  const rows = Array.from({ length: 1000 }, (_, i): [string, string] => [
    `Speaker ${i % 7}|said|number ${i} is due`,
    `s${i % 7}`,
  ])
  expect(framesIn(text, rows)).toHaveLength(1000)
})

describe("a day is not that of the saying", () => {
  const saidIn = (text: string, rows: [string, string][]) => framesIn(text, rows).map(({ said }) => said)

  it.each([
    [
      "In her first words since the office announced on Friday that she would go, Ilse Brandt told a crowd that she was glad. “I am,” Ms Brandt added.",
    ],
    ["After the board met on Friday, Ilse Brandt told a crowd that she was glad. “I am,” Ms Brandt added."],
    [
      "Before the pier was shut on Friday by the guards, Ilse Brandt told a crowd that she was glad. “I am,” Ms Brandt added.",
    ],
  ])("when another act has it: %s", (text) => {
    expect(
      saidIn(text, [
        ["Ilse Brandt|told|that she was glad", "brandt"],
        ["Ms Brandt|added|“I am,”", "brandt"],
      ]),
    ).toEqual([null, null])
  })

  it.each([
    ["ALDMOOR, March 8 (Northwire) — Ilse Brandt said the pier was shut.", "the pier was shut"],
    ["GARROW, March 9 (AFW) - Ilse Brandt said nobody would be paid.", "nobody would be paid"],
    ["LISK, March 8, 2031 – Ilse Brandt said it was late.", "it was late"],
  ])("when the dateline has it: %s", (text, content) => {
    expect(saidIn(text, [[`Ilse Brandt|said|${content}`, "brandt"]])).toEqual([null])
  })

  it.each([["In 2024"], ["In the 1990s"], ["In the winter of 2028"]])("when it is longer than a month: %s", (when) => {
    const text = `${when}, Ilse Brandt told parliament that the dam was safe. “It is sound,” Ms Brandt added.`
    expect(
      saidIn(text, [
        ["Ilse Brandt|told|that the dam was safe", "brandt"],
        ["Ms Brandt|added|“It is sound,”", "brandt"],
      ])[1],
    ).toBeNull()
  })

  it("when it stands in what was said", () => {
    const text = "Ilse Brandt told a crowd that the board had met on Friday and paid nothing."
    expect(saidIn(text, [["Ilse Brandt|told|that the board had met on Friday and paid nothing", "brandt"]])).toEqual([
      null,
    ])
  })

  it("when it stands too far up", () => {
    const between = Array.from({ length: 9 }, (_, i) => `The pier has ${i + 2} huts, and the wind is cold.`).join(
      "\n\n",
    )
    const text = `Ilse Brandt said on Friday that she was glad.\n\n${between}\n\n“I am,” Ms Brandt added.`
    expect(
      saidIn(text, [
        ["Ilse Brandt|said|that she was glad", "brandt"],
        ["Ms Brandt|added|“I am,”", "brandt"],
      ]),
    ).toEqual(["2031-03-07", null])
  })

  it.each([
    ["The ferry sank on Friday off the pier."],
    ["On Friday a guard turned the boy back at the gate."],
    ["The road was opened to lorries on Friday."],
  ])("when something else happened on it: %s", (event) => {
    const text = `${event}\n\n“It was foggy,” Ilse Brandt said.`
    expect(saidIn(text, [["Ilse Brandt|said|“It was foggy,”", "brandt"]])).toEqual([null])
  })

  it.each([
    ["The board paid nothing, Ilse Brandt said, as she had warned in August."],
    ["The pier was rotten, Ilse Brandt said, after it had been shut on Friday."],
    ["Nobody was paid, Ilse Brandt said, as the guild had feared on Friday."],
  ])("when it is that of another act behind the words of saying: %s", (text) => {
    expect(saidIn(text, [[`Ilse Brandt|said|`, "brandt"]])).toEqual([null])
  })
})
