/** The pages of people and outlets in a real browser, with a script and without one, with what a real ledger answers. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { type Desk, deskOf } from "../desk/asked.ts"
import { accused, later, other } from "../desk/records.ts"
import { faultsInBothThemes, isSerious } from "./axe.ts"
import { launch, openAt } from "./browser.ts"
import { standing } from "./standing.ts"
import { leaveWindows } from "./windows.ts"

let browser: Browser
let desk: Desk
let site: Awaited<ReturnType<typeof standing>>
let ada: string
let renn: string
const sent: string[] = []
beforeAll(async () => {
  browser = await launch()
  desk = await deskOf(accused, later, other)
  const idOf = async (q: string) => (await desk.ask("people", { q })).items[0]?.id ?? ""
  ;[ada, renn] = [await idOf("ada"), await idOf("a. renn")]
  await desk.ledger.judge({ about: "entity", verdict: "same", a: ada, b: renn, who: "Nora Quist", why: "her initial" })
  const joined = await desk.ask("person", { id: ada })
  await desk.ledger.undo(1, "Nora Quist")
  site = await standing(
    {
      "/people": { page: "people", answer: await desk.ask("people"), asked: { q: "renn" } },
      "/with": { page: "people", answer: await desk.ask("people", { q: "renn", with: ada }), asked: { with: ada } },
      "/nobody": { page: "people", answer: await desk.ask("people", { q: "zzz" }), asked: { q: "zzz" } },
      "/joined": { page: "person", answer: joined },
      "/ada": { page: "person", answer: await desk.ask("person", { id: ada }) },
      "/outlets": { page: "outlets", answer: await desk.ask("outlets") },
      "/post": { page: "outlet", answer: await desk.ask("outlet", { name: "Lisk Post" }) },
      "/courier": { page: "outlet", answer: await desk.ask("outlet", { name: "Evening/Courier & Co" }) },
    },
    {
      "/api/judgements": (method, body) => {
        sent.push(`${method} ${body}`)
        return { number: 9 }
      },
      "/api/judgements/1": (method) => {
        sent.push(`${method} 1`)
        return { number: 1 }
      },
    },
  )
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await desk.close()
})
afterEach(() => leaveWindows(browser))

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page, complaints } = await openAt(browser, site.address + path, options)
  expect(complaints.filter((complaint) => !complaint.startsWith(`request: ${site.address}/`))).toEqual([])
  return page
}

describe("the list of people", () => {
  it("leads to each, and asks for a name without a script", async () => {
    const page = await open("/people", { javaScriptEnabled: false })
    expect(await page.locator("tbody tr").first().textContent()).toMatch(/^\s*Ada Renn\s*3\s*2\s*$/)
    expect(await page.locator("tbody a").first().getAttribute("href")).toBe(`/people/${ada}`)
    await page.locator('[name="q"]').fill("tar*")
    await page.getByRole("button", { name: "Find" }).click()
    expect(new URL(page.url()).search).toBe("?q=tar*")
    expect(await (await open("/nobody")).locator(".empty").textContent()).toContain("Nobody of this name")
  })

  it("joins another name to one with a press", async () => {
    const page = await open("/with")
    expect(await page.locator("h1").textContent()).toBe("Who is the same as Ada Renn?")
    expect(await page.locator("tbody tr").count()).toBe(1)
    sent.length = 0
    await page
      .getByRole("group", { name: "Is A. Renn the same as Ada Renn?" })
      .getByRole("button", { name: "Same" })
      .click()
    await expect.poll(() => page.locator(".judge-pair output").textContent()).toBe("Kept: same. Undo")
    expect(sent).toEqual([`POST ${JSON.stringify({ about: "entity", verdict: "same", a: ada, b: renn })}`])
  })
})

describe("the page of somebody", () => {
  it("shows what is said of her beside what she says, her denial first, without a script", async () => {
    const page = await open("/ada", { javaScriptEnabled: false })
    const naming = page.locator(".naming", { hasText: "Quay was sold" })
    expect(await naming.getAttribute("class")).toContain("disputed")
    const sides = naming.locator(".naming-sides > div")
    expect(await sides.nth(0).locator(".said-words").allTextContents()).toEqual([
      "Ada Renn, the former mayor, had sold the quay",
    ])
    expect(await sides.nth(1).locator(".said-words").allTextContents()).toEqual([
      "that she had sold it",
      "the quay was old",
    ])
    expect(await sides.nth(1).locator("a").first().getAttribute("href")).toBe(
      `/articles/${accused.article.id}/statements/s2`,
    )
    expect(await page.locator(".person-roles").textContent()).toMatch(/the former mayor\s+Lisk Post/)
  })

  it("says why names are one, by whom, and parts them with a press", async () => {
    const page = await open("/joined")
    expect(await page.locator(".person-names b").allTextContents()).toEqual(["A. Renn"])
    const judged = page.locator(".judged-line")
    expect(await judged.textContent()).toMatch(/Ada Renn\s+.*A\. Renn\s+Nora Quist, .*: her initial/)
    sent.length = 0
    await page.locator(".person-names").getByRole("button", { name: "Different" }).click()
    await expect.poll(() => page.locator(".person-names output").textContent()).toContain("Kept: different.")
    await judged.getByRole("button", { name: "Undo" }).click()
    await expect.poll(() => judged.getAttribute("class")).toContain("undone")
    expect(sent).toEqual([
      `POST ${JSON.stringify({ about: "entity", verdict: "different", a: ada, b: renn })}`,
      "DELETE 1",
    ])
  })

  it("looks for other names of the same person by an address", async () => {
    const page = await open("/ada", { javaScriptEnabled: false })
    expect(await page.locator('.person-merge [name="q"]').inputValue()).toBe("Renn")
    await page.getByRole("button", { name: "Look" }).click()
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ with: ada, q: "Renn" })
  })
})

describe("the page of an outlet", () => {
  it("counts sources by what is known of them, and gives no score", async () => {
    const page = await open("/post", { javaScriptEnabled: false })
    expect(await page.locator(".outlet-sum").textContent()).toMatch(/^2 of 5 sources have no name \(40 %\)/)
    expect(
      (await page.locator(".outlet-kinds li").allTextContents()).map((text) => text.replace(/\s+/g, " ").trim()),
    ).toEqual(["3 with a name 60 %", expect.stringMatching(/^2 only a role, or a group 40 %/)])
  })

  it("names through whom it gets things, and whom it did not get to speak, with the words", async () => {
    const courier = await open("/courier", { javaScriptEnabled: false })
    expect(await courier.locator(".outlet-giver a").first().getAttribute("href")).toBe("/outlets/Lisk%20Post")
    expect(await courier.locator(".outlet-giver").first().textContent()).toMatch(
      /1 article: through it\s+“.*Lisk Post”, Renn to speak/,
    )
    expect(await courier.locator(".outlet-silent").textContent()).toMatch(
      /Ada Renn\s+1 article\s+declined: “to comment”/,
    )
    const post = await open("/post", { javaScriptEnabled: false })
    expect(await post.locator(".outlet-silent").textContent()).toMatch(
      /The clerk\s+1 article\s+could not be reached or gave no answer/,
    )
  })

  it("is led to from the list, whatever its name", async () => {
    const page = await open("/outlets", { javaScriptEnabled: false })
    expect(await page.locator("tbody a").evaluateAll((all) => all.map((a) => a.getAttribute("href")))).toEqual([
      "/outlets/Lisk%20Post",
      "/outlets/Evening%2FCourier%20%26%20Co",
    ])
  })
})

describe("all of them", () => {
  const paths = ["/people", "/with", "/joined", "/ada", "/outlets", "/post", "/courier"]

  it("scroll sideways in no narrow window", async () => {
    for (const width of [320, 390])
      for (const path of paths) {
        const page = await open(path, { viewport: { width, height: 800 } })
        expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width])
        await leaveWindows(browser)
      }
  })

  it("offer nothing to judge by on paper, nor without a script", async () => {
    const page = await open("/joined")
    await page.emulateMedia({ media: "print" })
    expect(await page.locator(".judge-pair:visible").count()).toBe(0)
    expect(await page.locator(".said-words").first().isVisible()).toBe(true)
    const plain = await open("/with", { javaScriptEnabled: false })
    expect(await plain.locator(".judge-pair:visible").count()).toBe(0)
  })

  it("have nothing serious that axe finds fault with, light or dark", async () => {
    for (const path of paths) {
      const page = await open(path, { viewport: { width: path === "/ada" ? 390 : 1280, height: 900 } })
      expect((await faultsInBothThemes(page)).filter(isSerious), path).toEqual([])
      await leaveWindows(browser)
    }
  })
})
