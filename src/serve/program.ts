/** Which program answers: what it makes of the same ledger is the same as long as this is. */
import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { version } from "../version.ts"

const MADE_OF = ["../../dist/node/built-from", "../../dist/web-server/pages.js"]

export function programVersion(): string {
  const hash = createHash("sha256").update(version)
  for (const file of MADE_OF) {
    const url = new URL(file, import.meta.url)
    if (existsSync(url)) hash.update(readFileSync(url))
  }
  // Sources may be another after each start.
  if (import.meta.filename.endsWith(".ts")) hash.update(String(process.hrtime.bigint()))
  return hash.digest("base64url")
}
