import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { languageOf } from "../language/index.ts"
import type { Article, Reading, Span } from "../record/index.ts"
import { type Facts, factsOf, type Given, passes } from "./passes.ts"
import { resolve } from "./resolve.ts"

const text = "The mayor, Ilse Varn, denied on Monday that the weir had failed. “We were told,” she said."
const spanOf = (words: string): Span => {
  const start = text.indexOf(words)
  return { start, end: start + words.length, text: words }
}
const attribution = (source: string, cue: string, content: string) => ({
  source: [spanOf(source)],
  cue: [spanOf(cue)],
  content: [spanOf(content)],
  within: null,
  confidence: 0.9,
})
const end = text.indexOf(" “We")
const reading: Reading = {
  paragraphs: [{ start: 0, end: text.length }],
  sentences: [
    { start: 0, end },
    { start: end + 1, end: text.length },
  ],
  quotations: [{ ...spanOf("“We were told,”"), closed: true, carried: false }],
  attributions: [
    attribution("The mayor, Ilse Varn,", "denied", "that the weir had failed"),
    attribution("she", "said", "“We were told,”"),
  ],
}
const article: Article = {
  id: "0123456789abcdef",
  uri: "weir.txt",
  url: null,
  title: null,
  byline: null,
  outlet: "Varn Valley Post",
  published: "2031-03-12",
  updated: null,
  language: "en",
  sha256: "",
  text,
}
const given: Given = { article, reading, language: languageOf("en") }

describe("the list of passes", () => {
  it("has each pass below those whose facts it is made from", () => {
    const known = new Set<string>()
    for (const { name, after } of passes) {
      expect([name, after.filter((other) => !known.has(other))]).toEqual([name, []])
      known.add(name)
    }
  })

  it("says of each what the record has of it, and why it stands where it stands", () => {
    for (const { gives, why } of passes)
      expect([gives, why.endsWith(".")]).toEqual([expect.stringMatching(/\w{4}/), true])
  })

  it("is the one in docs/resolving.md", () => {
    const docs = readFileSync(new URL("../../docs/resolving.md", import.meta.url), "utf8")
    const rows = [...docs.matchAll(/^\| `(\w+)` \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm)].map((row) => row.slice(1))
    expect(rows).toEqual(
      passes.map(({ name, after, gives, why }) => [
        name,
        after.map((each) => `\`${each}\``).join(", ") || "–",
        gives,
        why,
      ]),
    )
  })
})

describe("a pass", () => {
  const steps = factsOf(given)
  let step = steps.next()
  while (!step.done) step = steps.next()
  const facts = step.value

  it.each(passes.map((pass) => [pass.name, pass] as const))("%s asks for no fact but those it names", (_, pass) => {
    const allowed: string[] = ["article", "reading", "language", ...pass.after]
    const watched = new Proxy(facts, {
      get(target, name: string) {
        if (!allowed.includes(name)) throw new Error(`${pass.name} asks for ${name}`)
        return target[name as keyof Facts]
      },
    })
    expect(() => (pass.run as (facts: Facts) => unknown)(watched)).not.toThrow()
  })

  it.each(passes.map(({ name }) => name))("leaves %s to be read, and never to be changed", (name) => {
    expect(Object.isFrozen(facts[name])).toBe(true)
  })
})

describe("reasons", () => {
  it("stand beside the fields only where they are asked for, and change nothing else", () => {
    const { statements: bare } = resolve(article, reading, given.language)
    const { statements } = resolve(article, reading, given.language, { explain: true })
    expect(statements.map(({ because: _, ...statement }) => statement)).toEqual(bare)
    expect(bare.filter((statement) => "because" in statement)).toEqual([])
  })

  it("name the pass, the rule in words, and words that stand in the text", () => {
    const [denial, saying] = resolve(article, reading, given.language, { explain: true }).statements
    expect(denial?.because?.stance).toEqual({
      pass: "stances",
      why: 'the words fit "deny|denial"',
      spans: [spanOf("denied")],
    })
    expect(denial?.because?.said).toMatchObject({ pass: "frames", spans: [spanOf("on Monday".slice(3))] })
    expect(saying?.because?.source).toMatchObject({
      pass: "mentions",
      why: expect.stringContaining("gender"),
      spans: [spanOf("she"), spanOf("Ilse Varn")],
    })
    for (const reason of [denial, saying].flatMap((each) =>
      Object.values(each?.because ?? {}).filter((reason) => reason !== undefined),
    )) {
      expect(passes.map(({ name }) => name)).toContain(reason.pass)
      for (const span of reason.spans) expect(text.slice(span.start, span.end)).toBe(span.text)
    }
  })
})
