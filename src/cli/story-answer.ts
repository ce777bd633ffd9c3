/** What the commands on stories share: the forms, and what is said of a ledger with little in it. */
import { Option } from "commander"
import { storyFormats } from "../export/story/index.ts"
import type { Ledger } from "../ledger/index.ts"

export const storyFormatOption = () =>
  new Option("-f, --format <format>", "how to write it").choices(Object.keys(storyFormats)).default("text")

export const ONE_ARTICLE =
  "The ledger holds one article. Who has a claim from whom shows when others on the same matter are there: hearsay add puts them in."

/** Of the ledger's articles; of an earlier version too. */
export const textsOf = (ledger: Ledger) => async (id: string) => (await ledger.article(id))?.record.article.text ?? null

export async function articlesIn(ledger: Ledger): Promise<number> {
  return (await ledger.outlets()).items.reduce((sum, { articles }) => sum + articles, 0)
}
