/** Windows of a browser. To open one takes longer than to show a page, so one that a test has left is used again for the same options, and nothing is kept in it. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core"

/** What tests listen to. */
const HEARD = ["request", "console", "pageerror", "dialog", "framenavigated"] as const

const kinds = new WeakMap<Page, BrowserContextOptions>()
const left = new WeakMap<Browser, Map<string, Page[]>>()

export async function windowOf(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const again = leftOf(browser, options).pop()
  if (again) return again
  const page = await (await browser.newContext(options)).newPage()
  kinds.set(page, options)
  return page
}

/** After a test: leaves all of its pages. What was opened otherwise, or has opened more, is closed. */
export async function leaveWindows(browser: Browser): Promise<void> {
  await Promise.all(
    browser.contexts().map(async (context) => {
      const [page, ...more] = context.pages()
      const options = page && more.length === 0 ? kinds.get(page) : undefined
      if (!page || !options) return context.close()
      const free = leftOf(browser, options)
      if (free.includes(page)) return
      await leave(page, options)
      free.push(page)
    }),
  )
}

function leftOf(browser: Browser, options: BrowserContextOptions): Page[] {
  const all = left.get(browser) ?? new Map<string, Page[]>()
  left.set(browser, all)
  const kind = JSON.stringify(options)
  const pages = all.get(kind) ?? []
  all.set(kind, pages)
  return pages
}

async function leave(page: Page, { colorScheme }: BrowserContextOptions): Promise<void> {
  for (const event of HEARD) page.removeAllListeners(event)
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.context().clearCookies()
  await page.emulateMedia({ media: null, colorScheme: colorScheme ?? "light" })
  await page.mouse.move(-1, -1)
  await page.goto("about:blank")
}
