/** What axe finds fault with on a page: how bad it is, which rule, and where. */
import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"

const THEMES = ["light", "dark"] as const

export async function faultsOf(page: Page): Promise<string[]> {
  // Within the page: otherwise axe opens another one, only to put together what it found in frames, and there are none.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] })
  const { violations } = await builder.analyze()
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${html}`))
}

/** In both themes: the page stays as it is, and its colours change. */
export async function faultsInBothThemes(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme })
    faults.push(...(await faultsOf(page)).map((fault) => `${colorScheme}: ${fault}`))
  }
  return faults
}

export const isSerious = (fault: string) => /(?:serious|critical) /.test(fault)
