/** What axe finds fault with on a page: how bad it is, which rule, and where. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type axe from "axe-core"
import type { Page } from "playwright-core"

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8")

const THEMES = ["light", "dark"] as const
/** The rules that look at colours. */
const COLOURS: axe.RunOptions = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } }

export function faultsOf(page: Page): Promise<string[]> {
  return faultsBy(page, {})
}

async function faultsBy(page: Page, rules: axe.RunOptions): Promise<string[]> {
  await bringAxe(page)
  return page.evaluate(
    async (options) => {
      const { violations } = await window.axe.run(document, options)
      return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${html}`))
    },
    { resultTypes: ["violations"], ...rules } satisfies axe.RunOptions,
  )
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

/**
 * Once for as long as the page stands: to read it takes the browser longer than to try a few rules. As a console runs a script, for so the browser knows it again
 * on the next page, and no policy of the page forbids it.
 */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => "axe" in window)) return
  const console = await page.context().newCDPSession(page)
  const { exceptionDetails } = await console.send("Runtime.evaluate", { expression: SOURCE })
  if (exceptionDetails) throw new Error(exceptionDetails.text)
  await console.detach()
}

/** In both themes. What stands as it stood in the first is looked at for its colours alone in the second: all other rules would find the same again. */
export async function faultsInBothThemes(page: Page): Promise<string[]> {
  const faults: string[] = []
  let before: string | undefined
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme })
    const now = await standing(page)
    const found = await faultsBy(page, now === before ? COLOURS : {})
    faults.push(...found.map((fault) => `${colorScheme}: ${fault}`))
    before = now
  }
  return faults
}

/** All elements with their attributes, and where each is seen. */
function standing(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect()
        const attributes = [...one.attributes].map(({ name, value }) => `${name}=${value}`)
        return [one.tagName, ...attributes, one.checkVisibility(), x, y, width, height].join(" ")
      })
      .join("\n"),
  )
}

export const isSerious = (fault: string) => /(?:serious|critical) /.test(fault)
