import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { languageOf } from "../../language/index.ts"
import { type Change, type Record, spanOf } from "../../record/index.ts"
import { changesOf } from "./changes.ts"

const en = languageOf("en")

interface Told {
  on: string | null
  text: string
  /** words of the text → their TIMEX3 values */
  times?: { [words: string]: string }
  names?: readonly string[]
}

let made = 0
function record({ on, text, times = {}, names = ["Brenholt", "Askerfjord"] }: Told): Record {
  const id = `a${++made}`
  const place = (words: string) => spanOf(text, text.indexOf(words), text.indexOf(words) + words.length)
  const rest = { uri: id, url: null, title: null, byline: null, outlet: null, updated: null }
  const entities: Record["entities"] = names
    .filter((name) => text.includes(name))
    .map((name, i) => ({ id: `e${i + 1}`, name, type: "place", mentions: [place(name)], descriptors: [] }))
  return {
    article: { ...rest, id, published: on, language: "en", sha256: "0".repeat(64), text },
    entities,
    statements: [],
    events: [],
    times: Object.entries(times).map(([words, value]) => ({
      ...place(words),
      type: "DATE",
      value,
      anchor: "publication",
    })),
    notes: [],
    model: { name: "none", version: "0" },
  }
}

const listed = (...records: Record[]): Change[] => changesOf(records, en)
const values = (change: Change | undefined) => change?.values.map(({ value }) => value)
const texts = (day: number, text: string): Record => record({ on: `2031-05-0${day}`, text })

describe("figures that change over articles", () => {
  it("are joined by what happened to so many people, in whichever words", () => {
    const [change, ...others] = listed(
      texts(1, "At least four people were killed when a hangar at Brenholt fell in."),
      texts(2, "The number of people known to have died at Brenholt rose to eleven."),
      texts(3, "The collapse at Brenholt, killing 11 people, is being looked into."),
      texts(4, "The toll at Brenholt was revised down from 11 to nine."),
    )
    expect(others).toEqual([])
    expect(change).toMatchObject({ kind: "figure", what: "people killed" })
    expect(values(change)).toEqual(["4", "11", "11", "11", "9"])
  })

  it("keep the killed, the missing and the rescued apart in one sentence", () => {
    const changes = listed(
      texts(1, "Two people were killed and about 30 were missing at Brenholt, and 15 had been rescued."),
      texts(2, "Five people were killed and 12 were missing at Brenholt, and 26 had been rescued."),
    )
    expect(changes.map((change) => [change.what, values(change)])).toEqual([
      ["people killed", ["2", "5"]],
      ["people missing", ["30", "12"]],
      ["people rescued", ["15", "26"]],
    ])
  })

  it("are the object of the verb in front of them before anything that follows", () => {
    const changes = listed(
      texts(1, "A boiler burst at Brenholt, killing at least 11 people and injuring dozens."),
      texts(2, "A boiler burst at Brenholt, killing at least 13 people and injuring dozens."),
    )
    expect(changes.map((change) => [change.what, values(change)])).toEqual([["people killed", ["11", "13"]]])
  })

  it("leave out what is only added to those counted before", () => {
    const [change] = listed(
      texts(1, "Seventeen people have fallen ill at Brenholt."),
      texts(2, "Twenty-nine people have fallen ill at Brenholt, and the clinic there reported twelve new cases."),
    )
    expect(values(change)).toEqual(["17", "29"])
  })

  it("in the thousands are joined by what is counted alone", () => {
    const [change] = listed(
      texts(1, "About 48,000 bottles are being taken back, the dairy at Brenholt said."),
      texts(2, "Shops in Askerfjord and Brenholt have sent 61,000 bottles to be destroyed."),
    )
    expect(values(change)).toEqual(["48,000", "61,000"])
  })

  it("of a part tell of the part, or of the whole where that is what is described", () => {
    const [change] = listed(
      texts(1, "One of the three sailors listed as missing off Brenholt was found on a raft."),
      texts(2, "Two of the three sailors are missing off Brenholt."),
    )
    expect(values(change)).toEqual(["3", "2"])
  })

  it("are joined where a sentence sets one against the other", () => {
    const [change] = listed(
      texts(1, "The firm offered every household in Brenholt 3,000 crowns."),
      texts(2, "The firm raised its payment in Brenholt from 3,000 to 5,000 crowns."),
    )
    expect(change).toMatchObject({ what: "payment" })
    expect(values(change)).toEqual(["3,000 crowns", "3,000 crowns", "5,000 crowns"])
  })

  it("are told by one article alone that says from what to what", () => {
    expect(
      listed(texts(1, "The bank raised its offer for Brenholt to 950 million dollars from 900 million.")).map(values),
    ).toEqual([["950 million dollars", "900 million dollars"]])
    expect(listed(texts(1, "The road to Brenholt runs from 3,000 to 5,000 feet above the sea."))).toEqual([])
  })

  it.each([
    ["1.2 million", "1,500,000", ["1.2 million", "1.5 million"]],
    ["two million", "1,987,654", ["2 million", "1,987,654"]],
  ])("writes a count as papers do, where nothing is lost by it: %s, %s", (before, now, shown) => {
    const [change] = listed(
      texts(1, `The flood at Brenholt killed ${before} people.`),
      texts(2, `The flood at Brenholt killed ${now} people.`),
    )
    expect(values(change)).toEqual(shown)
  })

  it("are told by a notice of correction, whose two values stand in two sentences", () => {
    const [change] = listed(
      texts(1, "Correction: We said on Monday that the firm in Brenholt has one employee. It has two."),
    )
    expect(values(change)).toEqual(["1", "2"])
  })

  it("show money alike however it is written", () => {
    const [change] = listed(
      texts(1, "A fee of 40mn crowns was asked for at Brenholt."),
      texts(2, "The 40m-crown fee at Brenholt is in dispute."),
      texts(3, "The fee asked for at Brenholt was 28 million crowns rather than the 40 million reported before."),
    )
    expect(values(change)).toEqual(["40 million crowns", "40 million crowns", "28 million crowns", "40 million crowns"])
  })

  it("count fishermen by their number where many words beside it are the same", () => {
    const [change] = listed(
      texts(1, "The patrol boat turned back 40 fishermen near the reef at Brenholt."),
      texts(2, "The patrol boat turned back 28 fishermen near the reef at Brenholt, the ministry said."),
    )
    expect(change).toMatchObject({ what: "fishermen" })
    expect(values(change)).toEqual(["40", "28"])
  })
})

