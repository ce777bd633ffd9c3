import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cases, reads } from "../../test/cases/marked.ts"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../language/index.ts"
import { resolve } from "../resolve/index.ts"
import { attributionsByRule } from "./by-rules.ts"

const es = languageOf("es")
const EMPTY = {
  id: "0123456789abcdef",
  uri: "puente-cerrado.txt",
  url: null,
  title: null,
  byline: null,
  outlet: null,
  published: null,
  updated: null,
  language: null,
  sha256: "",
}

function attributionsIn(text: string) {
  const paragraphs = paragraphsOf(text)
  return attributionsByRule(text, sentencesOf(text, paragraphs, es), quotationsOf(text, paragraphs, es), es)
}

const parts = (text: string) =>
  attributionsIn(text).map(({ source, cue, content }) =>
    [source, cue, content].map((spans) => spans.map((span) => span.text).join(" … ")),
  )

describe("Spanish by rules", () => {
  it.each(cases("spanish").map((row) => [row.marked ?? ""]))("%s", (written) => {
    const { text, attribution } = reads(written)
    const expected = attribution
      ? [
          [attribution.source, attribution.cue, attribution.content].map((spans) =>
            spans.map((span) => span.text).join(" … "),
          ),
        ]
      : []
    expect(parts(text)).toEqual(expected)
  })

  it("gives a second verb the source of the first", () => {
    expect(parts("Salcedo dijo que nadie avisó y advirtió que exigirá una indemnización.")).toEqual([
      ["Salcedo", "dijo", "que nadie avisó"],
      ["Salcedo", "advirtió", "que exigirá una indemnización"],
    ])
  })

  it("leaves a quotation with nobody beside it to nobody", () => {
    expect(parts("«Aquí no queda nadie que lo recuerde».")).toEqual([["", "", "«Aquí no queda nadie que lo recuerde»"]])
  })

  it("makes a record of an article, without anything of English in it", () => {
    const text = readFileSync(new URL("../../test/samples/puente-cerrado.txt", import.meta.url), "utf8")
    const paragraphs = paragraphsOf(text)
    const [sentences, quotations] = [sentencesOf(text, paragraphs, es), quotationsOf(text, paragraphs, es)]
    const article = { ...EMPTY, language: "es", published: "2031-03-04", text }
    const reading = { paragraphs, sentences, quotations, attributions: attributionsIn(text) }
    const { statements, notes } = resolve(article, reading, es)
    expect(statements.map(({ source, stance }) => [source.spans[0]?.text, stance])).toEqual([
      ["la alcaldesa de Brañas", "says"],
      ["El ministro de Obras Públicas, Jorge Salcedo", "denies"],
      ["dos ingenieros del proyecto", "says"],
      ["Salcedo", "says"],
      ["Salcedo", "warns"],
      ["Tomás Rey", "says"],
    ])
    expect(statements[3]?.source.entity).toBe(statements[4]?.source.entity)
    expect(notes.map(({ code }) => code)).not.toContain("language-forced")
  })

  it("points at the words that stand there, whatever the text", () => {
    const word = fc.constantFrom(
      "dijo",
      "según",
      "que",
      "«",
      "»",
      ",",
      ":",
      ".",
      "Salcedo",
      "negó",
      "y",
      "\n\n",
      "ñandú",
      "👩‍🚒",
      "ha dicho",
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: "binary" })), { maxLength: 40 }), (words) => {
        const text = words.join(" ")
        for (const { source, cue, content } of attributionsIn(text)) {
          for (const span of [...source, ...cue, ...content]) expect(text.slice(span.start, span.end)).toBe(span.text)
          expect(content.length).toBe(1)
        }
      }),
    )
  })
})
