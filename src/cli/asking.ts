/** Asking the use cases of the desk: a verb means here what it means on a page, over HTTP and to an assistant. */
import { type Ask, answerTo } from "../desk/index.ts"
import { languageOf } from "../language/index.ts"
import { type LedgerOption, withLedger } from "./with-ledger.ts"

/** Opens the ledger, which must be there, and closes it whatever happens. */
export const withDesk = <T>(options: LedgerOption, work: (ask: Ask) => Promise<T>): Promise<T> =>
  withLedger(options, (ledger) => {
    const parts = {
      ledger,
      /** Few ask for it, and it takes reading. */
      get language() {
        return languageOf("en")
      },
    }
    return work((name, asked) => answerTo(parts, name, asked) as never)
  })

interface Page<Item> {
  items: Item[]
  next: string | null
}

const MOST_AT_ONCE = 500

/** As many of a list as are wanted, however many come at once. */
export async function manyOf<Item>(
  most: number,
  page: (paging: { limit: number; cursor?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = []
  for (let next: string | null | undefined; next !== null && items.length < most; ) {
    const limit = Math.min(most - items.length, MOST_AT_ONCE)
    const found: Page<Item> = await page(next === undefined ? { limit } : { limit, cursor: next })
    items.push(...found.items)
    next = found.next
  }
  return items
}
