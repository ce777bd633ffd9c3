import { createHash } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deflateSync } from "node:zlib"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { pdfs } from "../../bench/hostile/pdfs.ts"
import { column, type Line, pdf } from "../../test/pdf.ts"
import { acquire } from "./index.ts"
import { draftOfPdf } from "./pdf.ts"
import { type PdfLine, paragraphsOfPages } from "./pdf-text.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-pdf-"))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(bytes: Uint8Array, name = "a.pdf") {
  writeFileSync(join(folder, name), bytes)
  const found = []
  for await (const acquired of acquire([join(folder, name)]))
    found.push("error" in acquired ? acquired.error.message.replace(`${folder}/`, "") : acquired.article)
  return found
}

const FIRST = [
  "MARBY, March 4 (Vesterland Wire) - The council of Marby put off its vote on the new tram",
  "line on Tuesday, after two members had walked out of the hall in protest at the interrup-",
  "tion of a speech.",
  " “It is a well-known trick,” said the mayor, Ilse Storrs, who had spoken for an hour and was",
  "asked by the clerk to come to an end. She called the rule a relic, and the clerk a well-",
  "known friend of the tram’s builder.",
]
const SECOND = [
  "The builder did not answer two letters. The line, which would have cost 410 million crowns,",
  "is to be voted on again in May.",
]
const TITLE: Line = { text: "Tram vote put off", x: 70, y: 800, size: 20 }
const head: Line = { text: "The Marby Gazette | 4 March 2031", x: 70, y: 825, size: 8 }
const foot = (n: number): Line => ({ text: String(n), x: 290, y: 30, size: 8 })
const paragraphs = [
  "Tram vote put off",
  "MARBY, March 4 (Vesterland Wire) - The council of Marby put off its vote on the new tram line on Tuesday, after two members had walked out of the hall in protest at the interruption of a speech.",
  "“It is a well-known trick,” said the mayor, Ilse Storrs, who had spoken for an hour and was asked by the clerk to come to an end. She called the rule a relic, and the clerk a well-known friend of the tram’s builder.",
]
const end =
  "The builder did not answer two letters. The line, which would have cost 410 million crowns, is to be voted on again in May."
const info = { Title: "Tram vote put off", CreationDate: "D:20310304183000+01'00'" }
/** Windows-1252 has the marks of type where Latin-1 has none. */
const typed = (lines: readonly string[]) =>
  lines.map((line) => line.replaceAll("“", "\u0093").replaceAll("”", "\u0094").replaceAll("’", "\u0092"))

