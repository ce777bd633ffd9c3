import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { languageOf } from "../../language/index.ts"
import type { Article } from "../../record/index.ts"
import { type Copy, copiesOf, copying } from "./copies.ts"
import { originalsOf } from "./originals.ts"

const en = languageOf("en")

const AGENCY = [
  "GRELLAU, March 3 (NLA) - The harbour authority closed the outer quay on Monday after divers found that two of its pillars had been hollowed out by the winter's storms.",
  'Ships of more than 40 metres will be sent to Port Havel until the pillars are mended, which the authority expects to take until the beginning of June. "We had no choice," its director, Ines Carrow, said.',
  "The quay was built in 1958 and handles a third of the grain that leaves the country by sea, most of it for mills on the southern coast.",
  "Carriers said that the longer way round would add a day to each voyage, and asked the ministry to waive the dues that are charged at Port Havel.",
  "The storms of January were the worst that the coast has seen in thirty years. They tore the roof off the fish hall and sank eleven boats in the inner basin.",
]
const OWN = [
  "Shopkeepers along the waterfront told this newspaper that they fear for the summer, when most of their custom comes from crews with a free afternoon.",
  "On Tuesday morning a single barge lay where a dozen freighters would be on any other day, and the cranes stood still above it.",
  "The council will meet on Thursday to hear from the engineers, and residents may put questions to them from seven o'clock in the town hall.",
]

let made = 0
const article = (told: Partial<Article> & { text: string }): Article => {
  const id = `a${++made}`
  const nothing = { uri: id, url: null, title: null, byline: null, outlet: null, published: null, updated: null }
  return { id, sha256: "0".repeat(64), language: "en", ...nothing, ...told }
}
const text = (...paragraphs: (string | undefined)[]) => paragraphs.filter(Boolean).join("\n\n")
const agency = article({ outlet: "Northern Light Agency", published: "2031-03-03", text: text(...AGENCY) })
const between = (a: Article, b: Article): Copy | undefined => copiesOf([a, b], en)[0]

