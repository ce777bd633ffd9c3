/** Judgements by the thousand, as a patch brings them: of names, claims, copies and statements. */
import { createHash } from "node:crypto"
import { Patch } from "../../src/record/index.ts"
import { generatedRecord } from "../ledger-generator.ts"
import { ledgerWith } from "./keeping.ts"
import { mapped, type Shapes } from "./stages.ts"

const SEED = 11
/** Characters of a line. */
const IN_ONE = 250
/** Lines that are taken at a time, as `hearsay judge --from` does. */
const TOGETHER = 5_000
const by = { who: "Ada", why: null, at: "2020-03-11T08:00:00Z", undoneBy: null }
const record = generatedRecord(SEED, 0)
const [one] = record.statements
const target = {
  article: record.article.id,
  content: one?.content.spans ?? [],
  source: one?.source.spans ?? [],
  cue: one?.cue.spans ?? [],
}
/** A name that no article has. */
const nobody = (i: number) => `E${createHash("sha256").update(String(i)).digest("hex").slice(0, 12)}`
const place = (i: number) => `${record.article.id}/${i}-${i + 9}`
const pair = (about: string, verdict: string, a: string, b: string) => ({ about, verdict, a, b, ...by })

type Id = (i: number) => string
/** @param id names that the ledger has */
const patches: { [shape: string]: (i: number, id: Id) => object } = {
  "names in a row": (i, id) => pair("entity", "same", id(i), id(i + 1)),
  "names with one name": (i, id) => pair("entity", "same", id(0), id(i + 1)),
  "names apart from one name": (i, id) => pair("entity", "different", id(0), id(i + 1)),
  "the same two names": (i, id) => ({ ...pair("entity", i % 2 ? "same" : "different", id(0), id(1)), why: `${i}` }),
  "names that nobody has": (i) => pair("entity", "same", nobody(i), nobody(i + 1)),
  "claims in a row": (i) => pair("claim", "same", place(i), place(i + 1)),
  "one statement": (i) => ({ about: "statement", verdict: "stance", stance: "denies", target, ...by, why: `${i}` }),
  "statements that are not there": (i) => {
    const elsewhere = { ...target, article: nobody(i).slice(1).padEnd(16, "0") }
    return { about: "statement", verdict: "none", target: elsewhere, ...by }
  },
  "a judgement taken twice": () => pair("claim", "same", place(0), place(1)),
  undone: (i) => ({ ...pair("claim", "same", place(i), place(i + 1)), undoneBy: { who: "Bo", at: by.at } }),
}

export const judging: Shapes = {
  ...mapped(patches, (made) => async (length: number) => {
    const count = Math.ceil(length / IN_ONE)
    // Every article has four names or more.
    const ledger = await ledgerWith(Math.ceil(count / 4) + 1)
    const names: string[] = []
    for await (const { aliases } of ledger.voices()) names.push(...aliases.map((alias) => alias.id))
    const lines = Array.from({ length: count }, (_, i) =>
      JSON.stringify(made(i, (at) => names[at % names.length] ?? nobody(at))),
    )
    return async () => {
      for (let from = 0; from < lines.length; from += TOGETHER)
        await ledger.take(lines.slice(from, from + TOGETHER).map((line) => Patch.parse(JSON.parse(line))))
    }
  }),
  "a long reason": async (length) => {
    const ledger = await ledgerWith(1)
    const line = JSON.stringify({ ...pair("claim", "same", place(0), place(1)), why: "a ".repeat(length / 2) })
    return () => ledger.take([Patch.parse(JSON.parse(line))])
  },
  "words in many pieces": async (length) => {
    const ledger = await ledgerWith(1)
    const words = Array.from({ length: length / 40 }, (_, i) => ({ start: i, end: i + 1, text: "a" }))
    const line = JSON.stringify({ about: "statement", verdict: "words", words, target, ...by })
    return async () => {
      await ledger.take([Patch.parse(JSON.parse(line))])
      await ledger.article(record.article.id)
    }
  },
}
