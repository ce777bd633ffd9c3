import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Attribution, type Span, spanOf } from "../src/record/index.ts"
import { chainsOf } from "../src/resolve/chains/index.ts"
import { framesOf } from "../src/resolve/frames/index.ts"
import { stanceOf } from "../src/resolve/stances/index.ts"
import { findTimes } from "../src/resolve/times/index.ts"
import { cases, passage, reads } from "./cases/marked.ts"

const words = (spans: readonly Span[]) => spans.map((span) => span.text).join(" … ")
const marked = (sentence = "") => {
  const read = reads(sentence)
  if (!read.attribution) throw new Error(`nothing is marked in: ${sentence}`)
  return { ...read, attribution: read.attribution }
}

describe("stances (test/cases/stances.tsv)", () => {
  it.each(cases("stances"))("$sentence → $stance", ({ sentence, stance }) => {
    const { passage, attribution } = marked(sentence)
    expect(stanceOf(passage, attribution)).toBe(stance)
  })
})

describe("frames (test/cases/frames.tsv)", () => {
  it.each(cases("frames"))("$sentence", ({ sentence, ...expected }) => {
    const { passage, attribution, times } = marked(sentence)
    const stances = [stanceOf(passage, attribution)]
    const [frames] = framesOf(passage, [attribution], { stances, speakers: [null], times, published: null })
    expect({
      addressee: frames?.addressee?.text ?? "",
      medium: frames?.medium?.span.text ?? "",
      kind: frames?.medium?.kind ?? "",
      occasion: frames?.occasion?.text ?? "",
      hedge: frames?.hedge?.text ?? "",
      condition: frames?.condition?.text ?? "",
      said: frames?.said?.text ?? "",
    }).toEqual(expected)
  })
})

describe("chains (test/cases/chains.tsv)", () => {
  it.each(cases("chains"))("$sentence ($outlet)", ({ sentence = "", outlet, source, via, added }) => {
    const { passage, attribution } = reads(sentence)
    const [first] = chainsOf(passage, attribution ? [attribution] : [], outlet || null)
    const made = first?.attribution
    if (attribution) {
      expect({ source: words(made?.source ?? []), via: first?.via.map(words).join(" < ") }).toEqual({ source, via })
    } else {
      expect(made ? [made.source, made.cue, made.content].map(words).join(" | ") : "").toBe(added)
    }
  })
})

describe("what is no statement (test/cases/no-statements.tsv)", () => {
  it.each(cases("no-statements"))("$sentence: $said", ({ sentence, said }) => {
    const { passage, attribution } = marked(sentence)
    expect(chainsOf(passage, [attribution], null)[0]?.isSaid ? "yes" : "no").toBe(said)
  })
})

describe("who speaks beside whom", () => {
  const two = (text: string, outer: [string, string, string], inner: [string, string, string]) => {
    const at = (part: string) => [spanOf(text, text.indexOf(part), text.indexOf(part) + part.length)]
    const given = [outer, inner].map(([source, cue, content]) => ({
      source: at(source),
      cue: at(cue),
      content: at(content),
      within: null,
      confidence: 1,
    }))
    return chainsOf(passage(text), given, null)[1]?.via.map(words)
  }

  it.each([
    ["The coroner said the pump was old, with one diver saying it had never run.", "The coroner", "one diver"],
    ["The report said the roof was sound, with two masons stating that it was not.", "The report", "two masons"],
    ["Ada Renn said the pay was fair, with a guard adding that he had no complaint.", "Ada Renn", "a guard"],
  ])("speaks through them: %s", (text, main, other) => {
    const [, verb = ""] = text.match(/(saying|stating|adding) /) ?? []
    const [, said = ""] = text.match(/said (.+?),/) ?? []
    const content = text.slice(text.indexOf(verb) + verb.length + 1, -1)
    expect(two(text, [main, "said", said], [other, verb, content])).toEqual([main])
  })

  it("is nobody's relay with a verb of one's own", () => {
    const text = "The coroner said the pump was old, and one diver said it had never run."
    expect(two(text, ["The coroner", "said", "the pump was old"], ["one diver", "said it", "had never run"])).toEqual(
      [],
    )
  })
})

describe("a refusal of which the reader took the request for what was said", () => {
  it.each([
    [
      "{source:Oduya} did not respond to {cue:requests} {content:for comment}.",
      "Oduya | did not respond | to requests for comment",
    ],
    [
      "Orchard Air did not immediately respond to {cue:queries} {content:about the sale}.",
      "Orchard Air | did not immediately respond | to queries about the sale",
    ],
    ["{source:Quay House} {cue:refused to comment} last night.", "Quay House | refused | to comment last night"],
    ["{source:The pilot} {cue:declined to answer}.", "The pilot | declined | to answer"],
    ["{source:Her lawyer} {cue:would not comment}.", "Her lawyer | would not | comment"],
    ["{source:Oduya} did not {cue:say} {content:who asked}.", "Oduya | say | who asked"],
    [
      "{source:The council} {cue:requested} {content:comments on the plan}.",
      "The council | requested | comments on the plan",
    ],
  ])("%s → %s", (sentence, expected) => {
    const { passage, attribution } = marked(sentence)
    const all = chainsOf(passage, [attribution], null)
    expect(all.map(({ attribution: made }) => [made.source, made.cue, made.content].map(words).join(" | "))).toEqual([
      expected,
    ])
  })
})

