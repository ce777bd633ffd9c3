/** What the desk says of claims: from articles to the list and to the claim, over a real ledger. */
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ToldClaim } from "../../src/desk/claims/forms.ts"
import { written } from "../story/records.ts"
import { type Desk, deskOf } from "./asked.ts"

const QUAY = "the outer quay at Grellau will be closed for repairs in June"
const SHIPS = "freighters from Port Havel must then go round by Cape Norvik"
const FERRY = "the mayor of Ostby wants a ferry to run from Lisk"
const id = (name: string) => Buffer.from(name).toString("hex").padEnd(16, "0")
const url = (name: string) => `https://${name}.example/1`

const gazette = written(
  id("gazette"),
  { outlet: "Grellau Gazette", on: "2031-06-01", url: url("gazette") },
  `Ida Verhal, the harbour master, said ${QUAY}. She said ${SHIPS}. Two stewards said ${FERRY}.`,
  { by: "Ida Verhal", cue: "said", says: QUAY },
  { by: "She", name: "Ida Verhal", cue: "said", says: SHIPS },
  { by: "Two stewards", type: "anonymous", cue: "said", says: FERRY },
)
const wire = written(
  id("wire"),
  { outlet: "Lisk Wire", on: "2031-06-02", url: url("wire") },
  `The Grellau Gazette reported that ${QUAY}. It reported that ${SHIPS}. The port company denied that ${QUAY}.`,
  { by: "Grellau Gazette", type: "media", cue: "reported", says: QUAY },
  { by: "It", name: "Grellau Gazette", type: "media", cue: "reported", says: SHIPS },
  { by: "The port company", type: "organisation", cue: "denied", stance: "denies", says: QUAY, from: 160 },
)
const post = written(
  id("post"),
  { outlet: "Ostby Post", on: "2031-06-04" },
  `Ida Verhal said on Wednesday that ${QUAY}. Verhal said ${SHIPS}.`,
  { by: "Ida Verhal", cue: "said", says: QUAY },
  { by: "Verhal", name: "Ida Verhal", cue: "said", says: SHIPS },
)

let desk: Desk
beforeAll(async () => {
  desk = await deskOf(post, gazette, wire)
})
afterAll(() => desk.close())

const quay = async () => (await desk.ask("claims", { q: "quay" })).items[0]

describe("the list of claims", () => {
  it("says on how many origins each rests, and in how many outlets", async () => {
    const { items, all } = await desk.ask("claims")
    expect(all).toBe(items.length)
    expect(await quay()).toMatchObject({
      text: QUAY,
      outlets: 3,
      articles: 3,
      disputed: true,
      first: "2031-06-01",
      last: "2031-06-04",
    })
  })

  it.each([
    [{ q: "quay" }, true],
    [{ q: "quay bridge" }, false],
    [{ disputed: "true" }, true],
    [{ disputed: "" }, true],
    [{ circular: "true" }, false],
    [{ outlet: "gazette" }, true],
    [{ outlet: "nobody" }, false],
    [{ speaker: "verhal" }, true],
    [{ speaker: "verhal", from: "2031-06-05" }, false],
    [{ from: "2031-06-04", to: "2031-06-04" }, true],
    [{ q: "", outlet: "", speaker: "", from: "", to: "", order: "" }, true],
  ])("asked for %j has the claim: %s", async (asked, isThere) => {
    const { items, all } = await desk.ask("claims", asked as { [field: string]: string })
    expect(items.some(({ text }) => text === QUAY)).toBe(isThere)
    expect(all).toBe(items.length)
  })

  it("says how many articles are still to be compared", async () => {
    const fresh = await deskOf(gazette)
    expect(await fresh.ask("claims")).toMatchObject({ toCompare: 0, toTell: 0 })
    await fresh.ledger.record(wire)
    await fresh.ledger.record(post)
    expect(await fresh.ask("claims")).toMatchObject({ toCompare: 2, toTell: 0 })
    await fresh.keptUp()
    expect(await fresh.ask("claims")).toMatchObject({ toCompare: 0, toTell: 0 })
    await fresh.close()
  })

  it("goes on where it ended", async () => {
    const { items: whole } = await desk.ask("claims")
    const first = await desk.ask("claims", { limit: "1" })
    expect(first.all).toBe(whole.length)
    const second = await desk.ask("claims", { limit: "1", cursor: first.next ?? "" })
    expect([...first.items, ...second.items]).toEqual(whole.slice(0, 2))
  })

  it("says what is wrong with what it cannot be asked", async () => {
    await expect(desk.ask("claims", { from: "June" })).rejects.toMatchObject({ code: "usage" })
    await expect(desk.ask("claims", { cursor: "nonsense" })).rejects.toMatchObject({ code: "usage" })
  })
})

