/** What stands in the files for containers is what there is: no image is built here. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Command } from "commander"
import { describe, expect, it } from "vitest"
import { registerCommands } from "../src/cli/commands.ts"

const root = fileURLToPath(new URL("../", import.meta.url))
const text = (path: string) => readFileSync(join(root, path), "utf8")
const program = new Command("hearsay")
await registerCommands(program)

/** Lists in YAML that are lists in JSON, behind a name. */
const listsOf = (name: string): string[][] =>
  [...text("deploy/compose.yaml").matchAll(new RegExp(`^ *${name}: (\\[.*\\])$`, "gm"))].map(([, list]) =>
    JSON.parse(list ?? ""),
  )

describe("the compose file", () => {
  it.each(listsOf("command"))("gives hearsay %s options that it has, with values that it takes", (verb, ...rest) => {
    const command = program.commands.find((each) => each.name() === verb)
    expect(command).toBeDefined()
    command?.exitOverride().configureOutput({ writeErr: () => {} })
    const { unknown, operands } = command?.parseOptions(rest) ?? {}
    expect([unknown, operands]).toEqual([[], []])
  })

  it("has a desk and workers on one ledger", () => {
    const commands = listsOf("command")
    expect(commands.map(([verb]) => verb)).toEqual(["serve", "worker"])
    const ledgers = commands.map((command) => command[command.indexOf("--ledger") + 1])
    expect(new Set(ledgers).size).toBe(1)
    expect(ledgers[0]).toMatch(/^postgres:\/\/desk@database\/desk$/)
  })
})

describe("the container file", () => {
  const lines = text("deploy/Containerfile").split("\n")

  it("copies what is there", () => {
    const copied = lines.flatMap((line) => /^COPY (?!--from)(.*) \S+$/.exec(line)?.[1]?.split(" ") ?? [])
    expect(copied.length).toBeGreaterThan(2)
    for (const path of copied) expect([path, existsSync(join(root, path))]).toEqual([path, true])
  })

  it("runs on the Node that the package asks for, and not as root", () => {
    const { engines } = JSON.parse(text("package.json"))
    const [, least] = /^>=(\d+)$/.exec(engines.node) ?? []
    for (const from of lines.filter((line) => line.startsWith("FROM ")))
      expect(from).toMatch(new RegExp(`^FROM node:${least}-`))
    expect(lines).toContain("USER node")
  })
})
