/** `hearsay gather` as a job on tables calls it: lines in, lines out, and a bad one that takes no other with it. */
import { spawnSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import { Story } from "../src/record/index.ts"
import { bundled } from "./bundled.ts"
import { bridge, first, second } from "./story/quay.ts"

const main = await bundled(new URL("../src/cli/main.ts", import.meta.url))

function gather(step: string, ...lines: (object | string)[]) {
  const input = lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("")
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "gather", step], { input, encoding: "utf8" })
  return { status, made: stdout.split("\n").slice(0, -1).map(madeOf), told: stderr.split("\n").slice(0, -1) }
}

const madeOf = (line: string): { [field: string]: unknown } => JSON.parse(line)
const [a, b, c] = [first, second, bridge].map(({ article }) => article.id)

describe("hearsay gather", () => {
  it("marks records, and says by what a ledger would take two for one", () => {
    const piped = { ...first, article: { ...first.article, uri: "-:3" } }
    const changed = { ...first, article: { ...first.article, id: "another", url: "https://a.example/" } }
    const { status, made, told } = gather("mark", piped, changed, {
      ...changed,
      article: { ...changed.article, id: "x" },
    })
    expect([status, told]).toEqual([0, []])
    expect(made[0]).toMatchObject({ article: a, day: "2031-03-03", names: { from: "2031-01-17", to: "2031-04-17" } })
    expect(made.map(({ edition }) => edition !== null)).toEqual([false, true, true])
    expect(made[1]?.["edition"]).toBe(made[2]?.["edition"])
  })

  it("compares by the model what it is handed, and says which belong together", () => {
    const { made, status } = gather("compare", { record: second, others: [{ record: first, shared: 9 }] })
    expect(status).toBe(0)
    expect(made[0]).toMatchObject({
      article: b,
      found: [
        { other: b, linked: false },
        { other: a, linked: true },
      ],
    })
  })

  it("tells which of others an article shares text with", () => {
    expect(gather("copies", { record: second, others: [bridge] }).made).toEqual([{ article: b, copies: [] }])
  })

  it("tells stories as the schema has them", () => {
    const [own, other] = [
      { record: first, found: [] },
      { record: second, found: [{ other: a, value: "[[0,0,900,0,0]]" }] },
    ]
    const { status, made } = gather("tell", { story: "q", articles: 2, ...own }, { story: "q", articles: 2, ...other })
    expect([status, made.map(({ story }) => story)]).toEqual([0, ["q"]])
    expect(Story.parse(made[0]).articles.map(({ id }) => id)).toEqual([a, b])
  })

  it.each([
    ["mark", "not json", first],
    ["mark", { article: {} }, first],
    ["compare", { record: first }, { record: second, others: [] }],
    ["compare", { record: "{", others: [] }, { record: second, others: [] }],
    ["copies", [], { record: first, others: [second] }],
    ["tell", { story: "q", articles: 1 }, { story: "r", articles: 1, record: first, found: [] }],
    ["tell", "{", { story: "r", articles: 1, record: first, found: [] }],
  ])("says of %s which line is wrong, and does the others", (step, bad, good) => {
    const { status, made, told } = gather(step, bad, good)
    expect([status, made.length]).toEqual([1, 1])
    expect(told).toEqual([expect.stringMatching(/^hearsay: -:1: .+; .+/)])
  })

  it("tells no story of which an article is missing, and the next one", () => {
    const whole = { story: "r", articles: 1, record: bridge, found: [] }
    for (const rest of [[], ["{"], [{ story: "q", articles: 2 }]]) {
      const { made, told } = gather("tell", { story: "q", articles: 2, record: first, found: [] }, ...rest, whole)
      expect(made.map(({ articles }) => Story.shape.articles.parse(articles).map(({ id }) => id))).toEqual([[c]])
      expect(told.at(-1)).toMatch(/^hearsay: -:1: of 2 articles of its story 1 came; /)
    }
  })

  it("ends with 2 where nothing could be done", () => {
    expect(gather("mark", "{").status).toBe(2)
    expect(gather("sing", first).status).toBe(2)
  })
})
