/** The page in a real browser, opened from the disk as a reader would. */

import { readFileSync } from "node:fs"
import { parse } from "csv-parse/sync"
import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { type Record, Record as RecordForm } from "../../src/record/index.ts"
import { faultsInBothThemes } from "./axe.ts"
import { launch, open } from "./browser.ts"
import { recordOf } from "./build.ts"
import { articleOf, book, dense, fogNotice, quarryTalks, voteCount } from "./records.ts"
import { measure } from "./speed.ts"
import { leaveWindows } from "./windows.ts"

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(() => leaveWindows(browser))

/** The words that are lit, joined where they stand side by side. */
const litWords = (page: Page) =>
  page.$$eval(".text mark.lit", (marks) => marks.map((mark) => mark.textContent ?? "").join(""))

const SHOWN = ".text .card:not([hidden], .context)"
const shownCards = (page: Page) => page.locator(SHOWN).count()

/** The characters that the parts of a statement cover, in the text's order. */
function wordsOf(record: Record, id: string): string {
  const statement = record.statements.find((one) => one.id === id)
  const covered = new Set<number>()
  const cover = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return
    if ("start" in value && "end" in value) for (let i = Number(value.start); i < Number(value.end); i++) covered.add(i)
    else for (const part of Object.values(value)) cover(part)
  }
  cover(statement)
  return [...covered]
    .sort((a, b) => a - b)
    .map((at) => record.article.text[at])
    .join("")
}

