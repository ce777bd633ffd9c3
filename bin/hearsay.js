#!/usr/bin/env node
/**
 * Starts the command: the bundle in dist/node, or in a checkout whose sources have changed since it was built, those sources as they are.
 * (Node runs TypeScript anywhere but under node_modules, so the published package carries dist/ and no src/.)
 */
const OLDEST = 24
const root = new URL("../", import.meta.url)

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    `hearsay: needs Node ${OLDEST} or later, this is ${process.version}: in a checkout type npx hearsay, which brings its own\n`,
  )
  process.exit(2)
}

// Loaded only now: an older Node has not all that they ask for.
const [{ standsAs }, { compileAtOnce, keepCompiled }] = [await import("./built-from.js"), await import("./compiled.js")]

if (isBuilt()) {
  if (keepCompiled()) compileAtOnce()
  await import(new URL("dist/node/command.js", root).href)
} else await import(new URL("src/cli/main.ts", root).href)

function isBuilt() {
  const { existsSync, readFileSync } = process.getBuiltinModule("node:fs")
  const { fileURLToPath } = process.getBuiltinModule("node:url")
  const folder = fileURLToPath(root)
  const stamp = `${folder}dist/node/built-from`
  // The published package has no sources.
  if (!existsSync(`${folder}src/cli/main.ts`)) return true
  return existsSync(stamp) && standsAs(folder, readFileSync(stamp, "utf8"))
}
