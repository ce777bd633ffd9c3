/** How the command starts: from its bundle, from changed sources, and from the package as it is published. */
import { execFileSync, spawnSync } from "node:child_process"
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "vite"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { stampOf, standsAs } from "../bin/built-from.js"

const root = fileURLToPath(new URL("../", import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), "hearsay-start-"))
afterAll(() => rmSync(scratch, { recursive: true }))

function run(file: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: scratch,
    timeout: 120_000,
    encoding: "utf8",
    env: { ...process.env, ...env },
  })
  return { status, stdout, stderr }
}

describe("in a checkout", () => {
  const checkout = join(scratch, "checkout")
  const source = join(checkout, "src/cli/main.ts")
  const start = () => run(join(checkout, "bin/hearsay.js")).stdout
  const put = (path: string, content: string) => {
    mkdirSync(join(checkout, path, ".."), { recursive: true })
    writeFileSync(join(checkout, path), content)
  }

  beforeEach(() => {
    rmSync(checkout, { recursive: true, force: true })
    cpSync(join(root, "bin"), join(checkout, "bin"), { recursive: true })
    put("package.json", '{ "type": "module" }')
    put("package-lock.json", "{}")
    put("src/cli/main.ts", 'const from: string = "sources"\nconsole.log(from)\n')
    put("src/other.ts", "export {}\n")
    put("language/en/words.txt", "said\n")
    put("dist/node/command.js", 'console.log("bundle")\n')
    const made = [
      "package-lock.json",
      "language/",
      "language/en/",
      "language/en/words.txt",
      "src/cli/main.ts",
      "src/other.ts",
    ]
    put("dist/node/built-from", stampOf(`${checkout}/`, made))
  })

  it("the bundle runs while the sources are those that it was made of", () => {
    expect(start()).toBe("bundle\n")
    put("src/other.test.ts", "it is made of nothing that is new\n")
    expect(start()).toBe("bundle\n")
  })

  it.each([
    ["one is changed", () => put("src/other.ts", "export { }\n")],
    ["one is changed for another as long", () => put("src/other.ts", "export {}\t")],
    ["one is of an earlier day", () => utimesSync(source, 1e9, 1e9)],
    ["a list of words is changed", () => put("language/en/words.txt", "told\n")],
    ["a list of words is added", () => put("language/en/more.txt", "")],
    ["a language is added", () => put("language/de/words.txt", "")],
    ["one is taken away", () => rmSync(join(checkout, "src/other.ts"))],
    ["other packages are installed", () => put("package-lock.json", "{ }")],
    ["nothing was built", () => rmSync(join(checkout, "dist"), { recursive: true })],
  ])("the sources run when %s", (_, change) => {
    change()
    expect(start()).toBe("sources\n")
  })

  it("without sources, as in the published package, the bundle runs", () => {
    rmSync(join(checkout, "src"), { recursive: true })
    expect(start()).toBe("bundle\n")
  })

  it("npm prepares it by building it, and leaves a build alone that its sources and pages still make", () => {
    cpSync(join(root, "scripts/prepare.js"), join(checkout, "scripts/prepare.js"))
    const build = `node -e "require('fs').appendFileSync('dist/builds', 'built ')"`
    put("package.json", JSON.stringify({ type: "module", scripts: { build } }))
    for (const file of ["vite.config.ts", "vite.command.config.ts", "scripts/bundling.ts", "src/web/Page.svelte"])
      put(file, "")
    const prepared = () => {
      run(join(checkout, "scripts/prepare.js"))
      return readFileSync(join(checkout, "dist/builds"), "utf8")
    }
    expect([prepared(), prepared()]).toEqual(["built ", "built "])
    put("src/web/Page.svelte", "<p>more</p>")
    expect([prepared(), prepared()]).toEqual(["built built ", "built built "])
  })

  it.each(["/dev/null/none", "/proc/none"])("it starts where nothing can be kept, as in %s", (XDG_CACHE_HOME) => {
    expect(run(join(checkout, "bin/hearsay.js"), [], { XDG_CACHE_HOME })).toEqual({
      status: 0,
      stdout: "bundle\n",
      stderr: "",
    })
  })

  it("what Node compiled is kept, also of functions that were not called", () => {
    const XDG_CACHE_HOME = join(scratch, "cache")
    put("dist/node/command.js", 'export const later = () => "words of a function"\n')
    run(join(checkout, "bin/hearsay.js"), [], { XDG_CACHE_HOME, NODE_COMPILE_CACHE: undefined })
    const kept = readdirSync(join(XDG_CACHE_HOME, "hearsay/compiled"), { recursive: true, withFileTypes: true })
    const files = kept.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    expect(files.some((file) => readFileSync(file, "latin1").includes("words of a function"))).toBe(true)
  })
})