describe("copies", () => {
  it("are found whole, cut short, in another order, and with paragraphs of their own", () => {
    const [first, second, third, fourth, fifth] = AGENCY
    for (const printed of [
      text(...AGENCY),
      text(first, third),
      text(fifth, third, fourth, second),
      text(first, OWN[0], third, fourth, fifth, OWN[1]),
    ]) {
      const paper = article({ outlet: "The Havel Courier", published: "2031-03-04", text: printed })
      expect(between(agency, paper)).toMatchObject({ of: agency.id, by: paper.id, kind: "copy" })
    }
  })

  it("are found whatever marks, capitals and accents another house sets", () => {
    const set = text(...AGENCY)
      .replace(/"/g, "”")
      .replace(/'/g, "’")
      .replace("authority", "Authority")
    const paper = article({ outlet: "The Havel Courier", published: "2031-03-04", text: set })
    expect(between(agency, paper)).toMatchObject({ kind: "copy" })
  })

  it("in part are no copies, and say which paragraphs are another's", () => {
    const paper = article({
      outlet: "The Havel Courier",
      published: "2031-03-04",
      text: text(...OWN, AGENCY[2], ...OWN.map((words) => words.replace(/\b(\w+) (\w+)/g, "$2 $1")), AGENCY[4]),
    })
    const copy = between(agency, paper)
    expect(copy).toMatchObject({ kind: "part", by: paper.id })
    expect(copy?.paragraphs.map((span) => span.text)).toEqual([AGENCY[2], AGENCY[4]])
  })

  it("are not made by quotations that two reporters heard, however long", () => {
    const words =
      '"We had no choice but to close the quay on the day the divers came up, for nobody could tell me that the pillars would stand the next storm, and I would not have a crew on my conscience for the sake of one more week of grain. The ministry knew of it in January, and so did the carriers, and nobody who has seen the photographs would have decided otherwise than we did on that morning," Carrow said.'
    const a = article({ outlet: "The Havel Courier", text: text(OWN[0], words) })
    const b = article({ outlet: "Radio Grellau", text: text(OWN[1], words) })
    expect(between(a, b)).toBeUndefined()
  })

  it("are not made by names, titles and set phrases", () => {
    const a = article({
      text: text(OWN[0], "The director of the harbour authority of the city of Grellau spoke on Monday."),
    })
    const b = article({ text: text(OWN[1], "The director of the harbour authority of the city of Grellau resigned.") })
    expect(between(a, b)).toBeUndefined()
  })

  it("by the same outlet are revisions", () => {
    const later = article({
      outlet: "Northern Light Agency",
      published: "2031-03-04",
      text: text("GRELLAU, March 4 (NLA) - The outer quay will stay shut until July.", ...AGENCY.slice(1)),
    })
    expect(between(agency, later)).toMatchObject({ of: agency.id, by: later.id, kind: "revision", way: "time" })
  })
})

describe("who has the text from whom", () => {
  const credit = (told: Partial<Article> & { text: string }) => {
    const paper = article({ outlet: "The Havel Courier", published: "2031-03-02", ...told })
    return between(agency, paper)
  }

  it("is told by a credit, in a byline, a dateline or a last line, before the time", () => {
    expect(credit({ byline: "Northern Light Agency", text: text(...AGENCY.slice(1)) })).toMatchObject({
      of: agency.id,
      way: "credit",
      credit: { byline: "Northern Light Agency" },
    })
    expect(credit({ text: text(...AGENCY) })).toMatchObject({ of: agency.id, credit: { span: { text: "NLA" } } })
    const last = credit({ text: text(...AGENCY.slice(1), "Havel Courier staff with Northern Light Agency") })
    expect(last).toMatchObject({ of: agency.id, credit: { span: { text: "Northern Light Agency" } } })
  })

  it("is not told by a name in the middle of the text", () => {
    const named = text(
      AGENCY[1],
      `${AGENCY[2]} Northern Light Agency reported the closure first.`,
      AGENCY[3],
      AGENCY[4],
      ...OWN,
    )
    expect(credit({ text: named })).toMatchObject({ by: agency.id, way: "time" })
  })

  it("is told by moments where both have one, else by days", () => {
    const at = (published: string | null) => article({ published, text: text(...AGENCY.slice(1)) })
    expect(between(at("2031-03-03T10:00:00Z"), at("2031-03-03T10:30:00+01:00"))).toMatchObject({ of: `a${made}` })
    expect(between(at("2031-03-03"), at("2031-03-03T10:30:00Z"))?.way).toBe("open")
    expect(between(at(null), at("2031-03-03"))?.way).toBe("open")
  })

  it("is told by the last change, of two texts of one outlet that keep their first date", () => {
    const at = (outlet: string, updated: string | null) =>
      article({ outlet, published: "2031-03-03T10:00:00Z", updated, text: text(...AGENCY.slice(1)) })
    const later = at("Sund Press Wire", "2031-03-03T12:00:00Z")
    expect(between(later, at("Sund Press Wire", null))).toMatchObject({ by: later.id, kind: "revision", way: "time" })
    expect(between(later, at("Kolm News Service", null))?.way).toBe("open")
  })

  it("is told by which one has more, when no time does", () => {
    const short = article({ text: text(AGENCY[2], AGENCY[3]) })
    const long = article({ text: text(...AGENCY.slice(1), ...OWN) })
    expect(between(short, long)).toMatchObject({ of: long.id, by: short.id, way: "more" })
  })
})

describe("an original", () => {
  const paper = article({ outlet: "The Havel Courier", published: "2031-03-04", text: text(...AGENCY) })
  const radio = article({ outlet: "Radio Grellau", published: "2031-03-05", text: text(...AGENCY.slice(1), OWN[0]) })

  it("is the one that is credited, of several with the same text", () => {
    expect([...originalsOf(copiesOf([paper, radio, agency], en))].map(([by, copy]) => [by, copy.of])).toEqual([
      [paper.id, agency.id],
      [radio.id, agency.id],
    ])
  })

  it("is never in the end a copy of its copy, even where two credit each other", () => {
    const one = article({ outlet: "Sund Press Wire", byline: "Kolm News Service", text: text(...AGENCY.slice(1)) })
    const other = article({ outlet: "Kolm News Service", byline: "Sund Press Wire", text: text(...AGENCY.slice(1)) })
    expect([...originalsOf(copiesOf([one, other, paper], en)).values()].length).toBeLessThan(3)
  })
})

describe("for any articles", () => {
  const paragraphs = fc.array(fc.constantFrom(...AGENCY, ...OWN, "“", '"Quoted', "…\u2028\u0000😀"), { maxLength: 9 })
  const articles = fc.array(
    fc.record({ paragraphs, published: fc.option(fc.constantFrom("2031-03-03", "2031-03-04T08:00:00Z")) }),
    { maxLength: 6 },
  )
  const given = (rows: { paragraphs: string[]; published: string | null }[]) =>
    rows.map((row, i) => article({ id: `x${i}`, published: row.published, text: text(...row.paragraphs) }))

  it("the order in which they are given changes nothing", () => {
    fc.assert(
      fc.property(articles, (rows) => {
        const all = given(rows)
        expect(copiesOf(all.toReversed(), en)).toEqual(copiesOf(all, en))
      }),
    )
  })

  it("of two, whoever asks of many is told the same", () => {
    const copyOf = copying(en)
    fc.assert(
      fc.property(articles, (rows) => {
        const all = given(rows)
        for (const one of all)
          for (const other of all.filter(({ id }) => id !== one.id))
            expect(copyOf(one, other)).toEqual(between(one, other) ?? null)
      }),
      { numRuns: 400 },
    )
  })

  it("every span quotes the copier's own text, and shares lie between 0 and 1", () => {
    fc.assert(
      fc.property(articles, (rows) => {
        const all = given(rows)
        for (const { by, paragraphs: spans, longest, share, shareOfOther } of copiesOf(all, en)) {
          const copier = all.find(({ id }) => id === by)
          for (const span of [...spans, longest]) expect(copier?.text.slice(span.start, span.end)).toBe(span.text)
          expect(Math.min(share, shareOfOther)).toBeGreaterThanOrEqual(0)
          expect(Math.max(share, shareOfOther)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
