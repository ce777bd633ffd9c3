/** What axe finds fault with on a page: how bad it is, which rule, and where. */
import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"

/** Which rules are tried. */
type RunOptions = Parameters<AxeBuilder["options"]>[0]

const THEMES = ["light", "dark"] as const
/** The rules that look at colours. */
const COLOURS: RunOptions = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } }

export function faultsOf(page: Page): Promise<string[]> {
  return faultsBy(page, {})
}

async function faultsBy(page: Page, rules: RunOptions): Promise<string[]> {
  // Within the page: otherwise axe opens another one, only to put together what it found in frames, and there are none.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"], ...rules })
  const { violations } = await builder.analyze()
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${html}`))
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
