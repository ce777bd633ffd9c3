/**
 * `npm run mutate -- [FILES] [--since REVISION] [--most N] [--tests N]`: puts one small mistake after another into modules and runs the nearest
 * tests. A mistake that no test notices is printed: where it matters, a test is missing.
 *
 * Without FILES, the modules of src/ that changed since the revision (main). No more than N mistakes a module are tried, spread over it.
 */
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { type Mutant, mutantsOf } from "./mutants.ts"
import { nearestTests } from "./nearest.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    since: { type: "string", default: "main" },
    most: { type: "string", default: "30" },
    tests: { type: "string", default: "4" },
  },
})
const copy = copied()
process.on("exit", () => rmSync(copy, { recursive: true, force: true }))

let survivors = 0
for (const module of positionals.length ? positionals.map((path) => relative(root, resolve(path))) : changed())
  survivors += await tryAll(module)
process.exitCode = survivors > 0 ? 1 : 0

function changed(): string[] {
  return execFileSync("git", ["diff", "--name-only", "--diff-filter=d", `${values.since}...`, "--", "src"], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter((path) => path.endsWith(".ts") && !/\.(test|d)\.ts$/.test(path))
}

/** @returns how many mistakes no test noticed */
async function tryAll(module: string): Promise<number> {
  const text = readFileSync(join(root, module), "utf8")
  const tests = nearestTests(root, module, Number(values.tests))
  const all = mutantsOf(module, text)
  const mutants = spread(all, Number(values.most))
  console.log(`\n${module}: ${mutants.length} of ${all.length} mistakes, by ${tests.join(" ") || "no test"}`)
  if (tests.length === 0 || mutants.length === 0) return 0
  const started = performance.now()
  if ((await run(module, text, tests, 600_000)) !== "passed") {
    console.log("  its tests fail without any mistake")
    return 0
  }
  const limit = 20_000 + 5 * (performance.now() - started)
  let survived = 0
  for (const mutant of mutants) {
    const mutated = text.slice(0, mutant.start) + mutant.by + text.slice(mutant.end)
    if ((await run(module, mutated, tests, limit)) !== "passed") continue
    survived++
    console.log(`  survives  ${module}:${mutant.line}  ${mutant.what}`)
  }
  writeFileSync(join(copy, module), text)
  console.log(`  ${mutants.length - survived} of ${mutants.length} noticed`)
  return survived
}

/** The checkout in a folder of its own, so that a run that is stopped leaves no mistake behind. */
function copied(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-mutants-"))
  const shared = ["node_modules", "dist", ".venv"]
  const left = [...shared, ".git"].map((name) => join(root, name))
  cpSync(root, folder, { recursive: true, filter: (path) => !left.includes(path) })
  for (const name of shared) symlinkSync(join(root, name), join(folder, name))
  return folder
}

/** A mistake that makes the tests hang is noticed too. */
async function run(module: string, text: string, tests: string[], ms: number): Promise<"passed" | "failed"> {
  writeFileSync(join(copy, module), text)
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs")
  const child = spawn(process.execPath, [vitest, "run", "--bail=1", "--maxWorkers=1", ...tests], {
    cwd: copy,
    stdio: "ignore",
    timeout: Math.ceil(ms),
    killSignal: "SIGKILL",
  })
  const [code] = await once(child, "exit")
  return code === 0 ? "passed" : "failed"
}

/** So many of them, at even distances. */
function spread(all: readonly Mutant[], most: number): Mutant[] {
  if (all.length <= most) return [...all]
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]).filter(
    (mutant) => mutant !== undefined,
  )
}