describe("a PDF with a text layer", () => {
  const file = pdf(
    [
      [head, TITLE, ...column(typed(FIRST)), foot(7)],
      [head, ...column(typed(SECOND)), foot(8)],
    ],
    { info },
  )

  it("gives its paragraphs: words parted at a line's end made whole, page numbers and running heads left out", async () => {
    expect(await read(file)).toMatchObject([{ text: [...paragraphs, end].join("\n\n") }])
  })

  it("gives its title, agency and day as its text bears them out, and an id of its bytes", async () => {
    expect(await read(file)).toMatchObject([
      {
        title: "Tram vote put off",
        outlet: "Vesterland Wire",
        published: "2031-03-04",
        sha256: createHash("sha256").update(file).digest("hex"),
      },
    ])
  })

  it.each([
    ["a template's title", { Title: "Microsoft Word - final_v3.docx" }],
    ["a title of another text", { Title: "Annual report of the harbour" }],
    ["another day than the text's", { CreationDate: "D:20330912101500Z" }],
    ["a day that is none", { CreationDate: "D:20319999" }],
    ["nothing", {}],
  ])("takes no fact from %s", async (_, stated) => {
    const [article] = await read(
      pdf([column(typed([...FIRST, ...SECOND]))], { info: stated as { [name: string]: string } }),
    )
    expect(article).toMatchObject({ title: null, published: null })
  })

  it("has the headline that is set in the largest type, whatever stands above it, and none where two are as large", async () => {
    const name: Line = { text: "Marby Gazette", x: 70, y: 835, size: 9 }
    const above: Line = { text: "Skip to the contents", x: 70, y: 822, size: 9 }
    const [article] = await read(pdf([[name, above, TITLE, ...column(typed([...FIRST, ...SECOND]))]]))
    expect(article).toMatchObject({ title: "Tram vote put off" })
    const other: Line = { text: "Quay is sold to nobody", x: 70, y: 400, size: 20 }
    const [page] = await read(pdf([[TITLE, ...column(typed(FIRST)), other, ...column(typed(SECOND), { top: 380 })]]))
    expect(page).toMatchObject({ title: null })
  })

  it("is known by its first bytes, and read from an address", async () => {
    expect(await read(file, "a.txt")).toMatchObject([{ title: "Tram vote put off" }])
    const server = createServer((_, response) =>
      response.writeHead(200, { "content-type": "application/pdf" }).end(file),
    )
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
    try {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tram`
      for await (const acquired of acquire([address], { allowPrivate: true }))
        expect(acquired).toMatchObject({ article: { title: "Tram vote put off", uri: address } })
    } finally {
      server.close()
    }
  })

  it("goes on over the end of a page within a sentence", async () => {
    const [first = [], second = []] = [typed(FIRST).slice(0, 2), typed([...FIRST.slice(2), ...SECOND])]
    const [article] = await read(pdf([[TITLE, ...column(first)], column(second)]))
    expect(article).toMatchObject({ text: expect.stringContaining("at the interruption of a speech.\n\n“It is") })
  })
})

describe("a PDF that cannot be read", () => {
  const page = column(FIRST)
  const encrypted = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> /P -4 >> /ID [<aa><aa>]`
  it.each([
    ["of pictures", pdf([[], []]), /pictures, without a text layer; run OCR over it first/],
    ["with a password", pdf([page], { trailer: encrypted }), /encrypted PDF.*; save it without a password/],
    ["cut in its head", pdf([page]).subarray(0, 300), /cut or damaged; get the file again/],
    [
      "of a hundred and one pages",
      pdf(Array.from({ length: 101 }, () => page)),
      /it has 101 pages; take the article's pages out/,
    ],
    ["that is none", Buffer.from("%PDF-1.7\nnothing more"), /cut or damaged/],
  ])("is one line that says what to do: %s", async (_, bytes, message) => {
    expect(await read(bytes)).toEqual([expect.stringMatching(message)])
  })

  it("at any place that is damaged, ends in an article or one line", async () => {
    const whole = pdf([page, column(SECOND)])
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Uint8Array.from(whole)
        bytes[at] = byte
        expect(await read(bytes)).toHaveLength(1)
      }),
      { numRuns: 60 },
    )
  })
})

