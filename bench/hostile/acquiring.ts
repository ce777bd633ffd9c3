/** Files → articles. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { acquire } from "../../src/acquire/index.ts"
import { files } from "./files.ts"
import { pdfs } from "./pdfs.ts"
import { mappedOnce, type Shapes } from "./stages.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-hostile-"))
process.on("exit", () => rmSync(folder, { recursive: true }))

export const acquiring: Shapes = mappedOnce({ ...files, ...pdfs }, ([ending, made]) => async (length: number) => {
  const path = join(folder, `hostile-${length}${ending}`)
  writeFileSync(path, made(length))
  return async () => {
    let fault: unknown = null
    for await (const each of acquire([path], { entries: "text", force: true })) if ("error" in each) fault = each.error
    if (fault) throw fault
  }
})
