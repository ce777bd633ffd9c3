/** The answer of a use case → the HTML of its page, by the components of src/web as they were built. */
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { ModelError } from "../../record/index.ts"

interface Built {
  /** @returns the title of the page and its body, in which every text is escaped */
  renderPage(page: string, answer: unknown, asked: unknown): { title: string; body: string }
}

let built: Promise<Built> | undefined

async function load(): Promise<Built> {
  const file = new URL("../../../dist/web-server/pages.js", import.meta.url)
  if (!existsSync(file))
    throw new ModelError({
      what: "the pages have not been built",
      where: fileURLToPath(file),
      next: "run: npm run build:web",
    })
  return import(file.href)
}

/**
 * @param page the name of one of src/web/pages
 * @param asked what was asked for, which the page shows where it can be changed
 */
export async function renderPage(page: string, answer: unknown, asked: unknown): Promise<string> {
  built ??= load()
  const { title, body } = (await built).renderPage(page, answer, asked)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)} · Hearsay</title>
<script src="/assets/theme.js"></script>
<link rel="stylesheet" href="/assets/pages.css">
<script type="module" src="/assets/pages.js"></script>
</head>
<body>
${body}
</body>
</html>
`
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