describe("a PDF that asks for work without end", () => {
  // Forms that each show the next one twice, thirty deep.
  const made = (shape: string, length: number) => Buffer.from(pdfs[`pdf: ${shape}`]?.[1](length) ?? "")
  const forms = made("forms within forms", 300 * 2 ** 30)
  const bounds = { seconds: 600, megabytes: 45 }

  it.each([
    ["time", "forms within forms", forms, { seconds: 1, megabytes: 150 }],
    // Outside of what its own language looks after, and within that.
    ["memory", "packed blanks", made("blanks, packed", 3_000_000), bounds],
    ["memory", "objects without end", made("nothing but objects", 2_000_000), bounds],
  ])("is ended when it has had enough %s (%s), with one line that says so", async (what, _, bytes, few) => {
    expect(forms.length).toBeLessThan(10_000)
    await expect(draftOfPdf(bytes, "a.pdf", few)).rejects.toThrow(
      `a.pdf: it is a PDF that takes more ${what} to take apart than any article does; give the article's text`,
    )
  })

  it.each([
    ["as they are", (states: string) => states, ""],
    ["packed", (states: string) => deflateSync(states).toString("latin1"), "/Filter /FlateDecode"],
  ])(
    "is refused at once when it opens states of drawing without end, %s, and read when it closes them",
    async (_, kept, filter) => {
      const shown = typed(FIRST)
        .map((text, i) => `BT /F1 11 Tf 70 ${700 - 14 * i} Td (${text.replace(/[\\()]/g, "")}) Tj ET`)
        .join("\n")
      const withStates = (states: string) => {
        const content = kept(`${shown}\n${states}`)
        return Buffer.from(
          pdf([column(typed(FIRST))])
            .toString("latin1")
            .replace(
              /<< \/Length \d+ >>\nstream\n[\s\S]*?\nendstream/,
              `<< /Length ${content.length} ${filter} >>\nstream\n${content.replaceAll("$", "$$$$")}\nendstream`,
            ),
          "latin1",
        )
      }
      await expect(draftOfPdf(withStates("q ".repeat(1001)), "a.pdf")).rejects.toThrow(
        "a.pdf: it is a PDF that saves how it draws a thousand times and goes back to none, as no page does; give the article's text",
      )
      const closed = `${"q ".repeat(900)}${"Q ".repeat(900)}`.repeat(3)
      expect((await draftOfPdf(withStates(closed), "a.pdf")).text).toContain("MARBY, March 4")
    },
  )

  it("keeps none behind it from being read, nor does one that is damaged", async () => {
    const few = { seconds: 2, megabytes: 150 }
    const good = pdf([[TITLE, ...column(typed(FIRST))]])
    const cut = pdf([column(FIRST)]).subarray(0, 300)
    const draft = await draftOfPdf(good, "a.pdf", few)
    for (const bad of [forms, made("blanks, packed", 2_000_000), cut, good]) {
      await draftOfPdf(bad, "b.pdf", few).catch(() => {})
      expect(await draftOfPdf(good, "a.pdf", few)).toEqual(draft)
    }
  })

  it("is none where it is only an article", async () => {
    const article = pdf([[TITLE, ...column(typed(FIRST))]])
    expect(await draftOfPdf(article, "a.pdf", bounds)).toMatchObject({
      title: "Tram vote put off",
    })
  })
})

describe("lines of a page", () => {
  const lines = (texts: readonly string[], from = 770) =>
    column(texts, { top: from }).map((line) => ({ ...line, size: 11, right: line.x + 5.2 * line.text.length }))

  const textsOf = (pages: PdfLine[][]) => paragraphsOfPages(pages).map(({ text }) => text)

  it("stay apart where there is room between them, and are joined where there is none", () => {
    expect(
      textsOf([lines(["One line of some length here", "and its second.", "", "Another paragraph of its own"])]),
    ).toEqual(["One line of some length here and its second.", "Another paragraph of its own"])
  })

  it("make words whole that were parted twice", () => {
    expect(textsOf([lines(["They spoke of the disestab-", "lishmentarian-", "ism of the town."])])).toEqual([
      "They spoke of the disestablishmentarianism of the town.",
    ])
  })

  it("keep a compound that stands elsewhere, however much stands before it", () => {
    const before = Array.from({ length: 300 }, () => "a word and a word and a word")
    const text = textsOf([lines([...before, "and so a well-", "known man, a well-known one."])]).join(" ")
    expect(text).toMatch(/a word and so a well-known man, a well-known one\.$/)
  })

  it("keep numbers that are none of a page", () => {
    const pages = ["1914", "1918", "1939"].map((year) =>
      lines([year, "was a year of war, and nobody", "wished to speak of it."]),
    )
    expect(textsOf(pages).join(" ")).toMatch(/1914 .*1918 .*1939/)
  })

  it("lose numbers that count with the pages, wherever the count begins", () => {
    const pages = [12, 13, 14].map((n) => lines(["A page has words on it,", "and they are read.", "", "", String(n)]))
    expect(textsOf(pages).join(" ")).not.toMatch(/\d/)
  })

  it("keep every letter that is in no running line", () => {
    const word = fc.stringMatching(/^[a-z]{1,9}[.,]?$/)
    const text = fc.array(fc.array(word, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(text, (rows) => {
        const plain = rows.map((row) => row.join(" "))
        expect(textsOf([lines(plain)]).join(" ")).toBe(plain.join(" "))
      }),
    )
  })
})