describe("figures that do not change", () => {
  it("are the same in every article", () => {
    expect(
      listed(texts(1, "Four people were killed at Brenholt."), texts(2, "The flood at Brenholt killed four people.")),
    ).toEqual([])
  })

  it("are two that one article states side by side", () => {
    expect(
      listed(
        texts(
          1,
          "Vann offered 900 million dollars for the yard at Brenholt, and Orre offered 1.2 billion dollars for the yard.",
        ),
        texts(2, "Orre offered 1.2 billion dollars for the yard at Brenholt."),
      ),
    ).toEqual([])
  })

  it("are guesses: may, could, feared", () => {
    expect(
      listed(
        texts(1, "Four people were killed at Brenholt."),
        texts(2, "A hundred people may have been killed at Brenholt."),
      ),
    ).toEqual([])
  })

  it("are of another matter in another place, though the words are the same", () => {
    const other = (text: string) => record({ on: "2031-05-02", text, names: ["Sudmark", "Lower Tarn", "Brenholt"] })
    const first = texts(1, "Four people were killed at Brenholt when the dam above Askerfjord gave way.")
    const second = texts(3, "Six people were killed at Brenholt when the dam above Askerfjord gave way.")
    const away = other(
      `Nine people were killed when a bridge at Lower Tarn in Sudmark fell into the river, officials said.${" The bridge was old.".repeat(20)} Brenholt had its own disaster this week.`,
    )
    expect(listed(first, second, away).map(values)).toEqual([["4", "6"]])
  })

  it("are long past", () => {
    const old = record({
      on: "2031-05-02",
      text: "In 1987 thirty people were killed at Brenholt.",
      times: { "1987": "1987" },
    })
    expect(listed(texts(1, "Four people were killed at Brenholt."), old)).toEqual([])
  })
})

