/** Main text of the pages of the article-extraction benchmark, by its own scorer; and how many of the pages gave an article. */
import { execFileSync } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { acquire } from "../src/acquire/index.ts"
import { evalFolder } from "./data.ts"

export async function evalPages(): Promise<string> {
  const folder = join(evalFolder, "pages")
  const work = mkdtempSync(join(tmpdir(), "hearsay-pages-"))
  mkdirSync(join(work, "html"))
  mkdirSync(join(work, "output"))
  const names = readdirSync(join(folder, "html")).filter((name) => name.endsWith(".html.gz"))
  const paths = names.map((name) => {
    const path = join(work, "html", name.slice(0, -3))
    writeFileSync(path, gunzipSync(readFileSync(join(folder, "html", name))))
    return path
  })
  const bodies: { [id: string]: { articleBody: string } } = {}
  for (const path of paths) {
    for await (const acquired of acquire([path], { force: true })) {
      const id =
        path
          .split("/")
          .at(-1)
          ?.replace(/\.html$/, "") ?? path
      bodies[id] = { articleBody: "article" in acquired ? acquired.article.text : "" }
    }
  }
  writeFileSync(join(work, "output/hearsay.json"), JSON.stringify(bodies))
  copyFileSync(join(folder, "ground-truth.json"), join(work, "ground-truth.json"))
  return execFileSync("python3", [join(folder, "evaluate.py")], { cwd: work, encoding: "utf8" })
}
