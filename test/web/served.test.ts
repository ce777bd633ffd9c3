/** The served pages of an article and of a statement, in a real browser, over a real server and ledger. */
import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import type { Record } from "../../src/record/index.ts"
import { faultsOf } from "./axe.ts"
import { launch } from "./browser.ts"
import { recordOf } from "./build.ts"
import { type Desk, deskWith, toldOf } from "./desk.ts"
import { articleOf, book, fogNotice, quarryTalks } from "./records.ts"
import { leaveWindows } from "./windows.ts"

const talks = quarryTalks()
const pit = recordOf(
  articleOf("Beatrix Dolmen told managers that she would sooner sell the north pit than give in.", {
    outlet: "Meridian",
  }),
  {
    statements: [{ who: "Beatrix Dolmen", cue: "told", what: "that she would sooner sell the north pit than give in" }],
  },
)
/** The statement that came to the Gazette through Meridian and somebody unnamed. */
const PIT = talks.statements.find(({ via }) => via.length > 1)?.id ?? ""
const ID = talks.article.id
const at = (id: string) => `/articles/${ID}/statements/${id}`
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

let browser: Browser
let desk: Desk
beforeAll(async () => {
  browser = await launch()
  desk = await deskWith(browser, async (ledger) => {
    for (const record of [talks, pit, fogNotice(), two, five]) await ledger.record(record)
    await toldOf(ledger, "Beatrix Dolmen would sooner sell the north pit", [
      [talks, PIT],
      [pit, "s1"],
    ])
  })
})
afterAll(async () => {
  await desk.close()
  await browser.close()
})
afterEach(() => leaveWindows(browser))

/** A page that says another number later. */
const [two, five] = ["two", "five"].map((number) => {
  const text = `The harbour board said that ${number} cranes had failed in the storm on Sunday night.`
  const url = "https://post.example/cranes"
  const facts = { url, uri: url, title: "Cranes fail in the storm on Sunday night", outlet: "The Vellmark Post" }
  return recordOf(articleOf(text, facts), {
    statements: [
      {
        who: "The harbour board",
        type: "organisation",
        cue: "said",
        what: `that ${number} cranes had failed in the storm on Sunday night`,
      },
    ],
  })
}) as [Record, Record]

const judgements = async () => (await desk.ledger.judgements()).filter(({ undone }) => !undone)
const lit = (page: Page) => page.locator(".text mark.lit").allTextContents()

/** As somebody does with a pointer. */
const select = (page: Page, words: string) =>
  page.evaluate((words) => {
    const paragraph = [...document.querySelectorAll(".text p")].find((each) => each.textContent?.includes(words))
    const from = paragraph?.textContent?.indexOf(words) ?? 0
    const pointAt = (at: number): [Node, number] => {
      const texts = document.createTreeWalker(paragraph as Node, NodeFilter.SHOW_TEXT)
      let before = 0
      for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
        if (at <= before + node.length) return [node, at - before]
        before += node.length
      }
      throw new Error("the page has no such words")
    }
    getSelection()?.setBaseAndExtent(...pointAt(from), ...pointAt(from + words.length))
    document.dispatchEvent(new PointerEvent("pointerup"))
  }, words)

