/** What is told of, in a ledger that grows: from what was saved to the alert with its words. */
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { en, judge, type Said, written } from "../../../../test/story/records.ts"
import { type Ledger, openLedger, type SavedQuery } from "../../../ledger/index.ts"
import { Alert, type Claim, type Record, type Story } from "../../../record/index.ts"
import { catchUp, storiesOf } from "../../../story/index.ts"
import { saveClaim, saveSearch } from "../saved.ts"
import { raiseAlerts } from "./raise.ts"

const VERSION = "1.0.0"
const NOW = Date.UTC(2031, 2, 9, 12)

let ledger: Ledger
beforeEach(() => {
  ledger = openLedger(":memory:")
})
afterEach(() => ledger.close())

async function* told(articles: readonly string[]): AsyncGenerator<Story> {
  await catchUp(ledger, async () => judge, VERSION, en)
  yield* storiesOf(ledger, VERSION, en, articles)
}
const parts = () => ({ ledger, told, now: () => NOW })
const raised = async (): Promise<Alert[]> => {
  const alerts = await raiseAlerts(parts(), [])
  for (const alert of alerts) await expectWords(alert)
  return alerts
}
const titles = async () => (await raised()).map(({ title }) => title)

/** An alert is whole, and its words stand where it says. */
async function expectWords(alert: Alert): Promise<void> {
  expect(Alert.parse(alert)).toEqual(alert)
  const text = (await ledger.article(alert.article.id))?.record.article.text ?? ""
  expect(text.slice(alert.span.start, alert.span.end)).toBe(alert.span.text)
}

async function add(...records: readonly Record[]): Promise<void> {
  for (const record of records) await ledger.record(record)
}

const idOf = (name: string) => Buffer.from(name).toString("hex").padEnd(16, "0").slice(0, 16)
const QUAY = "the outer quay at Grellau will be closed for repairs in June"
const SHIPS = "freighters from Port Havel must then go round by Cape Norvik"

/** An article in which somebody says both, as papers have it. */
function article(
  name: string,
  by: string,
  { says = [QUAY, SHIPS], more = "", url = `https://${name}.example/quay` } = {},
) {
  return written(
    idOf(name),
    { outlet: `Paper ${name}`, on: `2031-03-0${(name.charCodeAt(0) % 5) + 3}`, url },
    `${says.map((words) => `Yesterday ${by} of Tarn said that ${words}.`).join(" ")}${more}`,
    ...says.map((words): Said => ({ says: words, by })),
  )
}
const first = article("a", "Jun Hald")
const second = article("b", "Ada Quill")

async function quayClaim(): Promise<Claim> {
  for await (const { claims } of told([first.article.id])) {
    const found = claims.find(({ statements }) => statements.some(({ span }) => span.text.includes("quay")))
    if (found) return found
  }
  throw new Error("no claim")
}
const saved = async () => await saveClaim(parts(), await quayClaim(), null)
const search = async (query: SavedQuery) => await saveSearch(parts(), query, null)

