/** The bookmarklet: a page of another site, handed over as its reader sees it. */
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { launch } from "../web/browser.ts"
import { type Served, served } from "./served.ts"

const STORY = `<!doctype html><title>Pier to close - Harbour Gazette</title><main><h1>Pier to close</h1><p id="wall">Log in to read on.</p></main>
<script>document.querySelector("#wall").outerHTML = "<p>The old pier of Vellmark will be closed in June, the harbour master, Ines Carrow, said on Monday. “It cannot be mended,” she told the council. Nobody from the council could be reached on Monday evening.</p>"</script>`

let browser: Browser
let desk: Served
let site: Server
let story: string
beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launch(), served([])])
  site = createServer((_, response) => response.setHeader("content-type", "text/html; charset=utf-8").end(STORY))
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve))
  story = `http://127.0.0.1:${(site.address() as AddressInfo).port}/pier`
})
afterAll(async () => {
  await Promise.all([browser.close(), desk.close()])
  site.close()
})

/** Presses the bookmarklet on a page of the site. @returns what it opened */
async function pressed(change: (code: string) => string = (code) => code): Promise<Page> {
  const context = await browser.newContext()
  const front = await context.newPage()
  await front.goto(desk.address)
  const code = decodeURIComponent((await front.locator("#bookmarklet").getAttribute("href")) ?? "")
  const page = await context.newPage()
  await page.goto(story)
  const opened = context.waitForEvent("page")
  await page.evaluate(change(code.replace(/^javascript:/, "")))
  return opened
}

describe("the bookmarklet", () => {
  it("hands over the page as it stands there, and it is read when its reader says so", async () => {
    const taking = await pressed()
    await taking.getByText(story).waitFor()
    expect(await taking.locator("#take button").isEnabled()).toBe(true)
    await taking.locator("#take button").click()
    await taking.waitForURL("**/articles/*")
    const id = taking.url().split("/").at(-1)
    const { json } = await desk.get(`/api/articles/${id}`)
    expect(json).toMatchObject({ record: { article: { url: story, title: "Pier to close" } } })
    expect(JSON.stringify(json)).toContain("It cannot be mended")
  })

  it("takes no page under an address that is another's", async () => {
    const taking = await pressed((code) => code.replace("url:location.href", 'url:"https://paper.example/true"'))
    await taking.waitForTimeout(500)
    expect(await taking.locator("#take .what").innerText()).toBe("Waiting for the page …")
    expect(await taking.locator("#take button").isEnabled()).toBe(false)
  })

  it("says so where nothing is handed over", async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${desk.address}/take`)
    expect(await page.locator("#take .what").innerText()).toContain("No page was handed over")
  })
})