describe("days that change over articles", () => {
  const planned = record({
    on: "2031-05-01",
    text: "The chancellor will travel to Brenholt on Saturday, her office said.",
    times: { Saturday: "2031-05-03" },
  })
  const moved = record({
    on: "2031-05-03",
    text: "The chancellor, who had been expected in Brenholt on Saturday, will now come on Monday.",
    times: { Saturday: "2031-05-10", Monday: "2031-05-05" },
  })

  it("are joined by what is planned, and a weekday is the one that the verb tells of", () => {
    const [change, ...others] = listed(planned, moved)
    expect(others).toEqual([])
    expect(change).toMatchObject({ kind: "date", what: "date of the visit" })
    expect(values(change)).toEqual(["3 May 2031", "3 May 2031", "5 May 2031"])
  })

  it("are none of a march where the month is March", () => {
    const march = record({
      on: "2031-02-20",
      text: "The fair at Brenholt was shifted from 4 March to 9 March.",
      times: { "4 March": "2031-03-04", "9 March": "2031-03-09" },
    })
    expect(listed(march).map(({ what }) => what)).not.toContain("date of the march")
  })

  it("end in none where what was planned is called off", () => {
    const off = record({ on: "2031-05-04", text: "The chancellor's visit to Brenholt has been called off." })
    const by = record({
      on: "2031-05-04",
      text: "Her office on Friday called off the visit to Brenholt.",
      times: { Friday: "2031-05-02" },
    })
    for (const last of [off, by]) expect(listed(planned, last).map(values)).toEqual([["3 May 2031", "cancelled"]])
  })

  it("do not change where one article names the week and the other its day", () => {
    const week = record({
      on: "2031-05-01",
      text: "The chancellor will travel to Brenholt this week.",
      times: { "this week": "2031-W18" },
    })
    expect(listed(week, planned)).toEqual([])
  })

  it("are of what is to come: two days in the past are two events", () => {
    const past = (on: string, day: string) =>
      record({ on, text: "The chancellor went to Brenholt on that day.", times: { "that day": day } })
    expect(listed(past("2031-05-08", "2031-05-02"), past("2031-05-09", "2031-05-04"))).toEqual([])
  })
})

describe("whatever the articles", () => {
  const samples = [
    texts(1, "At least four people were killed and 30 were missing when a hangar at Brenholt fell in."),
    texts(2, "The toll at Brenholt rose from four to seven, and 12 people were still missing."),
    texts(2, "Seven people were killed at Brenholt. The firm raised its offer to 5,000 crowns from 3,000."),
    record({ on: null, text: "Nine people were killed at Brenholt." }),
    record({
      on: "2031-05-03",
      text: "The signing at Brenholt, planned for Friday, was put off to 20 May.",
      times: { Friday: "2031-05-09", "20 May": "2031-05-20" },
    }),
  ]

  it("the order in which they are given changes nothing", () => {
    const expected = changesOf(samples, en)
    expect(expected.length).toBeGreaterThan(2)
    fc.assert(
      fc.property(fc.shuffledSubarray(samples, { minLength: samples.length }), (shuffled) => {
        expect(changesOf(shuffled, en)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  it("every span stands in its article", () => {
    fc.assert(
      fc.property(fc.subarray(samples), (some) => {
        for (const { article, span } of changesOf(some, en).flatMap(({ values }) => values)) {
          const text = some.find((one) => one.article.id === article)?.article.text
          expect(span && text?.slice(span.start, span.end)).toBe(span?.text)
        }
      }),
      { numRuns: 30 },
    )
  })

  it("the same text a thousand times over costs no more than a moment", () => {
    const copies = Array.from({ length: 1000 }, () => texts(1, samples[0]?.article.text ?? ""))
    const [, second] = samples
    if (!second) throw new Error("no second sample")
    const began = performance.now()
    expect(changesOf([...copies, second], en)[0]?.values).toHaveLength(1002)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
