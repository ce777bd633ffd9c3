import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { languageOf } from "../../language/index.ts"
import { furtherEvents } from "../../pipeline.ts"
import { type Event, type Record, spanOf } from "../../record/index.ts"
import { eventChangesOf, eventsOf } from "./events.ts"

const en = languageOf("en")

interface Told {
  trigger: string
  type?: string
  kind?: string
  status: Event["status"]
  date?: readonly [words: string, value: string]
}

/** A record of an article with these events, and nothing else that was found in it. */
function record(
  id: string,
  published: string | null,
  title: string | null,
  text: string,
  told: readonly Told[],
): Record {
  const spanAt = (words: string) => spanOf(text, text.indexOf(words), text.indexOf(words) + words.length)
  const nothing = { uri: id, url: null, byline: null, outlet: null, updated: null, sha256: "0".repeat(64) }
  return {
    article: { id, ...nothing, title, published, language: "en", text },
    entities: [],
    statements: [],
    events: told.map(({ trigger, type = "CONSULT", kind, status, date }, i) => ({
      id: `v${i + 1}`,
      trigger: spanAt(trigger),
      type,
      ...(kind && { kind }),
      participants: [],
      status,
      date: date ? { spans: [spanAt(date[0])], value: date[1] } : null,
      statement: null,
    })),
    times: [],
    notes: [],
    model: { name: "none", version: "0" },
  }
}

const SET = record(
  "set",
  "2031-03-03",
  null,
  "The river commission of Tarn and Elsburg will hold its flood hearing in Grellau on 12 March.",
  [{ trigger: "hearing", status: "planned", date: ["12 March", "2031-03-12"] }],
)
const MOVED = record(
  "moved",
  "2031-03-07",
  null,
  "The flood hearing of the river commission of Tarn and Elsburg in Grellau was put off until 19 March.",
  [{ trigger: "hearing", status: "postponed", date: ["19 March", "2031-03-19"] }],
)
const OFF = record(
  "off",
  "2031-03-17",
  null,
  "The flood hearing of the river commission of Tarn and Elsburg in Grellau, set for 19 March, was called off.",
  [{ trigger: "hearing", status: "cancelled", date: ["19 March", "2031-03-19"] }],
)
const shown = (records: readonly Record[]) =>
  eventsOf(records, en, furtherEvents).map(
    ({ status, date, articles }) => `${status} ${date?.value ?? "-"} ${articles.join("+")}`,
  )

