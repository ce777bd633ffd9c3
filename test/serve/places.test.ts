/** The desk's first places in a real browser: desk, articles, search, a list of names, log, and what stands where nothing is. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { openLedger, statementVerdict } from "../../src/ledger/index.ts"
import { articleSaying } from "../doubtful.ts"
import { faultsInBothThemes, isSerious } from "../web/axe.ts"
import { launch } from "../web/browser.ts"
import { leaveWindows, windowOf } from "../web/windows.ts"
import { type Served, served } from "./served.ts"

const records = [
  articleSaying({ title: "Pier to close", stance: "denies", confidence: 0.9 }),
  articleSaying({ title: "Pier to stay", stance: "says", confidence: 0.5, speaker: "Otto Brandt" }),
  articleSaying({ title: "<b onload=alert(1)>Bold</b>", stance: "says", confidence: 0.9, speaker: "Ada Stein" }),
]

const FAULT = { code: "input", what: "there is no <text> in it", where: "ferry.html", next: "give one with text" }

let browser: Browser
let desk: Served
let empty: Served
beforeAll(async () => {
  ;[browser, desk, empty] = await Promise.all([launch(), served(records, { readers: 0 }), served([])])
  const ledger = openLedger(desk.ledger)
  const kept = await ledger.article(records[0]?.article.id ?? "")
  if (kept) await ledger.judge(statementVerdict(kept, "s1", { verdict: "right" }, { who: "Nora", why: "it says <so>" }))
  for (const about of ["ferry.html", "pier.html"]) {
    const { number } = await ledger.jobs.put({ key: about, about, body: Buffer.from("{}") })
    if (about === "ferry.html") await ledger.jobs.end(number, { articles: [], faults: [FAULT] })
  }
  await ledger.close()
})
afterAll(() => Promise.all([browser.close(), desk.close(), empty.close()]))
afterEach(() => leaveWindows(browser))

async function at(path: string, options: BrowserContextOptions = {}, on = desk): Promise<Page> {
  const page = await windowOf(browser, options)
  page.on("pageerror", (error) => {
    throw error
  })
  await page.goto(on.address + path)
  return page
}

const textsOf = (page: Page, selector: string) => page.locator(selector).allInnerTexts()

const PLACES = [
  "/",
  "/articles",
  "/search",
  "/search?q=pier",
  "/pinned",
  "/names?names=Brandt",
  "/review",
  "/review?kind=low%20confidence&limit=20",
  "/log",
  "/jobs",
  "/nowhere",
]

describe("each place", () => {
  it.each(PLACES)("%s has nothing that axe finds serious, in both themes", async (path) => {
    expect((await faultsInBothThemes(await at(path))).filter(isSerious)).toEqual([])
  })

  it.each(PLACES)("%s fits a telephone", async (path) => {
    const page = await at(path, { viewport: { width: 390, height: 800 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })

  it.each(["/", "/articles", "/search", "/review", "/log", "/jobs"])(
    "%s says so when the ledger is empty",
    async (path) => {
      const page = await at(path, {}, empty)
      expect(await page.locator(".empty").innerText()).toMatch(/\S/)
    },
  )

  it("asks nothing of any other machine", async () => {
    const page = await windowOf(browser)
    const others: string[] = []
    page.on("request", (request) => {
      if (!/^(?:data:|http:\/\/127\.0\.0\.1:)/.test(request.url())) others.push(request.url())
    })
    for (const path of PLACES) await page.goto(desk.address + path)
    expect(others).toEqual([])
  })
})

describe("the desk", () => {
  it("lists what came last first, with how much of it is second-hand", async () => {
    const page = await at("/")
    expect(await textsOf(page, ".articles tbody a")).toEqual([
      "<b onload=alert(1)>Bold</b>",
      "Pier to stay",
      "Pier to close",
    ])
    expect(await textsOf(page, ".articles tbody tr:last-child td")).toEqual(["1", "0", "0", "0"])
  })

  it("is walked through by j and k, and / goes to the search", async () => {
    const page = await at("/")
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    await page.keyboard.press("k")
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("<b onload=alert(1)>Bold</b>")
    await page.keyboard.press("/")
    await page.waitForURL("**/search")
  })

  it("shows what the keys do, and closes it again", async () => {
    const page = await at("/")
    await page.keyboard.press("?")
    expect(await page.locator("#keys").isVisible()).toBe(true)
    await page.keyboard.press("Escape")
    expect(await page.locator("#keys").isVisible()).toBe(false)
  })

  it("stays dark once it was turned dark, on the next page too", async () => {
    const page = await at("/", { colorScheme: "light" })
    await page.locator("#theme").click()
    await page.goto(`${desk.address}/log`)
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark")
  })
})

