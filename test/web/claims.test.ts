/** The pages of claims in a real browser, with a script and without one, as they are served. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { alone, crowd, dam, hostile } from "../story/samples.ts"
import { faultsInBothThemes, isSerious } from "./axe.ts"
import { launch, openAt } from "./browser.ts"
import { claimIn, standing } from "./standing.ts"
import { leaveWindows } from "./windows.ts"

const line = (id: string, facts: object = {}) => ({
  ...{ id, text: `The weir at Lisk broke, ${id}`, outlets: 9, articles: 12, independent: 1, atLeast: 1, heardBy: 1 },
  ...{ disputed: false, circular: false, changed: false, interested: false },
  ...{ first: "2032-05-01", last: "2032-05-09", story: "0".repeat(16) },
  ...facts,
})

let browser: Browser
let desk: Awaited<ReturnType<typeof standing>>
const judged: { method: string; body: unknown }[] = []
beforeAll(async () => {
  browser = await launch()
  const claim = async (held: Parameters<typeof claimIn>[0], at = 0) => ({
    page: "claim",
    answer: await claimIn(held, at),
  })
  const asked = { q: "weir", disputed: "true", outlet: "Herald" }
  desk = await standing(
    {
      "/claims/dam": await claim(dam()),
      "/claims/circle": await claim(dam(), 1),
      "/claims/alone": await claim(alone()),
      "/claims/crowd": await claim(crowd(40, 1)),
      "/claims/hostile": await claim(hostile()),
      "/claims": {
        page: "claims",
        answer: {
          items: [line("a1"), line("b2", { disputed: true, independent: 0, atLeast: 0 })],
          next: "xyz",
          toCompare: 1,
          toTell: 0,
          all: 7,
          isAll: true,
        },
        asked,
      },
      "/empty": { page: "claims", answer: { items: [], next: null, all: 0, isAll: true, toCompare: 0, toTell: 3 } },
    },
    {
      "/api/judgements": (method, body) => {
        judged.push({ method, body: JSON.parse(body) })
        return { number: 4 }
      },
      "/api/judgements/4": (method) => {
        judged.push({ method, body: null })
        return { number: 4 }
      },
    },
  )
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})
afterEach(() => leaveWindows(browser))

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page, complaints } = await openAt(browser, desk.address + path, options)
  expect(complaints.filter((complaint) => !complaint.startsWith(`request: ${desk.address}/`))).toEqual([])
  return page
}
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

describe("the list of claims", () => {
  it("says of each how many outlets rest on how many origins, and leads to it", async () => {
    const page = await open("/claims", { javaScriptEnabled: false })
    expect(await page.locator(".weight").allTextContents()).toEqual([
      expect.stringMatching(/^9 outlets\s+1 origin$/),
      expect.stringMatching(/^9 outlets\s+no known origin$/),
    ])
    expect(await page.locator(".claims-line h2 a").first().getAttribute("href")).toBe("/claims/a1")
    expect(await page.locator(".claims-line").nth(1).locator(".claims-mark").allTextContents()).toEqual(["disputed"])
    expect(await page.locator(".claims-count").textContent()).toMatch(/^\s*7 claims that are so/)
  })

  it("shows what was asked, asks by an address without a script, and goes on where it ended", async () => {
    const page = await open("/claims", { javaScriptEnabled: false })
    expect(await page.locator('[name="q"]').inputValue()).toBe("weir")
    expect(await page.locator('[name="disputed"]').isChecked()).toBe(true)
    expect(await page.locator('[name="outlet"]').isVisible()).toBe(true)
    const more = new URL((await page.locator('[rel="next"]').getAttribute("href")) ?? "", desk.address)
    expect(Object.fromEntries(more.searchParams)).toEqual({
      q: "weir",
      disputed: "true",
      outlet: "Herald",
      cursor: "xyz",
    })
    await page.locator('[name="circular"]').check()
    await page.locator('[name="q"]').fill("gate*")
    await page.getByRole("button", { name: "Find" }).click()
    const { searchParams } = new URL(page.url())
    expect(["q", "disputed", "circular", "changed"].map((name) => searchParams.get(name))).toEqual([
      "gate*",
      "true",
      "true",
      null,
    ])
  })

  it("is walked by keys", async () => {
    const page = await open("/claims")
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("/claims/b2")
    await page.keyboard.press("k")
    await page.keyboard.press("/")
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("q")
  })

  it("says what is still to be compared, or told again", async () => {
    expect(await (await open("/claims")).locator(".claims-left").textContent()).toContain(
      "1 article is still to be compared",
    )
    expect(await (await open("/empty")).locator(".claims-left").textContent()).toContain("is being told again")
  })

  it("says what to do when there is nothing", async () => {
    const page = await open("/empty")
    expect(await page.locator(".claims-none").textContent()).toContain("once articles have been compared")
  })
})

describe("the page of a claim", () => {
  it("says what rests on what, and that this is not whether it is true", async () => {
    const page = await open("/claims/dam", { javaScriptEnabled: false })
    expect(await page.locator(".claim-head .weight").textContent()).toMatch(/^10 outlets\s+2 origins$/)
    expect(await page.locator(".claim-finer").textContent()).toMatch(
      /Rests on 2 origins, carried by 10 outlets\.\s+11 articles in all\./,
    )
    expect(await page.locator(".claim-foot").textContent()).toContain("does not say whether this is true")
  })

  it("draws each outlet as a way to what it says, here", async () => {
    const page = await open("/claims/dam")
    const hrefs = await page
      .locator(".tree .tree-card a.tree-name")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")))
    expect(hrefs.length).toBe(11)
    for (const href of hrefs) expect(href).toMatch(/^\/articles\/\w+(\/statements\/s\d+)?$/)
  })

  it("shows the words of a link to a finger", async () => {
    const page = await open("/claims/dam", { hasTouch: true, viewport: { width: 1280, height: 1000 } })
    const link = page.locator(".tree-link", { hasText: "the Tarnholt Gazette reported on Tuesday" })
    await link.locator(".tree-why").waitFor({ state: "hidden" })
    await link.locator(".tree-reason").tap()
    await link.locator(".tree-why").waitFor({ state: "visible" })
  })

  it("shows the words of a link to the pointer and to keys", async () => {
    const page = await open("/claims/dam", { viewport: { width: 1280, height: 1000 } })
    const link = page.locator(".tree-link", { hasText: "the Tarnholt Gazette reported on Tuesday" })
    const words = link.locator(".tree-why")
    await words.waitFor({ state: "hidden" })
    await link.locator(".tree-reason").hover()
    await words.waitFor({ state: "visible" })
    await page.locator("h1").hover()
    await link.locator(".tree-reason").focus()
    expect(await words.textContent()).toMatch(/^Varn Wire cites Tarnholt Gazette\./)
    await words.waitFor({ state: "visible" })
    const box = await words.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 1280 && box.y >= 0 && box.y + box.height <= 1000).toBe(true)
  })

  it("has every link as a sentence with its words, without a script", async () => {
    const held = dam()
    const page = await open("/claims/dam", { javaScriptEnabled: false })
    expect(await page.locator(".claim-links li").first().isVisible()).toBe(false)
    await page.locator(".claim-links summary").click()
    const links = held.story.claims[0]?.links ?? []
    expect(await page.locator(".claim-links li > p").count()).toBe(links.length)
    expect(await page.locator(".claim-links q").allTextContents()).toEqual(
      links.flatMap(({ span }) => span?.text ?? []),
    )
    expect(await page.locator(".claim-links li.suggested").count()).toBe(links.filter(({ certain }) => !certain).length)
    expect(await page.locator(".claim-links li.suggested p").first().textContent()).toContain(
      "Suggested by order and likeness alone",
    )
  })

  it("quotes exactly what articles say, each with the way to it here and at the outlet", async () => {
    const { texts } = dam()
    const page = await open("/claims/dam")
    const quoted = await page.locator(".claimpage q").allTextContents()
    expect(quoted.length).toBeGreaterThan(20)
    for (const words of quoted) expect([...texts.values()].some((text) => text.includes(words))).toBe(true)
    const first = page.locator(".wording .words-from").first()
    expect(await first.locator("a").first().getAttribute("href")).toBe("/articles/gazette1/statements/s1")
    expect(await first.locator(".words-original").getAttribute("href")).toMatch(
      /^https:\/\/gazette\.example\/tarnholt\/dam-gate-failed#:~:text=/,
    )
  })

  it("underlines what wordings share, and nothing that only one has", async () => {
    const page = await open("/claims/dam")
    const shared = new Set((await page.locator(".wording .shared").allTextContents()).map((word) => word.toLowerCase()))
    expect(shared).toContain("spillway")
    expect(shared).toContain("october")
    expect(shared).not.toContain("yearly")
    expect(shared).not.toContain("the")
  })

  it("says who denies it, who would not say, what differs, and never counts what may be the same", async () => {
    const page = await open("/claims/dam")
    const against = page.locator('section[aria-labelledby="against"]')
    expect(await against.locator('[data-voice="denies"] b').allTextContents()).toEqual(["Fen & Moor Water"])
    expect(await against.locator('[data-voice="withholds"] b').allTextContents()).toEqual([
      "the dam’s owner",
      "the ministry",
    ])
    expect(await page.locator('section[aria-labelledby="changed"] .differs').count()).toBe(2)
    expect(await page.locator("#maybe").textContent()).toContain("not counted")
    expect(await page.locator(".time-moment").count()).toBe(14)
  })

  it("puts days together where there are more than stand beside each other", async () => {
    const page = await open("/claims/crowd", { viewport: { width: 1280, height: 900 } })
    expect(await page.locator(".band").allTextContents()).toEqual([
      "First said by",
      "1 May – 3 May",
      "4 May – 5 May",
      "6 May – 8 May",
      "9 May – 10 May",
    ])
    const scrolls = await page.locator(".drawing").evaluate((box) => box.scrollWidth - box.clientWidth)
    expect(scrolls).toBeLessThanOrEqual(1)
    expect(await page.locator(".weight.heavy").first().isVisible()).toBe(true)
  })

  it("keeps what is judged with a press, and takes it back with another", async () => {
    const page = await open("/claims/dam")
    const answer = await claimIn(dam())
    const maybe = answer.others.find(({ kinship }) => kinship === "maybe")
    const pair = page.locator(".claim-maybe .judge-pair").first()
    judged.length = 0
    await pair.getByRole("button", { name: "Same" }).click()
    await expect
      .poll(() => pair.locator("output").textContent())
      .toBe("Kept: same. It counts once the story is told again. Undo")
    expect(await pair.getByRole("button", { name: "Different" }).isVisible()).toBe(false)
    await pair.getByRole("button", { name: "Undo" }).click()
    await expect.poll(() => pair.locator("output").textContent()).toBe("Undone.")
    expect(judged).toEqual([
      { method: "POST", body: { about: "claim", verdict: "same", a: answer.place, b: maybe?.place } },
      { method: "DELETE", body: null },
    ])
    expect(await pair.getByRole("button", { name: "Different" }).isVisible()).toBe(true)
  })

  it("offers nothing to judge by without a script, nor on paper", async () => {
    const plain = await open("/claims/dam", { javaScriptEnabled: false })
    expect(await plain.locator(".judge-pair:visible").count()).toBe(0)
    const printed = await open("/claims/dam")
    await printed.emulateMedia({ media: "print" })
    expect(await printed.locator(".judge-pair:visible").count()).toBe(0)
    expect(await printed.locator(".tree-why").first().isVisible()).toBe(true)
    expect(await printed.locator(".claim-links li").first().isVisible()).toBe(true)
  })

  it("takes whatever articles say as words, never as markup or script", async () => {
    for (const width of [390, 1280]) {
      const page = await open("/claims/hostile", { viewport: { width, height: 800 } })
      expect(await page.title()).toMatch(/^<\/script>/)
      expect(await page.locator("main :is(img, script, i)").count()).toBe(0)
      expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
      expect(await widthOf(page)).toBe(width)
    }
  })

  it("scrolls sideways in no narrow window, where the drawing is a list with its words", async () => {
    for (const width of [320, 390, 700])
      for (const path of ["/claims/dam", "/claims/circle", "/claims/crowd", "/claims/alone", "/claims"]) {
        const page = await open(path, { viewport: { width, height: 800 } })
        expect(await widthOf(page)).toBe(width)
        if (width < 640 && path === "/claims/dam") {
          expect(await page.locator(".lines").isVisible()).toBe(false)
          expect(await page.locator(".tree-why").first().isVisible()).toBe(true)
        }
        await leaveWindows(browser)
      }
  })

  it("has nothing serious that axe finds fault with, light or dark", async () => {
    for (const width of [390, 1280])
      for (const path of width === 390
        ? ["/claims", "/claims/dam"]
        : ["/claims", "/empty", "/claims/dam", "/claims/alone"]) {
        const page = await open(path, { viewport: { width, height: 900 } })
        await page.$$eval("details", (all) => {
          for (const details of all) details.open = true
        })
        expect((await faultsInBothThemes(page)).filter(isSerious), path).toEqual([])
        await leaveWindows(browser)
      }
  })
})