describe("the events of a story", () => {
  it("are told once each, with all the articles that tell of them", () => {
    expect(shown([SET, { ...SET, article: { ...SET.article, id: "again" } }])).toEqual(["planned 2031-03-12 again+set"])
  })

  it("have a line for each day that they were set for, the earlier one put off", () => {
    expect(shown([SET, MOVED])).toEqual(["postponed 2031-03-12 set", "planned 2031-03-19 moved"])
  })

  it("keep the last word of articles that follow one another", () => {
    expect(shown([SET, MOVED, OFF])).toEqual(["postponed 2031-03-12 set", "cancelled 2031-03-19 moved+off"])
  })

  it("are not called off for a day from which they had been put off", () => {
    const later = record(
      "later",
      "2031-03-07",
      "Flood hearing of Tarn and Elsburg river commission put off",
      "No day was given.",
      [],
    )
    const never = record(
      "never",
      "2031-03-20",
      "Flood hearing of Tarn and Elsburg river commission called off",
      "It rained.",
      [],
    )
    expect(shown([SET, later, never])).toEqual(["postponed 2031-03-12 set+later", "cancelled - never"])
  })

  it("are not called off by an article that appeared before they were set anew", () => {
    const early = { ...OFF, article: { ...OFF.article, published: "2031-03-01" } }
    expect(shown([early, SET])).toEqual(["planned 2031-03-12 set", "cancelled 2031-03-19 off"])
  })

  it("are denied only where nobody says that they took place", () => {
    const text = "The warden of the Elsburg granary resigned."
    const denial = "No, the warden of the Elsburg granary has not resigned."
    const resigned = { trigger: "resigned", type: "OTHER", kind: "resignation" }
    const denied = record("denied", "2031-03-04", null, denial, [{ ...resigned, status: "denied" }])
    const occurred = record("occurred", "2031-03-02", null, text, [{ ...resigned, status: "occurred" }])
    expect(shown([denied])).toEqual(["denied - denied"])
    expect(shown([occurred, denied])).toEqual(["occurred - occurred+denied"])
  })

  it("are two where two days tell of what took place", () => {
    const raid = (id: string, day: string, value: string) =>
      record(id, "2031-03-09", null, `Riders raided the mill at Tarnfeld on ${day}.`, [
        { trigger: "raided", type: "ASSAULT", status: "occurred", date: [day, value] },
      ])
    expect(shown([raid("a", "3 March", "2031-03-03"), raid("b", "7 March", "2031-03-07")])).toEqual([
      "occurred 2031-03-03 a",
      "occurred 2031-03-07 b",
    ])
  })

  it("have the words of their clause, without the dateline and what hangs on it", () => {
    const text = "GRELLAU, March 3 (NLA) - Bargemen raided the mill at Tarnfeld after the owners had closed the lock."
    const [event] = eventsOf(
      [record("a", "2031-03-03", null, text, [{ trigger: "raided", type: "ASSAULT", status: "occurred" }])],
      en,
    )
    expect(event?.what).toBe("Bargemen raided the mill at Tarnfeld")
  })

  it("are found in headlines, whose present tense tells what is done", () => {
    const text = "Nothing more was known."
    const heads = (title: string) => shown([record("a", "2031-03-03", title, text, [])])
    expect(heads("Council cancels harbour summit over storm")).toEqual(["cancelled - a"])
    expect(heads("Leaders of Tarn and Elsburg to meet in Grellau")).toEqual(["planned - a"])
    expect(heads("Harbour hearing put off as ministers quarrel")).toEqual(["postponed - a"])
    expect(heads("A good year for plums")).toEqual([])
  })

  it("are those that records list where nobody reads headlines", () => {
    const titled = { ...SET, article: { ...SET.article, title: "Council cancels harbour summit over storm" } }
    expect(eventsOf([titled], en).map(({ status }) => status)).toEqual(["planned"])
  })

  it("leave out what lies years back", () => {
    const text = "Osk Varrel was appointed in 2019."
    const past = { trigger: "appointed", type: "OTHER", kind: "appointment", status: "occurred" as const }
    expect(shown([record("a", "2031-03-03", null, text, [{ ...past, date: ["2019", "2019"] }])])).toEqual([])
  })

  it("are the same in whatever order the records come, and their spans stand in their articles", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([SET, MOVED, OFF], { minLength: 3 }), (records) => {
        expect(eventsOf(records, en, furtherEvents)).toEqual(eventsOf([SET, MOVED, OFF], en, furtherEvents))
        expect(eventChangesOf(records, en, furtherEvents)).toEqual(eventChangesOf([SET, MOVED, OFF], en, furtherEvents))
      }),
    )
    const texts = new Map([SET, MOVED, OFF].map(({ article }) => [article.id, article.text]))
    const dates = eventsOf([SET, MOVED, OFF], en, furtherEvents).flatMap(({ date }) =>
      (date?.spans ?? []).map((span) => ({ article: date?.article ?? "", span })),
    )
    const values = eventChangesOf([SET, MOVED, OFF], en, furtherEvents).flatMap((change) => change.values)
    expect(dates.length * values.length).toBeGreaterThan(0)
    for (const { article, span } of [...dates, ...values])
      if (span) expect(texts.get(article)?.slice(span.start, span.end)).toBe(span.text)
  })
})

describe("the changes of an event", () => {
  it("are its statuses and its days, article by article", () => {
    const told = eventChangesOf([OFF, SET, MOVED], en).map(({ kind, values }) => [
      kind,
      values.map(({ article, value }) => `${article}: ${value}`),
    ])
    expect(told).toEqual([
      ["status", ["set: planned", "moved: postponed", "off: cancelled"]],
      ["date", ["set: 12 March", "moved: 19 March", "off: 19 March"]],
    ])
  })

  it("are none where all articles say the same", () => {
    expect(eventChangesOf([SET, { ...SET, article: { ...SET.article, id: "again" } }], en)).toEqual([])
  })
})
