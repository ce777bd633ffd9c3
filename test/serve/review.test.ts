/** The review queue, as a use case and in a browser. */
import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { articleSaying } from "../doubtful.ts"
import { faultsInBothThemes, isSerious } from "../web/axe.ts"
import { launch } from "../web/browser.ts"
import { leaveWindows, windowOf } from "../web/windows.ts"
import { type Served, served } from "./served.ts"

const grave = articleSaying({ title: "Grave", stance: "denies", confidence: 0.3 })
const mild = articleSaying({ title: "Mild", stance: "asks", confidence: 0.6, speaker: "Otto Brandt" })
const put = articleSaying({ title: "Put on", stance: "says", confidence: 0.99, source: "the official" })
const sure = articleSaying({ title: "Sure", stance: "says", confidence: 0.99, speaker: "Ada Stein" })

let browser: Browser
let desk: Served
beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launch(), served([mild, grave, put, sure])])
})
afterAll(() => Promise.all([browser.close(), desk.close()]))
afterEach(() => leaveWindows(browser))

async function at(path: string): Promise<Page> {
  const page = await windowOf(browser)
  await page.goto(desk.address + path)
  return page
}

const question = (page: Page) => page.locator(".review h2").innerText()
const countOf = (page: Page, kind: string) => page.locator(".kinds a", { hasText: kind }).locator(".n").innerText()

describe("the review", () => {
  it("begins with what does most harm if it is wrong, in its paragraph", async () => {
    const page = await at("/review")
    expect(await question(page)).toBe("Is this read right?")
    expect(await page.locator(".review .read b").innerText()).toBe("Marta Ilves")
    expect(await page.locator(".review blockquote").innerText()).toBe(grave.article.text)
    expect(await page.locator('.review [data-role="cue"]').innerText()).toBe("spoke of")
  })

  it("counts what is open, by kind", async () => {
    const page = await at("/review")
    expect(await countOf(page, "All statements")).toBe("3")
    expect(await countOf(page, "Low confidence")).toBe("2")
    expect(await countOf(page, "Name on unnamed words")).toBe("1")
  })

  it("asks of a name that was put on unnamed words whether it is right", async () => {
    const page = await at("/review?kind=name+on+unnamed+words")
    expect(await question(page)).toBe("Is “the official” Marta Ilves?")
  })

  it("is skipped through by a key, until nothing is left, and begins again", async () => {
    const page = await at("/review")
    const seen = []
    for (let i = 0; i < 3; i++) {
      seen.push(await page.locator(".review .from a").first().innerText())
      if (i === 2) break
      await Promise.all([page.waitForNavigation(), page.keyboard.press("s")])
    }
    expect(seen).toEqual(["Grave", "Put on", "Mild"])
  })

  it("is answered by keys and undone by one", async () => {
    const page = await at("/review")
    await Promise.all([page.waitForNavigation(), page.keyboard.press("y")])
    expect(await page.locator(".review .from a").first().innerText()).toBe("Put on")
    await Promise.all([page.waitForNavigation(), page.keyboard.press("n")])
    expect(await page.locator(".review .from a").first().innerText()).toBe("Mild")
    await Promise.all([page.waitForNavigation(), page.keyboard.press("z")])
    expect(await page.locator(".review .from a").first().innerText()).toBe("Put on")
    await page.goto(`${desk.address}/log`)
    expect(await page.locator(".log .judged").allInnerTexts()).toEqual([
      "“the pier” is said by somebody who cannot be told",
      "“the pier” is right",
    ])
  })

  it("begins with what an assistant proposes, with who and why; it is accepted, declined and taken back by keys", async () => {
    const propose = (record: typeof sure, asked: object) =>
      desk.post("/api/proposals", { about: "statement", article: record.article.id, statement: "s1", ...asked })
    const inRail = async (page: Page) => Number(await page.locator('.rail a[href="/review"] .n').innerText())
    const before = await inRail(await at("/review"))
    await propose(sure, { verdict: "stance", stance: "warns", who: "a model", why: "“spoke of” is a warning here" })
    await propose(sure, { verdict: "none", who: "a model" })
    const page = await at("/review")
    const press = (key: string) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)])
    const stanceOf = async () => {
      const { json } = await desk.get(`/api/articles/${sure.article.id}`)
      return (json as { record: typeof sure }).record.statements.map(({ stance }) => stance)
    }
    expect(await inRail(page)).toBe(before + 2)
    expect(await countOf(page, "Proposed")).toBe("2")
    expect(await question(page)).toBe("Is this no statement?")
    expect((await faultsInBothThemes(page)).filter(isSerious)).toEqual([])
    await press("n")
    expect(await question(page)).toBe("Is its stance “warns”?")
    expect(await page.locator(".review .proposed").innerText()).toMatch(
      /a model proposes that it has the stance warns[\s\S]*“spoke of” is a warning here/,
    )
    expect(await stanceOf()).toEqual(["says"])
    await press("y")
    expect(await stanceOf()).toEqual(["warns"])
    expect(await page.locator(".review .proposed").count()).toBe(0)
    await press("z")
    expect(await question(page)).toBe("Is its stance “warns”?")
    expect(await stanceOf()).toEqual(["says"])
    await press("y")
    await page.goto(`${desk.address}/log`)
    const log = await page.locator("main").innerText()
    expect(log).toContain("proposal 3 by a model: “spoke of” is a warning here")
    expect(await page.locator(".declined li").innerText()).toMatch(
      /is no statement[\s\S]*proposed by a model, declined by the desk/,
    )
    await page.locator(".declined").getByRole("button", { name: "Undo" }).click()
    await page.getByText("it is to be reviewed again").waitFor()
    await page.goto(`${desk.address}/review`)
    expect(await question(page)).toBe("Is this no statement?")
    await press("n")
  })

  it("takes many of a kind at once", async () => {
    const page = await at("/review?kind=low+confidence&limit=20")
    await page.getByRole("button", { name: "Pick all" }).click()
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Yes to all" }).click()])
    expect(await page.locator(".empty").innerText()).toContain("Nothing of this kind is left")
  })
})