describe("claims inside claims (test/cases/inner.tsv)", () => {
  it.each(cases("inner"))("$sentence", ({ sentence, inner }) => {
    const { passage, attribution } = marked(sentence)
    const added = chainsOf(passage, [attribution], null).slice(1)
    expect(added.every((link) => link.attribution.within !== null)).toBe(true)
    const shown = added.map(({ attribution: { source, cue, content } }) =>
      [source, cue, content].map(words).join(" | "),
    )
    expect(shown.join(" ; ")).toBe(inner)
  })

  it("stand within the innermost content that holds them, two levels deep at most", () => {
    const { passage, attribution } = marked(
      "{source:The mayor} {cue:said} {content:that the union had told her that the owner denied a report that the mill had burned}.",
    )
    const chained = chainsOf(passage, [attribution], null)
    expect(chained.map((link) => link.attribution.within)).toEqual([null, 0, 1])
    expect(chained.at(-1)?.via.map(words)).toEqual(["the union", "The mayor"])
  })

  it.each([
    ["The Courier reported that Dana Quist said the clerk had told her the vault was bare.", "the clerk"],
    ["The Courier reported that the mayor said Ada Renn had told him the pumps were dry.", "Ada Renn"],
    ["The Courier reported that Ivo Marek says the two bakers told him that the flour was damp.", "the two bakers"],
  ])("have a subject of their own, three levels deep: %s", (text, subject) => {
    const at = (from: string, to?: string) => {
      const start = text.indexOf(from)
      return [spanOf(text, start, to === undefined ? start + from.length : text.indexOf(to, start))]
    }
    const [, cue = ""] = text.match(/ (says|said) /) ?? []
    const [, who = ""] = text.match(/that (.+?) says? |that (.+?) said /)?.filter((part) => part !== undefined) ?? []
    const given = [
      { source: at("The Courier"), cue: at("reported"), content: at("that", "."), within: null, confidence: 1 },
      {
        source: at(who),
        cue: at(cue),
        content: at(text.slice(text.indexOf(cue) + cue.length + 1, -1)),
        within: 0,
        confidence: 1,
      },
    ]
    const inner = chainsOf(passage(text), given, null).at(-1)
    expect(words(inner?.attribution.source ?? [])).toBe(subject)
    expect(inner?.via.map(words)).toEqual([who, "The Courier"])
  })

  it("are left alone where the reader has marked their cue", () => {
    const sentence = "The mayor said that the union had told her that the mill would shut."
    const at = (part: string) => spanOf(sentence, sentence.indexOf(part), sentence.indexOf(part) + part.length)
    const given = [
      ["The mayor", "said", "that the union had told her that the mill would shut"],
      ["the union", "had told", "that the mill would shut"],
    ].map(([source = "", cue = "", content = ""], i) => ({
      source: [at(source)],
      cue: [at(cue)],
      content: [at(content)],
      within: i ? 0 : null,
      confidence: 1,
    }))
    expect(chainsOf(passage(sentence), given, null)).toHaveLength(2)
  })
})

describe("on any text", () => {
  const pieces = [
    "The mayor",
    " said",
    " told",
    " Radio Nord",
    ", citing",
    " two officials",
    ", that",
    " if",
    " could not be reached",
    " allegedly",
    "“",
    "”",
    ".",
    "\n\n",
    " according to",
    " who spoke to",
    " the union's claim that",
    " what she calls",
    " in a post",
    " it",
    "é",
    "😀",
    " as saying",
    " declined to comment",
  ]
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join("")),
  )

  it("never throws, and every span quotes its words", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), { maxLength: 4 }),
        (text, seeds) => {
          const attributions = text.length < 2 ? [] : seeds.map((seed) => anyAttribution(text, seed))
          const here = passage(text)
          const chained = chainsOf(here, attributions, "Harbour Courier")
          const all = chained.map((link) => link.attribution)
          const stances = all.map((attribution) => stanceOf(here, attribution))
          const speakers = all.map((_, i) => (i % 3 ? `e${i % 2}` : null))
          const times = findTimes(here, "2031-03-11")
          const frames = framesOf(here, all, { stances, speakers, times, published: "2031-03-11" })
          const shown = [
            ...chained.flatMap(({ attribution: a, via, addressee }) => [
              ...a.source,
              ...a.cue,
              ...a.content,
              ...via.flat(),
              ...(addressee ? [addressee] : []),
            ]),
            ...frames.flatMap((f) =>
              [f.addressee, f.medium?.span, f.occasion, f.said, f.hedge, f.condition].filter((span) => span != null),
            ),
          ]
          for (const span of shown) expect(span.text).toBe(text.slice(span.start, span.end))
          expect(chained.length).toBeGreaterThanOrEqual(attributions.length)
        },
      ),
    )
  })
})

function anyAttribution(text: string, seed: readonly number[]): Attribution {
  const at = (i: number) => {
    const start = (seed[i] ?? 0) % (text.length - 1)
    return [spanOf(text, start, start + 1 + ((seed[i + 1] ?? 0) % (text.length - start)))]
  }
  return { source: (seed[0] ?? 0) % 3 ? at(0) : [], cue: at(2), content: at(4), within: null, confidence: 1 }
}
