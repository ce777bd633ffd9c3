/**
 * No pattern takes more than linear time: each is held to it by recheck (Nakagawa and others, "Repairing DoS vulnerability of real-world regexes", IEEE S&P 2022), whose automata
 * are exact, over few letters. What it cannot decide in time, or what never gets a long text, stands with its reason in patterns/allowed.tsv.
 */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { checked, keep } from "./patterns/checked.ts"
import { type Found, writtenInCode, writtenInTables } from "./patterns/collect.ts"
import { overFew } from "./patterns/few.ts"
import { madeWhile } from "./patterns/made.ts"

afterAll(keep)

const made = await madeWhile(async () => {
  const { caseNames, recordText } = await import("./golden/cases.ts")
  for (const name of caseNames()) await recordText(name)
})
/** These never get a line of more than a thousand characters. */
const SHORT = "src/acquire/html/patterns.ts"
const all = new Map(
  [...writtenInCode(), ...writtenInTables(), ...made.filter(({ where }) => where !== SHORT)].map((pattern) => [
    keyOf(pattern),
    pattern,
  ]),
)

const allowed = readFileSync(fileURLToPath(new URL("patterns/allowed.tsv", import.meta.url)), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .slice(1)
  .map((line) => {
    const [source = "", flags = "", reason = ""] = line.split("\t")
    return { source, flags, reason }
  })

function keyOf({ source, flags }: Pick<Found, "source" | "flags">): string {
  return `/${source}/${flags}`
}

/** What is wrong with it; null: linear at most. */
async function faultOf(pattern: Found): Promise<string | null> {
  const found = await checked(overFew(pattern))
  if (found.status === "safe") return null
  const { where, source, flags } = pattern
  const why =
    found.status === "vulnerable"
      ? `${found.complexity.summary}: ${found.attack.pattern}`
      : `not decided: ${found.error.kind}`
  return `${where}: /${source}/${flags} ${why}`
}

describe("patterns", () => {
  it("are found where they are written and where they are made", () => {
    expect(writtenInCode().length).toBeGreaterThan(500)
    expect(writtenInTables().length).toBeGreaterThan(100)
    expect(made.length).toBeGreaterThan(20)
  })

  it("take linear time at most, each", { timeout: 300_000 }, async () => {
    const known = new Set(allowed.map(keyOf))
    const faults: string[] = []
    for (const [key, pattern] of all) {
      const fault = known.has(key) ? null : await faultOf(pattern)
      if (fault) faults.push(fault)
    }
    expect(faults).toEqual([])
  })

  it("that are allowed are still there, each with its reason", () => {
    expect(allowed.filter((pattern) => !all.has(keyOf(pattern)))).toEqual([])
    expect(allowed.filter(({ reason }) => reason.trim() === "")).toEqual([])
    expect(new Set(allowed.map(keyOf)).size).toBe(allowed.length)
  })

  it.each([
    ["blanks before what never comes", /\s+$/],
    ["two runs that may take the same letters", /^\p{L}+\p{Ll}*;$/u],
    ["any case", /^[A-Z]*[a-z]*;$/i],
    ["a run that may begin within itself", /[.,]+\p{L}/u],
  ])("that could take more are seen: %s", async (_, { source, flags }) => {
    expect(await faultOf({ where: "here", source, flags })).toMatch(/polynomial|exponential/)
  })

  it("are seen to be linear where a run begins only at its own edge", async () => {
    expect(await faultOf({ where: "here", source: String.raw`(?<![\s.])[\s.]+$`, flags: "u" })).toBeNull()
  })
})
