/**
 * What every page has in common: one file that asks for nothing from outside, opens from a disk, prints, and reads without a script.
 *
 * What comes from articles enters only as text nodes and as JSON with its angle brackets escaped; the policy in the page's head
 * lets no script run but its own. The parts are compiled by `npm run build:web`.
 */
import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { ModelError } from "../record/index.ts"

interface Parts {
  script: string
  style: string
}

/** In the head, so that a page turned dark does not first shine; what is kept there, src/web/theme.ts keeps. */
const THEME =
  'try { const theme = localStorage.getItem("hearsay:theme"); if (theme) document.documentElement.dataset.theme = theme } catch {}'

/** @param body HTML whose texts are escaped */
export function pageOf(title: string, language: string | null, body: string, { script, style }: Parts): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${hashOf(THEME)}' '${hashOf(script)}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="${escaped(language ?? "en")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Hearsay">
<title>${escaped(title)} · Hearsay</title>
<script>${THEME}</script>
<style>${style.replaceAll("</", "<\\/")}</style>
</head>
<body>
${body}
<script type="module">${script}</script>
</body>
</html>
`
}

/**
 * A page as it was built: what renders it here, what moves it in the browser, what it looks like.
 *
 * @throws {ModelError} when it has not been built
 */
export async function builtPage<Server>(page: "desk" | "story"): Promise<Parts & { server: Server }> {
  const built = new URL("../../dist/web/", import.meta.url)
  const server = new URL(`../../dist/web-server/${page === "desk" ? "server" : page}.js`, import.meta.url)
  if (!existsSync(server)) {
    throw new ModelError({
      what: "the page has not been built",
      where: fileURLToPath(server),
      next: "run: npm run build:web",
    })
  }
  const file = (kind: string) => readFileSync(new URL(`${page}.${kind}`, built), "utf8")
  return {
    server: await import(server.href),
    script: file("js").replaceAll("</script", "<\\/script"),
    style: file("css"),
  }
}

function hashOf(script: string): string {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
}