describe("npx hearsay", () => {
  it("runs the checkout's own command on the Node that came with it, without a word of its own", () => {
    // Where the sources have changed since, npm would build them anew, and take the files away that other tests are running.
    const { status, stdout, stderr } = spawnSync("npx", ["--no-install", "--ignore-scripts", "hearsay", "--version"], {
      cwd: root,
      encoding: "utf8",
    })
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: "",
    })
  })
})

/** What makes it beside its sources. */
const MADE_BY = ["vite.command.config.ts", "scripts/bundling.ts"]

function isOfTheseSources(stamp: string): boolean {
  if (!existsSync(stamp) || !standsAs(root, readFileSync(stamp, "utf8"))) return false
  const made = statSync(join(root, "dist/node/built-from")).mtimeMs
  return MADE_BY.every((file) => statSync(join(root, file)).mtimeMs < made)
}

describe("the package as it is published", () => {
  const installed = join(scratch, "elsewhere/node_modules")
  const page = join(root, "examples/bridge-closure.html")
  const packed = join(scratch, "packed")

  it("starts, reads and is a library with nothing beside it but the model's runtime", async () => {
    mkdirSync(packed)
    mkdirSync(installed, { recursive: true })
    execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", packed], { cwd: root, stdio: "pipe" })
    execFileSync("sh", [
      "-c",
      `tar -xzf "${packed}"/*.tgz -C "${packed}" && mv "${packed}/package" "${installed}/hearsay"`,
    ])
    // The bundle of these sources: as it was packed where it is that; else made here, for other tests use the project's own.
    const outDir = join(installed, "hearsay/dist/node")
    if (!isOfTheseSources(join(outDir, "built-from")))
      await build({ configFile: join(root, "vite.command.config.ts"), root, build: { outDir, emptyOutDir: true } })
    for (const name of ["onnxruntime-node", "onnxruntime-common"])
      symlinkSync(join(root, "node_modules", name), join(installed, name))
    const bin = join(installed, "hearsay/bin/hearsay.js")
    expect(run(bin, ["--version"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
    const [HOME, TMPDIR] = ["home", "tmp"].map((name) => mkdtempSync(join(scratch, `${name}-`))) as [string, string]
    // Whoever tests by machine turns much off with the one word CI.
    const fresh = { HOME, TMPDIR, XDG_CACHE_HOME: undefined, CI: undefined, ORT_DISABLE_TELEMETRY: undefined }
    expect(run(bin, ["read", page], fresh)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Petra Lindqvist-Moss"),
      stderr: "",
    })
    // The model's runtime keeps no account of its use, which it would send.
    expect([readdirSync(HOME), readdirSync(join(HOME, ".cache")), readdirSync(TMPDIR)]).toEqual([
      [".cache"],
      ["hearsay"],
      [],
    ])
    expect(run(bin, ["read", page, "--format", "html"])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("<!doctype html>"),
    })
    const script = join(installed, "../library.mjs")
    writeFileSync(
      script,
      'import { read } from "hearsay"\nconst record = await read({ text: "The mayor said the bridge is shut." })\nconsole.log(record.statements[0].source.spans[0].text)\n',
    )
    expect(run(script)).toMatchObject({ status: 0, stdout: "The mayor\n" })
  })
})
