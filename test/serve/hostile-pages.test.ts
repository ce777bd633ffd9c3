/** Every page of the desk, made of articles that are made to do harm, in a real browser: nothing of them is more than text. */
import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { pages } from "../../src/serve/pages/pages.ts"
import { launch } from "../web/browser.ts"
import { leaveWindows, windowOf } from "../web/windows.ts"
import { hostileArticles, TYPED } from "./hostile.ts"
import { type Served, served } from "./served.ts"

const PHONE = { viewport: { width: 390, height: 800 } }
const records = hostileArticles()
let desk: Served
let browser: Browser
beforeAll(async () => {
  desk = await served(records)
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})
afterEach(() => leaveWindows(browser))

/** The address of a page with what of the hostile articles stands at it. */
async function addressOf(path: string): Promise<string> {
  const of = async (list: string) =>
    ((await desk.get(list)).json as { items: { [field: string]: string }[] }).items[0] ?? {}
  const [article] = records
  const ids: { [path: string]: () => Promise<string | undefined> } = {
    articles: async () => article?.article.id,
    claims: async () => (await of("/api/claims")).id,
    people: async () => (await of("/api/statements")).entity,
    outlets: async () => article?.article.outlet ?? undefined,
  }
  const kind = path.match(/(\w+)\/:/)?.[1] ?? ""
  const id = path.includes(":") ? await ids[kind]?.() : ""
  if (id === undefined) throw new Error(`nothing stands at ${path}`)
  return path.replace(":statement", "s1").replace(/:\w+/, encodeURIComponent(id))
}

/** Opens a page, goes over all of it, and tells what it did that no page may. */
async function harmAt(path: string): Promise<{ status: number | undefined; harm: string[]; width: number }> {
  const page = await windowOf(browser, PHONE)
  const harm: string[] = []
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== desk.address && !request.url().startsWith("data:"))
      harm.push(`asked ${request.url()}`)
  })
  page.on("dialog", (dialog) => harm.push(`said ${dialog.message()}`))
  page.on("pageerror", (error) => harm.push(`error ${error.message}`))
  // What the policy had to stop was markup already.
  page.on("console", (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) harm.push(`stopped ${message.text()}`)
  })
  page.on("framenavigated", (frame) => {
    if (new URL(frame.url()).origin !== desk.address) harm.push(`went to ${frame.url()}`)
  })
  const response = await page.goto(desk.address + path)
  const width = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
  await page.mouse.move(200, 400)
  for (let i = 0; i < 12; i++) await page.keyboard.press("Tab")
  harm.push(...(await page.evaluate(harmInDocument)))
  return { status: response?.status(), harm, width }
}

/** In the page. */
function harmInDocument(): string[] {
  const found = (selector: string, what: string) => [...document.querySelectorAll(selector)].map(() => what)
  // The desk's own bookmarklet, to be dragged away: on the page itself the policy lets it do nothing.
  const own = `javascript:(()=>{const w=open("${location.origin}/take")`
  const isOdd = (address: string) =>
    !address.startsWith(own) && /^\s*(?!https?:|data:|blob:)[a-z][a-z\d+.-]*:/i.test(address)
  const all = [...document.querySelectorAll("*")]
  return [
    ...("harmed" in window ? ["a script ran"] : []),
    ...found("script:not([src^='/assets/'])", "a script that is none of the desk's"),
    ...found(
      "base, iframe, object, embed, meta[http-equiv], form[action*='evil'], img[src='x']",
      "an element of an article",
    ),
    ...found("style", "a style of an article").filter(() => getComputedStyle(document.body).display === "none"),
    ...all.flatMap((element) =>
      [...element.attributes].flatMap(({ name, value }) => {
        if (/^on/i.test(name)) return [`an attribute ${name}`]
        if (/^(href|src|action|formaction|xlink:href)$/i.test(name) && isOdd(value))
          return [`an address ${value.slice(0, 60)}`]
        return name === "style" && /position:\s*fixed/.test(value) ? [`a style ${value}`] : []
      }),
    ),
    ...(document.title.includes("Hearsay") ? [] : [`a title of an article alone: ${document.title.slice(0, 80)}`]),
  ]
}

describe("a page of articles that mean harm", () => {
  it("would be told from others: what is looked for is found where it is", async () => {
    const page = await browser.newPage()
    // What would lead away from the page is left out.
    await page.setContent(TYPED.replace(/<meta[^>]*>/, ""))
    expect((await page.evaluate(harmInDocument)).length).toBeGreaterThanOrEqual(5)
  })

  it.each(pages.map(({ path }) => path))(
    "%s shows their words as text, and is no wider than a phone, however long a word is",
    async (path) => {
      const { status, harm, width } = await harmAt(await addressOf(path))
      expect([status, harm]).toEqual([200, []])
      expect(width).toBeLessThanOrEqual(390)
    },
  )

  it.each([
    "/search?q=",
    "/articles?q=",
    "/claims?q=",
    "/log?cursor=",
    "/names?names=",
    "/articles/",
    "/claims/",
    "/login?to=",
    "/nowhere/",
  ])("%s shows what was typed as text, whatever it is", async (path) => {
    const { harm } = await harmAt(path + encodeURIComponent(TYPED))
    expect(harm).toEqual([])
  })

  it("is shown in nobody's frame", async () => {
    const page = await browser.newPage()
    await page.setContent(`<iframe src="${desk.address}/"></iframe>`)
    const shown = await Promise.all(page.frames().map((frame) => frame.content()))
    expect(shown).toHaveLength(2)
    expect(shown.join("\n")).not.toContain("Hearsay")
    const { headers } = await desk.get("/")
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
    expect(headers.get("x-frame-options")).toBe("DENY")
  })
})
