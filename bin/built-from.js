/** What a build was made of: a line for each file with its size and time, and one for each folder of lists of words with the names in it. */
// Asked for as require() would: an import has every part of a module of Node's made ready.
const { readdirSync, statSync } = process.getBuiltinModule("node:fs")

/**
 * @param {string} root the project's folder, with a slash behind it
 * @param {readonly string[]} paths files, and folders with a slash behind them, from there
 * @returns {string}
 */
export const stampOf = (root, paths) => paths.map((path) => `${toldOf(root, path)} ${path}\n`).join("")

/**
 * Whether all that a build was made of stands as it did: a change, an older version and a file taken away tell alike, and no file is opened. It is asked at each
 * start, and only for what it is made of: to look through all folders, as `stampOf` is fed by whoever builds, takes twice as long.
 *
 * @param {string} root the project's folder, with a slash behind it
 * @param {string} stamp as stampOf() gave it
 */
export function standsAs(root, stamp) {
  try {
    for (const line of stamp.split("\n")) {
      const end = line.lastIndexOf(" ")
      if (end > 0 && toldOf(root, line.slice(end + 1)) !== line.slice(0, end)) return false
    }
    return true
  } catch {
    return false
  }
}

function toldOf(root, path) {
  if (path.endsWith("/")) return readdirSync(root + path).join("/")
  const { size, mtimeMs } = statSync(root + path)
  return `${size}/${mtimeMs}`
}
