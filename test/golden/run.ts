/** `npm run golden`: shows how records differ from the golden ones; `-- --accept` keeps the new ones, for a person to read the diff. */
import { writeFileSync } from "node:fs"
import { loadReader } from "../../src/read/index.ts"
import { caseNames, expectedPath, expectedText, recordText } from "./cases.ts"

const accept = process.argv.includes("--accept")
const reader = await loadReader()
for (const name of caseNames()) {
  const now = await recordText(name, reader)
  if (now === expectedText(name)) continue
  console.log(accept ? `kept ${name}` : `differs: ${name}`)
  if (accept) writeFileSync(expectedPath(name), now)
  else process.exitCode = 1
}
