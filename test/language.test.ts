/** Linguistic knowledge is data: what code asks of a language is there, what is there is asked for, and no list of words stands in code. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { languageCodes, languageOf, tableOf } from "../src/language/index.ts"

const src = fileURLToPath(new URL("../src/", import.meta.url))
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
)
const code = new Map(files.map((name) => [name, readFileSync(join(src, name), "utf8")]))
const all = [...code.values()].join("\n")
/** What stands in quotation marks as the last that a function is given. */
const askedBy = (functions: string) => {
  const inner = String.raw`[^()"]|\((?:[^()"]|\([^()"]*\))*\)`
  const asked = new RegExp(String.raw`(?:${functions})\((?:${inner})*"([\w-]+)",?\s*\)`, "g")
  return new Set([...all.matchAll(asked)].map(([, name]) => name ?? ""))
}
const namesIn = (file: string) => (tableOf("en", file)?.rows ?? []).map(({ name = "" }) => name)

describe("language/en", () => {
  it.each([
    ["words.tsv", askedBy("\\.words|\\bis|\\bisForm")],
    ["patterns.tsv", askedBy("\\.pattern|\\bfits")],
  ] as const)("%s has each row that code asks for, and no other, each once", (file, asked) => {
    expect(namesIn(file).toSorted()).toEqual([...asked].toSorted())
  })
})

describe("a language", () => {
  it("that has no folder is refused, with those there are", () => {
    expect(() => languageOf("xx")).toThrow(/no language of that name.*en/)
  })

  it("other than English may lack what English has, and then knows nothing of it", () => {
    for (const other of languageCodes()) {
      const language = languageOf(other)
      for (const name of namesIn("words.tsv")) expect(language.words(name)).toBeInstanceOf(Set)
      for (const name of namesIn("patterns.tsv")) expect(language.pattern(name)).toBeInstanceOf(RegExp)
    }
  })
})

/** `(?:said|told)`, `^(said|told)$`: two words or more, parted by a stroke. Names of formats and units have capitals or figures. */
const ALTERNATION = /(?:\(\?:|\(|\/\^?|\|)(?:[a-z][a-z' ]+\??\|){1,}[a-z][a-z' ]+/g

describe("code", () => {
  const steps = [...code].filter(([name]) => /^(?:read|resolve)\//.test(name))
  it.each(steps)("%s has no alternation of words", (_, text) => {
    const patterns = text.split("\n").filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line))
    expect(patterns.flatMap((line) => [...line.matchAll(ALTERNATION)].map(([found]) => found))).toEqual([])
  })
})
