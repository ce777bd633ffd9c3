import { describe, expect, it } from "vitest"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../src/language/index.ts"
import { type Attribution, spanOf } from "../src/record/index.ts"
import { resolve } from "../src/resolve/index.ts"
import { judgedOf } from "../src/resolve/stances/index.ts"
import { reads } from "./cases/marked.ts"

const language = languageOf("en")
const article = {
  id: "0123456789abcdef",
  uri: "pier.txt",
  url: null,
  title: null,
  byline: null,
  outlet: null,
  published: null,
  updated: null,
  language: "en",
  sha256: "",
}

function statementsOf(text: string, attributions: Attribution[]) {
  const paragraphs = paragraphsOf(text)
  const sentences = sentencesOf(text, paragraphs, language)
  const reading = { paragraphs, sentences, quotations: quotationsOf(text, paragraphs, language), attributions }
  return resolve({ ...article, text }, reading, language).statements
}

describe("what kind of quotation a statement is", () => {
  it.each([
    ["{source:Ada Renn} {cue:said}: {content:“It is shut.”}", "direct"],
    ["{source:Ada Renn} {cue:said}: {content:“Shut.”}", "direct"],
    ["{source:Ada Renn} {cue:said} {content:…}.", "indirect"],
    ["{source:Ada Renn} {cue:said} {content:that it was “shut for good”}.", "mixed"],
    ["{source:Ada Renn} {cue:said} {content:that it was shut}.", "indirect"],
    ["{source:Ada Renn}{cue::} {content:It is shut}.", "direct"],
    ["{content:“The “old” rope held.”} {cue:—} {source:Ada Renn}", "direct"],
    ["{source:Ada Renn} on the pier, {content:it is shut}.", "indirect"],
    ["{content:'It is the wardens' rope,'} {source:Ada Renn} {cue:said}.", "direct"],
    ["{source:Ada Renn} {cue:said} {content:that it was ‘shut for good’}.", "mixed"],
    ["{source:Ada Renn} {cue:said} {content:that it wasn't the wardens' rope}.", "indirect"],
    ["{source:Ada Renn} {cue:said} {content:the 'old' rope held}.", "indirect"],
    ["{source:Ada Renn} {cue:said}{cue::} {content:it is shut}.", "indirect"],
  ])("%s: %s", (marked, quotation) => {
    const { text, attribution } = reads(marked)
    expect(statementsOf(text, attribution ? [attribution] : []).map(({ content }) => content.quotation)).toEqual([
      quotation,
    ])
  })
})

describe("what the text does not say of a statement", () => {
  it("is null, and no field with nothing in it", () => {
    const { text, attribution } = reads("{source:Ada Renn} {cue:said} {content:that it was shut}.")
    const [statement] = statementsOf(text, attribution ? [attribution] : [])
    const { addressee, medium, occasion, said, hedge, condition } = statement ?? {}
    expect({ addressee, medium, occasion, said, hedge, condition }).toEqual({
      addressee: null,
      medium: null,
      occasion: null,
      said: null,
      hedge: null,
      condition: null,
    })
  })
})

describe("statements that hold others", () => {
  const text = "A clerk said. A guard said that the pilot denied that it sank."
  const part = (words: string) => [spanOf(text, text.indexOf(words), text.indexOf(words) + words.length)]
  const made = (source: string, cue: string, content: string | null, within: number | null): Attribution => ({
    source: part(source),
    cue: part(cue),
    content: content ? part(content) : [],
    within,
    confidence: 1,
  })

  it("are numbered without those that say nothing, and named by the ones in them", () => {
    const statements = statementsOf(text, [
      made("A clerk", "said", null, null),
      made("A guard", "said that", "that the pilot denied that it sank", null),
      made("the pilot", "denied", "that it sank", 1),
    ])
    expect(statements.map(({ id, within }) => [id, within])).toEqual([
      ["s1", null],
      ["s2", "s1"],
    ])
  })

  it("name the one around words that are no statement", () => {
    const cited = "A guard said that the pilot, citing a claim that it sank, left."
    const at = (words: string) => [spanOf(cited, cited.indexOf(words), cited.indexOf(words) + words.length)]
    const of = (source: string, cue: string, content: string, within: number | null) => ({
      ...made("A guard", "said that", "that it sank", within),
      source: at(source),
      cue: at(cue),
      content: at(content),
    })
    const statements = statementsOf(cited, [
      of("A guard", "said", "that the pilot, citing a claim that it sank, left", null),
      of("the pilot", "citing", "a claim that it sank", 0),
      of("the pilot", "claim", "that it sank", 1),
    ])
    expect(statements.map(({ cue, within }) => [cue.spans[0]?.text, within])).toEqual([
      ["said", null],
      ["claim", "s1"],
    ])
  })

  it("name none that says nothing", () => {
    const statements = statementsOf(text, [
      made("A clerk", "said", null, null),
      made("the pilot", "denied", "that it sank", 0),
    ])
    expect(statements.map(({ id, within }) => [id, within])).toEqual([["s1", null]])
  })
})

