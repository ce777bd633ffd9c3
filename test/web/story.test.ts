/** The page of a story in a real browser, opened from the disk as a reader would. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { writeStoryHtml } from "../../src/export/story/index.ts"
import type { Held } from "../story/build.ts"
import { alone, crowd, dam, hostile, nothing } from "../story/samples.ts"
import { faultsInBothThemes } from "./axe.ts"
import { folder, launch, openAt } from "./browser.ts"
import { leaveWindows } from "./windows.ts"

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(() => leaveWindows(browser))

let pages = 0
async function open({ story, texts }: Held, options: BrowserContextOptions = {}) {
  const path = join(folder, `story-${pages++}.html`)
  writeFileSync(path, await writeStoryHtml(story, texts))
  return openAt(browser, pathToFileURL(path).href, options)
}

const shownClaims = (page: Page) => page.locator(".claim:not([hidden])").count()
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)
const openAll = (page: Page) =>
  page.$$eval("details", (all) => {
    for (const details of all) details.open = true
  })

describe("the page of a story", () => {
  it("asks for nothing from outside and complains of nothing", async () => {
    for (const held of [dam(), alone(), nothing(), crowd(40, 2)]) {
      const { page, complaints } = await open(held)
      expect(await shownClaims(page)).toBe(held.story.claims.length)
      expect(complaints).toEqual([])
      await leaveWindows(browser)
    }
  })

  it("says in a line how many articles there are, and on how many origins their chief claim rests", async () => {
    const headline = async (held: Held) => (await open(held)).page.locator("h1").textContent()
    expect(await headline(dam())).toBe("12 articles, 2 origins for the chief claim")
    expect(await headline(alone())).toBe("1 article, 1 origin for the claim")
    expect(await headline(nothing())).toBe("No articles")
  })

  it("takes whatever articles say as words, never as markup or script", async () => {
    const held = hostile()
    for (const width of [360, 1280]) {
      const { page, complaints } = await open(held, { viewport: { width, height: 800 } })
      await openAll(page)
      expect(complaints).toEqual([])
      expect(await page.title()).not.toContain("caught")
      expect(await page.locator("img, b > script, i").count()).toBe(0)
      expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
      expect(await page.locator(".claim .wording").textContent()).toBe(held.story.claims[0]?.text)
      expect(await widthOf(page)).toBe(width)
    }
  })

  it("quotes the words of each carrier, denial, refusal and link exactly, with the article's outlet", async () => {
    const { story, texts } = dam()
    const { page } = await open({ story, texts })
    for (const claim of story.claims) {
      const quoted = await page.locator(`#${claim.id} q`).allTextContents()
      const spans = [
        ...claim.statements.filter(({ relation }) => relation !== "denies").map(({ span }) => span),
        ...claim.disputedBy.map(({ span }) => span),
        ...claim.links.flatMap(({ span }) => span ?? []),
        ...claim.origins.flatMap(({ because }) => because.flatMap(({ span }) => span ?? [])),
      ]
      expect([...new Set(quoted)].toSorted()).toEqual([...new Set(spans.map(({ text }) => text))].toSorted())
      for (const words of quoted) expect([...texts.values()].some((text) => text.includes(words))).toBe(true)
    }
    const first = page.locator("#c1 .prints .cite").first()
    expect(await first.locator(".place").textContent()).toBe("Tarnholt Gazette2 March")
    expect(await first.locator("a").getAttribute("href")).toMatch(
      /^https:\/\/gazette\.example\/tarnholt\/dam-gate-failed#:~:text=The%20spillway/,
    )
  })

  it("draws each outlet once, a copy in the card of its text, an outlet that is not held by its name", async () => {
    const { page } = await open(dam())
    const cards = page.locator("#c1 .node > .tree-card")
    expect(await cards.locator(".tree-top > .tree-name").allTextContents()).toEqual([
      "two engineers at the dam",
      "Tarnholt Gazette",
      "Varn Wire",
      "Radio Ness",
      "Morning Ledger",
      "Ada Quill, the county’s inspector of dams",
      "Kettle Bay Mirror",
      "Varn Wire",
      "Capital Times",
      "Upland Review",
    ])
    expect(await cards.nth(2).locator(".copies .tree-name").allTextContents()).toEqual([
      "Lowland Courier",
      "Ness Post",
      "Valley Advertiser",
    ])
    expect(await cards.nth(8).getAttribute("data-kind")).toBe("outlet")
  })

  it("joins cards by lines that touch both, dashed where a link is only suggested", async () => {
    for (const width of [1280, 900]) {
      const { page } = await open(dam(), { viewport: { width, height: 900 } })
      const lines = await page.$$eval("#c1 .lines path:not(.back)", (paths) =>
        paths.map((path) => {
          const line = path as SVGPathElement
          const at = (length: number) => line.getPointAtLength(length).matrixTransform(line.getScreenCTM() ?? undefined)
          const card = (number: string | undefined) =>
            line.closest(".tree")?.querySelector(`[data-node="${number}"] > .tree-card`)?.getBoundingClientRect()
          const [from, to] = [card(line.dataset.from), card(line.dataset.to)]
          const [start, end] = [at(0), at(line.getTotalLength())]
          const inside = (box: DOMRect | undefined, y: number) => Boolean(box && y >= box.top && y <= box.bottom)
          return {
            gaps: [start.x - (from?.right ?? 0), end.x - (to?.left ?? 0)].map(Math.abs),
            meets: inside(from, start.y) && inside(to, end.y),
            forward: start.x < end.x,
          }
        }),
      )
      expect(lines.length).toBe(7)
      for (const { gaps, meets, forward } of lines) {
        expect(Math.max(...gaps)).toBeLessThan(2)
        expect(meets && forward).toBe(true)
      }
      expect(await page.locator("#c1 .lines path.suggested").count()).toBe(1)
    }
  })

  it("lets no card lie on another", async () => {
    for (const held of [dam(), crowd(40, 1)]) {
      const { page } = await open(held, { viewport: { width: 1280, height: 900 } })
      await openAll(page)
      const overlaps = await page.$$eval(".tree", (trees) =>
        trees.flatMap((tree) => {
          const boxes = [...tree.querySelectorAll(".tree-card")].map((card) => card.getBoundingClientRect())
          return boxes.filter((a, i) =>
            boxes.some((b, k) => k > i && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
          )
        }),
      )
      expect(overlaps).toEqual([])
    }
  })

  it("shows the words of a link to pointer and keys, and puts them away with Escape", async () => {
    const { page } = await open(dam(), { viewport: { width: 1280, height: 1000 } })
    const link = page.locator("#c1 .tree-link", { hasText: "the Tarnholt Gazette reported on Tuesday" })
    const words = link.locator(".tree-why")
    expect(await words.isVisible()).toBe(false)
    await link.locator(".tree-reason").hover()
    expect(await words.isVisible()).toBe(true)
    expect(await words.textContent()).toMatch(/^Varn Wire cites Tarnholt Gazette\.\s*the Tarnholt Gazette reported/)
    await page.mouse.move(5, 5)
    expect(await words.isVisible()).toBe(false)
    await link.locator(".tree-reason").focus()
    const box = await words.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 1280 && box.y >= 0 && box.y + box.height <= 1000).toBe(true)
    await page.keyboard.press("Escape")
    expect(await words.isVisible()).toBe(false)
  })

  it("lights the way back from an outlet to its origin", async () => {
    const { page } = await open(dam())
    await page.locator("#c1 .node", { hasText: "Radio Ness" }).locator(".tree-card").hover()
    expect(await page.locator("#c1 .node.tree-lit .tree-top > .tree-name").allTextContents()).toEqual([
      "two engineers at the dam",
      "Tarnholt Gazette",
      "Varn Wire",
      "Radio Ness",
    ])
    expect(await page.locator("#c1 .lines path.tree-lit").count()).toBe(3)
  })

  it("is walked by Tab through every link of the open claim", async () => {
    const { page } = await open(dam())
    const reached = new Set<string>()
    for (let steps = 0; steps < 120; steps++) {
      await page.keyboard.press("Tab")
      const link = await page.evaluate(() =>
        document.activeElement?.matches("#c1 .tree-reason") ? document.activeElement.parentElement?.textContent : null,
      )
      if (link) reached.add(link)
    }
    expect(reached.size).toBe(dam().story.claims[0]?.links.length)
  })

  it("shows the claims of one kind, and all again", async () => {
    const { page } = await open(dam())
    await page.getByRole("button", { name: "1 circular" }).click()
    expect(await page.locator(".claim:not([hidden])").getAttribute("id")).toBe("c2")
    expect(await page.locator("#told").textContent()).toBe("1 of 9 claims")
    await page.getByRole("button", { name: "1 circular" }).click()
    expect(await shownClaims(page)).toBe(9)
  })

  it("opens the claim that its address names", async () => {
    const { page } = await open(dam())
    expect(await page.locator("#c2 .body").isVisible()).toBe(false)
    await page.locator('#c7 .side a[href="#c1"]').evaluate((link: HTMLElement) => link.click())
    await page.evaluate(() => {
      location.hash = "c2"
    })
    await expect.poll(() => page.locator("#c2 .body").isVisible()).toBe(true)
  })

  it("draws a link back in time under the cards, and says that a circle is one", async () => {
    const { page } = await open(dam())
    await openAll(page)
    expect(await page.locator("#c2 .lines path.back").count()).toBe(1)
    expect(await page.locator("#c2 .marks").textContent()).toContain("circular: they have it from one another")
    expect(await page.locator("#c2 .rests").textContent()).toBe("No origin is known, carried by 4 outlets.")
  })

  it("never counts what may be the same", async () => {
    const { page } = await open(dam())
    expect(await page.locator("#c1 .rests").textContent()).toBe("Rests on 2 origins, carried by 10 outlets.")
    expect(await page.locator("#c1 .maybe").textContent()).toContain("not counted")
  })

  it("raises a figure that rises, and turns where it is another", async () => {
    const { page } = await open(dam())
    const points = page.locator("#change-1 .point")
    expect(await points.locator(".mark").allTextContents()).toEqual(["40", "140", "212"])
    const tops = await points.evaluateAll((all) =>
      all.map((one) => Number(getComputedStyle(one).getPropertyValue("--up"))),
    )
    expect(tops[0]).toBe(0)
    expect(tops[1]).toBeCloseTo(100 / 172)
    expect(tops[2]).toBe(1)
  })

  it("reads without a script", async () => {
    const { page } = await open(dam(), { javaScriptEnabled: false })
    await page.locator("#c2 summary").click()
    expect(await page.locator("#c2 .body").isVisible()).toBe(true)
    await page.locator("#c1 .tree-reason").first().hover()
    expect(await page.locator("#c1 .tree-why").first().isVisible()).toBe(true)
    expect(await page.locator(".facts button").first().isVisible()).toBe(false)
  })

  it("scrolls sideways in no narrow window, and there is a list", async () => {
    for (const width of [320, 360, 390, 700]) {
      const { page } = await open(dam(), { viewport: { width, height: 800 } })
      await openAll(page)
      expect(await widthOf(page)).toBe(width)
      expect(await page.locator("#c1 .lines").isVisible()).toBe(width > 640)
      if (width < 640) expect(await page.locator("#c1 .tree-why").first().isVisible()).toBe(true)
    }
  })

  it("is printed whole: every claim open, every link in words", async () => {
    const { page } = await open(dam())
    await page.emulateMedia({ media: "print" })
    expect(await page.locator("#c2 .tree-why").first().isVisible()).toBe(true)
    expect(await page.locator(".theme").isVisible()).toBe(false)
  })

  it("has nothing that axe finds fault with, light or dark", async () => {
    for (const width of [390, 1280]) {
      for (const held of [dam(), alone(), nothing()]) {
        const { page } = await open(held, { viewport: { width, height: 900 } })
        await openAll(page)
        expect(await faultsInBothThemes(page)).toEqual([])
        await leaveWindows(browser)
      }
    }
  })

  it("is turned dark and light", async () => {
    const { page } = await open(dam(), { colorScheme: "light" })
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const before = await paper()
    await page.getByRole("button", { name: /light and dark/ }).click()
    expect(await paper()).not.toBe(before)
  })
})

describe("a story of many outlets", () => {
  it("folds what is too many to draw, and says how many", async () => {
    const { page } = await open(crowd(200, 1))
    expect(await page.locator("#c1 .copies > li").count()).toBe(9)
    expect(await page.locator("#c1 .copies > .tree-rest").textContent()).toBe("and 92 more")
    expect(await page.locator("#c1 .node").count()).toBe(60)
    expect(await page.locator("#c1 .tree-legend").textContent()).toContain("42 more are not drawn.")
  })
})
