/** What dist/ was made of, in one line: equal lines, equal sources. */
// Asked for as require() would: an import has every part of a module of Node's made ready, as the whole of WebCrypto for a checksum.
const { createHash } = process.getBuiltinModule("node:crypto")
const { readdirSync, statSync } = process.getBuiltinModule("node:fs")
const { fileURLToPath } = process.getBuiltinModule("node:url")

/**
 * The name, size and time of every file that the bundle is made of, lists of words among them: a change, an older version and a file taken away tell alike, and no
 * file is opened. It is asked at each start, so folders are gone through by hand: Node's own way through them takes longer than all else here.
 *
 * @param {URL} root the project's folder
 * @param {boolean} [pages] whether the pages' templates and how everything is built count too
 * @returns {string | null} null where there are no sources, as in the published package
 */
export function builtFrom(root, pages = false) {
  const folder = fileURLToPath(root)
  const around = [
    "package-lock.json",
    ...(pages ? ["vite.config.ts", "vite.command.config.ts", "scripts/bundling.ts"] : []),
  ]
  try {
    const sources = filesOf(`${folder}src`, pages ? /\.test\.ts$/ : /\.test\.ts$|\.svelte$/)
    const all = [...sources, ...filesOf(`${folder}language`, /^$/), ...around.map((file) => folder + file)]
    const told = all.toSorted().map((path) => {
      const { size, mtimeMs } = statSync(path)
      return `${path.slice(folder.length)} ${size} ${mtimeMs}\n`
    })
    return createHash("sha256").update(told.join("")).digest("hex")
  } catch {
    return null
  }
}

function filesOf(folder, none) {
  const files = []
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) files.push(...filesOf(path, none))
    else if (entry.isFile() && !none.test(entry.name)) files.push(path)
  }
  return files
}
