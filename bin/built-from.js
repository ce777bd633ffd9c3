/** What dist/ was made of, in one line: equal lines, equal sources. */
import { createHash } from "node:crypto"
import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/**
 * The name, size and time of every file that the bundle is made of: a change, an older version and a file taken away tell alike, and no file is opened.
 *
 * @param {URL} root the project's folder
 * @param {boolean} [pages] whether the pages' templates and how everything is built count too
 * @returns {string | null} null where there are no sources, as in the published package
 */
export function builtFrom(root, pages = false) {
  const folder = fileURLToPath(root)
  const hash = createHash("sha256")
  try {
    const around = ["package-lock.json", ...(pages ? ["vite.config.ts", "vite.command.config.ts"] : [])]
    const sources = filesOf(join(folder, "src"), pages ? /\.test\.ts$/ : /\.test\.ts$|\.svelte$/)
    for (const path of [...sources, ...around.map((file) => join(folder, file))]) {
      const { size, mtimeMs } = statSync(path)
      hash.update(`${path.slice(folder.length)} ${size} ${mtimeMs}\n`)
    }
  } catch {
    return null
  }
  return hash.digest("hex")
}

function filesOf(folder, none) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !none.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}