describe("the three tasks", () => {
  it("who has this from whom: from the desk two clicks to the claim over all articles", async () => {
    const { page, clicks } = await desk.at("/")
    await page.getByRole("link", { name: talks.article.title ?? "" }).click()
    const line = page.getByRole("group", { name: "Through others" }).getByRole("link", { name: "2 outlets → 1 origin" })
    await line.first().click()
    await page.waitForURL("**/claims/c0ffee000001")
    expect(await clicks()).toBe(2)
  })

  it("the quote that can be printed, with its link to the exact words: one click", async () => {
    const { page, clicks, copied } = await desk.at(`/articles/${ID}`)
    await page.locator('.note[data-owner="s2"]').hover()
    await page.getByRole("button", { name: "Copy statement 2 as a quote" }).click()
    await expect.poll(copied).toContain("“They got up at twenty past ten and did not come back,”")
    expect(await copied()).toContain("Ragna Thole")
    expect(await copied()).toContain("https://skarnvalley.example/valley/1882.html#:~:text=")
    expect(await clicks()).toBe(1)
  })

  it("that is wrong: two clicks, kept at once, and taken back with a third", async () => {
    const { page, clicks, complaints } = await desk.at(`/articles/${ID}`)
    await page.locator('.note[data-owner="s4"]').hover()
    await page.getByRole("button", { name: "Judge statement 4", exact: true }).click()
    await page.getByRole("button", { name: /Wrong speaker/ }).click()
    await expect.poll(async () => (await judgements()).map(({ verdict }) => verdict)).toEqual(["speaker"])
    expect(await clicks()).toBe(2)
    await page.locator('.note[data-owner="s4"][data-state="corrected"]').waitFor()
    await page.getByRole("button", { name: "Undo" }).click()
    await expect.poll(judgements).toEqual([])
    await page.locator('.note[data-owner="s4"][data-state="read"]').waitFor()
    expect(await clicks()).toBe(3)
    expect(complaints).toEqual([])
  })
})

