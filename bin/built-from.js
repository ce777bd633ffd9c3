/** What dist/ was made of, in one line: equal lines, equal sources. */
import { createHash } from "node:crypto"
import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/**
 * The name, size and time of every file that the bundle is made of: a change, an older version and a file taken away tell alike, and no file is opened.
 *
 * @param {URL} root the project's folder
 * @returns {string | null} null where there are no sources, as in the published package
 */
export function builtFrom(root) {
  const folder = fileURLToPath(root)
  const hash = createHash("sha256")
  try {
    for (const path of [...filesOf(join(folder, "src")), join(folder, "package-lock.json")]) {
      const { size, mtimeMs } = statSync(path)
      hash.update(`${path.slice(folder.length)} ${size} ${mtimeMs}\n`)
    }
  } catch {
    return null
  }
  return hash.digest("hex")
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.ts$|\.svelte$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}
