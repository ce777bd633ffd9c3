import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

const root = fileURLToPath(new URL("../", import.meta.url))
const src = join(root, "src")

/** ARCHITECTURE.md says who may import whom: `| folder | may import | … |`. */
const allowed = new Map(
  [...readFileSync(join(root, "ARCHITECTURE.md"), "utf8").matchAll(/^\| `([\w.]+)` \|([^|]*)\|/gm)].map((row) => [
    row[1] ?? "",
    new Set((row[2] ?? "").match(/[\w.]+/g) ?? []),
  ]),
)

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.(ts|svelte)$/.test(name) && !/\.(test|d)\.ts$/.test(name),
)

const folderOf = (path: string) => {
  const [first = "", second] = relative(src, path).split("/")
  return second === undefined ? first : first
}

const importsOf = (file: string) =>
  [...readFileSync(join(src, file), "utf8").matchAll(/^\s*(?:import|export)\b[^;'"]*?(?:from\s*)?["'](\.[^"']+)["']/gm)]
    .map((match) => ({
      typesOnly: /^\s*import type\b/.test(match[0]),
      path: resolve(join(src, dirname(file)), match[1] ?? ""),
    }))
    .filter(({ path }) => !path.endsWith("/package.json"))

describe("the folders of src/", () => {
  it("are all in the table of ARCHITECTURE.md", () => {
    const folders = new Set(files.map((file) => folderOf(join(src, file))))
    expect([...folders].filter((folder) => !allowed.has(folder))).toEqual([])
  })

  it.each(files)("%s imports only what its folder may", (file) => {
    const own = folderOf(join(src, file))
    const others = importsOf(file)
      .map(({ path }) => folderOf(path))
      .filter((other) => other !== own)
    expect(others.filter((other) => !allowed.get(own)?.has(other))).toEqual([])
  })

  it.each(files)("%s goes into another folder only through its door", (file) => {
    const own = folderOf(join(src, file))
    const inside = importsOf(file)
      .map(({ path }) => relative(src, path))
      .filter((path) => path.includes("/") && path.split("/")[0] !== own)
    expect(inside.filter((path) => !path.endsWith("/index.ts") && !path.startsWith("web/"))).toEqual([])
  })
})
