/**
 * Builds everything, unless dist/ stands as these sources make it. npm prepares a checkout when it is installed, and again when `npx hearsay` is typed in it for
 * the first time: what stands must then stay, for another process may be reading it.
 */
import { execSync } from "node:child_process"
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { stampOf } from "../bin/built-from.js"

const root = fileURLToPath(new URL("../", import.meta.url))
const BUILT_BY = ["package-lock.json", "vite.config.ts", "vite.command.config.ts", "scripts/bundling.ts"]

const sources = globSync("{src,language}/**/*", { cwd: root, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
const [stamp, stands] = [join(root, "dist/prepared-from"), stampOf(root, [...BUILT_BY, ...sources.toSorted()])]

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== stands) {
  execSync("npm run --silent build", { cwd: root, stdio: "inherit" })
  writeFileSync(stamp, stands)
}