describe("the words that show a stance", () => {
  it.each([
    ["{source:Ada Renn} {cue:warned} {content:that it would sink}.", "warned"],
    ["{source:Ada Renn} {cue:had already warned} {content:that it would sink}.", "warned"],
    ["{source:Ada Renn} {cue:did not confirm} {content:that it sank}.", "not confirm"],
    ["{source:Ada Renn} {cue:had ruled out} {content:a new toll}.", "ruled out"],
    ["{source:Ada Renn} {cue:tried to explain} {content:the toll}.", "explain"],
    ["{source:Ada Renn} {cue:does not quite cheer} {content:the toll}.", "does not quite cheer"],
    [
      "{source:Ada Renn} {cue:voiced} {content:her opposition to the toll} {content:and the tax}.",
      "her opposition to the toll",
    ],
    ["{source:Questions} {cue:about} {content:the toll}.", "about / Questions"],
    ["{cue:For} {source:many voters}, {content:the toll is a joke}.", "For"],
    ["{source:Ada Renn} {cue:harrumphed} {content:at the toll}.", "harrumphed"],
  ])("%s: %s", (marked, words) => {
    const { passage, attribution } = reads(marked)
    const judged = attribution && judgedOf(passage, attribution)
    expect(judged?.spans.map(({ text }) => text).join(" / ")).toBe(words)
  })
})

describe("whom something was told", () => {
  const heard = (text: string, outer: [string, string], inner: [string, string]) => {
    const at = (words: string) => [spanOf(text, text.indexOf(words), text.indexOf(words) + words.length)]
    const made = ([source, cue]: [string, string], within: number | null): Attribution => ({
      source: at(source),
      cue: at(cue),
      content: at(text.slice(text.indexOf(cue) + cue.length + 1, -1)),
      within,
      confidence: 1,
    })
    const paragraphs = paragraphsOf(text)
    const reading = {
      paragraphs,
      sentences: sentencesOf(text, paragraphs, language),
      quotations: quotationsOf(text, paragraphs, language),
      attributions: [made(outer, null), made(inner, 0)],
    }
    const { statements, entities } = resolve({ ...article, text }, reading, language)
    const addressee = statements.at(-1)?.addressee
    return [addressee?.spans[0]?.text, entities.find(({ id }) => id === addressee?.entity)?.name ?? null]
  }

  it.each([
    ["Anna Quist said the captain told her to cut the rope.", "Anna Quist", "the captain", "told", "her", "Anna Quist"],
    [
      "Paul Orlo said the board had warned him that the dam leaked.",
      "Paul Orlo",
      "the board",
      "had warned",
      "him",
      "Paul Orlo",
    ],
    ["Ida Rehm said the foreman told her the mill was shut.", "Ida Rehm", "the foreman", "told", "her", "Ida Rehm"],
  ])("is whoever says so, where it can be no other: %s", (text, who, teller, cue, words, name) => {
    expect(heard(text, [who, "said"], [teller, cue])).toEqual([words, name])
  })

  it("is nobody that is known, where the pronoun is of the other gender", () => {
    expect(
      heard("Peter Lund said the captain told her to go.", ["Peter Lund", "said"], ["the captain", "told"]),
    ).toEqual(["her", null])
  })
})

describe("a pronoun in a quotation", () => {
  it.each([
    ["Vesna Oll did not believe the mayor. “She has said the same to my face,” Oll said.", "She", "has said", "Oll"],
    ["Jon Aker opened the letter. “He told us that the pier was sold,” Aker said.", "He", "told", "Aker"],
    ["“Last week she promised a new roof,” said Rena Holm.", "she", "promised", "Rena Holm"],
  ])("is never whoever speaks it: %s", (text, pronoun, verb, speaker) => {
    const at = (words: string, from = 0) => {
      const start = text.indexOf(words, from)
      return [spanOf(text, start, start + words.length)]
    }
    const quotation = /“[^”]*”/.exec(text)?.[0] ?? ""
    const behind = text.indexOf(quotation) + quotation.length
    const inner = quotation.slice(quotation.indexOf(verb) + verb.length + 1, -2)
    const outer = { source: at(speaker, behind), cue: at("said", behind), content: at(quotation) }
    const said = { source: at(pronoun, text.indexOf("“")), cue: at(verb), content: at(inner) }
    const statements = statementsOf(text, [
      { ...outer, within: null, confidence: 1 },
      { ...said, within: 0, confidence: 1 },
    ])
    const of = (cue: string) => statements.find((statement) => statement.cue.spans[0]?.text === cue)?.source
    expect(of("said")?.entity).not.toBeNull()
    expect(of(verb)?.entity).not.toBe(of("said")?.entity)
  })
})
