import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../src/language/index.ts"
import { type Attribution, spanOf } from "../src/record/index.ts"
import { resolve } from "../src/resolve/index.ts"
import { passageOf, wallsOf, withinWalls } from "../src/resolve/words/index.ts"

const language = languageOf("en")
const partsOf = (text: string) => {
  const paragraphs = paragraphsOf(text)
  return {
    paragraphs,
    sentences: sentencesOf(text, paragraphs, language),
    quotations: quotationsOf(text, paragraphs, language),
  }
}
const walls = (text: string) => wallsOf(passageOf(text, partsOf(text), language))
const shown = (text: string) => walls(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

/** "{source} |cue| [content]" is read as one attribution, each part in one piece. */
const cut = (marked: string) => {
  const text = marked.replace(/[{}|[\]]/g, "")
  const at = (open: string, close: string) => {
    const start = marked.indexOf(open)
    if (start < 0) return []
    const words = marked.slice(start + 1, marked.indexOf(close, start + 1)).replace(/[{}|[\]]/g, "")
    const before = marked.slice(0, start).replace(/[{}|[\]]/g, "").length
    return [spanOf(text, before, before + words.length)]
  }
  const attribution = { source: at("{", "}"), cue: at("|", "|"), content: at("[", "]"), within: null, confidence: 1 }
  const [one] = withinWalls(text, [attribution], walls(text))
  return [one?.source, one?.cue, one?.content].map((spans) => spans?.map((span) => span.text).join(" / ")).join(" | ")
}

describe("what is a wall", () => {
  it.each([
    ["ROSKA, March 4 (Norrland Wire) — The pier is shut.", "dateline: ROSKA, March 4 (Norrland Wire) —"],
    ["LOWER GARROW (NW) - The pier is shut.", "dateline: LOWER GARROW (NW) -"],
    ["Roska, 4 March – The pier is shut.", "dateline: Roska, 4 March –"],
    ["ROSKA — The pier is shut.", "dateline: ROSKA —"],
    ["Photo: the pier on Friday", "label: Photo: the pier on Friday"],
    ["Read more: Pier shut, warden says", "label: Read more: Pier shut, warden says"],
    ["Pier stays shut\n\nThe warden said so.", "heading: Pier stays shut"],
    ["What comes next?\n\nThe warden did not say.", "heading: What comes next?"],
    ["Q: Is it shut?\n\nA: It is.", "turn: Q: | turn: A:"],
    ["Ada Renn: Is it shut?\n\nIvo (the warden): It is.", "turn: Ada Renn: | turn: Ivo (the warden):"],
    // Each paragraph of what is quoted whole opens with a mark.
    ['"RENN: Is it shut?\n\n"LIND: It is.', 'turn: "RENN: | turn: "LIND:'],
    ["“Q: Is it shut?\n\n“A: It is.", "turn: “Q: | turn: “A:"],
    // A headline may begin with a name and a colon, too.
    ["Lind: it is shut.\n\nThis was said.\n\nRENN: Is it?\n\nLIND: It is.", "turn: RENN: | turn: LIND:"],
    ["Lind: it is shut.\n\nAnd so on.\n\nRenn: Is it?\n\nLind: It is.", "turn: Lind: | turn: Renn: | turn: Lind:"],
  ])("%j: %s", (text, expected) => {
    expect(shown(text).join(" | ")).toBe(expected)
  })

  it.each([
    "The pier is shut.\n\nNobody knows why.",
    "NORD-backed guards left.",
    "The warden wrote:\n\nThe pier is shut.",
    "“Pier stays shut”\n\nThe warden said so.",
    "the last of the line\n\nwas gone.",
    "The pier stays shut",
    "Ada Renn: the pier is shut.\n\nNobody knows why.",
    "More than once it was shut.",
  ])("none in %j", (text) => {
    expect(shown(text)).toEqual([])
  })

  it("is no place and dash deep in an article, for that may be a body and an aside", () => {
    const prose = "The pier is shut.\n\n".repeat(6)
    expect(shown(`${prose}NORD — which runs it — is silent.`)).toEqual([])
    expect(shown(`${prose}NORD (NW) — The pier is shut.`)).toEqual(["dateline: NORD (NW) —"])
  })
})

describe("statements and walls", () => {
  it.each([
    ["[ROSKA (NW) — The pier is shut], {a clerk} |said|.", "a clerk | said | The pier is shut"],
    ["{ROSKA (NW) — A clerk} |said| [it is shut].", "A clerk | said | it is shut"],
    ["[Pier stays shut\n\nIt is shut], {a clerk} |said|.\n\nRain fell.", "a clerk | said | It is shut"],
    ["Pier stays shut, {clerk}\n\nHe |said| [it was shut].", " | said | "],
    ["{A clerk} |said| [it was shut].\n\nRead more: [no]", "A clerk | said | it was shut"],
    ["{Q}|:| [Is it shut?\n\nA: It is].", "Q | : | Is it shut?"],
    ["{Ada Renn}|:| [It is].\n\nIvo Marek: Why?", "Ada Renn | : | It is"],
    ["{Clerk} |says| [pier stays shut]\n\nRain fell.", "Clerk | says | pier stays shut"],
    ["{A clerk} |said| [it was shut].", "A clerk | said | it was shut"],
  ])("%j → %s", (marked, expected) => {
    expect(cut(marked)).toBe(expected)
  })

  it("take an answer for no part of the question before it", () => {
    const text = "Q: Is it shut?\n\nA: It is.\n\nQ: Since when?"
    const piece = (words: string) => spanOf(text, text.indexOf(words), text.indexOf(words) + words.length)
    const source = [piece("Q")]
    const content = [piece("Is it shut?"), piece("It is")]
    const [one] = withinWalls(text, [{ source, cue: [], content, within: null, confidence: 1 }], walls(text))
    expect(one?.content.map((span) => span.text)).toEqual(["Is it shut?"])
  })

  it("never have a wall's edge within their words", () => {
    const line = fc.constantFrom(
      "ROSKA, March 4 (Norrland Wire) — The warden, Ada Renn, said the pier was shut.",
      "Pier stays shut",
      "Photo: the pier, a clerk said",
      "Read more: Warden denies it",
      "Q: Is it shut?",
      "A: The warden says it is.",
      "Ada Renn: It is shut, she said.",
      "A clerk said that it was “shut for good”.",
      "“Nobody told us,” he said.",
    )
    const ends = fc.tuple(fc.nat(), fc.nat())
    const drawn = fc.array(fc.tuple(ends, ends, ends), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), drawn, (lines, spans) => {
        const text = lines.join("\n\n")
        const within = ([a, b]: readonly [number, number]) => {
          const [start, end] = [a % text.length, b % text.length].toSorted((x, y) => x - y) as [number, number]
          return spanOf(text, start, end + 1)
        }
        const attributions: Attribution[] = spans.map(([source, cue, content]) => ({
          source: [within(source)],
          cue: [within(cue)],
          content: [within(content)],
          within: null,
          confidence: 1,
        }))
        const edges = walls(text).flatMap(({ start, end }) => [start, end])
        const kept = withinWalls(text, attributions, walls(text))
        const article = { ...none, text }
        const { statements } = resolve(article, { ...partsOf(text), attributions }, language)
        const all = [
          ...kept.flatMap(({ source, cue, content }) => [...source, ...cue, ...content]),
          ...statements.flatMap(({ content }) => content.spans),
        ]
        for (const span of all) {
          expect(span.text).toBe(text.slice(span.start, span.end))
          expect(edges.filter((edge) => span.start < edge && edge < span.end)).toEqual([])
        }
      }),
    )
  })
})

const none = {
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
