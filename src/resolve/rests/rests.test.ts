import { describe, expect, it } from "vitest"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../../language/index.ts"
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { resolve } from "../index.ts"

const language = languageOf("en")
const blank = { id: "0123456789abcdef", url: null, title: null, byline: null, published: null, updated: null }

/**
 * The chain of each statement of a text in which "[Sthe mayor|Q says|C that it rained]" marks one: source, cue, content, in any order. "¶" parts paragraphs.
 * "The Courier (carried)": a link that another sentence names.
 */
function viaOf(marked: string, outlet: string | null = "Varn Valley Post"): string[] {
  const attributions: Attribution[] = []
  let text = ""
  const parts = marked.replaceAll("¶", "\n\n").split(/(\[[^\]]*\])/)
  const found = parts.map((part) => {
    if (!part.startsWith("[")) {
      text += part
      return {}
    }
    return Object.fromEntries(
      part
        .slice(1, -1)
        .split("|")
        .map((words) => {
          const start = text.length + (words.charAt(1) === " " ? 1 : 0)
          text += words.slice(1)
          return [words.charAt(0), { start, end: text.length }]
        }),
    )
  })
  const spans = (range: { start: number; end: number } | undefined): Span[] =>
    range ? [spanOf(text, range.start, range.end)] : []
  for (const { S, Q, C } of found) {
    if (S || Q || C)
      attributions.push({ source: spans(S), cue: spans(Q), content: spans(C), within: null, confidence: 1 })
  }
  const paragraphs = paragraphsOf(text)
  const sentences = sentencesOf(text, paragraphs, language)
  const reading = { paragraphs, sentences, quotations: quotationsOf(text, paragraphs, language), attributions }
  const article = { ...blank, uri: "x.txt", outlet, language: "en", sha256: "", text }
  return resolve(article, reading, language).statements.map(({ via }) =>
    via.map(({ spans: [span], carried }) => `${span?.text}${carried ? " (carried)" : ""}`).join(" < "),
  )
}

describe("what a poll found", () => {
  it.each([
    [
      "The two are tied, according to [Sa new Orren Times national poll|Q was out|C on Monday]. Of the drivers [S44 percent|Q would back|C the toll].",
      "a new Orren Times national poll (carried)",
    ],
    [
      "[SA Radio Nord survey|Q shows|C that the toll is disliked]. [SA majority of drivers|Q oppose|C it].",
      "A Radio Nord survey (carried)",
    ],
    [
      "The Courier/Meridian poll was held in May. [SThe poll|Q asked|C about the toll]. [SEight of ten of those polled|Q said|C they would pay].",
      "The Courier/Meridian poll (carried)",
    ],
  ])("comes through the poll that was named last: %s", (text, via) => {
    expect(viaOf(text).at(-1)).toBe(via)
  })

  it.each([
    "[SA Radio Nord survey|Q shows|C that the toll is disliked]. [SDrivers|Q oppose|C it].",
    "[SA new poll|Q shows|C that the toll is disliked]. [S44 percent|Q oppose|C it].",
    "[S44 percent|Q oppose|C the toll]. [SA Radio Nord survey|Q shows|C it].",
  ])("and nothing else does: %s", (text) => {
    expect(viaOf(text)).toEqual(["", ""])
  })
})

describe("what stands in a document that another outlet has", () => {
  it.each([
    [
      "In audio obtained by Radio Nord, [SOrlo|Q says|C the dam is safe]. In the audio [She|Q says|C the owners knew].",
      ["Radio Nord", "Radio Nord (carried)"],
    ],
    [
      "[SEmails released by WikiLeaks|Q show|C that the mayor knew]. [SThe emails|Q say|C the fund was empty].",
      ["WikiLeaks", "WikiLeaks (carried)"],
    ],
    [
      "[SA letter leaked to the Orren Times|Q says|C the dam is cracked]. “[CThe owner must act,”|S the letter|Q says].",
      ["the Orren Times", "the Orren Times (carried)"],
    ],
  ])("comes through that outlet each time: %s", (text, via) => {
    expect(viaOf(text)).toEqual(via)
  })

  it.each([
    "[SA letter leaked to the Orren Times|Q says|C the dam is cracked]. [SA letter|Q says|C it is not].",
    "[SA letter leaked to the Orren Times|Q says|C the dam is cracked]. [SThe audit|Q says|C it is not].",
    "[SA letter leaked to the Orren Times|Q says|C the dam is cracked]. [SOrlo|Q said|C the letter was forged].",
  ])("but no other document, nor what is said of it: %s", (text) => {
    expect(viaOf(text)).toEqual(["the Orren Times", ""])
  })

  it("does not come through the outlet that prints it", () => {
    expect(
      viaOf("[SA memo leaked to the Varn Valley Post|Q says|C so]. [SThe memo|Q adds|C that it is late]."),
    ).toEqual(["", ""])
  })
})

describe("paragraphs in quotation marks", () => {
  it.each([
    "The aunt was ill. Ada Renn reports:¶“The ward was full. [CShe was calm],” [Sa nurse|Q said].¶[C“Nobody slept,”|S the aunt|Q said].",
    "It was a long night, as Radio Nord writes:¶“The ward was full. [CShe was calm],” [Sa nurse|Q said].¶[C“Nobody slept,”|S the aunt|Q said].",
    "There was more. The Courier continues:¶“The ward was full. [CShe was calm],” [Sa nurse|Q said].¶[C“Nobody slept,”|S the aunt|Q said].",
  ])("are another's report, behind its name and a colon: %s", (text) => {
    const via = viaOf(text)
    expect(via[0]).toMatch(/^(?:Ada Renn|Radio Nord|The Courier) \(carried\)$/)
    expect(via[1]).toBe(via[0])
  })

  it("end with the first paragraph without marks", () => {
    expect(
      viaOf("Ada Renn reports:¶[C“She was calm,”|S a nurse|Q said].¶[CThe ward was closed,|S an aunt|Q said]."),
    ).toEqual(["Ada Renn (carried)", ""])
  })
})

describe("a source of whom no more is said", () => {
  const later = "[CThe pilot was ill,|S a source|Q said]."
  it.each([
    `[SThe Orren Times|Q reports|C that the team left]. ${later}`,
    `[CThe team left,|S Radio Nord|Q has learned]. ${later}`,
    `[CThe team left,|S the Harbour Herald|Q said on Friday]. ${later}`,
  ])("spoke to the outlet with whose report the article opens: %s", (text) => {
    expect(viaOf(text)[1]).toMatch(/^(?:The Orren Times|Radio Nord|the Harbour Herald) \(carried\)$/)
  })

  it.each([
    `[SThe mayor|Q said|C that the team left]. ${later}`,
    `[SThe Varn Valley Post|Q reports|C that the team left]. ${later}`,
    "[SThe Orren Times|Q reports|C that the team left]. [CThe pilot was ill,|S the source|Q told] reporters.",
    "[SThe Orren Times|Q reports|C that the team left]. [CThe pilot was ill,|S a nurse|Q said].",
  ])("and to nobody known otherwise: %s", (text) => {
    expect(viaOf(text)[1]).toBe("")
  })
})
