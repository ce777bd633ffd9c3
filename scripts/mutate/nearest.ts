/** Which tests are nearest to a module: those from which the fewest imports lead to it. */
import { globSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"

/** They start commands or browsers, which a mutant does not reach, or run for long. */
const FAR = /^test\/(?:cli|docs|start|architecture|golden)\.test\.ts$|^test\/(?:faults|web)\//

/** @returns by path from `root`, the nearest first; no more than so many */
export function nearestTests(root: string, module: string, most: number): string[] {
  const importers = importersIn(root)
  const found: string[] = []
  const seen = new Set([module])
  for (let ring = [module]; ring.length > 0 && found.length < most; ) {
    const next = [...new Set(ring.flatMap((file) => importers.get(file) ?? []))].filter((file) => !seen.has(file))
    for (const file of next) seen.add(file)
    found.push(...next.filter((file) => file.endsWith(".test.ts") && !FAR.test(file)).sort())
    ring = next
  }
  return found.slice(0, most)
}

/** Imports of types alone are none: they are gone when a test runs. */
const IMPORT = /^\s*(?:import|export)\s(?!type\b)[^;'"]*?["'](\.[^"']+\.ts)["']|\bimport\(\s*["'](\.[^"']+\.ts)["']\)/gm

function importersIn(root: string): Map<string, string[]> {
  const importers = new Map<string, string[]>()
  for (const file of globSync("{src,test,bench,eval,training}/**/*.ts", { cwd: root })) {
    for (const [, stated, called] of readFileSync(join(root, file), "utf8").matchAll(IMPORT)) {
      const target = relative(root, resolve(root, dirname(file), stated ?? called ?? ""))
      importers.set(target, [...(importers.get(target) ?? []), file])
    }
  }
  return importers
}
