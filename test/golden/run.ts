/**
 * `npm run golden`: shows how records differ from the golden ones; `-- --accept` keeps the new ones, for a person to read the diff. `-- --read` first
 * reads the articles anew with the network, where that reads otherwise than what is kept.
 */
import { writeFileSync } from "node:fs"
import { loadReader } from "../../src/read/index.ts"
import { caseNames, expectedPath, expectedText, readingPath, readingText, recordText } from "./cases.ts"

const accept = process.argv.includes("--accept")
if (process.argv.includes("--read")) {
  const reader = await loadReader()
  for (const name of caseNames()) writeFileSync(readingPath(name), await readingText(name, reader))
}
for (const name of caseNames()) {
  const now = await recordText(name)
  if (now === expectedText(name)) continue
  console.log(accept ? `kept ${name}` : `differs: ${name}`)
  if (accept) writeFileSync(expectedPath(name), now)
  else process.exitCode = 1
}