describe("the page", () => {
  it("asks for nothing from outside, complains of nothing, and shows a card for each statement", async () => {
    for (const record of [quarryTalks(), voteCount(), fogNotice()]) {
      const { page, complaints } = await open(browser, record)
      expect(await shownCards(page)).toBe(record.statements.length)
      expect(complaints).toEqual([])
      await leaveWindows(browser)
    }
  })

  it("shows the article's words as they are, marks or no marks", async () => {
    const record = quarryTalks()
    const { page } = await open(browser, record)
    const shown = await page.locator(".text > p").allTextContents()
    expect(shown).toEqual(record.article.text.split(/\n+/))
  })

  it("says of a statement who judged of it, what, when and why", async () => {
    const record = quarryTalks()
    const by = {
      number: 3,
      verdict: "speaker" as const,
      who: "Ada Holm",
      why: "the caption names her",
      at: "2031-03-08T10:00:00.000Z",
    }
    const statements = record.statements.map((each) => (each.id === "s2" ? { ...each, judged: [by] } : each))
    const { page } = await open(browser, { ...record, statements })
    expect(await page.locator("#s2 .judged-by").allTextContents()).toEqual([
      "judged speaker corrected by Ada Holm, 8 March 2031: the caption names her",
    ])
    expect(await page.locator(".judged-by").count()).toBe(1)
  })

  it("reads without a script", async () => {
    const { page } = await open(browser, voteCount(), { javaScriptEnabled: false })
    expect(await page.locator(".text").textContent()).toContain("a fairy tale told to frighten the counters")
    expect(await shownCards(page)).toBe(voteCount().statements.length)
  })

  it("takes whatever an article says as words, never as markup or script", async () => {
    const text = `He said </script><script>document.title="caught"</script><img src=x onerror="document.title='caught'"> "$&" <!-- .`
    const article = articleOf(text, { title: `</title><b>"bold"</b> & co`, uri: "a&b.txt", byline: "<i>x</i>" })
    const record = recordOf(article, { statements: [{ who: "He", cue: "said", what: text.slice(8) }] })
    const { page, complaints } = await open(browser, record)
    expect(complaints).toEqual([])
    expect(await page.title()).toBe(`</title><b>"bold"</b> & co · Hearsay`)
    expect(await page.locator(".text > p").textContent()).toBe(text)
    expect(await page.locator(".text img").count()).toBe(0)
  })

  it("keeps its own words in order beside marks of direction, astral letters and words without an end", async () => {
    const long = "Donaudampfschifffahrt".repeat(30)
    const text = `Ida \u{1D5E7}\u202Eholm told Radio \u{1F4FB}\u2066: \u201C\u{1D4D7}\u202Eno ${long}\u201D <script>document.title=1</script>.`
    const what = text.slice(text.indexOf("\u201C"), text.indexOf("\u201D") + 1)
    const article = articleOf(text, { title: `\u202E${long}`, outlet: "\u202Etsop", uri: `${long}.txt` })
    const record = recordOf(article, {
      statements: [
        {
          who: "Ida \u{1D5E7}\u202Eholm",
          cue: "told",
          what,
          quotation: "direct",
          to: ["Radio \u{1F4FB}\u2066"],
          via: [["Radio \u{1F4FB}\u2066", null, "media"]],
        },
      ],
      events: [{ trigger: "told", type: "CONSULT", status: "occurred", who: [["actor", "Ida \u{1D5E7}\u202Eholm"]] }],
    })
    for (const width of [320, 1440]) {
      const { page, complaints } = await open(browser, record, { viewport: { width, height: 800 } })
      expect(complaints).toEqual([])
      expect(await page.locator(".text > p").textContent()).toBe(text)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      // the page's own words run from left to right, whatever stands before them
      const aside = page.locator(".card .aside", { hasText: "this outlet does not say" })
      const [first, second] = await aside.evaluate((element) => {
        const words = element.firstChild as Text
        const at = words.data.indexOf("outlet")
        return [at, at + 1].map((from) => {
          const range = document.createRange()
          range.setStart(words, from)
          range.setEnd(words, from + 1)
          return range.getBoundingClientRect().left
        })
      })
      expect(first).toBeLessThan(second ?? 0)
      await page.keyboard.press("j")
      expect(await litWords(page)).toContain("told")
    }
  })

  it("does not shift while it comes to life", async () => {
    const { page } = await open(browser, quarryTalks())
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += "value" in entry ? Number(entry.value) : 0
          }).observe({ type: "layout-shift", buffered: true })
          setTimeout(() => resolve(sum), 500)
        }),
    )
    expect(shift).toBe(0)
  })

  it("has no filters that would not work without a script", async () => {
    const { page } = await open(browser, voteCount(), { javaScriptEnabled: false })
    expect(await page.locator(".filters").isVisible()).toBe(false)
    expect(await page.locator("h1").isVisible()).toBe(true)
  })

  it("lights exactly the words of the card that has the focus, and none once it is let go", async () => {
    const record = quarryTalks()
    const { page } = await open(browser, record)
    for (const id of ["s2", "s9", "s11", "s12", "s20"]) {
      await page.focus("#search")
      await page.keyboard.press("Escape")
      for (let steps = Number(id.slice(1)); steps > 0; steps--) await page.keyboard.press("j")
      expect(await litWords(page)).toBe(wordsOf(record, id))
      await page.keyboard.press("Escape")
      expect(await litWords(page)).toBe("")
    }
  })

  it("lights the card of the words under the pointer, the innermost where they nest", async () => {
    const { page } = await open(browser, quarryTalks())
    await page.locator(".text mark.cue", { hasText: /^told$/ }).hover()
    expect(await page.locator(".card.lit").getAttribute("id")).toBe("s12")
  })

  it("lights one part alone when the pointer is on it", async () => {
    const { page } = await open(browser, quarryTalks())
    await page.locator("#s11 .sentence").first().click()
    await page.locator("#s11 summary").click()
    await page.locator("#s12 .link", { hasText: "Meridian" }).hover()
    expect(await litWords(page)).toBe("the business daily Meridian")
  })

  it("keeps a statement that is picked, brings its words into view, and lets go of it with Escape", async () => {
    const { page } = await open(browser, quarryTalks())
    await page.locator("#s22 .sentence").click()
    await page.mouse.move(5, 5)
    await expect.poll(() => page.locator("mark.lit").first().isVisible()).toBe(true)
    await expect.poll(() => inViewport(page, "mark.lit"), { timeout: 10_000 }).toBe(true)
    await page.keyboard.press("Escape")
    expect(await page.locator("mark.lit").count()).toBe(0)
  })

  it("filters by source, stance, kind of source and words, and says how many are left", async () => {
    const record = quarryTalks()
    const { page } = await open(browser, record)
    const choose = (label: string, value: string) =>
      page.getByRole("combobox", { name: label, exact: true }).selectOption(value)
    await choose("Source", "Ragna Thole")
    expect(await shownCards(page)).toBe(3)
    await choose("Stance", "denies")
    expect(await page.locator(SHOWN).getAttribute("id")).toBe("s14")
    expect(await page.locator(".count output").textContent()).toBe("1 of 22 statements")
    await page.getByText("show all").click()
    expect(await shownCards(page)).toBe(22)
    await choose("Kind of source", "anonymous")
    expect(await shownCards(page)).toBe(3)
    await choose("Kind of source", "")
    await page.fill("#search", "NORTH pit")
    expect(await shownCards(page)).toBe(2)
    await page.fill("#search", "no such words")
    expect(await page.locator(".nothing").textContent()).toBe("No statement fits.")
  })

  it("folds the end of a long list of answers, and leaves a short one whole", async () => {
    const names = Array.from({ length: 14 }, (_, i) => `Ilse ${"ABCDEFGHIJKLMN"[i]}arvik`)
    const parts = (some: readonly string[]) =>
      recordOf(articleOf(some.map((name) => `${name} said the weir ${name.at(5)} held.`).join("\n\n")), {
        entities: some.map((name) => [name, "person", [name]]),
        statements: some.map((name, i) => ({
          who: name,
          entity: `e${i + 1}`,
          cue: `${name} [said]`,
          what: `the weir ${name.at(5)} held`,
        })),
      })
    const { page: long } = await open(browser, parts(names))
    const asked = long.locator("[aria-labelledby=can-be-asked]")
    expect(await asked.locator(".more > summary").textContent()).toBe("6 more")
    expect(await asked.locator(".pick:visible").count()).toBe(1 + 8)
    await asked.locator(".more > summary").click()
    expect(await asked.locator(".pick:visible").count()).toBe(1 + 14)
    const { page: short } = await open(browser, parts(names.slice(0, 10)))
    expect(await short.locator(".more").count()).toBe(0)
    expect(await short.locator("[aria-labelledby=can-be-asked] .pick:visible").count()).toBe(1 + 10)
  })

  it("shows only the statements of an entry of the answer box, unmarks and dims the rest, and lets go on the second click", async () => {
    const { page } = await open(browser, quarryTalks())
    const entry = page.locator(".hop a.pick", { hasText: "Meridian" })
    await entry.click()
    expect(await page.$$eval(SHOWN, (cards) => cards.map(({ id }) => id))).toEqual(["s11", "s12"])
    expect(await page.locator("#s12").isVisible()).toBe(true) // though it is folded into 11
    expect(await page.locator(".answered").textContent()).toContain("Meridian")
    expect(await page.locator(".text mark.source:not(.off)").count()).toBeGreaterThan(0)
    expect(await page.locator("mark", { hasText: "nearer seven" }).getAttribute("class")).toContain("off")
    expect(await page.locator(".text > p.dim").count()).toBeGreaterThan(5)
    await expect.poll(() => inViewport(page, "#s11"), { timeout: 10_000 }).toBe(true)
    await entry.click()
    expect(await page.locator("mark.off, p.dim").count()).toBe(0)
    expect(await shownCards(page)).toBe(22)
  })

  it("goes from statement to statement by key, / to the search, arrows on a card", async () => {
    const { page } = await open(browser, quarryTalks())
    const focused = () => page.evaluate(() => document.activeElement?.id)
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    expect(await focused()).toBe("s2")
    await page.keyboard.press("ArrowDown")
    expect(await focused()).toBe("s3")
    await page.keyboard.press("k")
    expect(await focused()).toBe("s2")
    await page.keyboard.press("/")
    expect(await focused()).toBe("search")
    await page.keyboard.type("jk")
    expect(await page.inputValue("#search")).toBe("jk")
  })

  it("leads past the head by the first Tab, to the article or to the statements", async () => {
    const { page } = await open(browser, quarryTalks())
    await page.keyboard.press("Tab")
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("To the article")
    await page.keyboard.press("Tab")
    await expect.poll(() => inViewport(page, ".skip:focus"), { timeout: 10_000 }).toBe(true)
    await page.keyboard.press("Enter")
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("statements")
  })

  it("goes from the search to the first that fits with Enter, keeps it lit with Enter, and lets go with Escape", async () => {
    const record = quarryTalks()
    const { page } = await open(browser, record)
    await page.keyboard.press("/")
    await page.keyboard.type("north pit")
    await page.keyboard.press("Enter")
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("s11")
    await page.keyboard.press("Enter")
    expect(await page.locator("[aria-current]").getAttribute("id")).toBe("s11")
    await page.keyboard.press("j")
    await page.locator("#search").focus()
    expect(await litWords(page)).toBe(wordsOf(record, "s11"))
    await page.keyboard.press("Escape")
    expect(await page.locator("[aria-current], mark.lit").count()).toBe(0)
  })

  it("shows where the focus is", async () => {
    const { page } = await open(browser, quarryTalks())
    for (const key of ["Tab", "Tab", "Tab", "Tab", "j", "/"]) {
      await page.keyboard.press(key)
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element)
        return `${outlineStyle} ${outlineWidth}`
      })
      expect(outline).toBe("solid 2px")
    }
  })

  it("picks the card of words that are clicked, and shows it beside them", async () => {
    const { page } = await open(browser, quarryTalks())
    await page.locator(".text mark.source", { hasText: "The minister of labour" }).click()
    expect(await page.locator("[aria-current]").getAttribute("id")).toBe("s16")
    await expect.poll(() => inViewport(page, "#s16"), { timeout: 10_000 }).toBe(true)
  })

  it("answers the three questions, each by the people concerned, and sets denials against what they deny", async () => {
    const { page } = await open(browser, quarryTalks())
    const answers = (name: string) => page.getByRole("group", { name }).locator(".entry > .pick").allTextContents()
    expect(await answers("Through others")).toEqual(
      [
        "The business daily Meridian",
        "A person close to the family that owns the quarries",
        "Dolmen’s chairwoman, Beatrix Dolmen",
      ].map((name) => expect.stringContaining(name.split(", ").at(-1) ?? "")),
    )
    expect(await answers("Unnamed")).toContain("Three officials briefed on the talks")
    expect(await answers("Can be asked")).toEqual(expect.arrayContaining(["Ragna Thole", "Casimir Hovland"]))
    const pair = page.locator(".pair", { hasText: "siding with the strikers" }).first()
    expect(await pair.locator(".claim").textContent()).toContain("has accused")
    expect(await pair.locator(".denial").textContent()).toContain("denies")
  })

  it("begins with the answers: they stand before the article, and are seen when it is opened", async () => {
    const { page } = await open(browser, quarryTalks(), { viewport: { width: 1280, height: 800 } })
    for (const name of ["Through others", "Unnamed", "Can be asked"])
      expect(
        await page.getByRole("heading", { name }).evaluate((one) => one.getBoundingClientRect().bottom < innerHeight),
      ).toBe(true)
    const order = await page.$$eval(".answers, .text", (all) => all.map(({ className }) => className))
    expect(order).toEqual(["answers", "text"])
  })

  it("has on each card the ways to carry it off: its quotation, its address, its words in the article", async () => {
    const { page } = await open(browser, quarryTalks())
    for (const act of ["copy quote", "copy link"])
      expect(await page.locator(".card > .lead", { hasText: act }).count()).toBe(22)
    const links = await page.$$eval(".acts a", (all) => all.map((link) => (link as HTMLAnchorElement).href))
    expect(
      links.filter((link) => /^https:\/\/skarnvalley\.example\/valley\/1882\.html#:~:text=\S+$/.test(link)),
    ).toHaveLength(22)
  })

  it("lets what is inferred look inferred, and nothing else: a name for a pronoun, a day from elsewhere, a doubtful reading", async () => {
    const text = "It was Monday. The clerk, Ada Holm, said the till was short. She said the keys were lost."
    const record = recordOf(articleOf(text), {
      entities: [["Ada Holm", "person", ["Ada Holm", "She"]]],
      statements: [
        { who: "The clerk, Ada Holm,", entity: "e1", cue: "Holm, [said]", what: "the till was short" },
        { who: "She", entity: "e1", cue: "She [said]", what: "the keys were lost", said: ["Monday", "2031-03-10"] },
      ],
    })
    const [sure, doubtful] = record.statements
    const { page } = await open(browser, {
      ...record,
      statements: [sure, { ...doubtful, confidence: 0.6 }] as Record["statements"],
    })
    const styleOf = (selector: string, property: string) =>
      page.$$eval(
        selector,
        (all, property) => all.map((one) => getComputedStyle(one).getPropertyValue(property)),
        property,
      )
    expect(await page.locator(".card .inferred").allTextContents()).toEqual(["Ada Holm", "Ada Holm", "Monday"])
    expect(new Set(await styleOf(".card .inferred", "text-decoration-style"))).toEqual(new Set(["dashed"]))
    expect(await styleOf(".card", "border-top-style")).toEqual(["solid", "dashed"])
    expect(await page.locator("#s2 .doubt").textContent()).toBe("unsure, 0.60")
    expect(
      await page.$$eval(".bracket.open[data-number]", (all) => all.map((one) => one.getAttribute("data-number"))),
    ).toEqual(expect.arrayContaining(["1", "2?"]))
  })

  it("folds what stands within a statement into its card, and shows it once", async () => {
    const record = voteCount()
    const { page } = await open(browser, record)
    const inner = record.statements.filter(({ within }) => within !== null)
    expect(inner.length).toBeGreaterThan(2)
    for (const { id, within } of inner) {
      expect(await page.locator(`#${within} details #${id}`).count()).toBe(1)
      expect(await page.locator(`#${id}`).count()).toBe(1)
      expect(await page.locator(`#${id}`).isVisible()).toBe(false)
    }
  })

  it("opens at the statement that the address names, unfolded, lit and in view, with its card", async () => {
    const record = quarryTalks()
    const { page } = await open(browser, record)
    await page.goto(`${page.url()}#s12`)
    await page.reload()
    expect(await page.locator("[aria-current=true]").getAttribute("id")).toBe("s12")
    expect(await litWords(page)).toBe(wordsOf(record, "s12"))
    await expect.poll(() => inViewport(page, "#s12"), { timeout: 10_000 }).toBe(true)
    await expect.poll(() => inViewport(page, "mark.lit"), { timeout: 10_000 }).toBe(true)
  })

  it("lets no paragraph run over another, wherever the page is scrolled to", async () => {
    const { page } = await open(browser, quarryTalks(), { viewport: { width: 1280, height: 800 } })
    for (const share of [0.3, 0.5, 0.7, 1]) {
      await page.evaluate((share) => scrollTo({ top: share * document.body.scrollHeight, behavior: "instant" }), share)
      const over = await page.$$eval(".text > p", (all) => {
        const boxes = all.map((one) => one.getBoundingClientRect())
        return boxes.filter(({ top }, i) => top < (boxes[i - 1]?.bottom ?? -Infinity)).length
      })
      expect(over).toBe(0)
    }
  })

  it("copies a quotation ready to print, and the address of the statement", async () => {
    const { page } = await open(browser, quarryTalks(), { permissions: ["clipboard-read", "clipboard-write"] })
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
    await page.locator("#s10").getByText("copy quote").click()
    await expect.poll(() => page.locator("#s10").textContent()).toContain("copied")
    expect(await clipboard()).toBe(
      "“If there is no meeting, there is no mediator,” — Leopold Ansgar (“he” in the text), Skarn Valley Gazette, 4 October 2030\n" +
        "https://skarnvalley.example/valley/1882.html#:~:text=If%20there%20is%20no%20meeting%2C%20there%20is%20no%20mediator",
    )
    await page.locator("#s10").getByText("copy link").click()
    await expect.poll(clipboard).toMatch(/\.html#s10$/)
  })

  it("saves the statements that are shown as CSV and JSON, from the file itself", async () => {
    const { page, complaints } = await open(browser, quarryTalks())
    const save = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(".take").getByRole("button", { name }).click(),
      ])
      return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")]
    }
    const [name, csv] = await save("CSV")
    expect(name).toBe("quarry-talks-break-down-as-owners.csv")
    expect(parse(csv ?? "", { bom: true, columns: true })).toHaveLength(22)
    const [, json] = await save("JSON")
    expect(RecordForm.parse(JSON.parse(json ?? ""))).toEqual(quarryTalks())
    await page.fill("#search", "north pit")
    const [, fewer] = await save("CSV")
    expect(parse(fewer ?? "", { bom: true, columns: true })).toHaveLength(2)
    expect(complaints.filter((line) => !line.startsWith("request: blob:"))).toEqual([])
  })

  it("shows dates in the order of the calendar with their sentences, the day of publication among them", async () => {
    const { page } = await open(browser, quarryTalks())
    expect(await page.locator(".day h3").allTextContents()).toEqual([
      "22 August 2030",
      "week 40 of 2030",
      "2 October 2030",
      "3 October 2030, night",
      "4 October 2030 published",
      "7 October 2030",
    ])
    const mention = page.locator(".mention", { hasText: "Two cutters were arrested" })
    expect(await mention.locator("b").textContent()).toBe("Wednesday")
    await mention.hover()
    expect(await litWords(page)).toBe("Wednesday")
  })

  it("has notes in two lists, what to ask the outlet and what Hearsay is unsure of, and lights their words", async () => {
    const { page } = await open(browser, voteCount())
    const list = (title: string) => page.locator("#notes .list", { hasText: title })
    expect(await page.locator("#notes h2").allTextContents()).toEqual(["Worth asking the outlet", "Hearsay is unsure"])
    expect(await list("Worth asking the outlet").locator("q").allTextContents()).toEqual(["allegedly"])
    expect(await list("Hearsay is unsure").locator("q").allTextContents()).toEqual(["its chief of staff"])
    await list("Hearsay is unsure").locator("q").click()
    expect(await litWords(page)).toBe("its chief of staff")
    await expect.poll(() => inViewport(page, "mark.lit"), { timeout: 10_000 }).toBe(true)
  })

  it("turns the marks down and up, and remembers it", async () => {
    const { page } = await open(browser, quarryTalks())
    const density = () => page.locator(".desk").getAttribute("data-density")
    expect(await density()).toBe("full")
    await page.getByRole("radio", { name: "none" }).check()
    expect(await page.locator(".text .bracket").first().isVisible()).toBe(false)
    await page.reload()
    expect(await density()).toBe("none")
    const { page: long } = await open(browser, book(6))
    expect(await long.locator(".desk").getAttribute("data-density")).toBe("quiet")
  })

  it("hides nothing in a scroll of its own: a picture of the whole page has every card and paragraph", async () => {
    const { page } = await open(browser, quarryTalks(), { viewport: { width: 1280, height: 700 } })
    const cut = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>(".desk, .desk *")].filter(
          (element) =>
            /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1,
        ).length,
    )
    expect(cut).toBe(0)
    expect(await undrawn(page)).toBe(0)
  })

  it("has in a picture of a whole book what is far out of sight, too, soon after it is opened and after each filter", async () => {
    const { page } = await open(browser, book(30))
    expect(await page.locator(".desk").getAttribute("data-size")).toBe("book")
    await expect.poll(() => undrawn(page), { timeout: 60_000 }).toBe(0)
    await page.fill("#search", "north pit")
    await page.fill("#search", "")
    await expect.poll(() => undrawn(page), { timeout: 60_000 }).toBe(0)
    const { page: still } = await open(browser, book(30), { javaScriptEnabled: false })
    await still.locator(".text > p").last().scrollIntoViewIfNeeded()
    expect(
      await still
        .locator(".text > p")
        .first()
        .evaluate((one) => getComputedStyle(one).contentVisibility),
    ).toBe("visible")
  }, 120_000)

  it.each([900, 1280, 1600])(
    "leaves no hole in the text of a window of %i pixels, however many cards a paragraph has",
    async (width) => {
      const { page } = await open(browser, dense(), { viewport: { width, height: 900 } })
      const gaps = () =>
        page.$$eval(".text > p", (all) => {
          const boxes = all.map((one) => one.getBoundingClientRect())
          return [...new Set(boxes.slice(1).map(({ top }, i) => Math.round(top - (boxes[i]?.bottom ?? 0))))]
        })
      expect(await gaps()).toHaveLength(1)
      await page.locator("#s9 .sentence").click() // all of a card is shown, and still none
      expect(await gaps()).toHaveLength(1)
    },
  )

  it("keeps cards beside their words: no two over each other, and none far behind where a paragraph has many", async () => {
    for (const record of [quarryTalks(), dense()]) {
      const { page } = await open(browser, record, { viewport: { width: 1280, height: 900 } })
      const [over, behind] = await page.$$eval(".text > .beside:not([hidden])", (all) => {
        const boxes = all.map((one) => one.getBoundingClientRect())
        const over = boxes.filter(({ top }, i) => top < (boxes[i - 1]?.bottom ?? -Infinity) - 1).length
        const behind = all.map((one, i) => {
          let words = one.nextElementSibling
          while (words && words.tagName !== "P") words = words.nextElementSibling
          return (boxes[i]?.top ?? 0) - (words?.getBoundingClientRect().top ?? 0)
        })
        return [over, Math.max(...behind)]
      })
      expect(over).toBe(0)
      expect(behind).toBeLessThan(250)
    }
  })

  it("folds the cards of a crowded paragraph to a line, and shows all of one that is picked, come to, or named by the address", async () => {
    const { page } = await open(browser, dense(), { viewport: { width: 1280, height: 900 } })
    const height = (id: string) => page.locator(`#${id}`).evaluate((card) => card.clientHeight)
    const details = page.locator("#s9 .details")
    const folded = await height("s9")
    expect(await details.isVisible()).toBe(false)
    await page.locator("#s9 .sentence").click()
    expect(await details.isVisible()).toBe(true)
    expect(await height("s9")).toBeGreaterThan(folded)
    await page.keyboard.press("Escape")
    expect(await details.isVisible()).toBe(false)
    for (let steps = 9; steps > 0; steps--) await page.keyboard.press("j")
    expect(await details.isVisible()).toBe(true)
    await page.keyboard.press("Escape")
    await page.locator("#s9").hover()
    expect(await page.locator("#s9").getByText("copy quote").isVisible()).toBe(true)
    const { page: still } = await open(browser, dense(), { javaScriptEnabled: false })
    await still.goto(`${still.url()}#s9`)
    expect(await still.locator("#s9 .details").isVisible()).toBe(true)
  })

  it("opens a folded card with what stands inside it, and folds it again when it is let go of", async () => {
    const { page } = await open(browser, quarryTalks(), { viewport: { width: 1280, height: 900 } })
    const inner = page.locator("#s12")
    expect(await page.locator("#s11 .chain").first().isVisible()).toBe(false) // it is folded
    await page.locator("#s10 .sentence").click()
    for (const [key, seen] of [
      ["j", false],
      ["j", true],
      ["j", false],
    ] as const) {
      await page.keyboard.press(key)
      expect(await inner.isVisible()).toBe(seen)
    }
    await page.keyboard.press("k")
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("s12")
    await page.keyboard.press("Enter")
    expect(await page.locator("[aria-current]").getAttribute("id")).toBe("s12")
    await page.keyboard.press("Escape")
    expect(await inner.isVisible()).toBe(false)
    const { page: still } = await open(browser, quarryTalks(), { javaScriptEnabled: false })
    await still.goto(`${still.url()}#s12`)
    expect(await still.locator("#s12").isVisible()).toBe(true)
  })

  it("copies the article alone where words are marked from one paragraph to another", async () => {
    const record = quarryTalks()
    const { page } = await open(browser, record, { viewport: { width: 1280, height: 2400 } })
    const boxOf = async (nth: number) => (await page.locator(".text > p").nth(nth).boundingBox()) ?? { x: 0, y: 0 }
    const [from, to] = [await boxOf(1), await boxOf(3)]
    await page.mouse.move(from.x + 1, from.y + 8)
    await page.mouse.down()
    await page.mouse.move(to.x + 120, to.y + 8, { steps: 5 })
    await page.mouse.up()
    const words = (await page.evaluate(() => String(getSelection()))).replace(/\s+/g, " ")
    expect(words).toMatch(/^“They got up/)
    expect(record.article.text.replace(/\s+/g, " ")).toContain(words.trim())
  })

  it("lists on a telephone what a filter found, in a sheet", async () => {
    const { page } = await open(browser, quarryTalks(), { viewport: { width: 390, height: 844 }, hasTouch: true })
    await page.locator(".entry a.pick", { hasText: "Ragna Thole" }).tap()
    expect(await page.locator(".sheet .found").textContent()).toBe("3 of 22 statements · Ragna Thole")
    expect(await page.locator(".sheet .card").count()).toBe(3)
    await page.locator(".sheet .card").last().locator(".sentence").tap()
    expect(await page.locator(".sheet .card").count()).toBe(1)
    await expect.poll(() => inViewport(page, "mark.lit"), { timeout: 10_000 }).toBe(true)
  })

  it("says of an unknown outlet that it is unknown, and nothing more of it", async () => {
    const record = quarryTalks()
    const { page } = await open(browser, { ...record, article: { ...record.article, outlet: null } })
    const text = await page.locator("body").innerText()
    expect(text).toContain("Outlet unknown")
    expect(text).not.toMatch(/this outlet/i)
  })

  it("leaves out what the record leaves empty", async () => {
    const article = articleOf("She said no.")
    const record = recordOf(article, { statements: [{ who: "She", cue: "said", what: "no" }] })
    const bare = {
      ...record,
      statements: record.statements.map((one) => ({ ...one, stance: null, source: { ...one.source, type: null } })),
    }
    const { page } = await open(browser, bare)
    expect(await page.locator(".text .card").innerText()).toMatch(/^1\s+copy quote\s+copy link\s+She said no\.$/)
    expect(await page.locator(".dates, .notes, .facts button, select").count()).toBe(0)
    expect(await page.locator("body").innerText()).not.toMatch(/null|undefined/)
  })

  it("has nothing that axe finds, light or dark, whether a statement is lit or not", async () => {
    const { page } = await open(browser, quarryTalks())
    expect(await faultsInBothThemes(page)).toEqual([])
    await page.keyboard.press("j")
    expect(await faultsInBothThemes(page)).toEqual([])
    await page.fill("#search", "no such words")
    expect(await faultsInBothThemes(page)).toEqual([])
    const { page: small } = await open(browser, voteCount(), { viewport: { width: 390, height: 800 }, hasTouch: true })
    await small.locator(".text mark.content").first().tap()
    expect(await faultsInBothThemes(small)).toEqual([])
    const { page: empty } = await open(browser, fogNotice())
    expect(await faultsInBothThemes(empty)).toEqual([])
  })

  it("turns from light to dark on demand, and stays so when it is opened again", async () => {
    const { page } = await open(browser, quarryTalks(), { colorScheme: "light" })
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await paper()
    await page.getByRole("button", { name: "Switch between light and dark" }).click()
    const dark = await paper()
    expect(dark).not.toBe(light)
    await page.reload()
    expect(await paper()).toBe(dark)
    await page.getByRole("button", { name: "Switch between light and dark" }).click()
    await page.reload()
    expect(await paper()).toBe(light)
  })

  it("turns theme and marks all the same where the browser forbids a page to keep anything", async () => {
    const { page, complaints } = await open(browser, quarryTalks(), { colorScheme: "light" })
    await page.addInitScript(() => {
      const denied = () => {
        throw new DOMException("denied", "SecurityError")
      }
      Object.defineProperty(window, "localStorage", { get: denied })
    })
    await page.reload()
    await page.getByRole("button", { name: "Switch between light and dark" }).click()
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark")
    await page.getByRole("radio", { name: "quiet" }).check()
    expect(await page.locator(".desk").getAttribute("data-density")).toBe("quiet")
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it("fits a window of 320 pixels, and shows the card of words that are touched", async () => {
    const { page } = await open(browser, voteCount(), { viewport: { width: 320, height: 640 }, hasTouch: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.locator(".text mark.content").first().tap()
    expect(await page.locator(".sheet .card").getAttribute("data-owner")).toBe("s1")
    const above = () =>
      page.evaluate(() => {
        const [words, sheet] = [document.querySelector("mark.lit-content"), document.querySelector(".sheet")]
        return (words?.getBoundingClientRect().bottom ?? Infinity) < (sheet?.getBoundingClientRect().top ?? 0)
      })
    await expect.poll(above, { timeout: 5000 }).toBe(true)
    await page.getByRole("button", { name: "Close" }).click()
    expect(await page.locator(".sheet").isVisible()).toBe(false)
  })

  it("shows an article as long as a book, and lights its last statement", async () => {
    const record = book(50)
    const { page, complaints } = await open(browser, record)
    const last = `s${record.statements.length}`
    await page.getByRole("combobox", { name: "Source", exact: true }).selectOption("Stonecutters’ Union")
    await page.locator(`#${last} .sentence`).click()
    await expect.poll(() => inViewport(page, "mark.lit"), { timeout: 10_000 }).toBe(true)
    expect(complaints).toEqual([])
  }, 300_000)

  it("hides and shows the statements of a book within a second", async () => {
    const { page } = await open(browser, book(50))
    const took = await page.evaluate(measure)
    expect(took.filter).toBeLessThan(1000)
    expect(took["show all"]).toBeLessThan(1000)
    expect(await shownCards(page)).toBe(1100)
  }, 300_000)
})

/** Paragraphs and cards that a browser has not laid out as yet. */
function undrawn(page: Page): Promise<number> {
  return page.$$eval(
    ".text > p, .beside:not([hidden]) .sentence",
    (all) =>
      all.filter((one) => !one.closest("details:not([open])") && !one.checkVisibility({ contentVisibilityAuto: true }))
        .length,
  )
}

function inViewport(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top >= 0 && top < bottom && bottom <= innerHeight
    })
}
