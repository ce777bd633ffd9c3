/**
 * Builds everything, unless dist/ stands as these sources make it. npm prepares a checkout when it is installed, and again when `npx hearsay` is typed in it for
 * the first time: what stands must then stay, for another process may be reading it.
 */
import { execSync } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { builtFrom } from "../bin/built-from.js"

const root = new URL("../", import.meta.url)
const stamp = new URL("dist/prepared-from", root)
const sources = builtFrom(root, true)

if (!existsSync(stamp) || readFileSync(stamp, "utf8").trim() !== sources) {
  execSync("npm run --silent build", { cwd: root, stdio: "inherit" })
  writeFileSync(stamp, `${sources}\n`)
}
