import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { Record } from "../src/record/index.ts"
import { bundled } from "./bundled.ts"
import { typed } from "./typed.ts"

const root = fileURLToPath(new URL("../", import.meta.url))
const main = await bundled(new URL("../src/cli/main.ts", import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), "hearsay-cli-"))

/** What whoever runs the tests has said of colours is not the command's business here. */
const { NO_COLOR: _, FORCE_COLOR: __, ...ENVIRONMENT } = process.env

/** The command as a person types it, in the project's folder, and in a process of its own where it is a matter of that. */
function hearsay(args: string[], { input = "", env = {} }: { input?: string | Buffer; env?: NodeJS.ProcessEnv } = {}) {
  const run = spawnSync(process.execPath, [main, ...args], {
    cwd: root,
    input,
    env: { ...ENVIRONMENT, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  })
  return { status: run.status, out: run.stdout, error: run.stderr }
}

function file(name: string, content: string | Buffer): string {
  const path = join(scratch, name)
  writeFileSync(path, content)
  return path
}

const SAMPLE = "examples/vote-count.txt"
const FRENCH =
  "Le ministre a déclaré lundi que le pont resterait fermé pendant plusieurs semaines, et que la ville paierait les travaux elle-même. Il a ajouté que personne n'avait été blessé et que les écoles rouvriraient demain."
const STORY =
  "Edda Quist, who runs the harbour, said on Monday that the ferry would not sail. The owner denied that the hull was cracked."

describe("hearsay read", () => {
  it("shows who says what, without colour when nobody watches", () => {
    const { status, out } = hearsay(["read", SAMPLE])
    expect(status).toBe(0)
    expect(out).toMatch(/Yusra Bellamy.*told.*\n.*"Whoever claims the palace tonight/)
    expect(out).not.toContain("\u001b[")
  })

  it("colours when asked, and never under NO_COLOR", () => {
    const short = file("story.txt", STORY)
    expect(hearsay(["read", short], { env: { FORCE_COLOR: "1" } }).out).toContain("\u001b[1;36m")
    expect(hearsay(["read", short], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).out).not.toContain("\u001b[")
  })

  it("writes a record that its own schema accepts", async () => {
    const record = Record.parse(
      JSON.parse(
        (await typed(["read", SAMPLE, "--format", "json", "--date", "2031-06-09", "--outlet", "Transmere Press"], root))
          .out,
      ),
    )
    expect(record.article).toMatchObject({ published: "2031-06-09", outlet: "Transmere Press", uri: SAMPLE })
    expect(record.statements.length).toBeGreaterThan(8)
    expect(record.notes).not.toContainEqual({ code: "no-date", span: null })
  })

  it("notes that no date is known and reads on", () => {
    const { status, out } = hearsay(["read", "-", "--format", "json"], { input: STORY })
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      article: { published: null, uri: "-", text: STORY },
      notes: [{ code: "no-date", span: null }],
    })
  })

  it("writes one record a line for many inputs, in the order given, and the same bytes every time", async () => {
    const folder = join(scratch, "articles")
    mkdirSync(folder)
    const names = ["bridge-closure.html", "quarry-talks.html", "tannery-well.md", "vote-count.txt"]
    for (const name of names) copyFileSync(join(root, "examples", name), join(folder, name))
    const at = (name: string) => join(folder, name)
    const inputs = [at("tannery-well.md"), folder, at("vote-count.txt"), at("*.html")]
    const [once_, again] = [
      hearsay(["read", ...inputs, "--format", "jsonl"]),
      await typed(["read", ...inputs, "--format", "jsonl"]),
    ]
    expect(once_.out).toBe(again.out)
    const uris = once_.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).article.uri)
    const [bridge, quarry, well, vote] = names.map(at)
    expect(uris).toEqual([well, bridge, quarry, well, vote, vote, bridge, quarry])
  })

  it("writes a page that stands alone", async () => {
    const { out } = await typed(["read", "examples/bridge-closure.html", "--format", "html"], root)
    expect(out).toMatch(/^<!doctype html>/)
    expect(out).not.toMatch(/(?:src|href)="(?!https:\/\/www\.brackwaterpost)[^"#]/)
  })

  it("reads the input after a broken one, says what was wrong in one line each, and ends with 1", async () => {
    const broken = file("a.pdf", "%PDF-1.7 ...")
    const { status, out, err } = await typed(["read", "nowhere.txt", SAMPLE, broken, "--format", "jsonl"], root)
    expect(status).toBe(1)
    expect(out.trim().split("\n")).toHaveLength(1)
    expect(err.trim().split("\n")).toEqual([
      expect.stringMatching(/^hearsay: nowhere\.txt: no such file or folder; /),
      expect.stringMatching(/a\.pdf: .*PDF/),
    ])
  })

  const empty = join(scratch, "empty-folder")
  mkdirSync(empty)
  it.each([
    ["a missing file", ["nowhere.html"], /nowhere\.html: no such file/],
    ["a folder with nothing in it", [empty], /empty-folder: .*nothing/],
    ["an empty file", [file("empty.txt", "")], /empty\.txt: .*(?:empty|no text)/],
    ["blanks only", [file("blank.txt", " \n\n ")], /blank\.txt: .*(?:empty|no text)/],
    [
      "binary given as text",
      [file("binary.txt", Buffer.from([65, 0, 1, 2, 66, 0, 9]))],
      /binary\.txt: .*(?:binary|not text)/,
    ],
    ["another language", [file("francais.txt", FRENCH)], /francais\.txt: .*French.*--force/],
    [
      "a page without an article",
      [file("menu.html", "<html><body><nav><a href=/>Home</a> <a href=/a>About</a></nav></body></html>")],
      /menu\.html: .*no article/,
    ],
    ["a day that does not exist", ["--date", "2031-02-30", SAMPLE], /2031-02-30/],
    ["a form that is none", ["--format", "docx", SAMPLE], /docx/],
    ["no input", [], /missing required argument/],
  ])("refuses %s with one clear line and status 2, and prints nothing", async (_, args, message) => {
    const { status, out, err } = await typed(["read", ...args], root)
    expect({ status, out }).toEqual({ status: 2, out: "" })
    expect(err).toMatch(message)
    expect(err).not.toContain("    at ")
  })

  it("reads another language when told to, and says so in a note", () => {
    const { status, out } = hearsay(["read", "-", "--force", "--format", "json"], { input: FRENCH })
    expect(status).toBe(0)
    expect(JSON.parse(out).notes).toContainEqual({ code: "language-forced", span: null })
  })

  it("takes a closed pipe for the reader's own choice", async () => {
    const child = spawn(process.execPath, [main, "read", ...Array(6).fill(SAMPLE), "--format", "jsonl"], { cwd: root })
    await once(child.stdout, "data")
    child.stdout.destroy()
    expect(await ended(child)).toEqual({ code: 0, signal: null, error: "" })
  })

  it("stops when it is interrupted", async () => {
    const child = spawn(process.execPath, [main, "read", ...Array(400).fill(SAMPLE), "--format", "jsonl"], {
      cwd: root,
    })
    await once(child.stdout, "data")
    child.stdout.resume()
    child.kill("SIGINT")
    expect(await ended(child)).toMatchObject({ signal: "SIGINT" })
  })
})

