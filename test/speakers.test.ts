import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../src/language/index.ts"
import type { Article, Attribution, Reading, Span } from "../src/record/index.ts"
import { factsFor } from "../src/resolve/passes.ts"

const cases = (name: string) =>
  readFileSync(new URL(`cases/${name}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split("\t"))

const MARK = /\{([^{}|[\]]*)\}|\|([^|]*)\||[[\]]/g

/** "{She} |said| [it was over]." → the text without its marks, and what they mark. A second cue of a sentence begins a second attribution. */
function marked(line: string): { text: string; reading: Reading } {
  const spans: { part: "source" | "cue" | "content"; start: number; end: number }[] = []
  const open: number[] = []
  let text = ""
  let last = 0
  const source = line.replaceAll("¶", "\n\n")
  for (const mark of source.matchAll(MARK)) {
    text += source.slice(last, mark.index)
    last = mark.index + mark[0].length
    if (mark[0] === "[") open.push(text.length)
    else if (mark[0] === "]") spans.push({ part: "content", start: open.pop() ?? 0, end: text.length })
    else {
      const words = mark[1] ?? mark[2] ?? ""
      spans.push({
        part: mark[1] === undefined ? "cue" : "source",
        start: text.length,
        end: text.length + words.length,
      })
      text += words
    }
  }
  text += source.slice(last)
  const reading = readingOf(text)
  return {
    text,
    reading: { ...reading, attributions: reading.sentences.flatMap((sentence) => grouped(text, spans, sentence)) },
  }
}

function grouped(
  text: string,
  spans: { part: "source" | "cue" | "content"; start: number; end: number }[],
  sentence: { start: number; end: number },
): Attribution[] {
  const out: Attribution[] = []
  const own = spans
    .filter(({ start }) => sentence.start <= start && start < sentence.end)
    .sort((a, b) => a.start - b.start)
  for (const { part, start, end } of own) {
    const current = out.at(-1)
    const span: Span = { start, end, text: text.slice(start, end) }
    if (current && !(part === "cue" && current.cue.length)) current[part].push(span)
    else out.push({ source: [], cue: [], content: [], within: null, confidence: 1, [part]: [span] })
  }
  return out
}

function readingOf(text: string): Reading {
  const paragraphs = paragraphsOf(text)
  return {
    paragraphs,
    sentences: sentencesOf(text, paragraphs, languageOf("en")),
    quotations: quotationsOf(text, paragraphs, languageOf("en")),
    attributions: [],
  }
}

/** Each attribution as it is marked: through nobody, to nobody. */
function peopleOf(text: string, reading: Reading, outlet: string | null) {
  const article = { text, outlet, published: "2031-03-10", language: "en" } as Article
  const chains = reading.attributions.map((attribution) => ({ attribution, via: [], addressee: null, isSaid: true }))
  const given = { article, reading, language: languageOf("en"), chains, frames: [] }
  const { speakers, entities, notes } = factsFor(given, "speakers", "entities", "notes")
  return { ...speakers, entities, notes }
}

const resolved = (line: string) => {
  const { text, reading } = marked(line)
  const people = peopleOf(text, reading, null)
  return { ...people, text, names: new Map(people.entities.map(({ id, name }) => [id, name])) }
}

describe("who a source is", () => {
  it.each(cases("speakers"))("%s → %s", (line, expected) => {
    const { sources, names } = resolved(line ?? "")
    expect(sources.map(({ entity }) => names.get(entity ?? "") ?? "-").join(" | ")).toBe(expected)
  })
})

/** `spanIn(text, "what [she] often")`: the words in brackets, where the text has them between the others. */
function spanIn(text: string, words: string): Span {
  const [before = "", own = "", after = ""] = words.split(/[[\]]/)
  const start = text.indexOf(before + own + after) + before.length
  return { start, end: start + own.length, text: own }
}

describe("two attributions of a sentence", () => {
  /** @param within the second stands in the content of the first */
  const resolvedTwo = (text: string, [first = [], second = []]: string[][], within: boolean) => {
    const of = ([source = "", cue = "", content = ""]: string[], within: number | null): Attribution => {
      const [who, verb, what] = [source, cue, content].map((words) => [spanIn(text, words)])
      return { source: who ?? [], cue: verb ?? [], content: what ?? [], within, confidence: 1 }
    }
    const { sources, entities } = peopleOf(
      text,
      { ...readingOf(text), attributions: [of(first, null), of(second, within ? 0 : null)] },
      null,
    )
    const names = new Map(entities.map(({ id, name }) => [id, name]))
    return sources.map(({ entity }) => names.get(entity ?? "") ?? "-")
  }

  it.each([
    [
      "Anna Carn ran, and Anna Carn lost. Ivo Lind thought little of Anna Carn. “It is not what she often says, only when the boats are in,” he said.",
      ["” [he] said", "he [said]", "[“It is not what she often says, only when the boats are in,”]"],
      ["what [she] often", "[often says]", "“[It is not what]"],
      ["Ivo Lind", "Anna Carn"],
    ],
    [
      "Yarrow Pell, a deckhand, saw Anna Carn at the pier. “She says she loves the harbour, and she never comes,” he said.",
      ["” [he] said", "he [said]", "[“She says she loves the harbour, and she never comes,”]"],
      ["“[She] says", "She [says]", "[she loves the harbour, and she never comes]"],
      ["Yarrow Pell", "Anna Carn"],
    ],
    [
      "Orla Finch came late. “She wrote that twice,” Mara Oduya said.",
      ["[Mara Oduya]", "Oduya [said]", "[“She wrote that twice,”]"],
      ["“[She] wrote", "She [wrote]", "wrote [that]"],
      ["Mara Oduya", "Orla Finch"],
    ],
    [
      "Mara Oduya spoke on Monday. “She wrote that twice,” Mara Oduya said.",
      ["[Mara Oduya] said", "Oduya [said]", "[“She wrote that twice,”]"],
      ["“[She] wrote", "She [wrote]", "wrote [that]"],
      ["Mara Oduya", "-"],
    ],
  ])("is not who is quoted: %s", (text, outer, inner, expected) => {
    expect(resolvedTwo(text, [outer, inner], true)).toEqual(expected)
  })

  it.each([
    [
      "Carl Renn spoke on Monday. His predecessor, now a lawyer for the port, has accused him of siding with the crews, which he denies.",
      ["[His predecessor, now a lawyer for the port,]", "[has accused]", "[him of siding with the crews]"],
      ["which [he]", "he [denies]", ", [which]"],
      ["His predecessor, now a lawyer for the port", "Carl Renn"],
    ],
    [
      "Orla Finch blamed Ivo Dorr for the fire, which he denies.",
      ["[Orla Finch]", "[blamed]", "[Ivo Dorr for the fire]"],
      ["which [he]", "he [denies]", ", [which]"],
      ["Orla Finch", "Ivo Dorr"],
    ],
    [
      "Warden Mara Oduya spoke on Monday. Clara Weiss had already blamed her for the leak, which she denied.",
      ["[Clara Weiss]", "[had already blamed]", "[her for the leak]"],
      ["which [she]", "she [denied]", ", [which]"],
      ["Clara Weiss", "Mara Oduya"],
    ],
  ])("of an accusation and its denial are not by the same one: %s", (text, accusing, denying, expected) => {
    expect(resolvedTwo(text, [accusing, denying], false)).toEqual(expected)
  })
})

describe("how sure it is whom a source stands for", () => {
  const sureOf = (line: string) => resolved(line).sure.at(-1) ?? 0

  it("is not in doubt where the source says it itself", () => {
    expect(sureOf("{Mara Oduya} |said| [yes].")).toBe(1)
  })

  it("is little in doubt of a pronoun that nobody else can be, and more the nearer another comes", () => {
    const alone = sureOf("{Mara Oduya} |said| [yes]. {She} |added| [that it was late].")
    const rivalled = sureOf(
      "{Mara Oduya} |said| [yes]. The crews of Oduya left. Then came Clara Weiss. {She} |called| [it a lie].",
    )
    expect(alone).toBeGreaterThan(0.9)
    expect(rivalled).toBeLessThan(0.9)
    expect(rivalled).toBeGreaterThan(0.3)
  })
})

describe("whom a verb is done to", () => {
  it.each([
    ["Mara Oduya and Ivo Lind met the warden. They told {him} |said| [no].", ["Ivo Lind", "Mara Oduya"]],
    ["Ivo Lind met the warden. He thanked {him} |said| [no].", ["Ivo Lind"]],
    ["The warden saw Tom Rask. Rask hugged {him} |said| [no].", ["Tom Rask"]],
  ])("is never who does it: %s", (line, never) => {
    const { sources, names } = resolved(line)
    expect(never).not.toContain(names.get(sources[0]?.entity ?? ""))
  })
})

describe("what kind of source it is", () => {
  it.each(cases("sources"))("%s → %s %s", (line, type, count) => {
    const source = resolved(line ?? "").sources.at(-1)
    expect(`${source?.type} ${source?.count ?? "-"}`).toBe(`${type} ${count}`)
  })
})

describe("why a source is somebody", () => {
  it("is said in words", () => {
    const { because } = resolved(
      "{Mara Oduya} |said| [the bridge would stay shut]. {She} |added| [that nobody was hurt].",
    )
    expect(because.map(({ why }) => why)).toEqual([
      "a name: its words name it",
      "a pronoun: gender agrees; it was mentioned in the sentence before; it was the subject there; it was named as the subject of the sentence before; it spoke last; it goes on with what it said; it is mentioned often; nobody else was named in the sentence before",
    ])
  })

  it.each([
    ["{Mara Oduya} |said| [it sank].", "named", "a name", "Mara Oduya"],
    ["Mara Oduya left. {Oduya} |said| [it sank].", "named", "a short name", "Oduya | Mara Oduya"],
    ["Mara Oduya left. {Ms Oduya} |said| [it sank].", "named", "a title and part", "Ms Oduya | Mara Oduya"],
    ["Mara Oduya left. {She} |said| [it sank].", "mentions", "a pronoun", "She | Mara Oduya"],
    [
      "Mayor Mara Oduya left. {The mayor} |said| [it sank].",
      "mentions",
      "a description: it was called so",
      "The mayor | Mara Oduya",
    ],
    ["{The mayor, Mara Oduya}, |said| [it sank].", "mentions", "an apposition", "The mayor, Mara Oduya | Mara Oduya"],
    [
      "{Mara Oduya and Ivo Lind} |said| [it sank].",
      "mentions",
      "a group",
      "Mara Oduya and Ivo Lind | Mara Oduya | Ivo Lind",
    ],
    ["Mara Oduya, {who} |said| [it sank], left.", "speaking", "a relative pronoun", "who | Mara Oduya"],
    ["“[It sank],” {Mara Oduya} |said|. “{I} |think| [it was old].”", "speaking", "first person", "I | Mara Oduya"],
    ["It rained. {He} |said| [it sank].", "mentions", "a pronoun: nobody before fits", "He"],
    ["Rain fell. |adding| [that it sank].", "attributions", "the text names nobody", ""],
    ["{Mara Oduya} |said| [it sank], |adding| [that it was old].", "named", "it shares the source", "Mara Oduya"],
  ])("names the pass and the words that show it: %s", (line, pass, why, words) => {
    const last = resolved(line).because.at(-1)
    expect([last?.pass, last?.why.startsWith(why), last?.spans.map(({ text }) => text).join(" | ")]).toEqual([
      pass,
      true,
      words,
    ])
  })
})

describe("what is noted", () => {
  it.each([
    [
      "an unnamed source without a reason",
      "{Two officials} |said| [it was shut].",
      "anonymous-without-reason: Two officials",
    ],
    ["a pronoun that could be anybody", "{They} |said| [it was shut].", "speaker-unsure: They"],
    [
      "a quotation that is nobody's",
      "Rain fell.¶“Nobody came back for us.”",
      "quotation-without-speaker: “Nobody came back for us.”",
    ],
    [
      "a quotation that never ends",
      "{Clara Weiss} |said|: “[it is over now].",
      "quotation-not-closed: “it is over now.",
    ],
    [
      "an age that changes",
      "{Clara Weiss, 38,} |said| [it was shut]. {Clara Weiss, 39,} |left| [it there].",
      "descriptor-differs: 39",
    ],
    [
      "a former mayor who is mayor elsewhere",
      "{Clara Weiss, mayor of Ostby,} |said| [it was shut]. {Clara Weiss, former mayor of Ostby,} |left| [it there].",
      "descriptor-differs: former mayor of Ostby",
    ],
  ])("%s", (_, line, expected) => {
    expect(resolved(line).notes.map(({ code, span }) => `${code}: ${span?.text}`)).toEqual([expected])
  })

  it.each([
    ["a reason is given", "{Two officials}, who asked not to be named because talks go on, |said| [it was shut]."],
    ["all is clear", "“[It is over],” {Clara Weiss} |said|.¶“[Nobody came back for us.]”"],
    ["a quotation is only a phrase", "The so-called “open door” was shut."],
  ])("nothing, when %s", (_, line) => {
    expect(resolved(line).notes).toEqual([])
  })
})

describe("what is said of an unnamed source", () => {
  it("points at its words: what it is, of which nation and body, and why it is unnamed", () => {
    const [source] = resolved(
      "{A Danish official at the Harbour Board}, who spoke on condition of anonymity because talks go on, |said| [it was shut].",
    ).sources
    const words = (part: { spans: Span[] } | null | undefined) => part?.spans.map(({ text }) => text).join(" ")
    expect([source?.role, source?.nationality, source?.institution, source?.reason].map(words)).toEqual([
      "official",
      "Danish",
      "Harbour Board",
      "spoke on condition of anonymity because talks go on",
    ])
  })
})

describe("an outlet that is not known", () => {
  it.each([
    "{We} |could not confirm| [that it sank].",
    "Rain fell. {We} |are told| [it sank]. {They} |said| [no].",
    "{I} |believe| [it sank].",
  ])("is nobody's first person: %s", (line) => {
    const { sources, entities } = resolved(line)
    expect(sources[0]?.entity).toBeNull()
    expect(entities.map(({ type }) => type)).not.toContain("media")
  })
})

describe("people who are kept unnamed together", () => {
  const reasons = (line: string) => resolved(line).sources.map(({ reason }) => reason?.spans[0]?.text ?? "-")
  const groups = (line: string) => {
    const { sources, entities } = resolved(line)
    const byId = new Map(entities.map((entity) => [entity.id, entity]))
    return sources
      .map(({ entity }) => byId.get(byId.get(entity ?? "")?.partOf ?? entity ?? "")?.name ?? "-")
      .join(" | ")
  }

  it.each([
    ["{Two deckhands}, who asked not to be named, |said| [it sank]. {One of them} |said| [it burned].", 2],
    [
      "{Three clerks}, who asked not to be named, |said| [it sank]. {The third clerk} |said| [it burned]. {All three} |left|.",
      2,
    ],
    ["{Two deckhands}, who asked not to be named, |said| [it sank]. {The pair} |added| [that it burned].", 2],
    [
      "{Two deckhands}, who asked not to be named, |said| [it sank]. {One} |said| [it burned]. {The other} |denied| [it].",
      3,
    ],
    ["{Two deckhands}, who asked not to be named, |said| [it sank]. {Both} |said| [it burned].", 2],
    [
      "{Two guards and a driver}, who asked not to be named, |said| [it sank]. {One of the guards} |said| [it burned].",
      2,
    ],
  ])("share the reason: %s", (line, count) => {
    expect(reasons(line).slice(0, count)).toEqual(Array(count).fill("asked not to be named"))
    expect(new Set(groups(line).split(" | ").slice(0, count)).size).toBe(1)
    expect(resolved(line).notes.filter(({ code }) => code === "anonymous-without-reason")).toEqual([])
  })

  it.each([
    ["{Two deckhands} |said| [it sank]. Both asked not to be named.", "asked not to be named"],
    ["{A deckhand} |said| [it sank]. He asked not to be named.", "asked not to be named"],
    [
      "{Several guards} |said| [it sank]. The guards were not authorised to speak publicly.",
      "not authorised to speak publicly",
    ],
    ["{A spokesman for the shipyard}, who asked not to be named, |said| [it sank].", "asked not to be named"],
  ])("have the reason that another sentence gives: %s", (line, reason) => {
    expect(reasons(line)).toEqual([reason])
    expect(resolved(line).notes).toEqual([])
  })

  it.each([
    [
      "who come on top",
      "{Two deckhands}, who asked not to be named, |said| [it sank]. {Another deckhand} |said| [it burned].",
    ],
    [
      "of another kind",
      "{Two deckhands}, who asked not to be named, |said| [it sank]. {The second witness} |said| [it burned].",
    ],
    [
      "of whom there are too few",
      "{Two deckhands}, who asked not to be named, |said| [it sank]. {The third deckhand} |said| [it burned].",
    ],
    [
      "spoken of long before",
      "{Two deckhands}, who asked not to be named, |said| [it sank]. Rain fell. It fell on. Nobody came. The sea rose. It rose on. {One} |said| [it burned].",
    ],
  ])("share nothing with people %s", (_, line) => {
    expect(reasons(line)).toEqual(["asked not to be named", "-"])
  })

  it("are not the person who is named beside a reason of theirs", () => {
    expect(reasons("{A deckhand} |said| [it sank]. Ada Renn asked not to be quoted.")).toEqual(["-"])
  })

  it("are noted once for the group and those of it", () => {
    const { notes } = resolved("{Two deckhands} |said| [it sank]. {One of them} |said| [it burned].")
    expect(notes.map(({ code, span }) => `${code}: ${span?.text}`)).toEqual(["anonymous-without-reason: Two deckhands"])
  })

  it.each([
    ["{Two guards and a district clerk} |said| [it sank].", "anonymous 3", true],
    ["{A guard and three sailors} |said| [it sank].", "anonymous 4", true],
    ["{Two guards and Ada Renn} |said| [it sank].", "named -", undefined],
    ["{Sailors including Ada Renn} |said| [it sank].", "group -", undefined],
    ["{Ada Renn and two of her guards} |said| [it sank].", "named -", undefined],
    ["Ada Renn, the mayor, left. {The mayor} |said| [it sank].", "described 1", undefined],
    ["{The mayor} |said| [it sank].", "described 1", true],
  ])("are unnamed only without a name among them: %s", (line, kind, unnamed) => {
    const { sources, entities } = resolved(line)
    const [source] = sources
    expect(`${source?.type} ${source?.count ?? "-"}`).toBe(kind)
    expect(entities.find(({ id }) => id === source?.entity)?.unnamed).toBe(unnamed)
  })

  it("have a role only where a word tells one", () => {
    const roles = resolved(
      "{Sailors} |said| [it sank]. {Some} |said| [it burned]. {Many democrats} |said| [no].",
    ).sources
    expect(roles.map(({ role }) => role?.spans[0]?.text ?? "-")).toEqual(["Sailors", "-", "democrats"])
  })
})

describe("which names there are", () => {
  it.each([
    // Pages whose links have lost their spaces say a name twice.
    ["{Ada Renn} |said| [so]. Ivo Marek Ivo Lind MarekNew map shows it.", "Ada Renn | Ivo Marek"],
    ["{Ada Renn} |said| [so]. Nobody asked Ivo Marek Marek.", "Ada Renn | Ivo Marek"],
    ["{Ada Renn} |said| [so]. Nobody heard Duran Duran.", "Ada Renn | Duran Duran"],
    // A month is nobody.
    ["{Ada Renn} |said| [so]. The toll ends on May 6.", "Ada Renn"],
    ["{Ada Renn} |said| [so]. The toll ends by May.", "Ada Renn"],
    ["{Brenda May} |said| [so]. The toll was May’s idea.", "Brenda May"],
    // A given name at the end of a sentence has no surname in the next.
    ["{Ada Renn} |told| [that to Peter]. He left.", "Ada Renn | Peter"],
    // Words that open a page's lines are none.
    ["{Ada Renn} |said| [so].¶Share this.¶Photo: Ivo Marek", "Ada Renn | Ivo Marek"],
    // The verb between two roles is no part of a title.
    ["{The mayor} |met| [General Ivo Marek]. She left.", "The mayor | Ivo Marek"],
  ])("%s → %s", (line, names) => {
    const { entities } = resolved(line)
    expect(entities.map(({ name }) => name).join(" | ")).toBe(names)
  })

  it("do not describe somebody by a verb", () => {
    const { entities } = resolved("{Ada Renn} |said| [so]. The mayor met General Ivo Marek.")
    expect(entities.flatMap(({ descriptors }) => descriptors.map(({ text }) => text)).join()).not.toContain("met")
  })
})

describe("any text", () => {
  const prose = fc.array(
    fc.oneof(
      fc.constantFrom(
        "Mara Oduya",
        "the mayor",
        "she",
        "“",
        "”",
        ". ",
        "\n\n",
        " said ",
        ", ",
        "’s ",
        "Dr. ",
        "of the ",
        "three officials",
        " and ",
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 40 },
  )

  it("is taken without a throw, and every span quotes it", () => {
    fc.assert(
      fc.property(prose, fc.nat(), fc.nat(), (parts, a, b) => {
        const text = parts.join("")
        const [start, end] = [Math.min(a, b) % (text.length + 1), Math.max(a, b) % (text.length + 1)]
        const source = start < end ? [{ start, end, text: text.slice(start, end) }] : []
        const reading = {
          ...readingOf(text),
          attributions: [{ source, cue: [], content: [], within: null, confidence: 1 }],
        }
        const speakers = peopleOf(text, reading, "Ostby Gazette")
        const spans = speakers.entities.flatMap(({ mentions, descriptors }) => [...mentions, ...descriptors])
        for (const span of spans) expect(span.text).toBe(text.slice(span.start, span.end))
      }),
      { numRuns: 300 },
    )
  })

  it("with a paragraph in front that names nobody only moves", () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases("speakers").map(([line]) => line ?? "")), (line) => {
        const front = "rain fell all day.\n\n"
        const moved = (entities: ReturnType<typeof resolved>["entities"], by: number) =>
          entities.map(({ name, type, mentions }) => [name, type, ...mentions.map(({ start }) => start + by)])
        expect(moved(resolved(front + line).entities, 0)).toEqual(moved(resolved(line).entities, front.length))
      }),
    )
  })
})
