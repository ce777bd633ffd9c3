/**
 * A record as a page: one file that asks for nothing from outside, opens from a disk, prints, and reads without a script.
 *
 * The page is rendered here and brought to life in the browser by the same components (src/web, compiled by `npm run build:web`). What comes
 * from the article enters only as text nodes and as JSON with its angle brackets escaped; the policy in the page's head
 * lets no script run but its own.
 */
import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { ModelError, type Record, titleOf } from "../record/index.ts"

interface Parts {
  render: (record: Record) => string
  script: string
  style: string
}

/** In the head, so that a page turned dark does not first shine; what is kept there, src/web/theme.ts keeps. */
const THEME =
  'try { const theme = localStorage.getItem("hearsay:theme"); if (theme) document.documentElement.dataset.theme = theme } catch {}'

let parts: Promise<Parts> | undefined

export async function writeHtml(record: Record): Promise<string> {
  parts ??= loadParts()
  const { render, script, style } = await parts
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${hashOf(THEME)}' '${hashOf(script)}'; base-uri 'none'; form-action 'none'`
  const { language } = record.article
  return `<!doctype html>
<html lang="${escaped(language ?? "en")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Hearsay">
<title>${escaped(titleOf(record.article))} · Hearsay</title>
<script>${THEME}</script>
<style>${style.replaceAll("</", "<\\/")}</style>
</head>
<body>
<div id="desk">${render(record)}</div>
<script type="application/json" id="record">${JSON.stringify(record).replaceAll("<", "\\u003c")}</script>
<script type="module">${script}</script>
</body>
</html>
`
}

async function loadParts(): Promise<Parts> {
  const built = new URL("../../dist/web/", import.meta.url)
  const server = new URL("../../dist/web-server/server.js", import.meta.url)
  if (!existsSync(server)) {
    throw new ModelError({
      what: "the page has not been built",
      where: fileURLToPath(server),
      next: "run: npm run build:web",
    })
  }
  const { renderDesk } = await import(server.href)
  const file = (name: string) => readFileSync(new URL(name, built), "utf8")
  return { render: renderDesk, script: file("desk.js").replaceAll("</script", "<\\/script"), style: file("desk.css") }
}

function hashOf(script: string): string {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
}
