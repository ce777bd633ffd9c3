import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { ModelError } from "../../record/index.ts"
import { loadWeights } from "./weights.ts"

const own = new URL("../../../models/frames/", import.meta.url)
const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
afterAll(() => rmSync(folder, { recursive: true }))

function changed(change: (path: (name: string) => string) => void): URL {
  const path = mkdtempSync(join(folder, "frames-"))
  for (const name of ["frames.json", "weights.tsv"]) copyFileSync(new URL(name, own), join(path, name))
  change((name) => join(path, name))
  return pathToFileURL(`${path}/`)
}

describe("the weights of frames", () => {
  it("are those that come with Hearsay, for each field", () => {
    for (const table of Object.values(loadWeights(changed(() => {})))) expect(table.get("")).toBeLessThan(0)
  })

  it.each([
    [
      "changed by one digit",
      "weights.tsv",
      (path: string) => writeFileSync(path, "addressee\t\t-1.594\n"),
      "has changed",
    ],
    ["empty", "weights.tsv", (path: string) => writeFileSync(path, ""), "has changed"],
    ["missing", "weights.tsv", (path: string) => rmSync(path), "cannot be read"],
    ["without their checksum", "frames.json", (path: string) => rmSync(path), "cannot be read"],
    ["beside a checksum that is none", "frames.json", (path: string) => writeFileSync(path, "{}"), "is not what"],
  ])("are refused when %s, in one line that says what to do", (_, name, change, words) => {
    const load = () => loadWeights(changed((path) => change(path(name))))
    expect(load).toThrow(ModelError)
    expect(load).toThrow(new RegExp(`^[^\\n]*${name}: [^\\n]*${words}[^\\n]*; install Hearsay again[^\\n]*$`))
  })
})