describe("judging", () => {
  it("gives a statement its right speaker, and what it came from is told", async () => {
    const { page } = await desk.at(`/articles/${ID}`)
    await page.locator("#s4 [data-judge]").click()
    await page.getByRole("button", { name: /Wrong speaker/ }).click()
    await page.getByRole("combobox", { name: "Who it was" }).selectOption("Casimir Hovland")
    await page.getByText("Statement 4: another speaker.").waitFor()
    const kept = (await desk.ledger.article(ID))?.record
    const entity = kept?.statements.find(({ id }) => id === "s4")?.source.entity
    expect(kept?.entities.find(({ id }) => id === entity)?.name).toBe("Casimir Hovland")
    for (const { number } of await judgements()) await desk.ledger.undo(number, "test")
  })

  it("takes other words as they are selected in the text", async () => {
    const { page } = await desk.at(`/articles/${ID}`)
    await page.locator("#s4 [data-judge]").click()
    await page.getByRole("button", { name: /Wrong words/ }).click()
    await page.getByText("its words are wrong").waitFor()
    expect((await judgements()).map(({ verdict, why }) => [verdict, why])).toEqual([["unsure", "the words are wrong"]])
    await page.evaluate(() => {
      const marks = [...document.querySelectorAll(".text mark")]
      const from = marks.find((mark) => mark.textContent?.startsWith("what the offer was"))
      getSelection()?.setBaseAndExtent(from?.firstChild as Node, 5, from?.firstChild as Node, 14)
    })
    await page.getByRole("button", { name: "Take what I select" }).click()
    await page.getByText("other words taken").waitFor()
    const kept = (await desk.ledger.article(ID))?.record.statements.find(({ id }) => id === "s4")
    expect(kept?.content.spans.map(({ text }) => text)).toEqual(["the offer"])
    for (const { number } of await judgements()) await desk.ledger.undo(number, "test")
  })

  it("puts in what was missed, of words that are selected: shown at once, found by search, taken back", async () => {
    const { page, complaints } = await desk.at(`/articles/${ID}`)
    await select(page, "the owners left the table")
    await page.getByRole("button", { name: /This is a statement/ }).click()
    expect(await page.getByRole("textbox", { name: /What is said/ }).inputValue()).toBe("the owners left the table")
    await select(page, "both sides")
    expect(await page.getByRole("textbox", { name: /Who says it/ }).inputValue()).toBe("both sides")
    expect(await page.evaluate(() => [...CSS.highlights.keys()].sort())).toEqual(["missed-content", "missed-source"])
    await page.getByRole("combobox", { name: "What they do" }).selectOption("confirms")
    await page.getByRole("button", { name: "Put it in" }).click()
    await page.getByText(/Statement \d+: put in/).waitFor()
    const made = `s${talks.statements.length + 1}`
    expect(page.url()).toContain(`#${made}`)
    const [told] = (await desk.ledger.article(ID))?.record.statements.filter(({ id }) => id === made) ?? []
    expect(told).toMatchObject({
      stance: "confirms",
      source: { spans: [{ text: "both sides" }] },
      content: { spans: [{ text: "the owners left the table" }] },
    })
    expect(await page.locator(`#${made}`).textContent()).toContain("put in")
    const found = await desk.at(`/search?q=%22owners+left+the+table%22`)
    expect(await found.page.locator("#statements [data-item]").count()).toBeGreaterThan(0)
    await page.getByRole("button", { name: "Undo" }).first().click()
    await expect.poll(() => page.locator(`#${made}`).count()).toBe(0)
    expect(await judgements()).toEqual([])
    expect(complaints).toEqual([])
  })

  it("puts in what was missed by keys alone, of words that are typed as they stand there", async () => {
    const { page } = await desk.at(`/articles/${ID}`)
    await page.keyboard.press("m")
    await page.keyboard.type("the")
    await page.getByText(/stands there \d+ times: give more of it/).waitFor()
    await page.keyboard.type(" owners left the table")
    await page.keyboard.press("Tab")
    await page.keyboard.type("no such words")
    await page.getByText("not in the text").waitFor()
    await page.keyboard.press("Enter")
    await page.getByText("It was not kept").waitFor()
    expect(await judgements()).toEqual([])
    await page.getByRole("textbox", { name: /Who says it/ }).fill("")
    await page.keyboard.press("Enter")
    await page.getByText(/Statement \d+: put in/).waitFor()
    const [made] = await judgements()
    await page.goto(`${desk.address}${at(`s${talks.statements.length + 2}`)}`)
    expect(await page.locator(".history").textContent()).toContain("put in, for it was missed")
    await page.locator(".history").getByRole("button", { name: "Undo" }).click()
    await page.waitForURL(`**/articles/${ID}`)
    expect((await desk.ledger.judgements()).find(({ number }) => number === made?.number)?.undone).toBe(true)
  })

  it("takes what is no statement out of the page, and keeps its own page with what was judged", async () => {
    const { page } = await desk.at(`/articles/${ID}`)
    await page.locator("#s4 [data-judge]").click()
    await page.getByRole("button", { name: /No statement/ }).click()
    await page.getByText("Statement 4: no statement.").waitFor()
    expect(await page.locator("#s4").count()).toBe(0)
    await page.goto(`${desk.address}${at("s4")}`)
    expect(await page.locator(".slip").textContent()).toContain("judged to be no statement")
    await page.locator(".history").getByRole("button", { name: "Undo" }).click()
    await expect.poll(judgements).toEqual([])
    await page.locator(".history .undone").first().waitFor()
  })

  it("shows what a person confirmed otherwise than what a machine read", async () => {
    const { page } = await desk.at(at("s2"))
    expect(await page.locator(".slip .marks").textContent()).toContain("read by machine")
    await page.keyboard.press("x")
    await page.getByRole("button", { name: "Right as it is" }).press("Enter")
    await expect.poll(() => page.locator(".slip .marks").textContent()).toContain("confirmed by")
    await page.goto(`${desk.address}/articles/${ID}`)
    const look = (owner: string) =>
      page
        .locator(`.note[data-owner="${owner}"] .number`)
        .evaluate((number) => getComputedStyle(number).backgroundColor)
    expect(await look("s2")).not.toBe(await look("s3"))
    for (const { number } of await judgements()) await desk.ledger.undo(number, "test")
  })
})

