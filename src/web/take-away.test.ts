/** What is carried away from a page: links into the article, quotations, tables; and what is seen to be inferred. */
import { parse } from "csv-parse/sync"
import { describe, expect, it } from "vitest"
import { marked } from "../../test/web/marked.ts"
import { articleOf } from "../../test/web/records.ts"
import { fragmentOf, type Record, type Statement, sentenceAt } from "../record/index.ts"
import { calendarOf } from "./calendar.ts"
import { isCarried } from "./inferred.ts"
import { quoteOf } from "./quote.ts"
import { csvOf } from "./table.ts"

const first = ({ statements }: Record) => statements[0] as Statement
const fragment = (text: string, words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return fragmentOf(text, { start, end: start + words.length })
}

describe("fragmentOf", () => {
  it("encodes what means something in a fragment: commas, dashes, ampersands", () => {
    expect(fragment("The weir, half-built, leaks & creaks.", "weir, half-built, leaks & creaks.")).toBe(
      "weir%2C%20half%2Dbuilt%2C%20leaks%20%26%20creaks",
    )
  })

  it("gives the ends of long words, and of words that go over the edge of a paragraph", () => {
    const long = "one two three four five six seven eight nine ten eleven twelve thirteen"
    expect(fragment(long, long)).toBe("one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen")
    expect(fragment("“It holds.\n\nIt will hold.”", "“It holds.\n\nIt will hold.”")).toBe(
      "It%20holds.,It%20will%20hold",
    )
  })

  it("adds what stands around words that stand elsewhere too", () => {
    const text = "The clerk said no. Later the mayor said no to reporters."
    expect(fragment(text, "said no", 20)).toBe("no.%20Later%20the%20mayor-,said%20no,-to%20reporters.")
  })

  it("finds nothing to find in marks alone", () => expect(fragmentOf("“…”", { start: 0, end: 3 })).toBeNull())
})

describe("quoteOf", () => {
  it("gives words that are only retold as the outlet's own sentence", () => {
    const record = marked("It rained. {source:He} {cue:said} {content:the weir was safe}. Nobody asked.", {
      name: "Ivo Tarn",
    })
    expect(quoteOf(record, first(record))).toBe(
      "He said the weir was safe. — “He” taken for Ivo Tarn, The Vellmark Post, no date",
    )
  })

  it("says so where the outlet is unknown", () => {
    const record = marked("{content:“It leaks,”} {source:Ada Holm} {cue:said}.", { quotation: "direct", outlet: null })
    expect(quoteOf(record, first(record))).toBe("“It leaks,” — Ada Holm, outlet unknown, no date")
  })
})

describe("csvOf", () => {
  it.each(["=1+1", "+44 20", "-2", "@cmd", " =now()", "|calc"])(
    "lets no spreadsheet take %s for a formula",
    (words) => {
      const record = marked(`{source:${words}} {cue:said} {content:so, "twice"}.`)
      const [row] = parse(csvOf(record, record.statements), { bom: true, columns: true }) as {
        [column: string]: string
      }[]
      expect(row?.source).toBe(`'${words.trimEnd()}`)
      expect(row?.content).toBe('so, "twice"')
    },
  )
})

describe("what comes from another sentence", () => {
  it("is told by the place of its words, unless the record says so itself", () => {
    const far = marked("It was {said:Monday}. {source:The clerk} {cue:said} {content:it leaked}.")
    const near = marked("{source:The clerk} {cue:said} on {said:Monday} {content:it leaked}. It did.")
    expect(isCarried(far, first(far), { spans: first(far).said?.spans ?? [] })).toBe(true)
    expect(isCarried(near, first(near), { spans: first(near).said?.spans ?? [] })).toBe(false)
    expect(isCarried(near, first(near), { spans: [], ...{ carried: true } })).toBe(true)
  })

  it("is not told by a stop behind a title or an initial", () => {
    const text = "It rained. Dr. A. Quill told St. Maur so. It did."
    const at = text.indexOf("told")
    const { start, end } = sentenceAt(text, { start: at, end: at + 4 })
    expect(text.slice(start, end)).toBe("Dr. A. Quill told St. Maur so.")
  })
})

describe("calendarOf", () => {
  it("orders days as times, marks that of publication, and keeps apart what is on no calendar", () => {
    const text = "In 2031 and in week ten, on 1 March and in the 2020s, for two days, once, every Friday."
    const time = (words: string, type: "DATE" | "DURATION" | "SET", value: string) => {
      const start = text.indexOf(words)
      return { start, end: start + words.length, text: words, type, value, anchor: null }
    }
    const record: Record = {
      ...marked(text),
      article: articleOf(text, { published: "2031-03-12" }),
      statements: [],
      times: [
        time("2031", "DATE", "2031"),
        time("week ten", "DATE", "2031-W10"),
        time("1 March", "DATE", "2031-03-01"),
        time("the 2020s", "DATE", "202"),
        time("two days", "DURATION", "P2D"),
        time("once", "DATE", "PAST_REF"),
        time("every Friday", "SET", "XXXX-WXX-5"),
      ],
    }
    const { days, others } = calendarOf(record)
    expect(days.map(({ label, published }) => `${label}${published ? " *" : ""}`)).toEqual([
      "the 2020s",
      "2031",
      "1 March 2031",
      "week 10 of 2031",
      "12 March 2031 *",
    ])
    expect(others.map(({ words }) => words)).toEqual(["two days", "once", "every Friday"])
  })
})
