/** The version of the package, from its package.json: our own file, so read without a check, for `--version` waits for nothing else. */
import { readFileSync } from "node:fs"

export const { version }: { version: string } = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
)
