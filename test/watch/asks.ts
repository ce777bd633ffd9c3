/** Somebody who wants to be told of a claim. */
import { watching } from "../../src/desk/index.ts"
import type { Ledger, Saved } from "../../src/ledger/index.ts"
import { desk } from "./desk.ts"

/** The first claim that has these words. */
export async function saveOf(ledger: Ledger, words: string, webhook: string | null = null): Promise<Saved> {
  const { parts } = desk(ledger)
  const { items } = await ledger.search({ words, of: "articles", allVersions: true })
  for await (const { claims } of parts.told(items.map(({ article }) => article))) {
    const claim = claims.find(({ text }) => text.includes(words))
    if (claim) return await (await watching()).saveClaim(parts, claim, webhook)
  }
  throw new Error(`no claim of ${words}`)
}
