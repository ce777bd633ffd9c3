/** What a shared ledger holds, for tests that stop its server. */
import { openLedger } from "../../src/ledger/index.ts"

/** The ids of all articles and versions in the ledger at an address, in the order in which they were added. */
export async function idsIn(address: string): Promise<string[]> {
  const ledger = openLedger(address)
  const found = []
  for await (const { record } of ledger.records({ allVersions: true })) found.push(record.article.id)
  await ledger.close()
  return found
}