describe("a claim that was saved", () => {
  it("has nothing to tell while nothing came, nor of articles that have nothing of it", async () => {
    await add(first)
    await saved()
    expect(await titles()).toEqual([])
    await add(article("c", "Ruth Amsel", { says: ["a circus from Ostby pitched its tents beside the Lisk in May"] }))
    expect(await titles()).toEqual([])
  })

  it("now rests on two origins", async () => {
    await add(first)
    await saved()
    await add(second)
    const alerts = await raised()
    expect(alerts).toMatchObject([
      {
        kind: "origins",
        title: `Now rests on 2 origins, before on 1 origin: “${QUAY}”`,
        article: { outlet: "Paper b", id: second.article.id },
        statement: "s1",
        span: { text: QUAY },
        before: "Jun Hald",
        after: "Jun Hald and Ada Quill",
        at: "2031-03-09T12:00:00.000Z",
      },
    ])
    expect(alerts[0]?.article.link).toMatch(/^https:\/\/b\.example\/quay#:~:text=/)
    expect(await titles()).toEqual([])
  })

  it("gains no origin from another outlet that has the same sayer, nor from a copy", async () => {
    await add(first)
    await saved()
    await add(article("c", "Jun Hald"))
    expect(await titles()).toEqual([])
  })

  const denial = (name: string, by: string) =>
    written(
      idOf(name),
      { outlet: `Paper ${name}`, on: "2031-03-08", url: `https://${name}.example/denial` },
      `On Saturday ${by} of Tarn denied that ${QUAY}. Yesterday ${by} of Tarn said that ${SHIPS}.`,
      { says: QUAY, by, stance: "denies", cue: "denied" },
      { says: SHIPS, by },
    )

  it("is now denied, and told so once for each who denies it", async () => {
    await add(first)
    await saved()
    await add(denial("d", "Ivo Brandt"))
    expect(await raised()).toMatchObject([
      {
        ...{ kind: "denied", title: `Now denied by Ivo Brandt: “${QUAY}”`, after: "Ivo Brandt" },
        ...{ article: { outlet: "Paper d" }, statement: "s1", span: { text: QUAY } },
      },
    ])
    await add(denial("e", "Ivo Brandt"))
    expect(await titles()).toEqual([])
    await add(denial("f", "Ruth Amsel"))
    expect(await titles()).toEqual([`Now denied by Ruth Amsel: “${QUAY}”`])
  })

  it("was denied already when it was saved: that is no news", async () => {
    await add(first, denial("d", "Ivo Brandt"))
    await saved()
    await add(second)
    expect((await raised()).map(({ kind }) => kind)).toEqual(["origins"])
  })

  /** A later version of the first article: at its address, and most of it as it was. */
  const revised = (says: readonly string[], by = "Jun Hald", more = " The harbour office has corrected itself.") => {
    const record = article("z", by, { says: [...says], more, url: first.article.url ?? "" })
    return { ...record, article: { ...record.article, outlet: "Paper a", published: first.article.published } }
  }

  it("lost its only independent origin, where the one outlet that had it has taken it out", async () => {
    await add(first)
    await saved()
    expect(await ledger.record(revised([SHIPS]))).toBe("revised")
    expect(await raised()).toMatchObject([
      {
        kind: "lost",
        title: `Lost its only independent origin, Jun Hald: “${QUAY}”`,
        article: { id: first.article.id, outlet: "Paper a" },
        span: { text: QUAY },
        before: "Jun Hald",
        after: "nobody",
        later: idOf("z"),
      },
    ])
    expect(await titles()).toEqual([])
  })

  it("lost one of two", async () => {
    await add(first, second)
    await saved()
    await add(revised([SHIPS]))
    expect(await raised()).toMatchObject([
      { kind: "origins", title: `Now rests on 1 origin, before on 2 origins: “${QUAY}”`, later: idOf("z") },
    ])
  })

  it("lost nothing where a later version has it, or has its words still, whatever was read in it", async () => {
    await add(first)
    await saved()
    await add(revised([QUAY, SHIPS]))
    expect(await titles()).toEqual([])
    const unread = revised([SHIPS], "Jun Hald", ` Yesterday Jun Hald of Tarn said that ${QUAY}. So much is known.`)
    const again = { ...unread.article, id: idOf("y"), sha256: "f".repeat(64) }
    expect(await ledger.record({ ...unread, article: again })).toBe("revised")
    expect(await titles()).toEqual([])
  })

  it("has a figure that changed", async () => {
    const killed = (name: string, number: string, on: string) => {
      const says = `${number} people were killed at Brenholt when a hangar fell in`
      return written(
        idOf(name),
        { outlet: `Paper ${name}`, on, url: `https://${name}.example/` },
        [says, SHIPS, QUAY].map((words) => `Yesterday Jun Hald of Tarn said that ${words}.`).join(" "),
        ...[says, SHIPS, QUAY].map((words) => ({ says: words, by: "Jun Hald" })),
      )
    }
    await add(killed("k", "four", "2031-03-03"))
    let claim: Claim | undefined
    for await (const { claims } of told([idOf("k")])) claim = claims.find(({ text }) => text.includes("killed"))
    if (!claim) throw new Error("no claim")
    await saveClaim(parts(), claim, null)
    await add(killed("l", "seven", "2031-03-05"))
    const alerts = (await raised()).filter(({ kind }) => kind === "figure")
    expect(alerts).toMatchObject([
      {
        title: expect.stringMatching(/^Figure changed 4 → 7 \(people killed\): “/),
        ...{ before: "4", after: "7", article: { id: idOf("l") }, span: { text: expect.stringContaining("seven") } },
      },
    ])
    await add(killed("m", "seven", "2031-03-06"))
    expect((await raised()).filter(({ kind }) => kind === "figure")).toEqual([])
  })

  it("goes by its carriers, when an earlier one turns up and gives it another name", async () => {
    await add(second)
    for await (const { claims } of told([second.article.id])) {
      const claim = claims.find(({ text }) => text.includes("quay"))
      if (claim) await saveClaim(parts(), claim, null)
    }
    const earlier = article("c", "Ruth Amsel")
    await add({ ...earlier, article: { ...earlier.article, published: "2031-02-27" } })
    expect(await titles()).toEqual([expect.stringMatching(/^Now rests on 2 origins/)])
    await add(denial("d", "Ivo Brandt"))
    expect(await titles()).toEqual([expect.stringMatching(/^Now denied by Ivo Brandt/)])
  })

  it("rests on fewer where somebody judged that two are one", async () => {
    await add(first, second)
    const claim = await quayClaim()
    await saved()
    const [a, b] = claim.origins.flatMap(({ because }) => because.slice(0, 1))
    const place = (shown?: { article: string; span: { start: number; end: number } | null }) =>
      `${shown?.article}/${shown?.span?.start}-${shown?.span?.end}`
    await ledger.judge({ about: "origin", verdict: "same", a: place(a), b: place(b), who: "desk", why: null })
    expect(await titles()).toEqual([`Now rests on 1 origin, before on 2 origins: “${QUAY}”`])
  })
})

describe("a search that was saved", () => {
  it("finds statements of articles that came since, each wording once, and none that was there", async () => {
    await add(first)
    await search({ words: "freighters" })
    await add(second, article("c", "Ada Quill"))
    const alerts = await raised()
    expect(alerts.filter(({ kind }) => kind === "statement")).toMatchObject([
      {
        title: "New statement for “freighters”: Ada Quill, in Paper b",
        ...{ statement: "s2", span: { text: SHIPS }, claim: null, for: { name: "“freighters”" } },
      },
    ])
    expect(await titles()).toEqual([])
  })

  it("finds nothing in a later version that the one before had", async () => {
    await search({ words: "freighters" })
    await add(first)
    expect(await titles()).toEqual(["New statement for “freighters”: Jun Hald, in Paper a"])
    const more = article("z", "Jun Hald", { more: " So much is known.", url: first.article.url ?? "" })
    const later = { ...more.article, outlet: "Paper a", published: first.article.published }
    expect(await ledger.record({ ...more, article: later })).toBe("revised")
    expect(await titles()).toEqual([])
  })

  it("is told what changes about the claims that it finds, of those that came later too", async () => {
    await search({ words: "quay" })
    await add(first)
    expect((await raised()).map(({ kind }) => kind)).toEqual(["statement"])
    await add(second)
    expect((await raised()).map(({ kind }) => kind).toSorted()).toEqual(["origins", "statement"])
  })

  it("asks for all that it names", async () => {
    await search({ words: "freighters", speaker: "quill", outlet: "Paper b" })
    await search({ stance: "denies" })
    await add(first, second)
    const alerts = await raised()
    expect(alerts.map(({ title }) => title)).toEqual([
      "New statement for “freighters”, by quill, in Paper b: Ada Quill, in Paper b",
    ])
  })

  it("that asks for nothing is refused", async () => {
    await expect(search({})).rejects.toThrow("nothing to look for")
  })
})

describe("telling", () => {
  it("goes to the webhook of whoever wants it, and to that of the desk", async () => {
    await saveSearch(parts(), { words: "quay" }, "https://one.example/hook")
    await search({ words: "freighters" })
    await add(first)
    await raiseAlerts(parts(), ["https://desk.example/"])
    expect((await ledger.watches.waiting()).map(({ webhook, waiting }) => [webhook, waiting]).toSorted()).toEqual([
      ["https://desk.example/", 2],
      ["https://one.example/hook", 1],
    ])
  })

  it("that broke off before it was kept tells the same when it runs again", async () => {
    await add(first)
    await saved()
    await add(second)
    const broken = { ...ledger.watches, raise: () => Promise.reject(new Error("killed")) }
    await expect(raiseAlerts({ ...parts(), ledger: { ...ledger, watches: broken } }, [])).rejects.toThrow("killed")
    expect(await titles()).toEqual([`Now rests on 2 origins, before on 1 origin: “${QUAY}”`])
  })
})
