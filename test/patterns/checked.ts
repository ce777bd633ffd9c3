/**
 * What recheck says of a pattern. It takes half a minute for all of them and says the same each time, so those that it found safe are kept beside the installed packages, under its
 * version; what is not safe is asked again.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { check } from "recheck"
import type { Found } from "./collect.ts"

/** Milliseconds for one pattern; most take ten. */
const PATIENCE = 20_000

type Asked = Pick<Found, "source" | "flags">
type Verdict = Awaited<ReturnType<typeof check>> | { status: "safe" }

const { version } = createRequire(import.meta.url)("recheck/package.json")
const file = fileURLToPath(new URL(`../../node_modules/.cache/hearsay/patterns-${version}.json`, import.meta.url))
const safe = new Set<string>(kept())
/** Of patterns that are one over few letters, one is asked after. */
const asked = new Map<string, Promise<Verdict>>()

export function checked({ source, flags }: Asked): Promise<Verdict> {
  const key = `/${source}/${flags}`
  if (safe.has(key)) return Promise.resolve({ status: "safe" })
  const found = asked.get(key) ?? check(source, flags, { checker: "automaton", timeout: PATIENCE })
  asked.set(key, found)
  return found
}

/** Keeps what was found safe, for the next time. */
export async function keep(): Promise<void> {
  for (const [key, verdict] of asked) if ((await verdict).status === "safe") safe.add(key)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify([...safe]))
}

function kept(): string[] {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    // Nothing is kept yet.
    return []
  }
}