describe("the page of an article", () => {
  it("has the answers beside the text, and a line in its margin for each statement", async () => {
    const { page, complaints } = await desk.at(`/articles/${ID}`, { viewport: { width: 1280, height: 860 } })
    const [text, panel] = await Promise.all([page.locator(".text").boundingBox(), page.locator(".panel").boundingBox()])
    expect(panel?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0))
    expect(await page.locator(".note").count()).toBe(talks.statements.length)
    expect(await page.locator(".text p").allTextContents()).toEqual(talks.article.text.split(/\n+/))
    expect(complaints).toEqual([])
  })

  it("can be read without a script, each part at an address of its own", async () => {
    const { page } = await desk.at(`/articles/${ID}`, { javaScriptEnabled: false })
    expect(await page.locator(".cards .card").count()).toBe(talks.statements.length)
    expect(await page.locator("[data-judge]:visible").count()).toBe(0)
    await page.getByRole("link", { name: /^Dates/ }).click()
    expect(await page.locator(".day").count()).toBeGreaterThan(0)
    await page.getByRole("link", { name: "Record" }).click()
    expect(await page.locator(".facts").textContent()).toContain(talks.article.sha256)
    await page.getByRole("link", { name: /^Statements/ }).click()
    await page.getByRole("combobox", { name: "Stance" }).selectOption("denies")
    await page.getByRole("button", { name: "Show" }).click()
    expect(await page.locator(".note:visible").count()).toBe(
      talks.statements.filter(({ stance }) => stance === "denies").length,
    )
    expect(await page.locator(".sifted").textContent()).toContain(`of ${talks.statements.length} statements: denies`)
    await page.getByRole("link", { name: "show all" }).click()
    await page.locator('.note[data-owner="s2"] a').click()
    expect(page.url()).toContain("#s2")
  })

  it("shows in the text only what an entry of the answers stands for, says so, and goes back", async () => {
    const { page } = await desk.at(`/articles/${ID}`)
    await page
      .getByRole("group", { name: "Through others" })
      .getByRole("link", { name: /Meridian/ })
      .click()
    const owners = await page
      .locator(".note:visible")
      .evaluateAll((notes) => notes.map((note) => note.getAttribute("data-owner")))
    expect(owners).toContain(PIT)
    expect(owners.length).toBeLessThan(talks.statements.length)
    expect(await page.locator(".sifted").textContent()).toContain("Through")
    await page.getByRole("link", { name: "show all" }).click()
    expect(await page.locator(".note:visible").count()).toBe(talks.statements.length)
  })

  it("opens at a statement, with its words lit and its card above the answers", async () => {
    const { page } = await desk.at(`/articles/${ID}#s13`)
    await expect.poll(() => page.locator(".held .card").textContent()).toContain("Beatrix Dolmen")
    expect((await lit(page)).join(" ")).toContain("dismissed")
  })

  it("marks the words that were looked for, and goes from one to the next", async () => {
    const { page } = await desk.at(`/articles/${ID}?q=company`)
    const hits = await page.locator(".text mark.hit").allTextContents()
    expect(new Set(hits.map((hit) => hit.toLowerCase()))).toEqual(new Set(["company"]))
    await page.keyboard.press("n")
    const first = await page.locator("mark.hit.now").boundingBox()
    await page.keyboard.press("n")
    expect(await page.locator("mark.hit.now").boundingBox()).not.toEqual(first)
    expect(await page.locator(".sifted").textContent()).toContain(`${hits.length} places with “company”`)
  })

  it("says what changed between versions, as statements, with the words that are others", async () => {
    const { page } = await desk.at(`/articles/${five.article.id}?tab=versions`)
    expect(await page.locator(".edition").count()).toBe(2)
    expect(
      await page
        .locator(".differences [data-kind]")
        .evaluateAll((all) => all.map((one) => one.getAttribute("data-kind"))),
    ).toEqual(["changed"])
    expect(await page.locator("ins").allTextContents()).toEqual(["five "])
    expect(await page.locator("del").allTextContents()).toEqual(["two "])
    await page.goto(`${desk.address}/articles/${two.article.id}`)
    expect(await page.locator(".later a").getAttribute("href")).toBe(`/articles/${five.article.id}`)
  })

  it("says so where nobody is quoted", async () => {
    const { page, complaints } = await desk.at(`/articles/${fogNotice().article.id}`)
    expect(await page.locator(".panel").textContent()).toContain("Nobody is quoted or cited in this article")
    expect(complaints).toEqual([])
  })

  it("is worked by keys alone", async () => {
    const { page, copied } = await desk.at(`/articles/${ID}`)
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    expect(page.url()).toContain("#s2")
    await page.keyboard.press("c")
    await expect.poll(copied).toContain("Ragna Thole")
    await page.keyboard.press("k")
    expect(page.url()).toContain("#s1")
    await page.keyboard.press("x")
    expect(await page.locator("#judging").evaluate((menu) => menu.matches(":popover-open"))).toBe(true)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    expect(page.url()).not.toContain("#")
    expect(await page.locator(".held").isVisible()).toBe(false)
  })

  it("fits a telephone: no line is wider, and what is touched comes in a sheet at its foot", async () => {
    for (const path of [`/articles/${ID}`, `/articles/${ID}?tab=dates`, `/articles/${ID}?tab=record`, at(PIT)]) {
      const { page } = await desk.at(path, PHONE)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await leaveWindows(browser)
    }
    const { page } = await desk.at(`/articles/${ID}`, PHONE)
    await page.locator('.note[data-owner="s3"] a').tap()
    await page.locator(".sheet:visible .card").waitFor()
    expect(await page.locator(".sheet").textContent()).toContain("Dolmen Stone")
    await page.locator(".sheet .close").tap()
    expect(await page.locator(".sheet").isVisible()).toBe(false)
  })

  it("prints the text, the answers and every card, and nothing to click on", async () => {
    const { page } = await desk.at(`/articles/${ID}`)
    await page.emulateMedia({ media: "print" })
    expect(await page.locator(".cards .card:visible").count()).toBe(talks.statements.length)
    expect(await page.locator(".answers").isVisible()).toBe(true)
    expect(await page.locator(".detail .more").first().isVisible()).toBe(true)
    expect(await page.locator("button:visible, select:visible, .rail:visible, .tabs:visible").count()).toBe(0)
  })

  it("takes hostile words for words", async () => {
    const what = "</script><script>alert(2)</script> that $& is shut"
    const text = `<img src=x onerror=alert(1)> said ${what}.`
    const record = recordOf(articleOf(text, { outlet: "“><b>The & Post", title: "<script>alert(3)</script>" }), {
      statements: [{ who: "<img src=x onerror=alert(1)>", cue: "said", what }],
    })
    await desk.ledger.record(record)
    for (const path of ["", "?tab=record", "?q=%3Cimg%20(*", "/statements/s1"]) {
      const { page, complaints } = await desk.at(`/articles/${record.article.id}${path}`)
      expect(await page.locator("main img, main script").count()).toBe(0)
      expect(complaints).toEqual([])
      await leaveWindows(browser)
    }
  })
})

