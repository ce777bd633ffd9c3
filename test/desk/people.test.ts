/** What the desk says of people and outlets, over a real ledger. */
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { recordOf } from "../web/build.ts"
import { articleOf } from "../web/records.ts"
import { type Desk, deskOf } from "./asked.ts"
import { accused, later, other } from "./records.ts"

let desk: Desk
beforeAll(async () => {
  desk = await deskOf(accused, later, other)
})
afterAll(() => desk.close())

const idOf = async (q: string) => (await desk.ask("people", { q })).items[0]?.id ?? ""

describe("people", () => {
  it("are those with a name who say something, the most first, and never unnamed sources", async () => {
    const { items } = await desk.ask("people")
    const [first, ...rest] = items.map(({ name, statements, articles }) => [name, statements, articles])
    expect(first).toEqual(["Ada Renn", 3, 2])
    expect(rest.toSorted()).toEqual([
      ["A. Renn", 1, 1],
      ["Ivo Tarn", 1, 1],
    ])
    expect((await desk.ask("people", { q: "tar*" })).items.map(({ name }) => name)).toEqual(["Ivo Tarn"])
    const page = await desk.ask("people", { limit: "1" })
    expect((await desk.ask("people", { limit: "1", cursor: page.next ?? "" })).items[0]?.name).toBe(items[1]?.name)
  })

  it("say with whom one of them may be one", async () => {
    const id = await idOf("ada")
    expect((await desk.ask("people", { q: "renn", with: id })).with).toEqual({ id, name: "Ada Renn" })
  })
})

describe("somebody", () => {
  it("says things, and is spoken of where others name her, article by article", async () => {
    const { items, name } = await desk.ask("person", { id: await idOf("ada") })
    expect(name).toBe("Ada Renn")
    expect(items.map(({ outlet }) => outlet)).toEqual(["Evening/Courier & Co", "Lisk Post"])
    const [second, first] = items
    expect(first?.says.map(({ stance, words }) => [stance, words])).toEqual([
      ["denies", "that she had sold it"],
      ["says", "the quay was old"],
    ])
    expect(first?.about.map(({ speaker, words }) => [speaker, words])).toEqual([
      ["Ivo Tarn", "Ada Renn, the former mayor, had sold the quay"],
    ])
    expect(second?.about[0]).toMatchObject({ words: "Mayor Ada Renn would speak", through: ["Lisk Post"] })
    expect(items.flatMap(({ roles }) => roles.map(({ text }) => text))).toEqual(["Mayor", "the former mayor"])
  })

  it("comes in pages of articles", async () => {
    const id = await idOf("ada")
    const { items } = await desk.ask("person", { id })
    const first = await desk.ask("person", { id, limit: "1" })
    const second = await desk.ask("person", { id, limit: "1", cursor: first.next ?? "" })
    expect([...first.items, ...second.items]).toEqual(items)
    expect(second.next).toBeNull()
  })

  it("is one with another once that is judged, says by whom, and is two again when it is undone", async () => {
    const [a, b] = [await idOf("ada"), await idOf("a. renn")]
    const { number } = await desk.ledger.judge({ about: "entity", verdict: "same", a, b, who: "Nora Quist", why: null })
    const joined = await desk.ask("person", { id: b })
    expect(joined.aliases.map(({ name }) => name)).toEqual(["Ada Renn", "A. Renn"])
    expect(joined.articles).toBe(3)
    expect(joined.items).toHaveLength(3)
    expect(joined.judgements).toMatchObject([
      { number, who: "Nora Quist", of: { words: "Ada Renn" }, and: { words: "A. Renn" } },
    ])
    await desk.ledger.undo(number, "Nora Quist")
    expect((await desk.ask("person", { id: a })).articles).toBe(2)
  })

  it("is missed with a way on", async () => {
    await expect(desk.ask("person", { id: "E000000000000" })).rejects.toMatchObject({ code: "missing" })
    await expect(desk.ask("person", { id: "' OR 1" })).rejects.toMatchObject({ code: "usage" })
  })
})

describe("outlets", () => {
  it("are listed, those with the most articles first", async () => {
    const { items } = await desk.ask("outlets")
    expect(items.map(({ name, articles, statements }) => [name, articles, statements])).toEqual([
      ["Lisk Post", 2, 6],
      ["Evening/Courier & Co", 1, 2],
    ])
  })

  it("have sources, each counted once an article, by what is known of them", async () => {
    const { sources, counted } = await desk.ask("outlet", { name: "Lisk Post" })
    expect(Object.fromEntries(sources.map(({ type, sources, statements }) => [type, [sources, statements]]))).toEqual({
      named: [3, 4],
      described: [2, 2],
    })
    expect(counted).toEqual({ articles: 2, statements: 6, through: 0, looked: 0 })
  })

  it("have things from others, with the words that say so", async () => {
    const { givers, counted } = await desk.ask("outlet", { name: "Evening/Courier & Co" })
    expect(counted.through).toBe(1)
    expect(givers).toMatchObject([
      {
        name: "Lisk Post",
        isHere: true,
        articles: 1,
        as: ["relay"],
        shown: { article: later.article.id, words: { text: expect.stringContaining("Lisk Post") } },
      },
    ])
  })

  it("say whom they did not get to speak", async () => {
    const { withheld, silences } = await desk.ask("outlet", { name: "Lisk Post" })
    expect(withheld).toEqual([{ id: null, name: "The clerk", statements: 1, articles: 1 }])
    expect(silences.map(({ speaker, cue }) => [speaker, cue])).toEqual([["The clerk", "could not be reached"]])
    const courier = await desk.ask("outlet", { name: "Evening/Courier & Co" })
    expect(courier.withheld).toMatchObject([{ id: await idOf("ada"), name: "Ada Renn" }])
    expect(courier.silences).toMatchObject([{ entity: await idOf("ada") }])
  })

  it("show what they changed", async () => {
    expect((await desk.ask("outlet", { name: "Lisk Post" })).revised).toEqual([])
    const { text, outlet, published, title, url } = accused.article
    const facts = { outlet, published, title, url }
    await desk.ledger.record(recordOf(articleOf(text.replace("was old", "is old"), facts), { statements: [] }))
    const { revised, articles } = await desk.ask("outlet", { name: "Lisk Post" })
    expect(articles).toBe(2)
    expect(revised).toMatchObject([{ of: accused.article.id, title: "Quay was sold" }])
  })

  it("are missed with a way on", async () => {
    await expect(desk.ask("outlet", { name: "Nobody" })).rejects.toMatchObject({ code: "missing" })
  })
})