describe("search", () => {
  it("finds, narrows and takes back without a script", async () => {
    const page = await at("/search", { javaScriptEnabled: false })
    await page.locator("#q").fill("pier")
    await page.locator("form.search button.main").click()
    expect(await textsOf(page, ".statement .speaker")).toHaveLength(3)
    await page.getByRole("link", { name: "denies" }).click()
    expect(await textsOf(page, ".statement .speaker")).toEqual(["Marta Ilves"])
    await page.getByRole("link", { name: "Take back Stance" }).click()
    expect(await textsOf(page, ".statement .speaker")).toHaveLength(3)
  })

  it("counts what it narrows to", async () => {
    const page = await at("/search?q=pier")
    const facet = page.locator(".facet", { hasText: "Stance" })
    expect(await facet.locator("li").allInnerTexts()).toEqual(["says\n2", "denies\n1"])
    await page.locator(".facet", { hasText: "Published" }).getByRole("link", { name: "17 June 2031" }).click()
    expect(page.url()).toContain("publishedFrom=2031-06-17&publishedTo=2031-06-17")
    expect(await textsOf(page, ".statement .speaker")).toHaveLength(3)
    await page.getByRole("link", { name: "Take back Published" }).click()
    expect(page.url()).not.toContain("published")
  })

  it("copies what is picked as lines to print", async () => {
    const page = await at("/search?q=pier&stance=denies", { permissions: ["clipboard-read", "clipboard-write"] })
    await page.locator(".statement input").check()
    await page.getByRole("button", { name: "Copy to print" }).click()
    await page.getByText("Copied.").waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "denies, in the outlet's words: the pier — Marta Ilves, Harbour Gazette, 17 June 2031",
    )
  })

  it("pins what is picked, or walked to: at an address that shows the same to whoever opens it, with its twins", async () => {
    const page = await at("/search?q=pier")
    await page.locator(".statement input").first().check()
    await page.getByRole("button", { name: "Pin", exact: true }).click()
    await page.getByText("Pinned: 1 in all.").waitFor()
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    await page.keyboard.press("p")
    await page.getByText("Pinned: 2 in all.").waitFor()
    const words = (await textsOf(page, ".statement[data-pinned] .words")).toSorted()
    await page.getByRole("link", { name: "Pinned 2" }).click()
    await page.waitForURL("**/pinned?of=*")
    const shown = await at(new URL(page.url()).pathname + new URL(page.url()).search, { javaScriptEnabled: false })
    expect((await textsOf(shown, ".statement .words")).toSorted()).toEqual(words)
    const csv = await page.request.get(page.url().replace("/pinned?", "/pinned.csv?"))
    expect((await csv.text()).trimEnd().split("\n")).toHaveLength(3)
    await page.locator(".statement input").first().check()
    await page.getByRole("button", { name: "Unpin" }).click()
    await expect.poll(() => page.locator(".statement").count()).toBe(1)
    await page.goto(new URL("/pinned", page.url()).href)
    await page.waitForURL("**/pinned?of=*")
    const gone = await at("/pinned?of=aaaaaaaaaaaaaaaa/s1,nothing", { javaScriptEnabled: false })
    expect(await gone.locator("#pinned").innerText()).toContain("Not there (any more): aaaaaaaaaaaaaaaa/s1, nothing")
  })

  it("looks different where Hearsay is unsure, and where somebody has looked", async () => {
    const page = await at("/search?q=pier")
    expect(await textsOf(page, ".statement.unsure .speaker")).toEqual(["Otto Brandt"])
    expect(await textsOf(page, ".statement .judged")).toEqual(["looked at, right"])
  })

  it("says what could be asked instead where nothing is found", async () => {
    const page = await at("/search?q=zeppelin")
    expect(await page.locator(".empty").innerText()).toContain("a star finds beginnings")
  })
})

describe("a list of names", () => {
  it("gives what each of them says, and says who says nothing", async () => {
    const page = await at("/names", { javaScriptEnabled: false })
    await page.locator("#names").fill("Brandt\nIlves\nNobody")
    await page.getByRole("button", { name: "Look them up" }).click()
    expect(await textsOf(page, ".name h2")).toEqual(["Brandt", "Ilves"])
    expect(await page.locator(".empty").innerText()).toContain("Nobody")
  })
})

describe("where nothing is", () => {
  it("a person is told on a page, a program as problem details", async () => {
    const page = await at("/nowhere")
    expect(await page.locator("h1").innerText()).toBe("Nothing stands at this address.")
    const { status, headers } = await desk.get("/nowhere")
    expect([status, headers.get("content-type")]).toEqual([404, "application/problem+json"])
  })
})

describe("the log", () => {
  it("tells what was judged, by whom and why", async () => {
    const page = await at("/log")
    expect(await page.locator(".log .judged").innerText()).toBe("“the pier” is right")
    expect(await page.locator(".log .why").innerText()).toBe("“it says <so>”")
    expect(await page.locator(".log .from").innerText()).toContain("Nora, ")
  })
})

describe("the jobs", () => {
  it("say how many stand how, and why one failed, which is tried again", async () => {
    const page = await at("/jobs?state=failed")
    expect(await textsOf(page, ".jobs-states li")).toEqual(["All 2", "Being read 0", "Waiting 1", "Failed 1", "Done 0"])
    expect(await textsOf(page, ".jobs-list .about")).toEqual(["ferry.html"])
    expect(await page.locator(".fault").innerText()).toBe("there is no <text> in it; give one with text")
    await page.getByRole("button", { name: "Try again" }).click()
    await expect.poll(() => textsOf(page, ".jobs-states li")).toContain("Waiting 2")
    expect(await page.locator(".empty").innerText()).toBe("There are none.")
    expect(await page.locator("#told").innerText()).toBe("It waits again.")
  })
})