describe("a claim", () => {
  const told = async () => desk.ask("claim", { id: (await quay())?.id ?? "" })

  it("is as its schema says, with every word that it quotes where it stands", async () => {
    const answer = await told()
    expect(ToldClaim.parse(answer)).toEqual(answer)
    const texts = new Map([gazette, wire, post].map(({ article }) => [article.id, article.text]))
    expect(answer.quotes.length).toBeGreaterThan(4)
    for (const { article, start, end, before, behind } of answer.quotes) {
      const text = texts.get(article) ?? ""
      expect(text.slice(start - before.length, end + behind.length)).toBe(before + text.slice(start, end) + behind)
    }
    for (const { article, start, end } of answer.shared)
      expect(texts.get(article)?.slice(start, end)).toMatch(/^\p{L}{3,}$/u)
  })

  it("leads to the outlet's own page at the words, where the outlet has one", async () => {
    const { quotes, articles } = await told()
    const hrefs = new Map(quotes.map(({ article, href }) => [article, href]))
    expect(hrefs.get(id("gazette"))).toMatch(/^https:\/\/gazette\.example\/1#:~:text=/)
    expect(hrefs.get(id("post"))).toBeNull()
    expect(articles.map(({ outlet }) => outlet)).toEqual(["Grellau Gazette", "Lisk Wire", "Ostby Post"])
  })

  it("is found by the beginning of its id, and missed with a way on", async () => {
    const { claim } = await told()
    expect((await desk.ask("claim", { id: claim.id.slice(0, 8) })).claim.id).toBe(claim.id)
    await expect(desk.ask("claim", { id: "000000" })).rejects.toMatchObject({ code: "missing" })
    await expect(desk.ask("claim", { id: "../etc" })).rejects.toMatchObject({ code: "usage" })
  })

  it("shows what was judged of its carriers and of no others, and follows it once it is told again", async () => {
    const { place, claim } = await told()
    const other = claim.statements.find(({ article, relation }) => article === id("post") && relation === "carries")
    const b = `${other?.article}/${other?.span.start}-${other?.span.end}`
    await desk.ledger.judge({
      about: "claim",
      verdict: "different",
      a: place,
      b,
      who: "Nora Quist",
      why: "another quay",
    })
    await desk.ledger.judge({
      about: "claim",
      verdict: "unsure",
      a: `${id("gazette")}/900-910`,
      b: `${id("post")}/900-910`,
      who: "x",
      why: null,
    })
    expect((await told()).judgements).toMatchObject([
      {
        number: 1,
        verdict: "different",
        who: "Nora Quist",
        why: "another quay",
        undone: false,
        of: { words: expect.stringContaining("outer quay") },
      },
    ])
    await desk.keptUp()
    const { items } = await desk.ask("claims", { q: "quay" })
    expect(items.length).toBeGreaterThan(1)
    for (const { outlets } of items) expect(outlets).toBeLessThan(3)
    await desk.ledger.undo(1, "Nora Quist")
    await desk.keptUp()
    const after = await told()
    expect(after.outlets).toBe(3)
    expect(after.judgements).toMatchObject([{ number: 1, undone: true }])
  })
})