describe("hearsay", () => {
  it("prints the JSON Schema of a record", async () => {
    expect(JSON.parse((await typed(["schema"])).out)).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
    })
  })

  it("prints the JSON Schema of a story too, and of nothing else", async () => {
    const schema = JSON.parse((await typed(["schema", "story"])).out)
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema")
    expect(Object.keys(schema.properties)).toEqual(["articles", "claims", "changes", "events", "notes"])
    expect(await typed(["schema", "novel"])).toMatchObject({ status: 2, out: "" })
  })

  it("helps with examples", async () => {
    expect((await typed(["read", "--help"])).out).toContain("hearsay read articles/ --format jsonl > out.jsonl")
  })

  it.each([[["--help"]], [["help", "watch"]], [["watch", "--help"]], [["raed"]], [[]]])(
    "tells of %j the same as built, where commands are listed without being loaded",
    (args) => {
      const built = spawnSync(process.execPath, [join(root, "bin/hearsay.js"), ...args], {
        encoding: "utf8",
        env: ENVIRONMENT,
      })
      expect(built.stdout + built.stderr).toMatch(/hearsay.*watch|did you mean read/is)
      expect(hearsay(args)).toEqual({ status: built.status, out: built.stdout, error: built.stderr })
    },
  )

  it.each([
    ["an option's value", ["read", "--format", "docx", SAMPLE], "hearsay read --help"],
    ["an argument", ["show"], "hearsay show --help"],
    ["a form", ["export"], "hearsay export --help"],
    ["a command", ["raed"], "Did you mean read?"],
  ])("says where to look when %s is wrong or missing", async (_, args, place) => {
    const { status, err } = await typed(args, root)
    expect(status).toBe(2)
    expect(err).toContain(place)
  })

  it("prints its version", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
    expect(hearsay(["--version"]).out.trim()).toBe(version)
  })
})

async function ended(child: ChildProcess) {
  let error = ""
  child.stderr?.on("data", (data) => {
    error += data
  })
  const [code, signal] = await once(child, "exit")
  return { code, signal, error }
}
