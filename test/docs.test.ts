/** What the docs say a person can type, typed. */
import { spawnSync } from "node:child_process"
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Command } from "commander"
import { afterAll, describe, expect, it } from "vitest"
import { registerCommands } from "../src/cli/commands.ts"
import { bundled } from "./bundled.ts"

const root = fileURLToPath(new URL("../", import.meta.url))
const text = (path: string) => readFileSync(join(root, path), "utf8")
const docs = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)]
  .filter((path) => path.endsWith(".md"))
  .map(text)
  .join("\n")

const program = new Command("hearsay")
await registerCommands(program)

describe("the docs", () => {
  it.each(program.commands.map((command) => command.name()))("have hearsay %s", (name) => {
    expect(docs).toMatch(new RegExp(`hearsay ${name}\\b`))
  })

  it.each(
    program.commands.flatMap((command) => command.options.map(({ long }) => [command.name(), long ?? ""] as const)),
  )("or its own help have hearsay %s %s, with a word on it", (name, long) => {
    const option = program.commands
      .find((command) => command.name() === name)
      ?.options.find((each) => each.long === long)
    expect(option?.description).toMatch(/\w{3}/)
  })

  it("name no command that there is not", () => {
    const named = [...docs.matchAll(/(?:`|^ {4}\$? ?)(?:npx )?hearsay ([a-z]+)/gm)].map(([, name]) => name)
    const known = program.commands.map((command) => command.name())
    expect(named.filter((name) => !known.includes(name ?? ""))).toEqual([])
  })
})

describe("the README", () => {
  const readme = text("README.md")

  it("says where the limits are before it says how to begin", () => {
    expect(readme.indexOf("Its limits first")).toBeGreaterThan(0)
    expect(readme.indexOf("Its limits first")).toBeLessThan(readme.indexOf("```"))
  })

  it("leaves the figures to a page of their own, and leads there", () => {
    expect(readme).toContain("(docs/accuracy.md)")
    expect(readme).not.toMatch(/^\|.*\d\d\.\d/m)
    expect(text("docs/accuracy.md")).toMatch(/^\|.*\d\d\.\d/m)
  })
})

describe("the tutorial", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
  const main = await bundled(new URL("../src/cli/main.ts", import.meta.url))
  afterAll(() => rmSync(folder, { recursive: true }))
  cpSync(join(root, "examples"), join(folder, "examples"), { recursive: true })
  const tutorial = text("docs/tutorial.md")
  const commands = [...tutorial.matchAll(/^ {4}\$ (npx hearsay .+)$|`(npx hearsay (?:show|undo|failures)[^`]*)`/gm)]
    .map(([, line, inline]) => line ?? inline ?? "")
    .filter((line) => line !== "npx hearsay failures")

  it("works when typed from top to bottom", { timeout: 600_000 }, () => {
    expect(commands.length).toBeGreaterThan(9)
    for (const line of commands) {
      const { status, stdout, stderr } = spawnSync(
        "sh",
        ["-c", `npx() { shift; "${process.execPath}" "${main}" "$@"; }; ${line}`],
        {
          cwd: folder,
          encoding: "utf8",
        },
      )
      expect([line, status, stderr]).toEqual([line, 0, ""])
      if (!/--out| > /.test(line)) expect([line, stdout]).not.toEqual([line, ""])
      expect([line, stdout]).toEqual([line, expect.not.stringContaining("no article names")])
      for (const shown of outputOf(line)) expect([line, stdout]).toEqual([line, expect.stringContaining(shown)])
    }
    expect(existsSync(join(folder, "statements.csv"))).toBe(true)
  })

  /** The lines that the tutorial shows below a command: those of them that no later reader of the model could change. */
  function outputOf(line: string): string[] {
    const lines = tutorial.split("\n")
    const at = lines.indexOf(`    $ ${line}`)
    const shown = lines.slice(at + 1, at < 0 ? 0 : lines.findIndex((each, i) => i > at && !each.startsWith("    ")))
    return shown.filter((each) => /^ {4}\d+ added$/.test(each)).map((each) => each.trim())
  }
})
