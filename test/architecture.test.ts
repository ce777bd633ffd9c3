import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

const root = fileURLToPath(new URL("../", import.meta.url))
const src = join(root, "src")

/** ARCHITECTURE.md says who may import whom, and what a folder alone may: `| folder | may import | it alone may |`. */
const table = [
  ...readFileSync(join(root, "ARCHITECTURE.md"), "utf8").matchAll(/^\| `([\w.]+)` \|([^|]*)\|([^|]*)\|$/gm),
]
const allowed = new Map(table.map(([, folder = "", others = ""]) => [folder, new Set(others.match(/[\w.]+/g) ?? [])]))
const alone = table.flatMap(([, folder = "", , alone = ""]) =>
  [...alone.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => [code, folder] as const),
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

/** The files that come back to themselves through what they import: strongly connected parts of the graph (Tarjan 1972), of two or more. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const [order, low, stack, found] = [
    new Map<string, number>(),
    new Map<string, number>(),
    [] as string[],
    [] as string[][],
  ]
  const visit = (file: string) => {
    order.set(file, order.size)
    low.set(file, order.size - 1)
    stack.push(file)
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next)
      if (stack.includes(next)) low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0))
    }
    if (low.get(file) !== order.get(file)) return
    const part = stack.splice(stack.indexOf(file))
    if (part.length > 1) found.push(part)
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return found
}

describe("the files of src/", () => {
  it("never import themselves by way of others", () => {
    expect(
      circles(
        new Map([
          ["a", ["b"]],
          ["b", ["c", "d"]],
          ["c", ["a"]],
          ["d", []],
        ]),
      ),
    ).toEqual([["a", "b", "c"]])
    const graph = files.map((file) => [file, importsOf(file).map(({ path }) => relative(src, path))] as const)
    expect(circles(new Map(graph))).toEqual([])
  })

  it.each(alone)("have %s in %s alone", (code, folder) => {
    const isModule = /^[\w:-]+$/.test(code)
    const holds = (text: string) => (isModule ? text.includes(`"${code}"`) : text.includes(code))
    const found = files.filter((file) => holds(readFileSync(join(src, file), "utf8")))
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((file) => folderOf(join(src, file)) !== folder)).toEqual([])
  })
})

describe("ARCHITECTURE.md", () => {
  const rows = [...readFileSync(join(root, "ARCHITECTURE.md"), "utf8").matchAll(/^\| [a-z][^|`]* \| ([^|]+) \|$/gm)]
  const places = rows.flatMap(([, places = ""]) =>
    [...places.matchAll(/`([\w./-]+\/[\w./-]*)`/g)].map(([, place]) => place ?? ""),
  )

  it("names a place for each of ten changes or more", () => {
    expect(rows.length).toBeGreaterThanOrEqual(10)
  })

  it.each(places)("names a place that there is: %s", (place) => {
    expect(existsSync(join(root, place))).toBe(true)
  })
})

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