describe("the page of a statement", () => {
  it("stands alone: its sentence, its words, its chain, the same claim elsewhere, what was judged", async () => {
    const { page, complaints } = await desk.at(at(PIT))
    const slip = await page.locator(".slip").textContent()
    expect(slip).toContain("sooner sell the north pit")
    expect(await page.locator(".slip .chain .link").count()).toBeGreaterThan(2)
    expect(await page.locator(".same").textContent()).toContain("2 outlets → 1 origin")
    expect(await page.locator(".same li a").getAttribute("href")).toBe(`/articles/${pit.article.id}/statements/s1`)
    expect(await page.locator(".history").textContent()).toContain("as the machine read it")
    expect(complaints).toEqual([])
  })

  it("is cited as text, Markdown, BibTeX and RIS, with its link to the words", async () => {
    const { page, copied } = await desk.at(at("s2"))
    const cited = await page.locator(".take-it pre").allTextContents()
    expect(cited.slice(0, 4).every((one) => one.includes("#:~:text=They"))).toBe(true)
    expect(cited[1]).toMatch(/^> “They got up/)
    expect(cited[2]).toMatch(/^@article\{hearsay-[0-9a-f]{8}-s2,\n {2}author = \{Wilhelmina Starck\},/)
    expect(cited[3]).toMatch(/^TY {2}- NEWS\nAU {2}- Wilhelmina Starck\n[\s\S]*\nER {2}- $/)
    await page.getByText("RIS", { exact: true }).click()
    await page.getByRole("button", { name: "Copy as RIS" }).click()
    await expect.poll(copied).toMatch(/^TY/)
  })

  it("leads to the next and the one before, by link and by key", async () => {
    const { page } = await desk.at(at("s2"))
    await page.keyboard.press("j")
    await page.waitForURL(`**${at("s3")}`)
    await page.keyboard.press("k")
    await page.waitForURL(`**${at("s2")}`)
  })

  it("may be framed where it is meant to be, and nowhere else", async () => {
    const framed = await fetch(`${desk.address}/embed${at("s2")}`)
    expect(framed.headers.get("content-security-policy")).toContain("frame-ancestors *")
    expect(framed.headers.get("x-frame-options")).toBeNull()
    for (const path of [at("s2"), `/articles/${ID}`, "/embed"]) {
      const answer = await fetch(`${desk.address}${path}`)
      expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
    }
    const { page } = await desk.at(`/embed${at("s2")}`, { viewport: { width: 640, height: 460 } })
    expect(await page.locator(".slip").textContent()).toContain("They got up at twenty past ten")
    expect(await page.locator(".rail, button").count()).toBe(0)
  })

  it("prints as a slip", async () => {
    const { page } = await desk.at(at("s2"))
    await page.emulateMedia({ media: "print" })
    expect(await page.locator(".slip").isVisible()).toBe(true)
    expect(await page.locator("button:visible, .rail:visible, .beside-it:visible").count()).toBe(0)
  })

  it("has its twins, as JSON and as CSV", async () => {
    const twin = async (ending: string) => (await fetch(`${desk.address}${at("s2")}.${ending}`)).text()
    expect(JSON.parse(await twin("json"))).toMatchObject({ statement: "s2" })
    expect((await twin("csv")).trimEnd().split("\n").length).toBeGreaterThan(1)
  })

  it("is not there for a number that the article does not have", async () => {
    expect((await fetch(`${desk.address}${at("s999")}`)).status).toBe(404)
    expect((await fetch(`${desk.address}${at("x")}`)).status).toBe(400)
  })
})

describe("axe", () => {
  const wide = { viewport: { width: 1280, height: 860 }, colorScheme: "light" } as const
  const narrow = { ...PHONE, colorScheme: "dark" } as const

  it.each([
    `/articles/${ID}#${PIT}`,
    `/articles/${ID}?tab=dates`,
    `/articles/${five.article.id}?tab=versions`,
    `/articles/${ID}?tab=record`,
    `/articles/${fogNotice().article.id}?q=fog`,
    at(PIT),
    `/embed${at(PIT)}`,
  ])("finds nothing on %s, light and wide or dark and narrow", async (path) => {
    for (const how of [wide, narrow]) expect(await faultsOf((await desk.at(path, how)).page)).toEqual([])
  })

  it("finds nothing in the form for what was missed", async () => {
    for (const how of [wide, narrow]) {
      const { page } = await desk.at(`/articles/${ID}`, how)
      await select(page, "the owners left the table")
      await page.locator("#mark-it:visible").click()
      expect(await faultsOf(page)).toEqual([])
    }
  })

  it("finds nothing in the menu of judging, nor in what is offered after it", async () => {
    for (const how of [wide, narrow]) {
      const { page } = await desk.at(at("s4"), how)
      await page.locator("[data-judge]").first().click()
      expect(await faultsOf(page)).toEqual([])
      await page.getByRole("button", { name: /Wrong speaker/ }).click()
      await page.getByRole("button", { name: "Undo" }).first().waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.locator("#done").getByRole("button", { name: "Undo" }).click()
      await expect.poll(judgements).toEqual([])
    }
  })
})

describe("a long article", () => {
  it("has a card and a line for each of its statements", async () => {
    const { article, ...rest } = book(6)
    const record = { ...rest, article: articleOf(article.text, { title: "Six weeks in the cold", outlet: "The Post" }) }
    await desk.ledger.record(record)
    const { page } = await desk.at(`/articles/${record.article.id}`)
    expect(await page.locator(".note").count()).toBe(record.statements.length)
    await page.keyboard.press("k")
    expect(page.url()).toContain(`#s${record.statements.length}`)
  })
})
